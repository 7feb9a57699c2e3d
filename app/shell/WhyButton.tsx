import { lazy } from 'react';
import type { DecisionView } from '../../engine/view/parts/moment.ts';
import { actions, useApp } from '../store/app-state.ts';
import { labels } from '../text/labels.ts';
import { Opener } from '../ui/Opener.tsx';

const Why = lazy(() => import('./Why.tsx'));

/** One click from the step to what decided on its notification or interrupt. */
export const WhyButton = ({ decision }: { readonly decision: DecisionView }) => {
  const open = useApp(state => state.overlay === 'why');
  return (
    <Opener
      open={open}
      toggle={() => actions.toggleOverlay('why')}
      beside={anchor => <Why decision={decision} anchor={anchor} />}
      className="min-h-6 shrink-0 rounded-1 border border-rule px-2 text-ink hover:border-ink"
    >
      {labels.why(decision.about, decision.send)}
    </Opener>
  );
};
