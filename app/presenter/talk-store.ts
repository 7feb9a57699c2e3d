import { create } from 'zustand';
import { readRoom, readTalk, writeTalk } from './kept-talk.ts';
import { stopped, type Timer } from './timer.ts';

export const stageViews = ['group', 'rings'] as const;
export type StageView = (typeof stageViews)[number];

/** What of a talk survives a reload of the page. */
export interface Talk {
  readonly black: boolean;
  readonly spotlight: boolean;
  readonly qr: boolean;
  readonly view: StageView;
  /** Index of the cue that was gone to last; -1: none. */
  readonly gone: number;
  readonly timer: Timer;
  readonly timerShown: boolean;
}

interface TalkState extends Talk {
  /** Name by which this window and the one with the cues find each other. */
  readonly room: string;
  /** The window with the cues: not there; there; or the browser did not let it open. */
  readonly cuesWindow: 'none' | 'open' | 'blocked';
  /** List of keys, over the picture. */
  readonly keys: boolean;
  /** Number that is being typed. */
  readonly digits: string;
}

const freshTalk: Talk = {
  black: false,
  spotlight: false,
  qr: false,
  view: 'group',
  gone: -1,
  timer: stopped,
  timerShown: false,
};

export const useTalk = create<TalkState>()(() => ({
  ...(readTalk() ?? freshTalk),
  room: readRoom(),
  cuesWindow: 'none',
  keys: false,
  digits: '',
}));

useTalk.subscribe(writeTalk);
