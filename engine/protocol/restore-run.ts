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

/** Makes the steps of a branch again, one at a time, in a tree that holds all branches before it. Null: done. */
function* grow(
  { timeline, viewer }: Pick<Session, 'timeline' | 'viewer'>,
  { parent, forkAt, end, moves }: KeptBranch,
  id: number,
): Generator<void, ParseError | null> {
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
    yield;
  }
  return next < moves.length ? wrong(`branches[${id}].moves[${next}]`, 'it is at no step of its branch') : null;
}

function* growAll(session: Session, branches: readonly KeptBranch[]): Generator<void, ParseError | null> {
  for (const [id, each] of branches.entries()) {
    const failed = yield* grow(session, each, id);
    if (failed) return failed;
  }
  return null;
}

/** A run that is made again bit by bit. */
export interface Restoring {
  /** Steps that were made, and that there will be. */
  readonly made: () => number;
  readonly all: number;
  /** Makes so many more steps at most. Null: there are more to make. */
  readonly goOn: (limit: number) => Result<Session | null, ParseError[]>;
  /** The run as far as it was made. */
  readonly stop: () => Session;
}

/** Begins to open a run that was kept, all of its branches made again. */
export const startRestoring = (input: unknown, before: Before): Result<Restoring, ParseError[]> => {
  const kept = parseKept(input);
  if (!kept.ok) return kept;
  const { scenario, branches, branch, step } = kept.value;
  const session = openSession(scenario, 0, before);
  const growing = growAll(session, branches);
  let made = 0;
  return ok({
    made: () => made,
    all: branches.reduce((sum, { forkAt, end }) => sum + end - forkAt, 0),
    goOn: limit => {
      session.timeline.tidy();
      for (const until = made + limit; made < until; made += 1) {
        const next = growing.next();
        if (!next.done) continue;
        if (next.value) return err([next.value]);
        session.timeline.seek(step, branch);
        return ok(session);
      }
      return ok(null);
    },
    stop: () => session,
  });
};
