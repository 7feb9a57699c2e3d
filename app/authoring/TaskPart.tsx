import { useState } from 'react';
import type { DraftedTask } from '../../engine/protocol/messages.ts';
import { ChoiceOfForm } from '../draft/ChoiceOfForm.tsx';
import { useAt, useDraft, useErrors, useErrorsAt, useShapeAt } from '../draft/draft-context.ts';
import { OtherThing, useFirst, Wrong } from '../draft/Field.tsx';
import { fresh } from '../draft/fresh.ts';
import { InterventionFields } from '../draft/InterventionFields.tsx';
import { ItemList } from '../draft/ItemList.tsx';
import { getAt, isObject, type Json, listIn, membersOf, type Path, writePath } from '../draft/json.ts';
import { Members } from '../draft/Members.tsx';
import { summaryOf } from '../draft/summary.ts';
import { useApp } from '../store/app-state.ts';
import { openScenario } from '../store/opening.ts';
import { useStudy } from '../study/use-study.ts';
import { authoring as text } from '../text/authoring.ts';
import { Button } from '../ui/Button.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { useLesson } from './lesson-draft.ts';
import { openDoing, openGoal, useOpened } from './open-page.ts';
import { ProseField } from './ProseField.tsx';
import { Section } from './Section.tsx';
import { usePageScenario } from './use-lesson-around.ts';

/** A goal that the learner reaches by hand, and one way to it. */
export const TaskPart = ({ page }: { readonly page: number }) => {
  const path = ['pages', page, 'task'];
  const { edit } = useDraft();
  const { content } = usePageScenario();
  const value = useAt(path);
  const step = useAt(['pages', page, 'step']);
  // What was done by hand, and how far the run is.
  const run = useApp(state => state.run.run);
  const asked = content !== undefined && typeof step === 'number' && value !== undefined;
  const found = useStudy(asked ? { kind: 'draft-task', scenario: content, step } : null, run);
  const drafted = found?.ok ? found.found : null;
  if (value !== undefined && !isObject(value)) return <OtherThing path={path} shape={{ kind: 'flag' }} value={value} />;
  const toRun = drafted && !drafted.same && (
    <div className="flex flex-wrap items-center gap-2">
      <span className="text-ink-2">{text.otherRun}</span>
      <Button title={text.openRunHint} onClick={() => void openScenario(content, Number(step))} className="h-6">
        {text.openRun}
      </Button>
    </div>
  );
  return (
    <Section
      path={path}
      title={text.task}
      hint={text.taskHint}
      add={text.addTask}
      remove={text.removeTask}
      there={value !== undefined}
      onAdd={() => edit(path, { ask: '', goal: [], solution: [] })}
    >
      <ProseField path={[...path, 'ask']} label={text.ask} />
      {toRun}
      <Goal path={[...path, 'goal']} drafted={drafted} />
      <ProseField path={[...path, 'hint']} label={text.hint} optional />
      <Solution path={[...path, 'solution']} step={Number(step)} drafted={drafted} />
      <Played />
    </Section>
  );
};

interface ListProps {
  readonly path: Path;
  readonly drafted: DraftedTask | null;
}

const Goal = ({ path, drafted }: ListProps) => {
  const opened = useOpened();
  const shape = useShapeAt([...path, 0]);
  const errors = useErrorsAt(path);
  const first = useFirst();
  const [choosing, setChoosing] = useState(false);
  if (!shape) return null;
  return (
    <section aria-label={text.goal} className="flex flex-col gap-2">
      <h5 className="font-semibold">{text.goal}</h5>
      <Wrong id={writePath(path)} errors={errors} />
      <div className="-mx-4">
        <ItemList
          path={path}
          open={opened.part === 'page' ? opened.goal : null}
          onOpen={openGoal}
          addText={text.addGoal}
          nothing={text.noGoal}
          make={before => before ?? fresh(shape, first)}
          summary={item => <Summary item={item} />}
        >
          {place => <GoalFields path={place} />}
        </ItemList>
      </div>
      {drafted?.same && (
        <div>
          <Button aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
            {text.fromState}
          </Button>
        </div>
      )}
      {choosing && drafted?.same && <GoalTicks path={path} drafted={drafted} done={() => setChoosing(false)} />}
    </section>
  );
};

const Summary = ({ item }: { readonly item: Json }) => {
  const { head, rest } = summaryOf(item);
  return (
    <span className="block break-words">
      <b className="mr-1 font-mono font-semibold">{head}</b> <span className="font-mono text-ink-2">{rest}</span>
    </span>
  );
};

