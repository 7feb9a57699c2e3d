import { large, spoken } from './catalogue.ts';
import { plural } from './labels.ts';

/** Texts of menus and dialogs, which come when they are opened. */
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
  handout: 'Print a handout',
  start: 'Start at this step',
  startHint: (step: number) => (step === 0 ? 'before the first step' : `step ${step}`),
  view: 'Include the view',
  viewHint: 'layout and selection',
  notes: 'Include the notes',
  notesHint: (count: number) => (count === 0 ? 'none yet' : plural(count, 'bookmark')),
  length: 'Length of the link',
  characters: (length: number) => `${large(length)} characters`,
  bands: {
    green: 'Short: fits anywhere.',
    fine: 'Fine for mail, chat and trackers.',
    warning: 'Long: some programs cut it off. Better send the file as well.',
    'file-only': 'Too long for a link. Send the file.',
  },
  making: 'Making the link …',
  failed: 'The engine could not make a link.',
};

export const qr = {
  show: 'QR code',
  label: (modules: number) => `QR code of the link, ${modules} by ${modules} modules`,
  large: 'Whole screen',
  svg: 'Save SVG',
  png: 'Save PNG',
  hint: 'Long links make fine codes: on a projector show it on the whole screen.',
};

export const exports = {
  title: 'For elsewhere',
  format: 'Format',
  formats: { text: 'Plain text', mermaid: 'Mermaid', 'chrome-trace': 'Trace', json: 'JSON' },
  about: {
    text: 'For a mailing list: 72 columns of ASCII, the recipe and the command that is shown, decoded.',
    mermaid: 'A sequence diagram as text, for trackers and pages that draw Mermaid.',
    'chrome-trace': 'Trace events, which Perfetto opens: a track for each actor, a slice and a flow for each command.',
    json: 'Inputs, every step with its events, and the digest of the end.',
  },
  steps: 'Every step, too',
  copy: 'Copy',
  save: 'Save',
  making: 'Making it …',
  copied: 'Copied.',
  copyFailed: 'The browser does not allow it. Save it instead.',
  saved: 'Saved.',
  failed: 'The engine could not make it.',
  cut: (steps: number) => `It ends after ${plural(steps, 'step')}; the command line makes longer ones.`,
};

export const drawings = {
  title: 'As a picture',
  view: 'Picture',
  views: { group: 'Group', rings: 'Virtqueue', sequence: 'Sequence' },
  theme: 'Theme of the picture',
  themes: { light: 'Light', dark: 'Dark' },
  about: 'The step that is shown, drawn anew: text stays text, nothing of it is a screenshot.',
  svg: 'Save SVG',
  png: 'Save PNG',
  making: 'Drawing it …',
  saved: 'Saved.',
  failed: 'It could not be drawn.',
};

export const palette = {
  /** What a tab of the detail is good for, where its name does not say it. */
  of: { compose: 'byte lab', orders: 'hold, release, swap' } as Readonly<Record<string, string>>,
  title: 'Commands',
  placeholder: 'Search actions, functions, scenarios …',
  nothing: 'Nothing has this name. Try a shorter word.',
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
  watch: (what: string) => `Watch ${what}`,
  part: (part: string, of: string) => `${part} of ${of}`,
  values: {
    offered: (device: string) => `offered features of ${device}`,
    negotiated: (device: string) => `negotiated features of ${device}`,
  },
  diffFrom: (step: number, note: string) => `Diff from bookmark ${step}: ${note}`,
  edit: { blank: 'New scenario', run: 'Edit a copy of this scenario', record: 'Record what I did as a scenario' },
  lesson: { run: 'Write a lesson about this run', blank: 'New lesson' },
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
    ['Ctrl Z', 'Undo the last edit, wherever in time you are'],
    ['Ctrl Shift Z', 'Redo it'],
    ['→', 'Step'],
    ['←', 'Step back'],
    ['Shift →', 'Step over: to the completion of the command'],
    ['Home', 'To the beginning'],
    ['End', 'Run to the end'],
    ['b', 'Bookmark this step'],
    ['p', 'Present: for a room, with the keys of a remote'],
    ['[ and ]', 'To the step before or after that has to do with the selection'],
    ['{ and }', 'To the step before or after at which a watched value changed'],
    ['n and N', 'To the bookmark after or before'],
    ['/', 'Find in the log'],
    ['Shift ↑ and ↓', 'In the log: selects a second step, for a diff of both'],
    ['Escape', 'Clear the selection'],
    ['Ctrl K', 'All commands by name'],
    ['?', 'This list'],
  ],
} as const;

spoken({ readings, share, qr, exports, drawings, palette, keyList });
