import type { StepRecord, Timeline } from '../run/timeline-types.ts';
import { judge } from '../scenario/judge.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { collectSummary, summarize } from '../scenario/summary.ts';
import type { RunView } from './parts/run.ts';

type Verdicts = RunView['verdicts'];

/** Steps of a branch that are made again to judge it; the run as it was scheduled is summed up while it is made. */
const MOST_AGAIN = 20_000;

export interface VerdictMaker {
  /** Sums up the steps of the run as it was scheduled, from the first on. */
  see(branch: number, record: StepRecord): void;
  of(finished: boolean): Verdicts;
}

/**
 * Judges the scenario's expectations at the end of a run; before, says only what is expected. Each end of each branch is
 * judged once.
 */
export const createVerdicts = (timeline: Timeline<Scenario>): VerdictMaker => {
  const expect = timeline.scenario.expect ?? [];
  const scheduled = collectSummary(expect);
  const start = scheduled.summary(timeline.world());
  const open: Verdicts = expect.map(each => ({ text: judge(each, start).text, held: null, got: '' }));
  const judged = new Map<string, Verdicts>();
  return {
    see: (branch, record) => {
      if (branch === 0 && expect.length > 0) scheduled.see(record);
    },
    of: finished => {
      const { branch, end } = timeline;
      if (!finished || expect.length === 0 || (branch !== 0 && end > MOST_AGAIN)) return open;
      const key = `${branch} ${end}`;
      const known = judged.get(key);
      if (known) return known;
      const run = branch === 0 ? scheduled.summary(timeline.worldAt(end)) : summarize(timeline);
      const verdicts = expect.map(each => judge(each, run));
      judged.set(key, verdicts);
      return verdicts;
    },
  };
};
