import type { How } from '../store/traced.ts';
import { spoken } from './catalogue.ts';
import { plural } from './labels.ts';

/** Texts of the one thing that is selected. */
export const selection = {
  title: 'Selection',
  nothing: 'Nothing is selected.',
  hint: 'A choice is marked in all views.',
  waiting: 'Looking where it is …',
  clear: 'Clear the selection (Esc)',
  previous: 'To the step before that has to do with it ([)',
  next: 'To the next step that has to do with it (])',
  steps: (count: number, searched: number, end: number) =>
    `${plural(count, 'step')}${searched < end ? ` up to ${searched}` : ''}`,
  stepsHint: 'Steps of this branch that have to do with it; they are marked in the timeline and in the log.',
  how: {
    is: 'selected',
    wrote: 'wrote this',
    kept: 'kept it',
    broke: 'broke it',
    follows: 'follows it',
    acted: 'acted',
    changed: 'changed it',
    moved: 'moved it',
  } satisfies Readonly<Record<How, string>>,
  diffOf: (from: number, to: number) => `Diff of ${from} and ${to}`,
  belongs: 'belongs to the selection',
};

spoken({ selection });
