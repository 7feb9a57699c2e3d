import { rings as text } from '../text/rings.ts';
import { Icon } from '../ui/Icon.tsx';

/** A buffer that somebody holds, which goes no further; it stands where there is room for one word. */
export const HeldMark = ({ at }: { readonly at: 'driver' | 'device' | undefined }) =>
  at && (
    <span title={text.onHold[at]} className="mr-2 inline-flex items-center gap-1 font-sans font-semibold">
      <Icon name="pause" className="size-2.5" />
      {text.held}
    </span>
  );
