import { lazy, Suspense, useRef } from 'react';
import type { DecisionView } from '../../engine/view/parts/moment.ts';
import { actions, useApp } from '../store/app-state.ts';
import { labels } from '../text/labels.ts';

const Why = lazy(() => import('./Why.tsx'));

/** One click from the step to what decided on its notification or interrupt. */
export const WhyButton = ({ decision }: { readonly decision: DecisionView }) => {
  const button = useRef<HTMLButtonElement>(null);
  const open = useApp(state => state.overlay === 'why');
  return (
    <>
      <button
        ref={button}
        type="button"
        aria-haspopup="dialog"
        aria-expanded={open}
        onClick={() => actions.toggleOverlay('why')}
        className="min-h-6 shrink-0 rounded-1 border border-rule px-2 text-ink hover:border-ink"
      >
        {labels.why(decision.about, decision.send)}
      </button>
      <Suspense>{open && <Why decision={decision} anchor={button} />}</Suspense>
    </>
  );
};
