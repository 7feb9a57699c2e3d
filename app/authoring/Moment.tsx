import { useId, useState } from 'react';
import { inputClass, selectClass } from '../command/input-classes.ts';
import { useAt, useDraft, useErrorsAt } from '../draft/draft-context.ts';
import { FieldRow } from '../draft/Field.tsx';
import { getAt, isObject, type Json } from '../draft/json.ts';
import { useApp } from '../store/app-state.ts';
import { openScenario } from '../store/opening.ts';
import { useStudy } from '../study/use-study.ts';
import { authoring as text } from '../text/authoring.ts';
import { Button } from '../ui/Button.tsx';
import { useLesson } from './lesson-draft.ts';
import { freeName, withMoment } from './pages.ts';
import { contentOf, useShelf } from './shelf.ts';
import { shownRun } from './start.ts';
import { usePageScenario } from './use-lesson-around.ts';

/** The moment of a page: which scenario, which step, and how it looks then. */
export const Moment = ({ page }: { readonly page: number }) => {
  const { name, content } = usePageScenario();
  const step = useAt(['pages', page, 'step']);
  const theme = document.documentElement.dataset.theme === 'dark' ? ('dark' as const) : ('light' as const);
  const asked = content !== undefined && typeof step === 'number';
  const found = useStudy(asked ? { kind: 'draft-moment', scenario: content, step, theme } : null);
  const moment = found?.ok ? found.found : null;
  return (
    <>
      <ScenarioChoice page={page} name={name} />
      <StepField page={page} end={moment?.end ?? null} />
      <div className="flex flex-wrap items-center gap-2 py-1">
        <TakeShown page={page} />
        <Button title={text.openRunHint} disabled={!moment} onClick={() => void openScenario(content, Number(step))}>
          {text.openRun}
        </Button>
      </div>
      {moment && <Picture svg={moment.svg} sentence={moment.sentence} />}
    </>
  );
};

const ScenarioChoice = ({ page, name }: { readonly page: number; readonly name: string | null }) => {
  const id = useId();
  const { edit } = useDraft();
  const path = ['pages', page, 'scenario'];
  const lesson = useLesson(state => state.value);
  const shelf = useShelf();
  const errors = useErrorsAt(path);
  const given = getAt(lesson, ['scenarios']);
  const names = Object.keys(isObject(given) ? given : {});
  // The pages after it stay where they are.
  const choose = (next: string): void => edit([], withMoment(lesson, page, { scenario: next }));
  return (
    <FieldRow id={id} path={path} label={String(path.at(-1))} errors={errors}>
      <select
        id={id}
        value={name ?? ''}
        aria-invalid={errors.length > 0}
        aria-describedby={errors.length > 0 ? `${id}-wrong` : undefined}
        onChange={({ target }) => choose(target.value)}
        className={`${selectClass} w-full font-mono aria-invalid:border-fault`}
      >
        {(name === null || !names.includes(name)) && <option value={name ?? ''}>{name ?? ''}</option>}
        {names.slice(0, MOST).map(each => (
          <option
            key={each}
            value={each}
            lang={typeof getAt(lesson, ['scenarios', each]) === 'string' ? 'en' : undefined}
          >
            {titled(each, contentOf(lesson, each, shelf))}
          </option>
        ))}
      </select>
    </FieldRow>
  );
};

/** Scenarios that can be chosen; a lesson has fewer. */
const MOST = 100;

const titled = (name: string, content: Json | undefined): string => {
  const title = getAt(content, ['title']);
  return typeof title === 'string' ? `${name}  ${title.slice(0, 120)}` : name;
};

const StepField = ({ page, end }: { readonly page: number; readonly end: number | null }) => {
  const id = useId();
  const { edit } = useDraft();
  const path = ['pages', page, 'step'];
  const step = useAt(path);
  const errors = useErrorsAt(path);
  const write = (typed: string): void =>
    edit(path, /^(0|[1-9]\d{0,6})$/.test(typed.trim()) ? Number(typed) : typed, `pages[${page}].step`);
  return (
    <FieldRow id={id} path={path} label={String(path.at(-1))} errors={errors}>
      <span className="flex items-center gap-2">
        <input
          id={id}
          value={step === undefined ? '' : String(step)}
          inputMode="numeric"
          autoComplete="off"
          aria-invalid={errors.length > 0}
          aria-describedby={errors.length > 0 ? `${id}-wrong` : undefined}
          onChange={({ target }) => write(target.value)}
          className={`${inputClass} w-24`}
        />
        {end !== null && <span className="text-ink-3">{text.ofSteps(end)}</span>}
      </span>
    </FieldRow>
  );
};

/** The page is about what the run shows; the run comes into the lesson with it where it is not there yet. */
const TakeShown = ({ page }: { readonly page: number }) => {
  const { edit, say, store } = useDraft();
  const lesson = useLesson(state => state.value);
  const shelf = useShelf();
  const step = useApp(state => state.run.run?.step ?? null);
  if (step === null) return null;
  const take = async (): Promise<void> => {
    const given = getAt(lesson, ['scenarios']);
    const names = Object.keys(isObject(given) ? given : {});
    const shown = await shownRun(Object.fromEntries(names.map(name => [name, contentOf(lesson, name, shelf)])));
    if (!shown) return;
    if (shown.name === null && shown.scenario === null) return say(text.notRecorded);
    const wanted = typeof shown.scenario === 'string' ? shown.scenario : shown.title;
    // What was written meanwhile stays.
    const { value } = store.getState();
    edit(
      [],
      withMoment(
        value,
        page,
        shown.name === null
          ? { scenario: freeName(value, wanted), step: shown.step, added: shown.scenario as Json }
          : { scenario: shown.name, step: shown.step },
      ),
    );
    say(text.takenShown(shown.step, shown.title));
  };
  return <Button onClick={() => void take()}>{text.takeShown(step)}</Button>;
};

const Picture = ({ svg, sentence }: { readonly svg: string; readonly sentence: string }) => {
  const [large, setLarge] = useState(false);
  return (
    <figure className="flex flex-col gap-1">
      <button
        type="button"
        aria-pressed={large}
        title={large ? text.smallPicture : text.largePicture}
        onClick={() => setLarge(!large)}
        data-large={large}
        className="block w-full max-w-sm overflow-hidden rounded-1 border border-hair text-left hover:border-ink data-[large=true]:max-w-none"
      >
        <img src={`data:image/svg+xml,${encodeURIComponent(svg)}`} alt={text.picture} className="block w-full" />
      </button>
      <figcaption className="text-ink-2">{sentence || text.before}</figcaption>
    </figure>
  );
};
