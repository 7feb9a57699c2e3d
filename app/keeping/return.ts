import { returnEdits, storedEdits } from '../edits/keep-edits.ts';
import { edited } from '../store/editing.ts';
import { unlessCrashed } from '../store/engine.ts';
import { enqueue } from '../store/playing.ts';
import { useStore } from '../store/store.ts';
import type { Wish } from '../store/wish.ts';
import { readContent, readEntries } from './database.ts';
import { useHistory } from './history-store.ts';
import { type KeptLesson, lessonIn } from './lesson-in-tab.ts';
import { type Before, leftAt, restore } from './open-kept.ts';
import { failedToReturn, readWhere, setReturning } from './tab.ts';

/** Shows the run that this tab showed before it was loaded again. False: there is none, or it cannot be used. */
export const returnTo = async (id: string, wanted: Wish): Promise<boolean> => {
  if (failedToReturn(id) || useHistory.getState().off) {
    setReturning(null);
    return false;
  }
  const lesson = lessonIn(id);
  const text = lesson?.works === false ? null : await readContent(id).catch(() => null);
  if (lesson) return returnToLesson(lesson, text, wanted);
  return text !== null && returnToRun(id, text, wanted);
};

/** The lesson at its page, in the run in which the learner worked, or at the beginning of the page. */
const returnToLesson = async (lesson: KeptLesson, text: string | null, wanted: Wish): Promise<boolean> => {
  const { beginAgain, goOnIn } = await import('../store/lessons.ts');
  if (!(await unlessCrashed(beginAgain(lesson, wanted), false))) return false;
  if (lesson.presenting) useStore.setState({ presenting: true });
  const there = text !== null && (await returnToRun(lesson.id, text, wanted, true));
  await unlessCrashed(goOnIn(there), undefined);
  return true;
};

/** The tab knows it best; it may have shown another run since, and the history knows more than what the run is made of. */
const whereOf = async (id: string): Promise<Before> => {
  const where = readWhere(id);
  if (where) return where;
  const history = await readEntries().catch(() => null);
  const entry = history?.entries.find(each => each.id === id);
  return entry ? leftAt(entry) : { id, title: null, source: null, touched: true };
};

const returnToRun = async (id: string, text: string, wanted: Wish, ofLesson = false): Promise<boolean> => {
  setReturning(id);
  // Before the run has its name again, under which they are written anew.
  const edits = storedEdits(id);
  const returned = await enqueue(
    async () =>
      wanted.isNewest() && edited({ kind: 'opened' }, async () => restore(text, await whereOf(id), wanted, ofLesson)),
    false,
  );
  if (useStore.getState().failure?.kind !== 'crashed') setReturning(null);
  if (returned && edits !== null) await unlessCrashed(returnEdits(edits), undefined);
  return returned;
};
