import type { Deed } from '../store/editing.ts';
import { ask } from '../store/engine.ts';
import { useStore } from '../store/store.ts';
import { bounded, type Edit, type Left, type Place, useEdits } from './edits-store.ts';

/** Where the page is now. */
const placeIn = (run: number): Place => {
  const { step = 0, branch = 0, end = 0 } = useStore.getState().run.run ?? {};
  return { run, step, branch, end };
};

/** The run that is shown, as it has to be restored after another one took its place; null when the engine could not. */
export const leave = async (): Promise<Left | null> => {
  const answer = await ask({ type: 'keep' });
  if (answer.type !== 'kept') return null;
  const { title, source, keptAs } = useStore.getState();
  return { kept: answer.kept, title, source, keptAs, size: JSON.stringify(answer.kept).length };
};

/** What the schedule takes anyway is a step in time, and no edit. */
const isStep = (deed: Deed): boolean =>
  deed.kind === 'act' &&
  !!useStore
    .getState()
    .run.next?.groups.some(({ actions }) => actions.some(({ key, next }) => next && key === deed.action));

const titleOf = (deed: Deed): string => {
  const { run, title } = useStore.getState();
  if (deed.kind === 'reading') return run.run?.switches.find(({ id }) => id === deed.name)?.title ?? deed.name;
  return title ?? run.run?.title ?? '';
};

const replacesRun = ({ kind }: Deed): boolean => kind === 'opened' || kind === 'reading' || kind === 'ring';

/** Whoever worked on a run keeps it as it was, when another reading or ring format makes another run of it. */
const hadWork = (): boolean => {
  const { run } = useStore.getState().run;
  return !!run && (run.branches.length > 1 || run.bookmarks.length > 0);
};

/** Does something, and notes what it was and how to come back. */
export const record = async (deed: Deed, work: () => Promise<boolean>): Promise<boolean> => {
  if (isStep(deed)) return work();
  const { live } = useEdits.getState();
  const before = placeIn(live);
  const other = replacesRun(deed);
  const left = other ? await leave() : null;
  const worked = hadWork();
  if (!(await work())) return false;
  if (other && worked && deed.kind !== 'opened') useStore.setState({ keptAs: null });
  useEdits.setState(state => {
    const run = other ? Math.max(live, ...Object.keys(state.left).map(Number)) + 1 : live;
    const edit: Edit = { deed, title: titleOf(deed), before, after: placeIn(run) };
    return bounded({
      done: [...state.done, edit],
      undone: [],
      live: run,
      left: left ? { ...state.left, [live]: left } : state.left,
    });
  });
  return true;
};
