import { create } from 'zustand';
import type { KeptRun } from '../../engine/protocol/messages.ts';
import type { Deed } from '../store/editing.ts';

/** A place in a run: a step of a branch as it was when the branch ended at `end`. */
export interface Place {
  /** Number of the run, counted in this tab. */
  readonly run: number;
  readonly step: number;
  readonly branch: number;
  readonly end: number;
}

/** Something that was done, and how to come to either side of it. */
export interface Edit {
  readonly deed: Deed;
  /** Title of the scenario that was opened; of a reading, title of its switch. */
  readonly title: string;
  readonly before: Place;
  readonly after: Place;
}

/** A run that is not shown any more, to be restored. */
export interface Left {
  readonly kept: KeptRun;
  readonly title: string | null;
  readonly source: string | null;
  readonly keptAs: string | null;
  /** Characters of it as text. */
  readonly size: number;
}

/** At most so many edits, and characters of runs that were left; the oldest are forgotten. */
export const MOST_EDITS = 100;
const MOST_SIZE = 8_000_000;

export interface Edits {
  /** Newest last. */
  readonly done: readonly Edit[];
  /** Undone ones, the one that was undone last at the end. */
  readonly undone: readonly Edit[];
  /** Number of the run that is shown, and those that were left. */
  readonly live: number;
  readonly left: Readonly<Record<number, Left>>;
}

export const noEdits: Edits = { done: [], undone: [], live: 0, left: {} };

export const useEdits = create<Edits>()(() => noEdits);

const runsOf = (edits: readonly Edit[]): ReadonlySet<number> =>
  new Set(edits.flatMap(({ before, after }) => [before.run, after.run]));

/** What is within the bounds: the newest edits, and the runs that they lead to. */
export const bounded = ({ done, undone, live, left }: Edits, most = { edits: MOST_EDITS, size: MOST_SIZE }): Edits => {
  let kept = done.slice(-most.edits);
  for (;;) {
    const runs = runsOf([...kept, ...undone]);
    const needed = Object.fromEntries(Object.entries(left).filter(([run]) => runs.has(Number(run))));
    const size = Object.values(needed).reduce((sum, each) => sum + each.size, 0);
    if (size <= most.size || kept.length === 0) return { done: kept, undone, live, left: needed };
    kept = kept.slice(1);
  }
};
