import { useEffect, useMemo } from 'react';
import type { Around } from '../draft/draft-context.ts';
import { useChecks, useFrame } from '../draft/use-checks.ts';
import { actions } from '../store/app-state.ts';
import { draft, useDraft } from './draft.ts';

const nobody: readonly string[] = [];

/** The engine reads every text soon after it was written, and says what forms need to know of its version. */
export const useScenarioAround = (): Around => {
  const text = useDraft(state => state.text);
  const scenario = useDraft(state => state.value);
  const view = useDraft(state => state.checked?.view);
  const frame = useFrame(view?.dialect ?? null, view?.readings ?? '');
  useChecks(
    text,
    async () => {
      const answer = await actions.askStudy({ kind: 'draft', text });
      return answer.ok ? answer.found : null;
    },
    found =>
      draft.store.setState(({ checked }) => ({
        // While the text is no JSON, the version is the one that it had before.
        checked: {
          text,
          view: found.fault && checked ? { ...checked.view, fault: found.fault, errors: [] } : found,
        },
      })),
  );
  const shape = frame?.shape ?? null;
  useEffect(() => {
    if (shape) draft.store.setState({ shape });
  }, [shape]);
  const { dialect = '', readings = '', functions = nobody, actors = nobody } = view ?? {};
  return useMemo(
    () => ({ scenario, dialect, readings, functions, actors, frame }),
    [scenario, dialect, readings, functions, actors, frame],
  );
};
