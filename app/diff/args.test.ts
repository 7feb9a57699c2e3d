import { expect, it } from 'vitest';
import { askOf } from './args.ts';

const run = {
  step: 52,
  branch: 1,
  bookmarks: [
    { atStep: 12, text: 'a' },
    { atStep: 45, text: 'b' },
    { atStep: 60, text: 'c' },
  ],
};

it('a diff without a choice goes from the last bookmark before the shown step to that step', () => {
  expect(askOf({}, run)).toEqual({ from: 45, to: 52, fromBranch: 1, toBranch: 1 });
  expect(askOf({}, { ...run, bookmarks: [] })).toEqual({ from: 0, to: 52, fromBranch: 1, toBranch: 1 });
});

it('what a link chooses is taken, and what is no number is not', () => {
  expect(askOf({ from: '3', to: '9', a: '0', b: '2' }, run)).toEqual({ from: 3, to: 9, fromBranch: 0, toBranch: 2 });
  expect(askOf({ from: '-1', to: '1e9', a: 'x', b: '' }, run)).toEqual({
    from: 45,
    to: 52,
    fromBranch: 1,
    toBranch: 1,
  });
});
