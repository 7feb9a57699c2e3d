import type { Scenario } from '../scenario/scenario.ts';
import type { Request } from './messages.ts';
import type { Rejection } from './rejection.ts';
import { rejection } from './rejection.ts';
import type { Session } from './session.ts';
import { interventionsOf, openSession } from './session.ts';

/** The same scenario under another reading, with what a person did, played to the same step. */
export const chooseReading = (
  session: Session,
  request: Extract<Request, { readonly type: 'choose-reading' }>,
): Session | Rejection => {
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
