import type { Intervention } from '../run/inputs.ts';
import type { Branch, Timeline } from '../run/timeline-types.ts';
import type { KeptBranch, KeptRun } from '../scenario/kept-run.ts';
import { KEPT_FORMAT, MOST_BRANCHES } from '../scenario/kept-run.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { serializeScenario } from '../scenario/serialize.ts';
import { digestOf } from '../world/hash-world.ts';
import type { Session } from './session.ts';
import { shownScenario } from './share.ts';

/** What a branch begins with, whether the schedule would have taken it or not. */
const firstMove = (timeline: Timeline, { id, forkAt, end }: Branch): readonly Intervention[] => {
  const record = id === 0 || end === forkAt ? null : timeline.record(forkAt + 1, id);
  if (!record) return [];
  const { action, key } = record;
  return [action.intent ? { atStep: forkAt, intent: action.intent } : { atStep: forkAt, action: key }];
};

const keepBranch = (timeline: Timeline, branch: Branch): KeptBranch => {
  const { id, parent, forkAt, end } = branch;
  const first = firstMove(timeline, branch);
  const later = timeline.interventions(id).filter(({ atStep }) => atStep >= forkAt + first.length);
  return { parent, forkAt, end, moves: [...first, ...later] };
};

/** The run that is open, to be restored later. */
export const keepRun = (session: Session): KeptRun => {
  const { timeline, scenario, bookmarks } = session;
  const { notes: _notes, ...bare } = scenario;
  const withNotes = (own: Scenario) =>
    serializeScenario({ ...own, ...(bookmarks.length > 0 && { notes: bookmarks }) }, 'numbers');
  const { branch, step, end, branches } = timeline;
  const here = { kept: KEPT_FORMAT, step, digest: digestOf(timeline.world()) } as const;
  if (branches.length > MOST_BRANCHES) {
    const { notes: _before, ...shown } = shownScenario(session);
    return { ...here, scenario: withNotes(shown), branch: 0, branches: [{ parent: null, forkAt: 0, end, moves: [] }] };
  }
  return { ...here, scenario: withNotes(bare), branch, branches: branches.map(each => keepBranch(timeline, each)) };
};
