import type { StateCreator } from 'zustand';
import type { GoalView, Graded, LessonScene, LessonView } from '../../engine/protocol/messages.ts';
import type { Language } from '../text/catalogue.ts';
import type { AppState } from './state.ts';

/** The lesson that is open, and where the learner is in it. */
export interface OpenLesson {
  /** File of the bundled course; null: somebody's own. */
  readonly file: string | null;
  readonly text: string;
  /** What `view` speaks. */
  readonly language: Language;
  readonly view: LessonView;
  /** Page, counted from 0. */
  readonly page: number;
  /** Null while the page is opened. */
  readonly scene: LessonScene | null;
  /** While a question waits for its answer nothing is played beyond this step; null: it does not, or no more. */
  readonly until: number | null;
  /** What the learner has chosen and not committed, as the answer of the question is written; undefined: nothing. */
  readonly draft: unknown;
  /** How the answer that was committed came out. */
  readonly graded: Graded | null;
  /** The steps of the question are being played. */
  readonly revealing: boolean;
  /** How far the task of the page is; null: it has none. */
  readonly goal: GoalView | null;
}

export interface LessonSlice {
  readonly lesson: OpenLesson | null;
}

export const createLessonSlice: StateCreator<AppState, [], [], LessonSlice> = () => ({ lesson: null });
