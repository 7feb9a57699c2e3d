import type { Dialect } from '../dialect/dialect.ts';
import { unreachable } from '../num/result.ts';
import type { ClauseId } from '../spec/clause.ts';
import type { OpenToken, PendingCommand } from '../world/driver-state.ts';
import type { DriverPatch } from '../world/event.ts';
import type { DeviceId } from '../world/ids.ts';
import { titleOf } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';
import type { World } from '../world/world.ts';
import type { CommandStage, InFlight } from './in-flight.ts';
import { commandInFlight, headsAvailable, sequenceOf } from './in-flight.ts';
import type { Ordering, OrderRefusal } from './ordering.ts';
import { addOrdering, putInOrder } from './ordering.ts';
import { pickChain } from './pick-chain.ts';

const because = (why: string, clause: ClauseId | null = null): OrderRefusal => ({ why, clause });

const withDriver = (stage: CommandStage): boolean => stage === 'waiting' || stage === 'exposing';
const isBack = (stage: CommandStage): boolean => stage === 'returned' || stage === 'completed';

/** The rule by which the chains of a virtqueue keep their order, and what it says here; null: there is none. */
export const orderRule = (world: World, device: DeviceId, queue: number, dialect: Dialect): OrderRefusal | null => {
  const { queues, adminQueueIndex, adminQueueNum } = deviceState(world, device);
  if (queues[queue]?.ring?.options.inOrder)
    return because(
      'VIRTIO_F_IN_ORDER was negotiated: the device uses buffers in the order in which they were made available.',
      'features.device.in-order-use',
    );
  const isAdmin = queue >= adminQueueIndex && queue < adminQueueIndex + adminQueueNum;
  const clause = isAdmin ? dialect.asQueued(world.readings) : null;
  return clause === null
    ? null
    : because('The device carries out the commands of one administration virtqueue as they were queued.', clause);
};

/** Why a command cannot be held by its driver or its device; null: it can. */
export const refusesHold = (
  world: World,
  device: DeviceId,
  { command: { id, onHold, queue }, stage }: InFlight,
  at: 'driver' | 'device',
): OrderRefusal | null => {
  if (onHold) return because(`Command ${id} is on hold already.`);
  if (isBack(stage)) return because(`Command ${id} is returned already: the device has let go of it.`);
  if (at === 'device' || withDriver(stage)) return null;
  const split = deviceState(world, device).queues[queue]?.ring?.format === 'split';
  const why = `Command ${id} is available already: a driver cannot take a buffer back.`;
  return because(why, split ? 'split.avail.idx-never-decreases' : null);
};

/** Why two commands of a driver cannot change places; null: they can. */
export const refusesSwap = (
  world: World,
  device: DeviceId,
  a: InFlight,
  b: InFlight,
  dialect: Dialect,
): OrderRefusal | null => {
  if (a.command.id === b.command.id) return because('A command changes places with another one.');
  if (a.command.queue !== b.command.queue)
    return because('They are in different virtqueues, and between those there is no order to change.');
  for (const { command, stage } of [a, b]) {
    if (stage === 'exposing')
      return because(`The driver has command ${command.id} in hand, and hands one over after the other.`);
    if (isBack(stage)) return because(`Command ${command.id} is returned already: the device has let go of it.`);
  }
  if (withDriver(a.stage) !== withDriver(b.stage)) {
    const early = withDriver(a.stage) ? a : b;
    return because(`Command ${early.command.id} is not available yet: the device knows nothing of it.`);
  }
  if (withDriver(a.stage)) return null;
  return orderRule(world, device, a.command.queue, dialect);
};

const refuses: Ordering['refuses'] = (world, intent, dialect) => {
  const found = commandInFlight(world, intent.device, intent.command);
  const unknown = (id: number): OrderRefusal =>
    because(`The driver of ${titleOf(intent.device)} has no command ${id} on its way.`);
  if (!found) return unknown(intent.command);
  switch (intent.do) {
    case 'hold':
      return refusesHold(world, intent.device, found, intent.at);
    case 'release':
      return found.command.onHold ? null : because(`Command ${intent.command} is not on hold.`);
    case 'swap': {
      const other = commandInFlight(world, intent.device, intent.with);
      return other ? refusesSwap(world, intent.device, found, other, dialect) : unknown(intent.with);
    }
    default:
      return unreachable(intent);
  }
};

