import { type ComponentProps, type ReactNode, useState } from 'react';
import type { DraftedTask } from '../../engine/protocol/messages.ts';
import { useAt, useDraft, useErrors, useErrorsAt, useShapeAt } from '../draft/draft-context.ts';
import { ExpectationFields } from '../draft/ExpectationFields.tsx';
import { OtherThing, useFirst, Wrong } from '../draft/Field.tsx';
import { fresh } from '../draft/fresh.ts';
import { InterventionFields } from '../draft/InterventionFields.tsx';
import { ItemList } from '../draft/ItemList.tsx';
import { ItemSummary } from '../draft/ItemSummary.tsx';
import { getAt, isObject, type Json, type Path, writePath } from '../draft/json.ts';
import { OfferedExpectations } from '../draft/OfferedExpectations.tsx';
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
  const first = useFirst();
  const [choosing, setChoosing] = useState(false);
  if (!shape) return null;
  return (
    <Items
      title={text.goal}
      list={{
        path,
        open: opened.part === 'page' ? opened.goal : null,
        onOpen: openGoal,
        addText: text.addGoal,
        nothing: text.noGoal,
        make: before => before ?? fresh(shape, first),
        children: place => <ExpectationFields path={place} />,
      }}
    >
      {drafted?.same && (
        <div>
          <Button aria-expanded={choosing} onClick={() => setChoosing(!choosing)}>
            {text.fromState}
          </Button>
        </div>
      )}
      {choosing && drafted?.same && (
        <fieldset className="flex flex-col gap-2 border-hair border-l pl-3">
          <legend className="sr-only">{text.fromState}</legend>
          <OfferedExpectations
            path={path}
            offered={drafted.goal}
            hint={text.fromStateHint(drafted.step)}
            note={({ without }) => without && <span className="shrink-0 text-ink-3">{text.without[without]}</span>}
            addText={text.addParts}
            className="max-h-72 overflow-y-auto border-hair border-b"
            done={() => setChoosing(false)}
          />
        </fieldset>
      )}
    </Items>
  );
};

const Solution = ({ path, step, drafted }: ListProps & { readonly step: number }) => {
  const { edit, say } = useDraft();
  const opened = useOpened();
  const done = drafted?.same ? drafted.solution : [];
  const take = (): void => {
    edit(path, done as Json);
    say(text.taken(done.length));
  };
  return (
    <Items
      title={text.solution}
      list={{
        path,
        open: opened.part === 'page' ? opened.doing : null,
        onOpen: openDoing,
        addText: text.addDoing,
        nothing: text.noSolution,
        make: before => ({ atStep: getAt(before, ['atStep']) ?? step, action: 'operator submit' }),
        children: place => <InterventionFields path={place} />,
      }}
    >
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
    </Items>
  );
};

interface ItemsProps {
  readonly title: string;
  readonly list: Omit<ComponentProps<typeof ItemList>, 'summary'>;
  readonly children: ReactNode;
}

/** A list of the task, and below it where its items can come from. */
const Items = ({ title, list, children }: ItemsProps) => (
  <section aria-label={title} className="flex flex-col gap-2">
    <h5 className="font-semibold">{title}</h5>
    <Wrong id={writePath(list.path)} errors={useErrorsAt(list.path)} />
    <div className="-mx-4">
      <ItemList {...list} summary={item => <ItemSummary item={item} />} />
    </div>
    {children}
  </section>
);

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
