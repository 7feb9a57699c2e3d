import { spoken } from './catalogue.ts';

/** Texts of the shell. Those of the picture are in files of their own beside this one. */

export const plural = (count: number, one: string, many = `${one}s`): string => `${count} ${count === 1 ? one : many}`;

export const labels = {
  brand: 'Ringside',
  none: '–',
  unknown: 'not to be known here',
  was: (before: string) => `was ${before}`,
  clause: (id: string) => `Clause ${id}`,
  close: 'Close',
  sources: {
    posted: 'posted',
    review: 'review',
    published: 'published',
    reconstructed: 'reconstructed',
    ours: 'our choice',
  },
  details: {
    lesson: 'Lesson',
    next: 'Next',
    command: 'Command',
    compose: 'Compose',
    orders: 'Order',
    features: 'Features',
    registers: 'Registers',
    memory: 'Memory',
    clause: 'Clause',
  },
  detail: 'Detail of the selection',
  lines: {
    detail: 'Width of the detail',
    time: 'Height of the timeline and the log',
    next: 'Width of what can happen next',
    lesson: 'Width of the lesson',
    task: 'Height of what can happen next',
    rings: 'Height of the rings',
    sequence: 'Height of the sequence',
  },
  bytes: {
    span: (name: string, offset: number, size: number, hex: string) =>
      `${name}, ${size === 1 ? `byte ${offset}` : `bytes ${offset} to ${offset + size - 1}`}: ${hex}`,
    changed: 'changed',
    hatched: 'not visible to the other side yet',
    empty: 'No bytes.',
  },
  top: {
    title: 'Ringside',
    library: 'Scenarios',
    commands: 'Commands',
    commandsKey: 'Ctrl K',
    layout: 'Layout',
    layouts: { review: 'Review', bytes: 'Bytes', sequence: 'Sequence', teach: 'Teach' },
    theme: (theme: string) => `Theme: ${theme}`,
    studies: 'Study',
    share: 'Share',
    menu: 'Menu',
    readings: (count: number) =>
      count === 0 ? 'default readings' : plural(count, 'reading changed', 'readings changed'),
  },
  panes: {
    lesson: 'Lesson',
    next: 'Next',
    picture: 'Picture',
    detail: 'Detail',
    bytes: 'Bytes',
    sequence: 'Sequence',
    log: 'Log',
  },
  panesName: 'Panes',
  group: 'Group',
  bytesParts: { rings: 'Rings', memory: 'Memory' },
  sentence: 'The step that is shown',
  why: (about: 'notification' | 'interrupt', send: boolean) => `Why ${send ? 'this' : 'no'} ${about}?`,
  start: 'Nothing has happened yet.',
  recipe: (at: number, count: number) => `${at} of ${count}`,
  toStart: 'Press Play, or step with →.',
  opening: 'Starting the engine',
};

/** What can happen next, and the recipe. */
export const next = {
  title: 'What can happen next',
  possible: (possible: number, total: number) => `${possible} of ${total} possible`,
  scheduled: 'Next by the schedule',
  instead: 'Or take another one: the run forks',
  nothing: 'The run is at its end. Step back, or compose a command.',
  refused: 'not possible',
  isNext: 'next',
  count: (possible: number) => (possible === 0 ? 'nothing possible' : `${possible} possible`),
  recipe: 'The recipe',
  recipeAt: (now: number, all: number) => `step ${now} of ${all}`,
  recipeDone: 'done',
  recipeStates: { done: 'done', now: 'now', todo: 'to come' },
  range: (from: number, to: number) => (from === to ? `${from}` : `${from}–${to}`),
  progress: (done: number, all: number) => `${done} of ${plural(all, 'step')} done`,
};

/** What a person may want that no script foresees. */
export const own = {
  title: 'Something else',
  what: 'What to do',
  device: 'Function',
  go: 'Do it',
  counts: { numVfs: 'NumVFs', groupType: 'group type', bytes: 'bytes' },
  intents: {
    'load-driver': 'Load the driver of',
    'unload-driver': 'Unload the driver of',
    flr: 'Function-level reset of',
    'enable-vfs': 'Set VF Enable of',
    'disable-vfs': 'Clear VF Enable of',
    discover: 'Find out the commands of',
    entropy: 'Ask for entropy from',
  },
};

/** Clauses of the shown step, and the catalogue. */
export const clauses = {
  ofStep: 'In this step',
  none: 'No clause was judged in this step. Step on, or look among all of them.',
  passed: 'kept',
  refused: 'not kept',
  map: 'Map of all clauses',
  whatBecame: 'Where it was met',
  all: 'All clauses',
  find: 'Find a clause',
  placeholder: 'word, id, section',
  count: (shown: number, all: number) => (shown === all ? `${all}` : `${shown} of ${all}`),
  nothing: 'No clause has these words. Try fewer or other ones.',
  ids: 'In ids of the draft, B is a rule that the posted text states or implies, open a point that it leaves open.',
  binds: 'binds the',
  bound: { driver: 'driver', device: 'device' },
  level: 'How strongly the text binds',
  verdicts: 'Expected at the end',
  held: (held: number, all: number) => `${held} of ${plural(all, 'expectation')} held`,
  verdict: { held: 'held', failed: 'not held', open: 'not judged yet' },
};

spoken({ labels, next, own, clauses });
