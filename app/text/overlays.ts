import { plural } from './labels.ts';

/** Texts of menus, dialogs and pages of failure. */
export const library = {
  title: 'Scenarios',
  current: 'open now',
  file: 'Open a file …',
  fileHint: 'or drop one anywhere on the page',
  waiting: 'Fetching the library …',
  drop: 'Drop the scenario file to open it',
  steps: 'Scenarios',
};

export const readings = {
  title: 'Readings of the text',
  intro:
    'What the text leaves open is a switch. Choosing another reading plays the same scenario anew, to the same step.',
  isDefault: 'default',
  compare: 'Compare its readings',
  compareAll: 'Compare the readings of every switch',
};

export const share = {
  title: 'Share',
  intro: 'The link holds the scenario and everything that was done. Nothing leaves this machine until you send it.',
  name: 'Title',
  link: 'Link',
  copy: 'Copy link',
  copied: 'Copied',
  copyFailed: 'Select and copy it',
  download: 'Download file',
  start: 'Start at this step',
  startHint: (step: number) => (step === 0 ? 'before the first step' : `step ${step}`),
  view: 'Include the view',
  viewHint: 'layout and selection',
  notes: 'Include the notes',
  notesHint: (count: number) => (count === 0 ? 'none yet' : plural(count, 'bookmark')),
  length: 'Length of the link',
  characters: (length: number) => `${length.toLocaleString('en')} characters`,
  bands: {
    green: 'Short: fits anywhere.',
    fine: 'Fine for mail, chat and trackers.',
    warning: 'Long: some programs cut it off. Better send the file as well.',
    'file-only': 'Too long for a link. Send the file.',
  },
  making: 'Making the link …',
  failed: 'The engine could not make a link.',
};

export const palette = {
  title: 'Commands',
  placeholder: 'Search actions, functions, scenarios …',
  nothing: 'Nothing has this name.',
  groups: {
    next: 'What can happen next',
    control: 'Controls',
    show: 'Show',
    functions: 'Functions',
    bookmarks: 'Bookmarks',
    recipe: 'Recipe',
    library: 'Scenarios',
    page: 'Page',
  },
  open: (title: string) => `Open ${title}`,
  select: (id: string) => `Select ${id}`,
  goTo: (step: number, text: string) => `Go to step ${step}: ${text}`,
  layout: (name: string) => `Layout ${name}`,
  study: (name: string) => `Study: ${name}`,
  theme: (name: string) => `Theme ${name}`,
  motion: { on: 'Motion as the system wants it', off: 'Motion off' },
  hint: 'Enter takes it, arrows move, Escape closes.',
  results: (count: number) => plural(count, 'result'),
};

export const keyList = {
  title: 'Keys',
  hint: 'Letters and signs do nothing while you type in a field.',
  rows: [
    ['Space', 'Play or pause'],
    ['.', 'Play or pause, as presenter remotes send it'],
    ['→', 'Step'],
    ['←', 'Step back'],
    ['Shift →', 'Step over: to the completion of the command'],
    ['Home', 'To the beginning'],
    ['End', 'Run to the end'],
    ['b', 'Bookmark this step'],
    ['Ctrl K', 'All commands by name'],
    ['?', 'This list'],
  ],
} as const;

/** What the engine calls the things that it cannot use. */
const given: Readonly<Record<string, string>> = {
  link: 'The link',
  scenario: 'The scenario',
  action: 'This action',
  intent: 'What was asked for',
  command: 'The command',
  bytes: 'The bytes',
  reading: 'This reading',
  request: 'The request',
};

export const failure = {
  rejectedPage: 'This could not be opened',
  rejected: (what: string) => `${given[what] ?? what} could not be used`,
  kept: 'The run that is shown was left as it is.',
  where: 'Where',
  what: 'What is wrong',
  whole: 'the whole',
  more: (count: number) => `and ${plural(count, 'more error')}`,
  instead: 'Open one of these instead',
  crashed: 'The engine stopped',
  crashedWhy: 'This is a mistake of ours, not of your scenario. Reload to start anew; the link in the address is kept.',
  pageCrashed: 'The page stopped',
  reload: 'Reload',
  details: 'What happened',
  copyDetails: 'Copy',
  dismiss: 'Dismiss',
};
