import type { Timeline } from '../run/timeline-types.ts';
import { judge } from '../scenario/judge.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { summarize } from '../scenario/summary.ts';
import type { RunView } from './parts.ts';

type Verdicts = RunView['verdicts'];

/**
 * Judges the scenario's expectations at the end of a run; before, says only what is expected. Each end of each branch is
 * judged once.
 */
export const createVerdicts = (timeline: Timeline<Scenario>): ((finished: boolean) => Verdicts) => {
  const expect = timeline.scenario.expect ?? [];
  const start = summarize(timeline);
  const open: Verdicts = expect.map(each => ({ text: judge(each, start).text, held: null, got: '' }));
  const judged = new Map<string, Verdicts>();
  return finished => {
    if (!finished || expect.length === 0) return open;
    const key = `${timeline.branch} ${timeline.end}`;
    const known = judged.get(key);
    if (known) return known;
    const run = summarize(timeline);
    const verdicts = expect.map(each => judge(each, run));
    judged.set(key, verdicts);
    return verdicts;
  };
};
