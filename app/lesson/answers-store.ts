import { create } from 'zustand';
import { unlessCrashed } from '../store/engine.ts';
import { useStore } from '../store/store.ts';
import { askStudy } from '../store/studying.ts';
import { lesson as text } from '../text/lesson.ts';
import { type Answers, readAnswers } from './answers.ts';

/** Answers that somebody handed in, as a file or a link. */
export const useAnswers = create<{ readonly answers: Answers | null }>()(() => ({ answers: null }));

const fail = (errors: readonly { readonly path: string; readonly message: string }[]): false => {
  useStore.setState({ failure: { kind: 'rejected', what: text.handIn.title, errors } });
  return false;
};

/** Shows them over whatever is open. */
export const openAnswers = (value: unknown): boolean => {
  const answers = readAnswers(value);
  if ('message' in answers) return fail([answers]);
  useAnswers.setState({ answers });
  useStore.setState({ overlay: 'answers', failure: null });
  return true;
};

/** `#la=1d.…` */
export const openAnswersLink = async (hash: string): Promise<boolean> => {
  const unpacked = await unlessCrashed(askStudy({ kind: 'unpack', payload: hash.replace(/^#la=/, '') }), null);
  if (!unpacked) return false;
  return unpacked.ok ? openAnswers(JSON.parse(unpacked.found.text)) : fail(unpacked.rejected.errors);
};
