import { dialectOf } from '../dialect/dialects.ts';
import type { RunInputs } from '../run/inputs.ts';
import { createTimeline } from '../run/timeline.ts';
import type { ClauseCoverage } from './coverage.ts';
import { createCoverage } from './coverage.ts';

/** What became of every rule in a whole run. */
export interface RunCoverage {
  readonly clauses: readonly ClauseCoverage[];
  /** What happened at each step, `driver:pf0 publish`; the first is that of step 1. */
  readonly actions: readonly string[];
}

/** Plays a run from its beginning, at most `limit` steps, and judges every step. */
export const coverRun = (inputs: RunInputs, limit: number): RunCoverage => {
  const timeline = createTimeline(inputs);
  const { see, clauses } = createCoverage(dialectOf(inputs.dialect, inputs.readings));
  const actions: string[] = [];
  while (timeline.step < limit && timeline.forward()) {
    const record = timeline.record(timeline.step);
    if (!record) continue;
    see(record);
    actions.push(`${record.action.actor} ${record.action.name}`);
  }
  return { clauses: clauses(), actions };
};
