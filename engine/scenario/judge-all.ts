import { createTimeline } from '../run/timeline.ts';
import type { Timeline } from '../run/timeline-types.ts';
import { digestOf } from '../world/hash-world.ts';
import type { Judgement } from './judge.ts';
import { judge } from './judge.ts';
import type { Scenario } from './scenario.ts';
import { summarize } from './summary.ts';

/** Steps after which a run is taken for endless. */
export const STEP_LIMIT = 100_000;

/** How a run came out. */
export interface Verdict {
  readonly steps: number;
  /** Why the run ended before its script did, or did not end; null: nothing can happen any more, and the script is used up. */
  readonly stopped: string | null;
  readonly digest: string;
  readonly judgements: readonly Judgement[];
  /** It came to its end, and every expectation held. */
  readonly held: boolean;
}

/** Runs a scenario and judges all that it expects. */
export const judgeAll = (scenario: Scenario, limit = STEP_LIMIT): Verdict => {
  const timeline = createTimeline(scenario);
  timeline.run(limit);
  return judgeRun(timeline);
};

/** Judges a run that was made, as far as it went. */
export const judgeRun = (timeline: Timeline): Verdict => {
  timeline.seek(timeline.end);
  const run = summarize(timeline);
  const judgements = (timeline.scenario.expect ?? []).map(expectation => judge(expectation, run));
  const stopped = whyStopped(timeline);
  return {
    steps: timeline.end,
    stopped,
    digest: digestOf(run.world),
    judgements,
    held: stopped === null && judgements.every(({ held }) => held),
  };
};

const whyStopped = (timeline: Timeline): string | null => {
  const { script, taken } = timeline.world();
  if (timeline.scheduled() !== null) return `not at its end after ${timeline.end} steps`;
  if (script.length === 0) return null;
  const why = timeline.choices().find(({ action }) => action.actor === 'operator')?.why ?? '';
  return `stopped at script[${taken}]: ${why}`;
};
