import { useEffect, useState } from 'react';
import type { Question, Studies, StudyKind } from '../../engine/protocol/messages.ts';
import type { ParseError } from '../../engine/scenario/parse.ts';
import { actions } from '../store/app-state.ts';

/** What came of a question: what was found, why it could not be answered, or null while the engine is at work. */
export type Found<K extends StudyKind> =
  | { readonly ok: true; readonly found: Studies[K]['found'] }
  | { readonly ok: false; readonly errors: readonly ParseError[] }
  | null;

/**
 * Asks the engine whenever the question is another one, or `about` is: what else the answer depends on. An older answer
 * stays until the next one is there; null: there is nothing to ask.
 */
export const useStudy = <K extends StudyKind>(question: Question<K> | null, about?: unknown): Found<K> => {
  const [found, setFound] = useState<Found<K>>(null);
  const key = question && JSON.stringify(question);
  // biome-ignore lint/correctness/useExhaustiveDependencies: `about` is read by the engine.
  useEffect(() => {
    if (key === null) return setFound(null);
    let current = true;
    actions.askStudy(JSON.parse(key) as Question<K>).then(
      answer => current && setFound(answer.ok ? answer : { ok: false, errors: answer.rejected.errors }),
      // The engine stopped: the page says so already.
      () => {},
    );
    return () => {
      current = false;
    };
  }, [key, about]);
  return found;
};
