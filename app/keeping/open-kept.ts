import { finishClock } from '../motion/clock.ts';
import { edited } from '../store/editing.ts';
import { ask, show } from '../store/engine.ts';
import { leaveLesson } from '../store/open-lesson.ts';
import { enqueue, stop } from '../store/playing.ts';
import { prefer, watchFor } from '../store/selecting.ts';
import { nothingSelected } from '../store/selection-slice.ts';
import { useStore } from '../store/store.ts';
import { readChanges } from '../store/watch-text.ts';
import { watchAgain } from '../store/watching.ts';
import { studyAfter, type Wish, wish } from '../store/wish.ts';
import { readContent } from './database.ts';
import type { Entry } from './entry.ts';
import { changed, leaveHistory, noteTrouble } from './history-store.ts';
import { makeAgain } from './make-again.ts';
import type { Where } from './tab.ts';

/** What of the page belongs to the run; the rest stays as it is where nobody knows how it was. */
export interface Before extends Partial<Omit<Where, 'id' | 'title' | 'source'>>, Pick<Where, 'title' | 'source'> {
  /** Name under which it is kept; null: none yet. */
  readonly id: string | null;
}

/**
 * Shows a kept run, all of its branches made again. When it cannot be used, the one before stays as it is. `ofLesson`: it
 * is the run in which a learner works, whose lesson is open.
 */
export const restore = async (
  kept: unknown,
  where: Before,
  wanted: Pick<Wish, 'study'> = useStore.getState(),
  ofLesson = false,
): Promise<boolean> => {
  stop();
  finishClock();
  const {
    step,
    branch,
    layout,
    detail,
    pane,
    selection = nothingSelected,
    study,
    pins,
    changes = readChanges(''),
  } = where;
  // At once: whoever looks elsewhere while the run is made again goes on looking there.
  prefer({ ...(layout && { layout }), ...(detail && { detail }) });
  if (pane) useStore.setState({ pane });
  const made = await makeAgain(kept);
  if (!made) return false;
  const { answer, whole } = made;
  if (answer.type !== 'view') return show(answer);
  const { run } = answer.parts;
  const there = whole && run?.branches.some(({ id }) => id === branch);
  const moves = step !== undefined && branch !== undefined && there && (step !== run?.step || branch !== run.branch);
  const at = moves ? await ask({ type: 'seek', step, branch }) : null;
  show(answer, true);
  if (at) show(at);
  if (!ofLesson) leaveLesson();
  const functions = run?.functions ?? [];
  const device = functions.find(each => each === selection.device) ?? functions[0] ?? 'pf0';
  useStore.setState({
    failure: null,
    proof: null,
    title: where.title,
    source: where.source,
    // What somebody stopped is another run: the kept one stays whole.
    keptAs: whole ? where.id : null,
    selection: { ...selection, device },
    study: studyAfter(wanted, study),
    // An entry of the history does not say what was watched: then it stays.
    ...(pins && { pins }),
    changes,
    ...(where.touched !== undefined && { touched: where.touched }),
  });
  await watchAgain({ ...watchFor(useStore.getState()), since: changes.since, only: changes.only });
  if (useStore.getState().pins.length > 0) await (await import('../store/pinning.ts')).sendPins();
  return true;
};

/** Where an entry of the history was left, as far as the history knows. */
export const leftAt = ({ id, step, branchId, named, title, source }: Entry): Before => ({
  id,
  step,
  branch: branchId,
  title: named ? title : null,
  source,
  touched: true,
});

/** An entry of the history, as it was left. */
export const openEntry = async (entry: Entry): Promise<void> => {
  const wanted = wish();
  let text: string | null = null;
  try {
    text = await readContent(entry.id);
  } catch (error) {
    noteTrouble(error);
  }
  // Another tab may have deleted it a moment ago.
  if (text === null) return changed();
  stop();
  const shown = await enqueue(
    async () => wanted.isNewest() && edited({ kind: 'opened' }, () => restore(text, leftAt(entry), wanted)),
    false,
  );
  if (shown) leaveHistory();
};
