import { createTimeline } from '../run/timeline.ts';
import type { StepRecord, Timeline } from '../run/timeline-types.ts';
import { digestOf } from '../world/hash-world.ts';
import type { Judgement } from './judge.ts';
import { judge } from './judge.ts';
import type { Scenario } from './scenario.ts';
import { collectSummary } from './summary.ts';

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

/** Runs a scenario, at most so many steps, and judges all that it expects. `onStep` sees each step when it is made. */
export const judgeAll = (
  scenario: Scenario,
  { limit = STEP_LIMIT, onStep }: { readonly limit?: number; readonly onStep?: (record: StepRecord) => void } = {},
): Verdict => {
  const timeline = createTimeline(scenario);
  const { see, summary } = collectSummary(scenario.expect ?? []);
  while (timeline.step < limit && timeline.forward()) {
    const record = timeline.record(timeline.step);
    if (!record) throw new Error(`step ${timeline.step} has no record`);
    see(record);
    onStep?.(record);
  }
  const run = summary(timeline.world());
  const judgements = (scenario.expect ?? []).map(expectation => judge(expectation, run));
  const stopped = whyStopped(timeline);
  return {
    steps: timeline.step,
    stopped,
    digest: digestOf(run.world),
    judgements,
    held: stopped === null && judgements.every(({ held }) => held),
  };
};

/** Why a run ended before its script did, or did not end; null: nothing can happen any more, and the script is used up. */
export const whyStopped = (timeline: Timeline): string | null => {
  const { script, taken } = timeline.world();
  if (timeline.scheduled() !== null) return `not at its end after ${timeline.step} steps`;
  if (script.length === 0) return null;
  const why = timeline.choices().find(({ action }) => action.actor === 'operator')?.why ?? '';
  return `stopped at script[${taken}]: ${why}`;
};
