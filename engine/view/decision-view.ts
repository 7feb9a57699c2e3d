import { formatOf } from '../device/enable-queue.ts';
import { peek } from '../memory/peek.ts';
import { u16 } from '../num/int.ts';
import { unreachable } from '../num/result.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import { type Decision, describeDecision, positionText } from '../virtq/decision.ts';
import { parseActorId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import { queueName } from './names.ts';
import type { DecisionView } from './parts/moment.ts';
import type { Say } from './words/say.ts';

/** The decision of a step on a notification or an interrupt, as the ring format made it; null: it made none. */
const decisionIn = (
  record: StepRecord,
): { readonly about: DecisionView['about']; readonly name: string; readonly decision: Decision } | null => {
  const parts = parseActorId(record.action.actor);
  if (parts.kind === 'operator') return null;
  const { before } = record;
  const state = deviceState(before, parts.device);
  if (parts.kind === 'driver') {
    const driver = driverState(before, parts.device);
    const { exposing } = driver;
    const half = exposing && driver.queues[exposing.command.queue];
    if (record.action.name !== 'notify' || !half) return null;
    const decision = formatOf(half).notifyDecision(peek(before.memory), half, u16(exposing.oldIdx));
    return { about: 'notification', name: queueName(state, exposing.command.queue), decision };
  }
  const queue =
    parts.kind === 'queue' ? parts.queue : parts.kind === 'admin' ? state.adminQueueIndex + parts.admin : -1;
  const own = state.queues[queue];
  if (record.action.name !== 'interrupt' || !own?.ring || own.decideFrom === null) return null;
  const decision = formatOf(own.ring).interruptDecision(peek(before.memory), own.ring, u16(own.decideFrom));
  return { about: 'interrupt', name: queueName(state, queue), decision };
};

const modes = ['ENABLE', 'DISABLE', 'DESC', 'the reserved value 3'];

type Facts = Pick<DecisionView, 'rule' | 'values'>;

const facts = (say: Say, decision: Decision): Facts => {
  switch (decision.kind) {
    case 'flags':
      return {
        rule: say(
          'Without EVENT_IDX the other side says by one bit whether it wants to be told: 0 wanted, 1 not wanted.',
        ),
        values: [{ name: decision.field, text: String(decision.flags) }],
      };
    case 'event-index': {
      const { field, event, from, to } = decision;
      return {
        rule: say(
          'With EVENT_IDX it is told when the entry that was placed at the event index is among the new ones, modulo 65536.',
        ),
        values: [
          { name: field, text: String(event) },
          { name: say('index before'), text: String(from) },
          { name: say('index after'), text: String(to) },
          { name: say('new entries'), text: String((to - from) & 0xffff) },
          { name: say('entries after the event'), text: String((to - event - 1) & 0xffff) },
        ],
      };
    }
    case 'event-flags':
      return {
        rule: say('The event suppression structure of the other side says always or never.'),
        values: [
          { name: decision.area, text: '' },
          { name: 'flags', text: say.again(`${decision.flags} ${modes[decision.flags & 3]}`) },
        ],
      };
    case 'event-descriptor': {
      const { area, event, from, to } = decision;
      return {
        rule: say(
          'With DESC it is told when the descriptor that it names, in the pass that it names, is among the new ones.',
        ),
        values: [
          { name: area, text: 'DESC' },
          { name: say('named'), text: say.again(positionText(event)) },
          { name: say('before'), text: say.again(positionText(from)) },
          { name: say('after'), text: say.again(positionText(to)) },
        ],
      };
    }
    case 'area-outside-memory':
      return {
        rule: say('What is not in memory asks for nothing.'),
        values: [{ name: decision.area, text: say('not in memory') }],
      };
    default:
      return unreachable(decision);
  }
};

export const decisionView = (record: StepRecord, say: Say): DecisionView | null => {
  const found = decisionIn(record);
  if (!found) return null;
  const { about, name, decision } = found;
  return {
    about,
    queue: name,
    send: decision.send,
    why: say.again(describeDecision(decision)),
    ...facts(say, decision),
  };
};
