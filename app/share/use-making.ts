import { useState } from 'react';
import type { Question, Studies, StudyKind } from '../../engine/protocol/messages.ts';
import { actions } from '../store/app-state.ts';

type Make = <K extends StudyKind>(
  question: Question<K>,
  /** Copies or saves it, and says so. */
  give: (found: Studies[K]['found']) => Promise<string> | string,
) => Promise<void>;

/** What is said of something that the engine makes for elsewhere, and what has it made. */
export const useMaking = (words: { readonly making: string; readonly failed: string }): readonly [string, Make] => {
  const [said, setSaid] = useState('');
  const make: Make = async (question, give) => {
    setSaid(words.making);
    try {
      const answer = await actions.askStudy(question);
      setSaid(answer.ok ? await give(answer.found) : answer.rejected.errors.map(({ message }) => message).join(' '));
    } catch {
      setSaid(words.failed);
    }
  };
  return [said, make];
};
