import { spoken } from './catalogue.ts';
import { plural } from './labels.ts';

/** Texts of presenting: of the picture for the room, and of the window with the cues. */
export const presenter = {
  name: 'Presenter',
  enter: 'Present',
  enterAbout: 'The picture, the sentence of the step and its clause, large, for a projector and the keys of a remote.',
  enterCues: 'Present with cues',
  enterCuesAbout: 'The same, and a second window with cues, notes and a timer, which stays in step.',
  picture: 'Picture',
  step: (step: number) => `Step ${step}`,
  before: 'Before that',
  clause: 'Clause of the step',
  clauses: (more: number) => `and ${plural(more, 'more clause')} in this step`,
  question: 'Question',
  task: 'Task',
  kept: 'kept',
  broken: 'not kept',
  finished: (held: number, all: number) => `The end: ${held} of ${plural(all, 'expectation')} held`,
  black: 'The screen is black.',
  blackHint: 'Press b or . to see the picture again.',
  timer: 'Timer',
  digits: (digits: string, cues: number) => (cues > 0 ? `Cue ${digits} of ${cues}` : `Step ${digits}`),
  digitsHint: 'Enter goes there, Escape does not.',
  bar: {
    name: 'Presenting',
    previous: 'Previous',
    next: 'Next',
    cues: 'Cues',
    fullscreen: 'Full screen',
    keys: 'Keys',
    end: 'End',
    endKey: 'Esc',
  },
  blocked: 'The browser did not let the window with the cues open.',
  open: 'Open it from here',
  dismiss: 'Not now',
  rings: (name: string, device: string) => `${name} of ${device}`,
  qr: {
    title: 'Open this moment',
    label: (modules: number) => `QR code of the link to this step, ${modules} by ${modules} modules`,
    making: 'Making the link …',
    failed: 'The engine could not make a link.',
    long: (length: number) =>
      `The link of this step has ${length} characters: too many for a code that a room can read.`,
    shorter: 'This shorter one leads to the scenario, before what was done by hand:',
    none: 'There is no shorter one. Share it as a file instead.',
    page: (page: number, title: string) => `Page ${page}: ${title}`,
    step: (step: number) => `Step ${step}`,
    start: 'Before the first step',
    local: (host: string) => `Only this machine can open ${host}. For a class, serve the page under a name of its own.`,
  },
  keysTitle: 'Keys',
  keys: [
    ['PageDown →', 'Next cue, or next step without cues'],
    ['PageUp ←', 'Cue before'],
    ['↓ ↑', 'One step on, one step back'],
    ['Home End', 'First and last cue'],
    ['Space', 'Play or pause'],
    ['7 Enter', 'Cue number 7'],
    ['b .', 'Black screen'],
    ['s', 'Spotlight'],
    ['q', 'QR code of this step'],
    ['v', 'The group, or the rings'],
    ['t', 'Timer; with Shift, from nothing'],
    ['c', 'Window with the cues'],
    ['f', 'Full screen'],
    ['F5 Escape', 'Start and end'],
  ],
};

/** Of the window with the cues. */
export const cues = {
  title: 'Cues',
  windowTitle: (title: string) => `Cues · ${title}`,
  status: {
    waiting: 'Looking for the window with the picture …',
    gone: 'The window with the picture is gone. As soon as it is there again, this one goes on.',
    nowhere: 'This is the second window of a talk. Present something, and open it from there with c.',
  },
  notPresenting: 'The room sees the whole page. F5 presents.',
  list: (count: number) => (count === 0 ? 'Cues' : plural(count, 'cue')),
  none: 'This scenario has no recipe and no notes, so next and previous go step by step. Notes on steps are cues: bookmark a step (b) before you present.',
  unreached: 'The run has not come to it yet.',
  titleOf: ({ kind, title }: { readonly kind: string; readonly title: string }): string => {
    switch (kind) {
      case 'end':
        return 'The end of the run';
      case 'ask':
        return `Ask: ${title}`;
      case 'answer':
        return 'Show the answer';
      case 'task':
        return `Task: ${title}`;
      default:
        return title;
    }
  },
  now: 'now',
  next: 'next',
  notes: 'What is shown, and what comes',
  step: (step: number, end: number | null) =>
    step === 0 ? 'Before the first step' : end === null ? `Step ${step}` : `Step ${step} of ${end}`,
  cue: (at: number, count: number) => `Cue ${at} of ${count}`,
  after: 'The step after it',
  nothing: 'Nothing: the run is at its end.',
  nextCue: 'The next cue',
  timer: 'Timer',
  elapsed: 'Passed',
  ofCue: 'This cue',
  left: 'Left',
  over: 'Over',
  pause: 'Pause',
  goOn: 'Go on',
  restart: 'From 0:00',
  minutes: 'Length in minutes',
  noMinutes: '–',
  timerShown: 'for the room',
  controls: 'Controls',
  go: { previous: 'Previous', next: 'Next', back: 'Step back', step: 'Step', play: 'Play', pause: 'Pause' },
  black: 'Black',
  spotlight: 'Spotlight',
  qr: 'QR code',
  rings: 'Rings',
  start: 'Present',
  end: 'End',
  keys: 'Keys',
  digits: (digits: string, count: number) =>
    `${count > 0 ? `Cue ${digits} of ${count}` : `Step ${digits}`}: Enter goes there.`,
};

/** Links that name a scenario of the library. */
export const named = {
  link: 'The link',
  bad: 'It does not name a scenario as in #f=seven-steps&t=52.',
  unknown: (file: string) => `The library has no scenario ${file}.`,
  offline: 'The library could not be fetched.',
  other: 'The scenario has been changed since the link was made: this step is another one than its sender saw.',
};

spoken({ presenter, cues, named });
