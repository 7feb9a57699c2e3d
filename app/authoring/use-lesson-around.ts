import { useEffect, useMemo } from 'react';
import type { Around } from '../draft/draft-context.ts';
import type { Json } from '../draft/json.ts';
import { useChecks, useFrame } from '../draft/use-checks.ts';
import { actions } from '../store/app-state.ts';
import { draft, useLesson } from './lesson-draft.ts';
import { useOpened } from './open-page.ts';
import { scenarioOf } from './pages.ts';
import { contentOf, fetchNamed, useShelf } from './shelf.ts';

/** The scenario of the page that is open; of the first one where none is. */
export const usePageScenario = (): { readonly name: string | null; readonly content: Json | undefined } => {
  const lesson = useLesson(state => state.value);
  const opened = useOpened();
  const shelf = useShelf();
  const name = scenarioOf(lesson, opened.part === 'page' ? opened.page : 0);
  const content = contentOf(lesson, name, shelf);
  return useMemo(() => ({ name, content }), [name, content]);
};

const nobody: readonly string[] = [];

/** The engine reads and plays every text soon after it was written; forms offer the names of the page's scenario. */
export const useLessonAround = (): Around => {
  const text = useLesson(state => state.text);
  const view = useLesson(state => state.checked?.view);
  const shape = useLesson(state => state.shape);
  const { name, content = null } = usePageScenario();
  useChecks(
    text,
    async () => {
      const library = await fetchNamed(draft.store.getState().value);
      const answer = await actions.askStudy({ kind: 'draft-lesson', text, library });
      return answer.ok ? answer.found : null;
    },
    found =>
      draft.store.setState(({ checked }) => ({
        // While the text is no JSON, its scenarios are those that it had before.
        checked: {
          text,
          view: found.fault && checked ? { ...checked.view, fault: found.fault, errors: [], advice: [] } : found,
        },
      })),
  );
  useEffect(() => {
    if (shape) return;
    actions.askStudy({ kind: 'draft-lesson-frame' }).then(
      answer => answer.ok && draft.store.setState({ shape: answer.found.shape }),
      () => {},
    );
  }, [shape]);
  const scenario = view?.scenarios.find(each => each.name === name);
  const { dialect = '', readings = '', functions = nobody, actors = nobody } = scenario ?? {};
  const frame = useFrame(scenario?.dialect ?? null, readings);
  return useMemo(
    () => ({ scenario: content, dialect, readings, functions, actors, frame }),
    [content, dialect, readings, functions, actors, frame],
  );
};
