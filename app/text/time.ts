import { large, spoken } from './catalogue.ts';
import { plural } from './labels.ts';

/** A time for people: `12 s`, `3 min`. */
const spanText = (milliseconds: number): string => {
  const seconds = Math.max(1, Math.round(milliseconds / 1000));
  return seconds < 100 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
};

/** Texts of the control strip, the timeline and the log. */
export const strip = {
  name: 'Controls',
  reset: 'Reset',
  back: 'Step back',
  play: 'Play',
  pause: 'Pause',
  step: 'Step',
  over: 'Step over',
  run: 'Run',
  stop: 'Stop',
  hints: {
    reset: 'To the beginning (Home)',
    back: 'Take the last step back (←)',
    play: 'Play step by step (Space or .)',
    pause: 'Stop where it is (Space or .)',
    step: 'Play one step (→)',
    over: 'To the completion of the command (Shift →)',
    run: 'To the end, without movement (End)',
    stop: 'Stop running',
  },
  speed: 'Speed',
  factor: (speed: number) => `×${speed >= 10 ? speed.toFixed(0) : speed.toFixed(speed < 1 ? 2 : 1)}`,
  speedText: (speed: number) => `${Number(speed.toPrecision(2))} times`,
  progress: 'Progress of the run',
  left: (part: number | null, left: number | null) =>
    [part !== null && `${Math.floor(100 * part)} %`, left !== null && `${spanText(left)} left`]
      .filter(Boolean)
      .join(' · '),
  position: 'Position',
  digest: 'digest',
  digestHint: 'Hash of everything that is at this step: equal digests, equal worlds',
  at: 'step',
  of: (end: number, known: boolean) => (known ? `of ${large(end)}` : `of ${large(end)} so far`),
  bookmark: 'Bookmark this step',
  bookmarked: 'Change the bookmark of this step',
};

export const timeline = {
  name: 'Timeline',
  playhead: 'Step that is shown',
  start: 'before the first step',
  valueText: (step: number, branch: string, sentence: string) =>
    `step ${step}${branch === '' ? '' : ` on branch ${branch}`}: ${sentence}`,
  shown: 'shown',
  branch: (letter: string, title: string, end: number, shown: boolean) =>
    `Branch ${letter}${shown ? ', shown' : ''}, ${plural(end, 'step')}${title ? `: ${title}` : ''}`,
  steps: (count: number) => plural(count, 'step'),
  branches: 'Branches',
  bookmark: (step: number, text: string) => `Bookmark at step ${step}: ${text}`,
  whole: 'Whole run',
};

export const log = {
  title: 'Log',
  columns: { step: 'Step', actor: 'Actor', sentence: 'What happened', visibility: 'Visible', clauses: 'Clauses' },
  row: (step: number, sentence: string) => `Step ${step}: ${sentence}`,
  goHere: 'Go here',
  empty: 'Nothing has happened yet: press Play, or step with →.',
  refused: 'refused',
  more: (count: number) => `+${count}`,
  waiting: 'loading',
  find: 'Find in the log',
  findClose: 'All steps',
  findHint: 'words, names, clauses, an address that was written (0x…), or a step',
  found: (fit: number, steps: number) => `${large(fit)} of ${large(steps)}`,
  foundNothing: 'No step fits.',
};

export const bookmarks = {
  title: (step: number) => `Bookmark of step ${step}`,
  text: 'Note',
  placeholder: 'what is to be seen here',
  save: 'Save',
  remove: 'Remove',
  travels: 'It travels in the link.',
};

spoken({ strip, timeline, log, bookmarks });
