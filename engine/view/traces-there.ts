import type { Dialect } from '../dialect/dialect.ts';
import type { Timeline } from '../run/timeline-types.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import type { Topology } from '../world/topology.ts';
import type { History } from './history.ts';
import type { Pins } from './pins.ts';
import type { Trace } from './trace.ts';
import type { Watch } from './watch.ts';

/** What follows a selection and watched values through a run. */
export interface Traces {
  readonly create: (
    timeline: Timeline,
    dialect: Dialect,
    history: History,
  ) => { readonly trace: Trace; readonly pins: Pins };
  /** What is wrong with a selection or with watched values that came from outside. */
  readonly refuse: (watch: Partial<Watch>, topology: Topology) => readonly ParseError[];
}

let there: Traces | null = null;

/** As long as nobody has selected anything, nobody needs it. */
export const addTraces = (traces: Traces): void => {
  there = traces;
};

export const tracesThere = (): Traces | null => there;
