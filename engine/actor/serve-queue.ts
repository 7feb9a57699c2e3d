import { isBusMaster } from '../device/bus-master.ts';
import { formatOf } from '../device/enable-queue.ts';
import { brokenBy } from '../device/fault-clause.ts';
import { raiseQueueInterrupt } from '../device/interrupt.ts';
import { askForReset } from '../device/needs-reset.ts';
import type { DeviceRules } from '../device/rules.ts';
import { DEVICE_NEEDS_RESET, DRIVER_OK } from '../device/status.ts';
import { peek } from '../memory/peek.ts';
import type { RingMemory } from '../memory/ring-memory.ts';
import { u16 } from '../num/int.ts';
import type { ClauseId } from '../spec/clause.ts';
import { remarksBeside } from '../virtq/beside.ts';
import type { Chain, ChainFault } from '../virtq/chain.ts';
import { describeFault } from '../virtq/chain.ts';
import { describeDecision } from '../virtq/decision.ts';
import type { Taken } from '../virtq/format.ts';
import { namedIn, readElements } from '../virtq/gather.ts';
import type { DeviceQueue } from '../virtq/queue.ts';
import type { ChainRemark, RingRemark } from '../virtq/remark.ts';
import type { Event } from '../world/event.ts';
import type { FunctionQueue, HeldChain } from '../world/function-state.ts';
import type { ActorId, DeviceId } from '../world/ids.ts';
import { deviceOf, driverOf } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';
import type { World } from '../world/world.ts';
import type { Choice } from './actor.ts';
import { can, canInPrivate, cannot } from './actor.ts';
import { batchIn } from './in-order-batch.ts';
import { noteRemarks } from './note-finding.ts';
import type { Picked } from './ordering.ts';
import { headsOnHold, orderingNeeded, putInOrder } from './ordering.ts';

/** Most bytes of a buffer that a device looks at. */
const READ_LIMIT = 1 << 20;

type QueueStep = Extract<Event['type'], `queue/${string}`>;

type Waiting = Extract<Taken, { readonly waits: unknown }>;

/** One virtqueue of a function, as its device serves it. */
export interface Server {
  readonly id: ActorId;
  readonly device: DeviceId;
  /** Index of the virtqueue. */
  readonly queue: number;
}

const queueOf = (world: World, { device, queue }: Server): FunctionQueue => {
  const found = deviceState(world, device).queues[queue];
  if (!found) throw new Error(`${device} has no virtqueue ${queue}`);
  return found;
};

const change = (turn: Turn, server: Server, type: QueueStep, head: number | null, to: Partial<FunctionQueue>): void => {
  const { id, device, queue } = server;
  const from = queueOf(turn.world, server);
  turn.emit({ type, by: id, device, queue, head, from, to: { ...from, ...to } });
};

/** The queue may be served: enabled, DRIVER_OK set, no reset asked for or under way. */
const isLive = (world: World, server: Server): boolean => {
  const { status, resetting, present } = deviceState(world, server.device);
  return present && !resetting && (status & DRIVER_OK) !== 0 && (status & DEVICE_NEEDS_RESET) === 0;
};

const formatAt = (world: World, server: Server): DeviceQueue['format'] =>
  queueOf(world, server).ring?.format ?? 'split';

export const fault = (turn: Turn, server: Server, found: ChainFault): void => {
  const { id, device, queue } = server;
  turn.emit({ type: 'chain/faulted', by: id, device, queue, fault: found });
  const clause = brokenBy(found, formatAt(turn.world, server));
  if (clause !== null) turn.emit({ type: 'note/violated', by: driverOf(device), clause, why: describeFault(found) });
  askForReset(turn, id, device);
};

const note = (
  turn: Turn,
  { id, device, queue }: Server,
  { format }: DeviceQueue,
  remarks: readonly (ChainRemark | RingRemark)[],
): void => noteRemarks(turn, { by: id, device, queue, format }, remarks);

/** What a chain that is being taken shows, by itself, beside the others that are held, and the ring with it. */
const remarksAt = (memory: RingMemory, ring: DeviceQueue, chain: Chain, held: readonly HeldChain[]) => [
  ...formatOf(ring).ringRemarks(memory, ring),
  ...chain.remarks,
  ...remarksBeside(
    ring.format,
    chain,
    held.filter(({ stage }) => stage !== 'returned').map(each => each.chain),
  ),
];

const seeWire = (turn: Turn, { id, device, queue }: Server): void => {
  const wire = `${deviceOf(device)}/q${queue}` as const;
  const value = turn.world.wires[wire];
  if (value !== undefined) turn.emit({ type: 'wire/seen', by: id, wire, value });
};

