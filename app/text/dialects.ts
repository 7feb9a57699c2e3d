import { spoken } from './catalogue.ts';
import { plural } from './labels.ts';

/** Two versions of the text, entry by entry. */
export const dialects = {
  ask: 'Which versions',
  left: 'Left',
  right: 'Right',
  swap: 'Swap',
  filter: 'Filter',
  only: 'Only differences',
  kinds: {
    feature: 'Feature bit',
    opcode: 'Opcode',
    status: 'Status',
    detail: 'Error or qualifier',
    group: 'Group type',
    struct: 'Struct',
    term: 'Term',
  },
  verdicts: {
    collides: 'collides',
    differs: 'differs',
    left: 'left only',
    right: 'right only',
    same: 'same',
  },
  about: {
    collides: 'the same number means something else',
    differs: 'the same thing in another way',
    left: 'only the left version has it',
    right: 'only the right version has it',
    same: 'no difference',
  },
  columns: { verdict: 'Verdict', kind: 'Kind', key: 'Number or name' },
  count: (shown: number, all: number) =>
    shown === all ? plural(all, 'entry', 'entries') : `${shown} of ${plural(all, 'entry', 'entries')}`,
  nothing: 'No entry is like that. Take a filter away.',
  same: 'Both sides are the same version.',
};

spoken({ dialects });
