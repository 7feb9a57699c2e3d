import type { Action } from '../actor/actor.ts';
import type { Result } from '../num/result.ts';
import { err, ok } from '../num/result.ts';
import type { Intervention } from '../run/inputs.ts';
import { keyOf } from '../run/step.ts';
import type { Timeline } from '../run/timeline-types.ts';
import type { KeptBranch } from '../scenario/kept-run.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import { parseKept } from '../scenario/parse-kept.ts';
import type { Before, Session } from './session.ts';
import { openSession, SLICE } from './session.ts';

const wrong = (path: string, message: string): ParseError => ({ path, message });

const take = (timeline: Timeline, move: Intervention): boolean => {
  const scheduled = timeline.scheduled();
  if ('intent' in move) {
    const { intent } = move;
    if (scheduled?.intent && JSON.stringify(scheduled.intent) === JSON.stringify(intent)) return timeline.forward();
    return timeline.act({ actor: 'operator', name: 'submit', intent } satisfies Action);
  }
  const { action } = move;
  const found = timeline.choices().find(each => keyOf(each.action) === action);
  return found !== undefined && timeline.act(found.action);
};

/** Makes the steps of a branch again, in a tree that holds all branches before it. Null: done. */
const grow = (
  { timeline, viewer }: Pick<Session, 'timeline' | 'viewer'>,
  { parent, forkAt, end, moves }: KeptBranch,
  id: number,
): ParseError | null => {
  if (parent !== null) timeline.seek(forkAt, parent);
  if (parent !== null && end === forkAt) timeline.leave(parent, forkAt);
  let next = 0;
  for (let at = forkAt; at < end; at += 1) {
    const move = moves[next];
    const isDue = move?.atStep === at;
    if (isDue) next += 1;
    if (!(isDue ? take(timeline, move) : timeline.forward()) || timeline.branch !== id) {
      const place = isDue ? `branches[${id}].moves[${next - 1}]` : `branches[${id}].end`;
      return wrong(
        place,
        isDue ? `this is not possible after step ${at}` : `found ${end}, but it goes no further than ${at}`,
      );
    }
    if (at % SLICE === 0) viewer.follow();
  }
  return next < moves.length ? wrong(`branches[${id}].moves[${next}]`, 'it is at no step of its branch') : null;
};

/** Opens a run that was kept, all of its branches made again. */
export const restoreRun = (input: unknown, before: Before): Result<Session, ParseError[]> => {
  const kept = parseKept(input);
  if (!kept.ok) return kept;
  const { scenario, branches, branch, step } = kept.value;
  const session = openSession(scenario, 0, before);
  for (const [id, each] of branches.entries()) {
    const failed = grow(session, each, id);
    if (failed) return err([failed]);
  }
  session.timeline.seek(step, branch);
  return ok(session);
};
