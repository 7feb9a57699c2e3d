import { useEffect, useState } from 'react';
import type { DraftFrame } from '../../engine/protocol/messages.ts';
import { actions } from '../store/app-state.ts';
import { oneAtATime } from './one-at-a-time.ts';

/** Milliseconds after the last key. */
const DEBOUNCE = 120;

/**
 * Asks the engine soon after a text was written; the answer to an older text is passed over. One text at a time, then the
 * newest: the engine may take a second for a megabyte, and whoever types on would wait for every text in between.
 */
export const useChecks = <T>(
  text: string,
  ask: (text: string) => Promise<T | null>,
  take: (found: T) => void,
): void => {
  const [inTurn] = useState(oneAtATime);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only another text is another question.
  useEffect(() => {
    let current = true;
    const timer = setTimeout(() => {
      // Where the engine stopped, the page says so already.
      void inTurn(
        () => current,
        async () => {
          const found = await ask(text);
          if (current && found !== null) take(found);
        },
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
