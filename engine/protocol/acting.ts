import { keyOf, refusesAction } from '../run/step.ts';
import type { Scenario } from '../scenario/scenario.ts';
import type { Request } from './messages.ts';
import { readIntent } from './read-intent.ts';
import type { Rejection } from './rejection.ts';
import { rejection } from './rejection.ts';
import type { Session } from './session.ts';
import { interventionsOf, openSession } from './session.ts';

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

/** Takes an intent of a person's own. */
export const dispatch = ({ timeline, scenario }: Session, { intent }: Of<'dispatch'>): Rejection | null => {
  const read = readIntent(scenario, intent, 'intent');
  if (!read.ok) return { what: 'intent', errors: read.error };
  const action = { actor: 'operator', name: 'submit', intent: read.value } as const;
  const why = refusesAction(timeline.world(), action);
  if (why === null && timeline.act(action)) return null;
  return rejection('intent', 'intent', why ?? 'This is not possible now.');
};

export const seek = ({ timeline }: Session, request: Of<'seek'>): Rejection | null => {
  const { step, branch = timeline.branch } = request;
  if (!timeline.branches.some(({ id }) => id === branch))
    return rejection('seek', 'branch', `there is no branch ${branch}`);
  timeline.seek(step, branch);
  return null;
};

/** The same scenario under another reading, with what a person did, played to the same step. */
export const chooseReading = (session: Session, request: Of<'choose-reading'>): Session | Rejection => {
  const { scenario, dialect, timeline, watch, bookmarks } = session;
  const { switch: name, reading } = request;
  const found = dialect.switches.find(({ id }) => id === name);
  if (!found) return rejection('reading', 'switch', `${dialect.id} has no switch "${name}"`);
  const allowed = found.readings.map(({ id }) => id);
  if (!allowed.includes(reading)) {
    return rejection('reading', 'reading', `found "${reading}", allowed: ${allowed.join(', ')}`);
  }
  const { interventions: _own, readings: before = {}, ...bare } = scenario;
  const { [name]: _before, ...others } = before;
  const readings = reading === found.byDefault ? others : { ...others, [name]: reading };
  const interventions = interventionsOf(session);
  const anew: Scenario = {
    ...bare,
    ...(Object.keys(readings).length > 0 && { readings }),
    ...(interventions.length > 0 && { interventions }),
  };
  return { ...openSession(anew, timeline.step, watch), bookmarks };
};
