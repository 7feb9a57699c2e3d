import { clauseStudy as text } from '../text/study.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import type { ClauseState } from './covered.ts';

/** What became of a clause, as a shape of its own in the colour of its meaning; `said` adds the word. */
export const StateMark = ({ state, said = false }: { readonly state: ClauseState; readonly said?: boolean }) => (
  <span
    data-state={state}
    className="inline-flex items-center gap-1.5 text-ink-3 data-[state=exercised]:text-ok data-[state=violated]:text-fault"
  >
    {state === 'violated' && <RoleGlyph role="fault" />}
    {state === 'exercised' && <RoleGlyph role="ok" />}
    {state !== 'violated' && state !== 'exercised' && (
      <svg aria-hidden viewBox="0 0 10 10" className="size-2.5 shrink-0" fill="none" stroke="currentColor">
        {state === 'never reached' && <circle cx="5" cy="5" r="3.8" strokeWidth="1.2" />}
        {state === 'not modelled' && <circle cx="5" cy="5" r="3.8" strokeWidth="1.2" strokeDasharray="1.5 1.5" />}
        {state === 'not observable' && <path d="M1.5 5h7" strokeWidth="1.2" />}
      </svg>
    )}
    <span className={said ? undefined : 'sr-only'}>{text.states[state]}</span>
  </span>
);