/** Bytes of the device-readable part, or the fault of an element that is not in memory. */
export const readablePart = (memory: RingMemory, chain: Chain) => {
  const read = readElements(memory, chain.readable, Math.min(chain.readableBytes, READ_LIMIT));
  return read instanceof Uint8Array ? read : namedIn(chain, read);
};

const asks = ({ format }: DeviceQueue, { choices }: DeviceRules): boolean =>
  format === 'split' || choices?.asksForNotifications !== 'as-qemu';

/** A list is there that is not whole (M18): the device makes a note, and remembers that it was exposed too early. */
const wait = (turn: Turn, server: Server, ring: DeviceQueue, { waits, queue }: Waiting): void => {
  if (queue !== ring) change(turn, server, 'queue/took', null, { ring: queue });
  note(turn, server, ring, [waits]);
};

const has = (held: readonly HeldChain[], head: number): boolean =>
  held.some(({ chain, stage }) => chain.head === head && stage !== 'returned');

/**
 * Takes the next chain; `judge` may say something about it before it is carried out. With EVENT_IDX the device then names
 * the entry that it wants to be told of next.
 */
export const take = (
  turn: Turn,
  server: Server,
  ring: DeviceQueue,
  rules: DeviceRules,
  judge: (chain: Chain) => boolean | null = () => null,
): void => {
  seeWire(turn, server);
  const memory = turn.memory(server.id);
  const taken = formatOf(ring).take(memory, ring);
  if (!taken) return;
  if ('waits' in taken) return wait(turn, server, ring, taken);
  const { held, twice = [] } = queueOf(turn.world, server);
  if ('fault' in taken) {
    change(turn, server, 'queue/took', null, { ring: taken.queue });
    fault(turn, server, taken.fault);
    return;
  }
  const { chain } = taken;
  if (turn.recording) note(turn, server, ring, remarksAt(memory, ring, chain, held));
  if (taken.queue.options.eventIdx && asks(ring, rules)) formatOf(ring).setNotifications(memory, taken.queue, true);
  const entry: HeldChain = { chain, stage: 'taken', usedLength: 0, judgedAtTake: judge(chain) };
  change(turn, server, 'queue/took', chain.head, {
    ring: taken.queue,
    held: [...held, entry],
    ...(has(held, chain.head) && { twice: [...twice, chain.head] }),
  });
};

/** Looks because it was notified: at nothing, or at a list that is not whole, of which it makes a note (M18). */
const look = (turn: Turn, server: Server, ring: DeviceQueue): void => {
  seeWire(turn, server);
  const memory = turn.memory(server.id);
  if (formatOf(ring).available(memory, ring) !== 0) return;
  const taken = formatOf(ring).take(memory, ring);
  if (taken && 'waits' in taken) wait(turn, server, ring, taken);
};

/** One entry moved on; not by its head, since a driver can place the same head twice. */
const moveOn = (held: readonly HeldChain[], entry: HeldChain, to: Partial<HeldChain>): readonly HeldChain[] =>
  held.map(each => (each === entry ? { ...each, ...to } : each));

const at = (queue: FunctionQueue, stage: HeldChain['stage']): HeldChain | undefined =>
  queue.held.find(entry => entry.stage === stage);

export const executed = (turn: Turn, server: Server, entry: HeldChain, usedLength: number): void => {
  const { held } = queueOf(turn.world, server);
  change(turn, server, 'queue/executed', entry.chain.head, {
    held: moveOn(held, entry, { stage: 'executed', usedLength }),
  });
};

/** Returns a chain, and those `before` it by the same used element. */
const giveBack = (
  turn: Turn,
  server: Server,
  ring: DeviceQueue,
  entry: HeldChain,
  before: readonly HeldChain[] = [],
): void => {
  const { chain, usedLength } = entry;
  const skipped = before.map(each => each.chain);
  const memory = turn.memory(server.id);
  if (turn.recording) {
    const changed = [...skipped, chain].flatMap(each => formatOf(ring).recheck(memory, ring, each) ?? []);
    note(turn, server, ring, changed);
  }
  const to = formatOf(ring).giveBack('return', memory, ring, chain, usedLength, skipped);
  const held = queueOf(turn.world, server).held.map((each): HeldChain => {
    if (before.includes(each)) return { ...each, stage: 'returned', skipped: true };
    return each === entry ? { ...each, stage: 'returned' } : each;
  });
  change(turn, server, 'queue/returned', chain.head, { ring: to, held });
};

