import { keyOf } from '../run/step.ts';
import type { Request } from './messages.ts';
import type { Rejection } from './rejection.ts';
import { rejection } from './rejection.ts';
import type { Session } from './session.ts';

type Of<T extends Request['type']> = Extract<Request, { readonly type: T }>;

/** Takes one of the possible actions by its key. Null: done. */
export const act = ({ timeline }: Session, { action: key }: Of<'act'>): Rejection | null => {
  const scheduled = timeline.scheduled();
  // What the scenario itself has in store for this step is in nobody's list of choices.
  if (scheduled?.intent && keyOf(scheduled) === key) {
    return timeline.forward() ? null : rejection('action', 'action', `${key} is not possible any more.`);
  }
  const choice = timeline.choices().find(({ action }) => keyOf(action) === key);
  if (!choice) return rejection('action', 'action', `${key} is not something that could happen now.`);
  return choice.enabled && timeline.act(choice.action) ? null : rejection('action', 'action', choice.why);
};

export const seek = ({ timeline }: Session, request: Of<'seek'>): Rejection | null => {
  const { step, branch = timeline.branch, end } = request;
  if (!timeline.branches.some(({ id }) => id === branch))
    return rejection('seek', 'branch', `there is no branch ${branch}`);
  if (end === undefined) timeline.seek(step, branch);
  else timeline.revisit(step, branch, end);
  return null;
};
