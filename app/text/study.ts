import type { StudyName } from '../store/study-slice.ts';
import { plural } from './labels.ts';

/** Pages beside the run. */
export const study = {
  title: 'Study',
  intro: 'Pages beside the run, which waits where it is. A link opens them, too.',
  names: { readings: 'Every reading' } satisfies Readonly<Record<StudyName, string>>,
  about: {
    readings: 'The scenario under every reading of every point that its text leaves open, and where the outcomes part.',
  } satisfies Readonly<Record<StudyName, string>>,
  back: 'Back to the run',
  waiting: 'The engine is at work …',
};

/** Every reading of every switch. */
export const everyReading = {
  summary: (parting: number, all: number) =>
    `${parting} of ${plural(all, 'switch', 'switches')} ${parting === 1 ? 'makes' : 'make'} a difference to this scenario`,
  every: 'All switches',
  parting: 'Switches that make a difference',
  alike: 'Switches that make none here',
  reading: 'Reading',
  steps: 'Steps',
  digest: 'End',
  command: (owner: string, id: number) => `${owner} command ${id}`,
  noAnswer: 'no answer',
  never: 'never sent',
  used: (bytes: number) => plural(bytes, 'byte used', 'bytes used'),
  isDefault: 'default',
  same: 'as the default',
  chosen: 'in this run',
  other: 'Commands end alike; something else in the last world differs.',
  play: (reading: string) => `Play with ${reading}`,
  playThis: 'Play this one',
};