const held = (command: PendingCommand, onHold: PendingCommand['onHold']): PendingCommand => {
  const { onHold: _was, ...rest } = command;
  return onHold ? { ...rest, onHold } : rest;
};

const replace = (turn: Turn, device: DeviceId, to: DriverPatch): void => {
  const { commands, exposing, tokens } = driverState(turn.world, device);
  const from = {
    ...(to.commands && { commands }),
    ...(to.exposing && { exposing }),
    ...(to.tokens && { tokens }),
  };
  turn.emit({ type: 'driver/changed', by: 'operator', device, from, to });
};

/** Marks a command, wherever its driver keeps it: it is in hand and out at the same time before the notification. */
const mark = (turn: Turn, device: DeviceId, id: number, onHold: PendingCommand['onHold']): void => {
  const { commands, exposing, tokens } = driverState(turn.world, device);
  const marked = (command: PendingCommand): PendingCommand => (command.id === id ? held(command, onHold) : command);
  const isIt = ({ command }: { readonly command: PendingCommand }): boolean => command.id === id;
  const to: DriverPatch = {
    ...(commands.some(each => each.id === id) && { commands: commands.map(marked) }),
    ...(exposing && isIt(exposing) && { exposing: { ...exposing, command: marked(exposing.command) } }),
    ...(tokens.some(isIt) && {
      tokens: tokens.map((each): OpenToken => (isIt(each) ? { ...each, command: marked(each.command) } : each)),
    }),
  };
  replace(turn, device, to);
};

const exchanged = <T>(all: readonly T[], a: number, b: number): readonly T[] =>
  all.map((each, at) => (at === a ? (all[b] as T) : at === b ? (all[a] as T) : each));

const swap = (turn: Turn, device: DeviceId, a: InFlight, b: InFlight, dialect: Dialect): void => {
  const { queue } = a.command;
  if (a.head === null || b.head === null) {
    const { commands } = driverState(turn.world, device);
    const [one, other] = [a, b].map(({ command }) => commands.findIndex(each => each.id === command.id));
    return replace(turn, device, { commands: exchanged(commands, one ?? 0, other ?? 0) });
  }
  const from = deviceState(turn.world, device).queues[queue];
  if (!from) throw new Error(`${device} has no virtqueue ${queue}`);
  const newest = dialect.newestFirst(turn.world.readings) && queue >= deviceState(turn.world, device).adminQueueIndex;
  const has = sequenceOf(from, newest).filter(({ stage }) => stage !== 'returned');
  const heads = has.map(({ chain }) => chain.head);
  const available = headsAvailable(turn.world, device, queue);
  const order = [...new Set(newest ? [...available.toReversed(), ...heads] : [...heads, ...available])];
  const known = from.order?.filter(head => order.includes(head)) ?? [];
  const all = [...known, ...order.filter(head => !known.includes(head))];
  const to = putInOrder(from, exchanged(all, all.indexOf(a.head), all.indexOf(b.head)));
  turn.emit({ type: 'queue/ordered', by: 'operator', device, queue, head: null, from, to });
};

const perform: Ordering['perform'] = (turn, intent, dialect) => {
  const { device, command } = intent;
  switch (intent.do) {
    case 'hold':
      return mark(turn, device, command, intent.at);
    case 'release':
      return mark(turn, device, command, undefined);
    case 'swap': {
      const [a, b] = [commandInFlight(turn.world, device, command), commandInFlight(turn.world, device, intent.with)];
      if (!a || !b) throw new Error('a command that was there is gone');
      return swap(turn, device, a, b, dialect);
    }
    default:
      return unreachable(intent);
  }
};

addOrdering({ refuses, perform, pick: pickChain });
