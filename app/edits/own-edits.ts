import { type Edit, useEdits } from './edits-store.ts';

const isOwn = ({ before, after }: Edit): boolean => {
  const { live } = useEdits.getState();
  return before.run === live && after.run === live;
};

/** Whether somebody did something to the run that is shown. */
export const ownEdits = (): boolean => useEdits.getState().done.some(isOwn);

/** Number of the run that is shown: another scenario, reading or ring format has another. */
export const liveRun = (): number => useEdits.getState().live;

/** Nothing of what was done to the run that is shown can be undone: another one takes its place, and is nobody's edit. */
export const forgetOwn = (): void =>
  useEdits.setState(({ done, ...rest }) => ({ ...rest, done: done.filter(each => !isOwn(each)), undone: [] }));
