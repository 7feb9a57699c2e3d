import type { StepDiff } from '../../engine/protocol/messages.ts';
import { spoken } from './catalogue.ts';
import { plural } from './labels.ts';

/** Texts of the diff of two steps. */
export const diff = {
  was: 'Was',
  is: 'Is',
  sides: { from: 'From', to: 'To' },
  step: 'Step',
  stepOf: (side: 'from' | 'to') => (side === 'from' ? 'Step that it was' : 'Step that it is'),
  branchOf: (side: 'from' | 'to') => (side === 'from' ? 'Branch that it was' : 'Branch that it is'),
  branch: (letter: string) => `Branch ${letter}`,
  bookmarkOf: (side: 'from' | 'to') => (side === 'from' ? 'Bookmark that it was' : 'Bookmark that it is'),
  bookmark: 'Bookmark …',
  bookmarked: (step: number, note: string) => `${step}: ${note}`,
  start: 'Before the first step.',
  go: (side: 'from' | 'to', step: number) => `Go to step ${step}, ${side === 'from' ? 'as it was' : 'as it is'}`,
  goShort: 'Go there',
  swapped: 'On one line the earlier step is what it was.',
  same: 'Both steps are the same one: nothing differs.',
  alike: 'Nothing differs: both worlds are equal.',
  summary: ({ values, rings, regionsTotal, steps }: StepDiff) =>
    [
      plural(steps.total, 'step'),
      plural(values.length, 'value of a function', 'values of functions'),
      plural(rings.length, 'virtqueue'),
      plural(regionsTotal, 'region of memory', 'regions of memory'),
    ].join(', '),
  between: 'Who did what in between',
  betweenSide: (letter: string, from: number) => `On branch ${letter}, from step ${from} on`,
  nobody: 'Nobody did anything.',
  more: (count: number) => `and ${count} more`,
  functions: 'Registers, features and state',
  kinds: { register: 'register', features: 'features', state: 'state', driver: 'driver' },
  columns: { what: 'What', was: 'Was', is: 'Is' },
  rings: 'Rings',
  ringOf: (name: string, device: string) => `${name} of ${device}`,
  memory: 'Memory',
  states: { changed: 'changed', new: 'new', gone: 'gone' },
  region: (purpose: string, queue: string | null, device: string) =>
    `${purpose}${queue === null ? '' : ` of ${queue}`} of ${device}`,
  regionBytes: (at: string, size: number) => `${plural(size, 'byte')} at ${at}`,
  bytes: 'Bytes of both',
  half: (side: string, name: string, at: string) => `${side}: ${name} at ${at}`,
  differs: 'differs',
  select: (what: string) => `Select ${what} in the run`,
  loose: (count: number) =>
    `${plural(count, 'range')} of bytes that nobody holds at either moment ${count === 1 ? 'differs' : 'differ'}, too: buffers that were used and freed in between.`,
  notAll: 'The first ones of each kind are shown.',
};

spoken({ diff });
