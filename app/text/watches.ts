import { spoken } from './catalogue.ts';
import { plural } from './labels.ts';

/** Texts of the values that are watched, and of the switch that leaves only what changed. */
export const watches = {
  title: 'Watches',
  keys: '{ } go to changes',
  clear: 'Remove all',
  watch: 'Watch',
  watched: 'No longer watch',
  watchHint: 'Its value stays above, with the steps at which it changes',
  watchNamed: (name: string) => `Watch ${name}`,
  select: (title: string) => `Select ${title}`,
  before: (title: string) => `To the change before of ${title}`,
  after: (title: string) => `To the next change of ${title}`,
  remove: (title: string) => `No longer watch ${title}`,
  changed: (count: number) => plural(count, 'change'),
  ticks: (title: string, steps: readonly number[]) =>
    steps.length === 0 ? `${title} never changes` : `${title} changes at steps ${steps.join(', ')}`,
};

export const changes = {
  only: 'Changes only',
  onlyHint: 'Command, rings, memory, registers and features show only what changed',
  since: 'Changed',
  last: 'by this step',
  at: (step: number) => `since ${step}`,
  bookmark: (step: number, note: string) => `since ${step}: ${note}`,
  nothing: (since: number | null) =>
    since === null ? 'Nothing here changed by this step.' : `Nothing here changed since step ${since}.`,
};

export const bookmarkList = {
  title: 'All bookmarks',
  keys: 'n and N go to them',
  find: 'Find a bookmark',
  none: 'There are none yet.',
  nothing: 'No note has these words.',
  go: (step: number, note: string) => `Go to bookmark ${step}: ${note}`,
  diff: 'Diff',
  diffOf: (step: number, here: number) => `Diff of bookmark ${step} and step ${here}`,
};

spoken({ watches, changes, bookmarkList });