const GoalFields = ({ path }: { readonly path: Path }) => {
  const shape = useShapeAt(path);
  const value = useAt(path);
  if (shape?.kind !== 'choice') return null;
  if (value !== undefined && !isObject(value)) return <OtherThing path={path} shape={shape} value={value} />;
  return (
    <div className="flex flex-col gap-2">
      <ChoiceOfForm path={path} shape={shape} />
      <Members path={path} members={membersOf(shape, value)} standards={{ owner: 'pf0' }} />
    </div>
  );
};

interface TicksProps {
  readonly path: Path;
  readonly drafted: DraftedTask;
  readonly done: () => void;
}

/** What is so in the shown run, to be ticked one by one. */
const GoalTicks = ({ path, drafted, done }: TicksProps) => {
  const { edit } = useDraft();
  const goal = listIn(useAt(path));
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const known = new Set(goal.map(each => JSON.stringify(each)));
  const toggle = (key: string): void =>
    setChosen(before => new Set(before.has(key) ? [...before].filter(each => each !== key) : [...before, key]));
  const add = (): void => {
    const more = drafted.goal.map(({ expectation }) => expectation as Json);
    edit(path, [...goal, ...more.filter(each => chosen.has(JSON.stringify(each)))]);
    done();
  };
  return (
    <fieldset className="flex flex-col gap-2 border-hair border-l pl-3">
      <legend className="sr-only">{text.fromState}</legend>
      <p className="text-ink-2">{text.fromStateHint(drafted.step)}</p>
      <ul className="max-h-72 overflow-y-auto border-hair border-b">
        {drafted.goal.map(({ expectation, text: words, without }) => {
          const key = JSON.stringify(expectation);
          return (
            <li key={key} className="border-hair border-t">
              <label className="flex min-h-7 items-baseline gap-2 py-1">
                <input
                  type="checkbox"
                  disabled={known.has(key)}
                  checked={known.has(key) || chosen.has(key)}
                  onChange={() => toggle(key)}
                  className="relative top-0.5 size-4 shrink-0 accent-ink"
                />
                <span className="min-w-0 flex-1 break-words">{words}</span>
                {without && <span className="shrink-0 text-ink-3">{text.without[without]}</span>}
              </label>
            </li>
          );
        })}
      </ul>
      <div className="flex gap-2">
        <Button primary disabled={chosen.size === 0} onClick={add}>
          {text.addParts(chosen.size)}
        </Button>
        <Button onClick={done}>{text.cancel}</Button>
      </div>
    </fieldset>
  );
};

const Solution = ({ path, step, drafted }: ListProps & { readonly step: number }) => {
  const { edit, say } = useDraft();
  const opened = useOpened();
  const errors = useErrorsAt(path);
  const done = drafted?.same ? drafted.solution : [];
  const take = (): void => {
    edit(path, done as Json);
    say(text.taken(done.length));
  };
  return (
    <section aria-label={text.solution} className="flex flex-col gap-2">
      <h5 className="font-semibold">{text.solution}</h5>
      <Wrong id={writePath(path)} errors={errors} />
      <div className="-mx-4">
        <ItemList
          path={path}
          open={opened.part === 'page' ? opened.doing : null}
          onOpen={openDoing}
          addText={text.addDoing}
          nothing={text.noSolution}
          make={before => ({ atStep: getAt(before, ['atStep']) ?? step, action: 'operator submit' })}
          summary={item => <Summary item={item} />}
        >
          {place => <InterventionFields path={place} />}
        </ItemList>
      </div>
      {drafted?.same && (
        <div className="flex flex-wrap items-center gap-2">
          <Button disabled={done.length === 0 || drafted.early !== null} onClick={take}>
            {text.takeDone}
          </Button>
          {drafted.early !== null ? (
            <span className="text-ink-2">{text.doneEarly(drafted.early, step)}</span>
          ) : (
            done.length === 0 && <span className="text-ink-3">{text.doneNothing(step)}</span>
          )}
        </div>
      )}
    </section>
  );
};

/** That the engine has played the task, and found nothing wrong with it. */
const Played = () => {
  const errors = useErrors();
  const current = useLesson(({ checked, text: now }) => checked?.text === now && checked.view.fault === null);
  if (!current || errors.length > 0) return null;
  return (
    <p className="flex items-baseline gap-1.5">
      <RoleGlyph role="ok" /> {text.checkedTask}
    </p>
  );
};