/** Returns all that can be returned by one used element. */
const giveBackBatch = (turn: Turn, server: Server, ring: DeviceQueue, free: readonly HeldChain[]): void => {
  const batch = batchIn(ring, free);
  if (!batch || 'why' in batch) throw new Error('no chains can be returned together');
  const { entries, last } = batch;
  giveBack(turn, server, ring, last, entries.slice(0, -1));
  const clause = ring.format === 'split' ? 'split.in-order.batch-id' : 'packed.in-order.batch-id';
  const element = ring.format === 'split' ? 'element' : 'descriptor';
  const what = `one used ${element} for ${entries.length} buffers, with the id of the last, ${last.chain.head}`;
  turn.emit({ type: 'note/applied', by: server.id, clause, what });
};

const complete = (turn: Turn, server: Server, ring: DeviceQueue, entry: HeldChain): void => {
  const { head } = entry.chain;
  const to = formatOf(ring).giveBack('complete', turn.memory(server.id), ring, entry.chain, entry.usedLength);
  const { id, device, queue } = server;
  const from = queueOf(turn.world, server);
  const gone = new Set(from.held.filter(({ stage }) => stage === 'returned').map(({ chain }) => chain.head));
  const next: FunctionQueue = {
    ...from,
    ring: to,
    held: from.held.filter(({ stage }) => stage !== 'returned'),
    decideFrom: from.decideFrom ?? ring.publishedUsedIdx,
  };
  const order = next.order?.filter(each => !gone.has(each));
  const left = order ? putInOrder(next, order) : next;
  turn.emit({ type: 'queue/completed', by: id, device, queue, head, from, to: left });
};

const interrupt = (turn: Turn, server: Server, ring: DeviceQueue, from: number, rules: DeviceRules): void => {
  const { id, device, queue } = server;
  const decision = formatOf(ring).interruptDecision(turn.memory(id), ring, u16(from));
  const { send } = decision;
  turn.emit({ type: 'note/decided', by: id, about: 'interrupt', send, why: describeDecision(decision) });
  change(turn, server, 'queue/decided', null, { decideFrom: null });
  if (send) raiseQueueInterrupt(turn, id, device, queue, rules.choices);
};

/** What serving a queue says of itself where types of queues differ. */
export interface Serving {
  /** What `execute` will do with a chain. */
  readonly executes: (chain: Chain) => string;
  /** Whether the device takes chains now; null: it does, else why not. */
  readonly refusesToTake: (world: World, queue: FunctionQueue) => string | null;
  /** Whether the device carries out a chain now; null: it does, else why not. */
  readonly refusesToExecute: (world: World, chain: Chain) => string | null;
  /** Whether the device takes all that is there, and then begins with the newest; it begins with the oldest without it. */
  readonly newestFirst?: (world: World) => boolean;
  /** The rule by which chains are carried out as they were queued; null: none, and there is none without it. */
  readonly asQueued?: (world: World) => ClauseId | null;
}

/** The chains that the device goes at next. With VIRTIO_F_IN_ORDER it is always the oldest. */
const picked = (world: World, server: Server, serving: Serving, takes: boolean): Picked => {
  const { device, queue } = server;
  const state = queueOf(world, server);
  const { held, order, ring } = state;
  const newestFirst = serving.newestFirst?.(world) ?? false;
  const holds = held.length > 0 ? headsOnHold(driverState(world, device).tokens, queue) : [];
  if (holds.length > 0 || order) {
    const asQueued = serving.asQueued?.(world) ?? null;
    return orderingNeeded().pick(world, state, holds, { device, queue, newestFirst, asQueued, takes });
  }
  const isTaken = ({ stage }: HeldChain): boolean => stage === 'taken';
  return {
    execute: newestFirst && !ring?.options.inOrder ? held.findLast(isTaken) : held.find(isTaken),
    executeWaits: null,
    giveBack: at(state, 'executed'),
    giveBackWaits: null,
    free: held,
  };
};

/** Whether there is something to take, and why the device does not take it; null: it does. */
const toTake = (
  world: World,
  server: Server,
  serving: Serving,
  ring: DeviceQueue,
): { readonly hasNew: boolean; readonly refusal: string | null } => {
  const waiting = formatOf(ring).available(peek(world.memory), ring);
  const hasNew = typeof waiting !== 'number' || waiting > 0;
  return { hasNew, refusal: hasNew ? serving.refusesToTake(world, queueOf(world, server)) : null };
};

/**
 * What can be done, in the order in which the device would rather do it: what is furthest goes first, so that a buffer is
 * back soon. With VIRTIO_F_IN_ORDER it is the other way round: the device takes and executes all that is there, and then
 * returns it as a batch.
 */
export const serveChoices = (world: World, server: Server, serving: Serving): readonly Choice[] => {
  const { ring } = queueOf(world, server);
  if (!ring) return [];
  const choices = furthestFirst(world, server, serving, ring);
  return ring.options.inOrder || serving.newestFirst?.(world) ? choices.toReversed() : choices;
};

