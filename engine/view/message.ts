import type { StepRecord } from '../run/timeline-types.ts';
import type { Event } from '../world/event.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceOf, driverOf, parseActorId, parseDeviceId } from '../world/ids.ts';
import type { LaneId, MessageKind } from './parts/sequence.ts';
import { isReading, registerLabel } from './touch.ts';
import { parseWireId, targetOf } from './wire.ts';

/** What a step tells somebody else, or does by itself. */
export interface Message {
  readonly kind: MessageKind;
  readonly from: LaneId;
  /** The same as `from` where nobody else has part in it. */
  readonly to: LaneId;
}

/** The lane of guest memory, which both sides share. */
export const MEMORY = 'memory';

/** A store that somebody else could see, now or later; what a driver keeps for itself is none. */
const isStore = (event: Event): boolean => event.type === 'memory/wrote' && event.what !== 'driver_shadow';
const isRegister = ({ type }: Event): boolean => /^(register|status|features|reset)\/|^queue\/enabled/.test(type);

/** What a step is called: what a person asks for by that, the rest by its action. */
export const nameOf = ({ action, events }: StepRecord): string => {
  const taken = events.find(({ type }) => type === 'intent/taken');
  return taken?.type === 'intent/taken' ? taken.intent.do : action.name;
};

/** What a person does comes to the driver of a function, to the function itself, or to memory. */
const ofOperator = (record: StepRecord): Message[] => {
  const { actor: from } = record.action;
  const { events } = record;
  for (const event of events) {
    if (isStore(event)) return [{ kind: 'store', from, to: MEMORY }];
    if (!('device' in event)) continue;
    if (/^(driver|command|token)\//.test(event.type)) return [{ kind: 'order', from, to: driverOf(event.device) }];
    const kind = isReading(nameOf(record)) ? 'register-read' : 'register-write';
    const device = deviceOf(event.device);
    return [kind === 'register-read' ? { kind, from: device, to: from } : { kind, from, to: device }];
  }
  return [];
};

/** A driver reads or writes a register of its function. */
const touch = (record: StepRecord, device: DeviceId): Message[] => {
  const { actor, name } = record.action;
  if (registerLabel(record, device) === null && !record.events.some(isRegister)) return [];
  return isReading(name)
    ? [{ kind: 'register-read', from: deviceOf(device), to: actor }]
    : [{ kind: 'register-write', from: actor, to: deviceOf(device) }];
};

/** A command takes effect on a function other than the one that carries it out. */
const effects = ({ action, events }: StepRecord): Message[] => {
  const parts = parseActorId(action.actor);
  if (parts.kind !== 'admin') return [];
  const found = events.find(
    event => /^(features|facets|parts)\//.test(event.type) && 'device' in event && event.device !== parts.device,
  );
  return found && 'device' in found ? [{ kind: 'effect', from: action.actor, to: deviceOf(found.device) }] : [];
};

/**
 * Who tells whom in a step, the most telling first: a notification or an interrupt that crosses, a register, memory, an
 * effect; or that it was work of one's own. Sequence diagrams are drawn from this and nothing else.
 */
export const messagesOf = (record: StepRecord): readonly [Message, ...Message[]] => {
  const { action, events, after } = record;
  const { actor } = action;
  const parts = parseActorId(actor);
  const crossing = events.flatMap((event): Message[] => {
    if (event.type !== 'wire/raised') return [];
    const { side, queue } = parseWireId(event.wire);
    const kind = side === 'device' && queue !== null ? 'notification' : 'interrupt';
    return [{ kind, from: actor, to: targetOf(event.wire, after) }];
  });
  if (parts.kind === 'operator') {
    const [first, ...more] = [...ofOperator(record), ...crossing];
    return first ? [first, ...more] : [{ kind: 'work', from: actor, to: actor }];
  }
  const has = (...types: readonly Event['type'][]): boolean => events.some(({ type }) => types.includes(type));
  const load: Message[] = has('queue/took', 'queue/executed', 'token/closed')
    ? [{ kind: 'load', from: MEMORY, to: actor }]
    : [];
  const store: Message[] = events.some(isStore) ? [{ kind: 'store', from: actor, to: MEMORY }] : [];
  const [first, ...more] = [
    ...crossing,
    ...(parts.kind === 'driver' ? touch(record, parts.device) : []),
    ...(has('queue/executed') ? [...store, ...load] : [...load, ...store]),
    ...effects(record),
  ].filter(({ from, to }) => from !== to);
  return first ? [first, ...more] : [{ kind: 'work', from: actor, to: actor }];
};

/** Everybody who has part in a step. */
export const partakersOf = (record: StepRecord): readonly LaneId[] => [
  ...new Set([record.action.actor, ...messagesOf(record).flatMap(({ from, to }) => [from, to])]),
];

/** The person first, then the drivers, memory between both sides, the devices; each by its function. */
const rank = (lane: LaneId): readonly number[] => {
  if (lane === MEMORY) return [2];
  const parts = parseActorId(lane);
  if (parts.kind === 'operator') return [0];
  const { pf, vf } = parseDeviceId(parts.device) ?? { pf: 0, vf: 0 };
  const own = parts.kind === 'queue' ? 1 + parts.queue : parts.kind === 'admin' ? 1 + parts.admin : 0;
  return [parts.kind === 'driver' ? 1 : 3, pf, vf, own];
};

/** Lanes in the order in which they stand side by side. */
export const inLaneOrder = (lanes: Iterable<LaneId>): LaneId[] =>
  [...new Set(lanes)].sort((a, b) => {
    const [one, other] = [rank(a), rank(b)];
    const at = one.findIndex((each, k) => each !== other[k]);
    return at < 0 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
  });
