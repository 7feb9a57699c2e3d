import { refusesAction } from '../run/step.ts';
import type { Request } from './messages.ts';
import { readIntent } from './read-intent.ts';
import type { Rejection } from './rejection.ts';
import { rejection } from './rejection.ts';
import type { Session } from './session.ts';

/** Takes an intent of a person's own. */
export const dispatch = (
  { timeline, scenario }: Session,
  { intent }: Extract<Request, { readonly type: 'dispatch' }>,
): Rejection | null => {
  const read = readIntent(scenario, intent, 'intent');
  if (!read.ok) return { what: 'intent', errors: read.error };
  const action = { actor: 'operator', name: 'submit', intent: read.value } as const;
  const why = refusesAction(timeline.world(), action);
  if (why === null && timeline.act(action)) return null;
  return rejection('intent', 'intent', why ?? 'This is not possible now.');
};
