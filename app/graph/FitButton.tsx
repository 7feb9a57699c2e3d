import { Panel } from '@xyflow/react';
import { picture } from '../text/picture.ts';

/** Shown once the picture was moved: back to all of it. */
export const FitButton = ({ onPress }: { readonly onPress: () => void }) => (
  <Panel position="bottom-right">
    <button
      type="button"
      title={picture.fitHint}
      onClick={onPress}
      className="h-6 rounded-1 border border-rule bg-surface px-2 font-semibold"
    >
      {picture.fit}
    </button>
  </Panel>
);
