import type { CommandStage, InFlight } from '../actor/in-flight.ts';
import { inFlightOn, sequenceOf } from '../actor/in-flight.ts';
import { orderRule, refusesHold, refusesSwap } from '../actor/order-commands.ts';
import type { OrderRefusal } from '../actor/ordering.ts';
import { commandOf } from '../admin/rules.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { DeviceId, PfId } from '../world/ids.ts';
import type { OrderIntent } from '../world/intent.ts';
import { deviceState } from '../world/lookup.ts';
import { functionAt } from '../world/topology.ts';
import type { World } from '../world/world.ts';
import { askedIn } from './asked.ts';
import { heldCommands } from './held-commands.ts';
import { memberName } from './member-name.ts';
import { bufferName, deviceTitle, queueName } from './names.ts';
import { groupOf } from './part.ts';
import { formatAt } from './ring-read.ts';
import { english, type Say } from './words/say.ts';
import type { Text } from './words/text.ts';

/** Cards of a virtqueue that are shown: those that go next. */
const MOST = 24;

/** What a person may want of a command, and why it is not possible; null: it is. */
export interface OrderWish {
  readonly intent: OrderIntent;
  readonly refusal: OrderRefusal | null;
}

/** A command in flight. */
export interface OrderCard {
  /** Its number among those of its driver. */
  readonly command: number;
  /** `head 2`, or `buffer 2` of a packed ring; '' before it is described. */
  readonly head: string;
  /** What it asks for, in the words of its dialect. */
  readonly title: string;
  readonly name: string;
  /** The function that it addresses; '' where there is none. */
  readonly member: string;
  readonly state: string;
  readonly holder: 'driver' | 'device';
  readonly onHold: 'driver' | 'device' | null;
  /** Held by its driver, or by its device; null: there is nothing to say about it. */
  readonly holdAtDriver: OrderWish | null;
  readonly holdAtDevice: OrderWish | null;
  readonly release: OrderWish | null;
  /** A change of places with each of the others that are shown, in their order. */
  readonly swaps: readonly OrderWish[];
}

/** The commands of one virtqueue, in the order in which they go. */
export interface OrderQueue {
  readonly device: DeviceId;
  readonly title: string;
  readonly queue: number;
  readonly name: string;
  readonly admin: boolean;
  /** The rule that fixes the order here; null: none does. */
  readonly rule: OrderRefusal | null;
  readonly cards: readonly OrderCard[];
  /** Commands behind those that are shown. */
  readonly more: number;
}

export interface OrdersView {
  readonly queues: readonly OrderQueue[];
  /** Commands that are on hold anywhere. */
  readonly held: number;
}

const states: Readonly<Record<CommandStage, Text>> = {
  waiting: 'waits for its turn with the driver',
  exposing: 'the driver has it in hand',
  available: 'available, not taken yet',
  taken: 'taken by the device',
  executed: 'carried out, not returned yet',
  returned: 'returned, the driver cannot see it yet',
  completed: 'completed, not collected yet',
};

const withDevice: ReadonlySet<CommandStage> = new Set(['available', 'taken', 'executed', 'returned']);

const memberOf = (say: Say, world: World, dialect: Dialect, device: DeviceId, { command }: InFlight): string => {
  if (command.asks !== undefined) return '';
  const { headerFields, header } = dialect;
  const fields: Readonly<Record<string, unknown>> = header.decode(command.readable);
  const known = commandOf(dialect, Number(fields[headerFields.opcode]));
  if (!known || known.usesMember === false) return '';
  const id = BigInt(fields[headerFields.member] as bigint);
  return memberName(dialect, world, device as PfId)(groupOf(dialect, command.readable), id) ?? say('member {}', id);
};

/** In the order in which they go: what is nearly back, then what the device goes at, then what it will take. */
const inSequence = (world: World, dialect: Dialect, device: DeviceId, queue: number): readonly InFlight[] => {
  const all = inFlightOn(world, device, queue);
  const state = deviceState(world, device).queues[queue];
  if (!state) return all;
  const isAdmin = queue >= deviceState(world, device).adminQueueIndex;
  const newestFirst = isAdmin && !state.ring?.options.inOrder && dialect.newestFirst(world.readings);
  const heads = sequenceOf(state, newestFirst).map(({ chain }) => chain.head);
  const rank = ({ stage, head }: InFlight): number => {
    if (stage === 'completed') return -2;
    if (stage === 'returned') return -1;
    const listed = head === null ? -1 : (state.order?.indexOf(head) ?? -1);
    if (listed >= 0) return listed;
    const at = head === null ? -1 : heads.indexOf(head);
    return at < 0 ? 1e9 : (state.order?.length ?? 0) + at;
  };
  return all.toSorted((a, b) => rank(a) - rank(b));
};

const queueOf = (say: Say, world: World, dialect: Dialect, device: DeviceId, queue: number): OrderQueue => {
  const state = deviceState(world, device);
  const all = inSequence(world, dialect, device, queue);
  const shown = all.slice(0, MOST);
  const format = formatAt(world, device, queue);
  const told = (refusal: OrderRefusal | null): OrderRefusal | null =>
    refusal && { ...refusal, why: say.again(refusal.why) };
  const card = (each: InFlight): OrderCard => {
    const { command, head, stage } = each;
    const { id, onHold = null } = command;
    const { name, text } = askedIn(dialect, command);
    const hold = (at: 'driver' | 'device'): OrderWish => ({
      intent: { do: 'hold', device, command: id, at },
      refusal: told(refusesHold(world, device, each, at)),
    });
    const early = stage === 'waiting' || stage === 'exposing';
    return {
      command: id,
      head: head === null ? '' : bufferName(say, format, head),
      title: say.again(text),
      name,
      member: memberOf(say, world, dialect, device, each),
      state: say(states[stage]),
      holder: withDevice.has(stage) ? 'device' : 'driver',
      onHold,
      holdAtDriver: onHold || !early ? null : hold('driver'),
      holdAtDevice: onHold ? null : hold('device'),
      release: onHold ? { intent: { do: 'release', device, command: id }, refusal: null } : null,
      swaps: shown
        .filter(other => other !== each)
        .map(other => ({
          intent: { do: 'swap', device, command: id, with: other.command.id },
          refusal: told(refusesSwap(world, device, each, other, dialect)),
        })),
    };
  };
  return {
    device,
    title: deviceTitle(world.topology, device, say),
    queue,
    name: queueName(state, queue),
    admin: queue >= state.adminQueueIndex && queue < state.adminQueueIndex + state.adminQueueNum,
    rule: orderRule(world, device, queue, dialect),
    cards: shown.map(card),
    more: all.length - shown.length,
  };
};

/** Every virtqueue in which commands are in flight, and the administration virtqueues of all owners that run. */
export const ordersView = (world: World, dialect: Dialect, say: Say = english): OrdersView => {
  const owners = world.topology.pfs.map((_, pf): DeviceId => `pf${pf}`);
  const devices = [...new Set([...owners, ...world.awake.map(index => functionAt(world.topology, index))])];
  const queues = devices.flatMap(device => {
    const { queues: built, adminQueueIndex } = deviceState(world, device);
    return built.flatMap(({ ring }, queue) => {
      const found = queueOf(say, world, dialect, device, queue);
      return found.cards.length > 0 || (ring !== null && queue >= adminQueueIndex) ? [found] : [];
    });
  });
  return { queues, held: heldCommands(world) };
};
