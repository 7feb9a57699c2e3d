import { useApp } from '../store/app-state.ts';
import { labels } from '../text/labels.ts';
import { ClauseLink } from '../ui/ClauseLink.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';

/** The step that is shown, as one sentence above the picture; before the first one, what the scenario is about. */
export const StepLine = () => {
  const moment = useApp(state => state.run.moment);
  return (
    <section
      aria-label={labels.sentence}
      data-refused={moment?.refused ?? false}
      className="flex h-[52px] shrink-0 items-center gap-x-3 overflow-hidden border-hair border-b bg-surface px-4 py-1.5 data-[refused=true]:shadow-[inset_4px_0_var(--color-fault)]"
    >
      {moment ? (
        <>
          <span className="flex items-center gap-1.5 text-ink-2">
            <b className="font-mono font-semibold text-ink">{moment.step}</b>
            <RoleGlyph role={moment.refused ? 'fault' : moment.side} />
            <span className="font-mono">{moment.actor}</span>
          </span>
          <b className="min-w-0 flex-1 basis-80 font-semibold text-t3">{moment.sentence}</b>
          <span className="flex items-center gap-3 text-ink-3">
            {moment.visibility}
            {moment.clauses[0] && <ClauseLink id={moment.clauses[0].id} />}
          </span>
        </>
      ) : (
        <Opening />
      )}
    </section>
  );
};

const Opening = () => {
  const summary = useApp(state => state.run.run?.summary ?? '');
  return (
    <p className="text-t3">
      <b className="font-semibold">{labels.start(summary)}</b> <span className="text-ink-2">{labels.toStart}</span>
    </p>
  );
};
