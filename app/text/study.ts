import type { StudyName } from '../store/study-slice.ts';
import { spoken } from './catalogue.ts';
import { plural } from './labels.ts';

/** Pages beside the run. */
export const study = {
  title: 'Study',
  intro: 'Pages beside the run, which waits where it is. A link opens them, too.',
  names: {
    readings: 'Every reading',
    compare: 'Compare',
    diff: 'Diff of two steps',
    clauses: 'Clauses',
    decode: 'Decode',
    structs: 'Struct diff',
    dialects: 'Dialect diff',
    recording: 'Recordings and memory images',
    editor: 'Scenario editor',
    'lesson-editor': 'Lesson editor',
    handout: 'Handout',
  } satisfies Readonly<Record<StudyName, string>>,
  about: {
    readings: 'The scenario under every reading of every point that its text leaves open, and where the outcomes part.',
    compare: 'Two runs of this scenario side by side: version against version, reading against reading, step by step.',
    diff: 'What differs between two steps of this run, on any of its branches: registers, features, rings, memory, and who did it.',
    clauses: 'What became of every clause in this run, or in the whole library: kept, broken, or never reached.',
    decode: 'Bytes that you paste, as the fields of a command, a ring or a register block, and what is odd about them.',
    structs: 'One command as versions lay it out, byte under byte, and what each side makes of the bytes of the other.',
    dialects: 'Two versions of the text as one table: what collides, what differs, what only one of them has.',
    recording: 'Rings in memory that somebody else wrote, and what real drivers and devices did, beside this engine.',
    editor: 'A scenario as forms and as JSON: functions, script, schedule and what is expected of its run.',
    'lesson-editor':
      'A lesson, page by page: moments of runs, texts with links, questions and tasks that the engine checks.',
    handout: 'The run or a course on paper: pictures, words, bytes and links, as they are printed.',
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
  compareWith: (reading: string) => `Compare with the default: ${reading}`,
  compare: 'Compare',
};

/** What became of every clause. */
export const clauseStudy = {
  over: 'Runs',
  overs: { run: 'This run', library: 'Whole library' },
  states: {
    violated: 'broken',
    exercised: 'kept',
    'never reached': 'never reached',
    'not modelled': 'not modelled',
    'not observable': 'not observable',
  },
  statesName: 'What became of it',
  find: 'Find a clause',
  placeholder: 'word, id, section',
  actor: 'Binds',
  actors: { all: 'both sides', driver: 'the driver', device: 'the device' },
  level: 'Level',
  allLevels: 'every level',
  map: 'Map',
  mapHint: 'A mark for each clause; the list below says the same in words.',
  list: 'Clauses',
  count: (shown: number, all: number) =>
    shown === all ? plural(all, 'clause') : `${shown} of ${plural(all, 'clause')}`,
  nothing: 'No clause is like this. Take a filter away.',
  pick: 'Choose a clause to see its text and the steps that met it.',
  steps: (count: number) => plural(count, 'step'),
  scenarios: (count: number) => plural(count, 'scenario'),
  brokenIn: (count: number) => `broken in ${count}`,
  violations: 'Broken',
  met: 'Steps that met it',
  metIn: 'Scenarios that met it',
  andMore: (count: number) => `and ${count} more`,
  step: (step: number) => `Step ${step}`,
  ofStep: (count: number) => `${plural(count, 'clause')} in this step`,
  goTo: 'Go to this step',
  closeStep: 'All clauses',
  progress: (done: number, all: number) => `${done} of ${plural(all, 'scenario')} played`,
  stop: 'Stop',
  failed: (title: string) => `${title} could not be played`,
  never: 'No step met it.',
  neverIn: 'No scenario of the library met it.',
  open: (title: string) => `Open ${title}`,
};

spoken({ study, everyReading, clauseStudy });