const furthestFirst = (world: World, server: Server, serving: Serving, ring: DeviceQueue): readonly Choice[] => {
  const { id } = server;
  const queue = queueOf(world, server);
  if (!isLive(world, server)) {
    return queue.held.length > 0 ? [cannot(id, 'execute', 'The device waits for a reset.')] : [];
  }
  if (!isBusMaster(deviceState(world, server.device)))
    return [cannot(id, 'take', 'Bus Master Enable is clear: the function reads and writes no memory.')];
  const choices: Choice[] = [];
  const next = (
    name: string,
    entry: HeldChain | undefined,
    what: (entry: HeldChain) => string,
    isPrivate = false,
  ): void => {
    if (entry) choices.push((isPrivate ? canInPrivate : can)(id, name, what(entry)));
  };
  if (queue.decideFrom !== null) choices.push(can(id, 'interrupt', 'Notifies the driver, if it wants to be notified.'));
  const returned = queue.held.filter(({ stage }) => stage === 'returned').map(({ chain }) => chain.head);
  if (returned.length > 0) {
    const heads = `${returned.length === 1 ? 'head' : 'heads'} ${returned.join(', ')}`;
    choices.push(can(id, 'complete', `Moves virtq_used.idx on: the driver may look at ${heads}.`));
  }
  const { asked, stopped } = deviceState(world, server.device).facets;
  const pauses = asked === 'suspend' || stopped;
  const { hasNew, refusal } = toTake(world, server, serving, ring);
  const pick = picked(world, server, serving, !pauses && hasNew && refusal === null);
  next(
    'return',
    pick.giveBack,
    ({ chain, usedLength }) =>
      `Writes id ${chain.head}, len ${usedLength} into the used ring; the driver cannot see it yet.`,
    true,
  );
  if (pick.giveBackWaits !== null) choices.push(cannot(id, 'return', pick.giveBackWaits));
  const batch = batchIn(ring, pick.free);
  if (batch && 'why' in batch) choices.push(cannot(id, 'return-batch', batch.why));
  else if (batch) {
    const heads = batch.entries.map(({ chain }) => chain.head).join(', ');
    const why = `Writes one used element for heads ${heads}, with the id of the last; the driver cannot see it yet.`;
    choices.push(canInPrivate(id, 'return-batch', why));
  }
  const first = pick.execute;
  const wait = first ? serving.refusesToExecute(world, first.chain) : pick.executeWaits;
  if (wait !== null) choices.push(cannot(id, 'execute', wait));
  else next('execute', first, ({ chain }) => serving.executes(chain));
  // Notifications stay where they are: they are seen when it goes on.
  if (pauses) return choices;
  if (hasNew && refusal === null)
    choices.push(canInPrivate(id, 'take', 'Takes the next head from the available ring.'));
  else if (world.wires[`${deviceOf(server.device)}/q${server.queue}`] !== undefined) {
    const finds = refusal === null ? 'finds nothing new' : 'leaves it as it is';
    choices.push(can(id, 'look', `Looks at the available ring and ${finds}.`));
  } else if (choices.length === 0) choices.push(cannot(id, 'take', refusal ?? 'The available ring holds nothing new.'));
  return choices;
};

/** Does one of the actions that are the same for all queues; `take` and `execute` are the caller's. */
export const serve = (
  turn: Turn,
  server: Server,
  name: string,
  rules: DeviceRules,
  serving: Serving,
  own: { readonly take: (ring: DeviceQueue) => void; readonly execute: (entry: HeldChain) => void },
): void => {
  const state = queueOf(turn.world, server);
  const { ring, decideFrom } = state;
  if (!ring) throw new Error(`virtqueue ${server.queue} is not enabled`);
  const pick = (): Picked => picked(turn.world, server, serving, false);
  const entry = (found: HeldChain | undefined, stage: HeldChain['stage']): HeldChain => {
    if (!found) throw new Error(`no chain is ${stage}`);
    return found;
  };
  switch (name) {
    case 'take':
      return own.take(ring);
    case 'look':
      return look(turn, server, ring);
    case 'execute':
      return own.execute(entry(pick().execute, 'taken'));
    case 'return':
      return giveBack(turn, server, ring, entry(pick().giveBack, 'executed'));
    case 'return-batch':
      return giveBackBatch(turn, server, ring, pick().free);
    case 'complete':
      return complete(turn, server, ring, entry(at(state, 'returned'), 'returned'));
    case 'interrupt':
      return interrupt(turn, server, ring, decideFrom ?? ring.publishedUsedIdx, rules);
    default:
      throw new Error(`a virtqueue is not served by ${name}`);
  }
};
