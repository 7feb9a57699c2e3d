import type { ClauseRef } from '../../engine/view/parts/clause.ts';
import { actions, useApp } from '../store/app-state.ts';
import { clauses as text } from '../text/labels.ts';
import { Button } from '../ui/Button.tsx';
import { Catalogue } from './Catalogue.tsx';
import { ClauseText } from './ClauseText.tsx';
import { Verdicts } from './Verdicts.tsx';

const none: readonly ClauseRef[] = [];

/** What the text says to the step that is shown, and all that it says. */
const ClausePanel = () => {
  const ofStep = useApp(state => state.run.moment?.clauses ?? none);
  const selected = useApp(state => state.selection.clause);
  const chosen = useApp(state => state.run.catalog?.clauses.find(({ id }) => id === state.selection.clause));
  return (
    <div className="pb-4">
      {chosen && !ofStep.some(({ id }) => id === chosen.id) && (
        <ul className="border-hair border-b px-4 py-2">
          <ClauseText clause={chosen} selected />
        </ul>
      )}
      <section aria-label={text.ofStep} className="border-hair border-b px-4 py-2">
        <h3 className="flex items-center gap-2 py-1 font-semibold">
          <span className="flex-1">{text.ofStep}</span>
          <Button onClick={() => actions.openStudy('clauses')} className="font-normal">
            {text.map}
          </Button>
        </h3>
        {ofStep.length === 0 ? (
          <p className="text-ink-3">{text.none}</p>
        ) : (
          <ul className="flex flex-col gap-2">
            {ofStep.map((clause, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: a step may judge a clause twice; the list is made anew each step.
              <ClauseText key={`${clause.id} ${index}`} clause={clause} selected={clause.id === selected} />
            ))}
          </ul>
        )}
      </section>
      <Verdicts />
      <Catalogue />
    </div>
  );
};

export default ClausePanel;
