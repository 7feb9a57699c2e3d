import { useEffect, useState } from 'react';
import type { DraftFrame } from '../../engine/protocol/messages.ts';
import { actions } from '../store/app-state.ts';

/** Milliseconds after the last key. */
const DEBOUNCE = 120;

/** Asks the engine soon after a text was written; the answer to an older text is passed over. */
export const useChecks = <T>(
  text: string,
  ask: (text: string) => Promise<T | null>,
  take: (found: T) => void,
): void => {
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another text is another question.
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      ask(text).then(
        found => current && found !== null && take(found),
        // The engine stopped: the page says so already.
        () => {},
      );
    }, DEBOUNCE);
    return () => {
      current = false;
      clearTimeout(timer);
    };
  }, [text]);
};

/** The newest, for whoever opens a draft again. */
let newest: DraftFrame | null = null;

/** What forms need to know of a version; of the one before until the engine has said it. `null`: of none. */
export const useFrame = (dialect: string | null, readings: string): DraftFrame | null => {
  const [frame, setFrame] = useState(newest);
  useEffect(() => {
    if (dialect === null) return;
    let current = true;
    actions.askStudy({ kind: 'draft-frame', dialect, readings }).then(
      answer => {
        if (!current || !answer.ok) return;
        newest = answer.found;
        setFrame(newest);
      },
      () => {},
    );
    return () => {
      current = false;
    };
  }, [dialect, readings]);
  return frame;
};
