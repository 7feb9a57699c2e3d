import { actions, useApp } from '../store/app-state.ts';
import { goToChange } from '../store/pinning.ts';

/** To the nearest step, before or after the shown one, that has to do with what is selected. */
export const goTraced = (by: -1 | 1): void => {
  const { trace, run } = useApp.getState().run;
  const here = run?.step ?? 0;
  const steps = trace?.steps.map(({ step }) => step) ?? [];
  const to = by > 0 ? steps.find(step => step > here) : steps.findLast(step => step < here);
  if (to !== undefined) void actions.seek(to);
};

/** To the nearest step at which a watched value changed. */
export const goChanged = (by: -1 | 1): void => {
  const to = goToChange(by);
  if (to !== null) void actions.seek(to);
};

/** To the nearest bookmark. */
export const goBookmark = (by: -1 | 1): void => {
  const { run } = useApp.getState().run;
  const here = run?.step ?? 0;
  const steps = run?.bookmarks.map(({ atStep }) => atStep) ?? [];
  const to = by > 0 ? steps.find(step => step > here) : steps.findLast(step => step < here);
  if (to !== undefined) void actions.seek(to);
};
