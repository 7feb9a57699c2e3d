import { useApp } from '../store/app-state.ts';
import { registers as text } from '../text/registers.ts';
import { ClauseLink } from '../ui/ClauseLink.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

/** What came of the access that was made here last, as long as its step is the one that is shown. */
export const Outcome = ({ step }: { readonly step: number | null }) => {
  const moment = useApp(state => (state.run.moment?.step === step ? state.run.moment : null));
  const judged = moment?.clauses.filter(({ passed }) => passed !== null) ?? [];
  return (
    <div
      role="status"
      aria-label={text.outcome}
      className="max-h-40 min-h-19 shrink-0 overflow-auto border-rule border-t bg-surface px-3 py-1.5"
    >
      {moment ? (
        <>
          <p className="font-semibold">{moment.sentence}</p>
          {judged.map(({ id, passed }) => (
            <p key={id} className="flex flex-wrap items-baseline gap-x-1.5">
              <RoleGlyph role={passed ? 'ok' : 'fault'} className="size-2.5 self-center" />
              <span className={passed ? 'text-ok' : 'text-fault'}>{passed ? text.kept : text.broken}</span>
              <ClauseLink id={id} />
            </p>
          ))}
        </>
      ) : (
        <p className="text-ink-3">{text.outcomeNone}</p>
      )}
    </div>
  );
};
