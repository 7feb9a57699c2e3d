import type { Dialect } from '../dialect/dialect.ts';
import type { Timeline } from '../run/timeline-types.ts';
import type { History } from './history.ts';
import type { LogMaker } from './log.ts';
import type { SequenceView } from './parts/sequence.ts';

/** What the sequence of a run is shown from. */
export interface SequenceInput {
  readonly dialect: Dialect;
  readonly timeline: Timeline;
  readonly history: History;
  readonly log: LogMaker;
}

/** Makes the rows of a window: index of the first one, and how many. */
export type SequenceMaker = (from: number, count: number) => SequenceView;

type Make = (input: SequenceInput) => SequenceMaker;

let there: Make | null = null;

/** Few readers look at the sequence: how it is shown is brought when somebody does. */
export const addSequence = (make: Make): void => {
  there = make;
};

export const sequenceThere = (): Make | null => there;
