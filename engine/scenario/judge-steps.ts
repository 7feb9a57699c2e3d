import { createTimeline } from '../run/timeline.ts';
import { digestOf } from '../world/hash-world.ts';
import type { Judgement } from './judge.ts';
import { judge } from './judge.ts';
import { whyStopped } from './judge-all.ts';
import type { Scenario } from './scenario.ts';
import { collectSummary, type RunSummary } from './summary.ts';

/** A judgement at the end of a run, and since when it has been what it is. */
export interface DatedJudgement extends Judgement {
  /** The step that decided it: the judgement is the same after it and after all that come. 0: it was so from the start. */
  readonly since: number;
}

export interface DatedVerdict {
  readonly steps: number;
  /** Why the run ended before its script did, or did not end; null: it is at its end. */
  readonly stopped: string | null;
  readonly digest: string;
  readonly judgements: readonly DatedJudgement[];
  /** What happened, for whoever asks more of the run. */
  readonly run: RunSummary;
}

/** Runs a scenario, at most so many steps, judges what it expects after each, and says which step decided it. */
export const judgeSteps = (scenario: Scenario, limit: number): DatedVerdict => {
  const timeline = createTimeline(scenario);
  const { see, summary } = collectSummary();
  const expect = scenario.expect ?? [];
  const judged = expect.map((each): DatedJudgement => ({ ...judge(each, summary(timeline.world())), since: 0 }));
  while (timeline.step < limit && timeline.forward()) {
    const record = timeline.record(timeline.step);
    if (!record) throw new Error(`step ${timeline.step} has no record`);
    see(record);
    const run = summary(record.after);
    for (const [i, each] of expect.entries()) {
      const now = judge(each, run);
      const before = judged[i];
      if (before && before.held === now.held && (now.held || before.got === now.got)) continue;
      judged[i] = { ...now, since: timeline.step };
    }
  }
  const run = summary(timeline.world());
  // What held all the time may have been found in other words at last.
  const judgements = expect.map((each, i) => ({ ...judge(each, run), since: judged[i]?.since ?? 0 }));
  return { steps: timeline.step, stopped: whyStopped(timeline), digest: digestOf(run.world), judgements, run };
};
