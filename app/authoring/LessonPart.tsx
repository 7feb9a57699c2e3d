import { useEffect } from 'react';
import { selectClass } from '../command/input-classes.ts';
import { useDraft, useErrors, useShapeAt } from '../draft/draft-context.ts';
import { Field, Wrong } from '../draft/Field.tsx';
import { getAt, isObject, membersOf, writePath } from '../draft/json.ts';
import { actions, useApp } from '../store/app-state.ts';
import { authoring as text } from '../text/authoring.ts';
import { IconButton } from '../ui/Button.tsx';
import { useLesson } from './lesson-draft.ts';
import { freeName, uses } from './pages.ts';
import { contentOf, useShelf } from './shelf.ts';

/** Scenarios that are listed; a lesson has fewer. */
const MOST = 100;
const heads = ['title', 'audience', 'minutes', 'language'];

/** What the lesson is, and the scenarios that its pages show. */
export const LessonPart = () => {
  const shape = useShapeAt([]);
  return (
    <div className="flex max-w-4xl flex-col gap-1.5 px-4">
      {membersOf(shape, null)
        .filter(({ name }) => heads.includes(name))
        .map(({ name, shape: own, optional }) => (
          <Field key={name} path={[name]} shape={own} label={name} optional={optional} />
        ))}
      <Scenarios />
    </div>
  );
};

const Scenarios = () => {
  const { edit } = useDraft();
  const lesson = useLesson(state => state.value);
  const shelf = useShelf();
  const library = useApp(state => state.library) ?? [];
  const errors = useErrors();
  useEffect(() => void actions.loadLibrary().catch(() => {}), []);
  const given = getAt(lesson, ['scenarios']);
  const scenarios = isObject(given) ? given : {};
  const counts = uses(lesson);
  return (
    <section aria-labelledby="lesson-scenarios" data-path="scenarios" className="pt-4">
      <h4 id="lesson-scenarios" className="font-semibold">
        {text.scenarios}
      </h4>
      <p className="pb-2 text-ink-3">{text.scenariosHint}</p>
      <ul className="border-hair border-b">
        {Object.entries(scenarios)
          .slice(0, MOST)
          .map(([name, own]) => {
            const title = getAt(contentOf(lesson, name, shelf), ['title']);
            const count = counts.get(name) ?? 0;
            const path = writePath(['scenarios', name]);
            const wrong = errors.filter(each => each.path === path || each.path.startsWith(`${path}.`));
            return (
              <li key={name} data-path={path} className="border-hair border-t py-1.5">
                <div className="flex items-start gap-3">
                  <span className="flex min-w-0 flex-1 flex-wrap items-baseline gap-x-3">
                    <b className="font-mono font-semibold">{name}</b>
                    <span className="min-w-0 break-words">{typeof title === 'string' ? title : ''}</span>
                    <span className="text-ink-3">
                      {typeof own === 'string' ? text.ofLibrary(own) : text.whole}, {text.usedBy(count)}
                    </span>
                  </span>
                  <IconButton
                    icon="close"
                    label={text.removeScenario(name)}
                    disabled={count > 0}
                    onClick={() => edit(['scenarios', name], undefined)}
                    className="size-6 border-transparent"
                  />
                </div>
                <Wrong id={path} errors={wrong.map(each => `${each.path}: ${each.message}`)} />
              </li>
            );
          })}
      </ul>
      <select
        aria-label={text.addScenario}
        value=""
        onChange={({ target }) => edit(['scenarios', freeName(lesson, target.value)], target.value)}
        className={`${selectClass} mt-2 w-full max-w-md text-ink-2`}
      >
        <option value="">{text.addScenario} …</option>
        {library.map(({ file, title }) => (
          <option key={file} lang="en" value={file.replace(/\.json$/, '')}>
            {title}
          </option>
        ))}
      </select>
    </section>
  );
};
