import type { Subject } from '../subject.ts';
import type { Marked } from './values.ts';

/** A value that is watched over the run. */
export interface PinView {
  /** As it was asked for. */
  readonly pin: string;
  readonly title: string;
  readonly value: Marked;
  readonly words: string;
  /** Steps of the shown branch at which it became another value; the newest where there are too many. */
  readonly steps: readonly number[];
  readonly total: number;
  /** Why there is nothing to show; null: there is. */
  readonly problem: string | null;
  /** What to select to see it in its place. */
  readonly subject: Subject | null;
}
