import { actions } from '../store/app-state.ts';
import { clauseStudy as text } from '../text/study.ts';

/** A step of the run that is shown; opens the list of its clauses. */
export const StepButton = ({ step, what }: { readonly step: number; readonly what: string }) => (
  <button
    type="button"
    onClick={() => actions.setStudy({ step: `${step}` })}
    className="flex min-h-6 w-full items-baseline gap-2 px-1 text-left hover:bg-ink/5"
  >
    <b className="font-mono font-semibold">
      <span className="sr-only">{text.step(step)}</span>
      <span aria-hidden>{step}</span>
    </b>
    <span className="min-w-0 break-words font-mono text-ink-2">{what}</span>
  </button>
);
