import type { Question, Response, Studies, StudyAnswer, StudyAsk, StudyKind } from '../../engine/protocol/messages.ts';
import { ask } from './engine.ts';
import { stop } from './playing.ts';
import { useStore } from './store.ts';
import type { StudyArgs, StudyName } from './study-slice.ts';

/** Opens a page beside the run, which waits where it is. */
export const openStudy = (name: StudyName, args: StudyArgs = {}): void => {
  stop();
  useStore.setState({ study: { name, args }, overlay: null, touched: true });
};

/** What the open study is about; `undefined` takes a part away, and so does an empty text that is not worth keeping. */
export const setStudy = (some: Readonly<Record<string, string | undefined>>, keepEmpty = false): void =>
  useStore.setState(({ study }) => {
    if (!study) return {};
    const next = { ...study.args, ...some };
    const args = Object.entries(next).filter(
      (each): each is [string, string] => each[1] !== undefined && (each[1] !== '' || keepEmpty || !(each[0] in some)),
    );
    return { study: { ...study, args: Object.fromEntries(args) }, touched: true };
  });

/** Back to the run. */
export const closeStudy = (): void => useStore.setState({ study: null, touched: true });

type Rejected = Extract<Response, { readonly type: 'rejected' }>;

/** Asks the engine something beside the run; rejects with an `EngineCrash` only. */
export const askStudy = async <K extends StudyKind>(
  question: Question<K>,
): Promise<
  { readonly ok: true; readonly found: Studies[K]['found'] } | { readonly ok: false; readonly rejected: Rejected }
> => {
  const answer = await ask({ type: 'study', ask: question as StudyAsk });
  return answer.type === 'studied'
    ? { ok: true, found: (answer.answer as StudyAnswer<K>).found }
    : { ok: false, rejected: answer };
};
