import type { ClauseRef } from '../../engine/view/parts/clause.ts';
import type { MomentView } from '../../engine/view/parts/moment.ts';
import { Level } from '../clauses/Level.tsx';
import { useApp } from '../store/app-state.ts';
import { clauses as words } from '../text/labels.ts';
import { presenter as text } from '../text/presenter.ts';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { SourceTag } from '../ui/SourceTag.tsx';
import { FitText } from './FitText.tsx';
import { cueNowIn, cuesIn } from './talk-cues.ts';
import { useTalk } from './talk-store.ts';

/** The one of a step that a room should see: what was broken, or else what decided, or else the first. */
const chosen = ({ clauses, check }: MomentView): ClauseRef | undefined =>
  clauses.find(({ passed }) => passed === false) ?? clauses.find(({ id }) => id === check?.clause) ?? clauses[0];

/** What the class is asked, as long as nobody has shown the answer; otherwise what the text says. */
export const StageClause = () => {
  const asked = useAsked();
  if (!asked) return <OfStep />;
  return (
    <section aria-label={asked.label} aria-live="polite" className="stage-clause stage-asked">
      <p className="stage-clause-head">{asked.label}</p>
      <FitText of={asked.words} className="stage-fit stage-clause-text">
        {asked.words}
      </FitText>
    </section>
  );
};

/** The question or the task that the talk is at; null: it is at neither. */
const useAsked = (): { readonly label: string; readonly words: string } | null => {
  const gone = useTalk(state => state.gone);
  const cue = useApp(state => cuesIn(state)[cueNowIn(state, gone)]);
  if (cue?.kind === 'ask') return { label: text.question, words: cue.title };
  return cue?.kind === 'task' ? { label: text.task, words: cue.title } : null;
};

/** What the text says to the step, whom it binds, and whether it was kept; at the end, what became of the run. */
const OfStep = () => {
  const moment = useApp(state => state.run.moment);
  const clause = moment ? chosen(moment) : undefined;
  const more = (moment?.clauses.length ?? 0) - 1;
  return (
    <section aria-label={text.clause} className="stage-clause">
      {clause && (
        <>
          <p className="stage-clause-head">
            <RoleGlyph role="clause" className="size-[0.9em]" />
            <b className="stage-clause-id">{clause.id}</b>
            <Level level={clause.level} />
            <span>
              {words.binds} <RoleGlyph role={clause.actor} className="size-[0.7em]" /> {words.bound[clause.actor]}
            </span>
            <SourceTag source={clause.source} />
            {clause.passed !== null && (
              <span data-passed={clause.passed} className="stage-verdict">
                <RoleGlyph role={clause.passed ? 'ok' : 'fault'} className="size-[0.8em]" />{' '}
                {clause.passed ? text.kept : text.broken}
              </span>
            )}
            {more > 0 && <span className="stage-more">{text.clauses(more)}</span>}
          </p>
          <FitText of={clause.text} className="stage-fit stage-clause-text">
            <span lang="en">{clause.text}</span>
          </FitText>
        </>
      )}
      {!clause && <Verdict />}
    </section>
  );
};

/** Whether the run has become what its scenario expects. */
const Verdict = () => {
  const said = useApp(({ run: { run } }) => {
    if (!run?.finished || run.verdicts.length === 0) return null;
    return text.finished(run.verdicts.filter(({ held }) => held).length, run.verdicts.length);
  });
  return said && <p className="stage-clause-text">{said}</p>;
};
