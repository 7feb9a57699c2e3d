import type { Intervention } from '../run/inputs.ts';
import { createTimeline } from '../run/timeline.ts';
import type { Timeline } from '../run/timeline-types.ts';
import { type Judgement, judge } from '../scenario/judge.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { collectSummary, type RunSummary, summarize } from '../scenario/summary.ts';
import type { Task } from './lesson.ts';

/** Steps after which a solution is taken for one that leads nowhere. */
const MOST_STEPS = 20_000;

/** How far a goal is reached: each part of it. */
export interface Reached {
  readonly met: boolean;
  readonly parts: readonly Judgement[];
}

const judgeGoal = (goal: Task['goal'], run: RunSummary): Reached => {
  const parts = goal.map(each => judge(each, run));
  return { met: parts.every(({ held }) => held), parts };
};

/** How far a goal is reached at the cursor. */
export const reachedAt = (goal: Task['goal'], timeline: Timeline): Reached =>
  judgeGoal(goal, summarize(timeline, timeline.step));

/** What became of a solution. */
export interface Solved {
  /** The step at which the goal was reached first; null: never. */
  readonly at: number | null;
  readonly reached: Reached;
  /** Doings of the solution that were not possible. */
  readonly missed: readonly Intervention[];
}

/** Plays a solution from a step on, until the goal is reached or nothing can happen any more. */
export const playSolution = (
  scenario: Scenario,
  start: number,
  { goal, solution }: Pick<Task, 'goal' | 'solution'>,
): Solved => {
  // What the scenario has in store goes on until somebody leaves its path.
  const leaves = solution[0]?.atStep ?? Number.POSITIVE_INFINITY;
  const before = (scenario.interventions ?? []).filter(({ atStep }) => atStep < leaves);
  const timeline = createTimeline({ ...scenario, interventions: [...before, ...solution] });
  const { see, summary } = collectSummary();
  let reached: Reached | null = null;
  while (timeline.step < MOST_STEPS && timeline.forward()) {
    const record = timeline.record(timeline.step);
    if (record) see(record);
    if (timeline.step <= start) continue;
    reached = judgeGoal(goal, summary(timeline.world()));
    if (reached.met) return { at: timeline.step, reached, missed: [] };
  }
  return {
    at: null,
    reached: reached ?? reachedAt(goal, timeline),
    missed: solution.filter(({ atStep }) => atStep >= timeline.step),
  };
};
