import { restore } from '../keeping/open-kept.ts';
import { ask, show } from '../store/engine.ts';
import { leap, move } from '../store/playing.ts';
import { bounded, type Edit, type Place, useEdits } from './edits-store.ts';
import { leave } from './record.ts';

/** Shows another run than the one that is open. False: it could not be made again. */
const change = async (to: number): Promise<boolean> => {
  const { live, left } = useEdits.getState();
  const wanted = left[to];
  const now = await leave();
  if (!wanted || !now) return false;
  const { kept, title, source, keptAs } = wanted;
  if (!(await restore(kept, { id: keptAs, title, source }))) return false;
  useEdits.setState({ live: to, left: { ...left, [live]: now } });
  return true;
};

const goTo = async ({ run, step, branch, end }: Place): Promise<boolean> => {
  if (run !== useEdits.getState().live && !(await change(run))) return false;
  await leap({ type: 'seek', step, branch, end });
  return true;
};

/** To one side of an edit. A note is no place in time, so nothing moves. */
const goBeside = async ({ deed, ...edit }: Edit, side: 'before' | 'after'): Promise<boolean> => {
  if (deed.kind !== 'note') return goTo(edit[side]);
  return show(await ask({ type: 'bookmark', atStep: deed.atStep, text: side === 'before' ? deed.was : deed.is }));
};

/** The run as it was before the last edit; what was done stays on its branch. */
export const undo = (): Promise<void> =>
  move(async () => {
    const edit = useEdits.getState().done.at(-1);
    if (!edit || !(await goBeside(edit, 'before'))) return;
    useEdits.setState(state => bounded({ ...state, done: state.done.slice(0, -1), undone: [...state.undone, edit] }));
  }, undefined);

export const redo = (): Promise<void> =>
  move(async () => {
    const edit = useEdits.getState().undone.at(-1);
    if (!edit || !(await goBeside(edit, 'after'))) return;
    useEdits.setState(state => bounded({ ...state, done: [...state.done, edit], undone: state.undone.slice(0, -1) }));
  }, undefined);
