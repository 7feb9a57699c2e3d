import { decodeCommand } from '../admin/decode-command.ts';
import { executeCommand } from '../admin/execute.ts';
import { formatOf } from '../device/enable-queue.ts';
import { brokenBy } from '../device/fault-clause.ts';
import { askForReset } from '../device/needs-reset.ts';
import { DEVICE_NEEDS_RESET, DRIVER_OK } from '../device/status.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { peek } from '../memory/peek.ts';
import type { RingMemory } from '../memory/ring-memory.ts';
import { u16 } from '../num/int.ts';
import type { Chain, ChainFault } from '../virtq/chain.ts';
import { describeFault } from '../virtq/chain.ts';
import { describeDecision } from '../virtq/decision.ts';
import { readElements, writeElements } from '../virtq/gather.ts';
import type { DeviceQueue } from '../virtq/queue.ts';
import type { Event } from '../world/event.ts';
import type { FunctionQueue, HeldChain } from '../world/function-state.ts';
import type { ActorId, PfId } from '../world/ids.ts';
import { deviceOf, driverOf } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';
import type { World } from '../world/world.ts';
import type { Actor, Choice } from './actor.ts';
import { can, canInPrivate, cannot } from './actor.ts';

/** Most bytes of a command that a device looks at; nothing longer exists in any dialect. */
const READ_LIMIT = 1 << 20;

type QueueStep = Extract<Event['type'], `queue/${string}`>;

/** One administration virtqueue of a PF, as its device serves it. */
interface Server {
  readonly id: ActorId;
  readonly owner: PfId;
  /** Index of the virtqueue. */
  readonly queue: number;
}

const queueOf = (world: World, { owner, queue }: Server): FunctionQueue => {
  const found = deviceState(world, owner).queues[queue];
  if (!found) throw new Error(`${owner} has no virtqueue ${queue}`);
  return found;
};

const change = (turn: Turn, server: Server, type: QueueStep, head: number | null, to: Partial<FunctionQueue>): void => {
  const { id, owner, queue } = server;
  const from = queueOf(turn.world, server);
  turn.emit({ type, by: id, device: owner, queue, head, from, to: { ...from, ...to } });
};

/** The queue may be served: enabled, DRIVER_OK set, no reset asked for or under way. */
const isLive = (world: World, server: Server): boolean => {
  const { status, resetting, present } = deviceState(world, server.owner);
  return present && !resetting && (status & DRIVER_OK) !== 0 && (status & DEVICE_NEEDS_RESET) === 0;
};

const fault = (turn: Turn, { id, owner, queue }: Server, found: ChainFault): void => {
  turn.emit({ type: 'chain/faulted', by: id, device: owner, queue, fault: found });
  const clause = brokenBy(found);
  if (clause !== null) turn.emit({ type: 'note/violated', by: driverOf(owner), clause, why: describeFault(found) });
  askForReset(turn, id, owner);
};

const seeWire = (turn: Turn, { id, owner, queue }: Server): void => {
  const wire = `${deviceOf(owner)}/q${queue}` as const;
  const value = turn.world.wires[wire];
  if (value !== undefined) turn.emit({ type: 'wire/seen', by: id, wire, value });
};

/** Bytes of the device-readable part, or the fault of an element that is not in memory. */
const readablePart = (memory: RingMemory, chain: Chain) =>
  readElements(memory, chain.readable, Math.min(chain.readableBytes, READ_LIMIT));

const take = (turn: Turn, server: Server, ring: DeviceQueue, dialect: Dialect): void => {
  seeWire(turn, server);
  const memory = turn.memory(server.id);
  const taken = formatOf(ring).take(memory, ring);
  if (!taken || 'waits' in taken) return;
  const { held } = queueOf(turn.world, server);
  if ('fault' in taken) {
    change(turn, server, 'queue/took', null, { ring: taken.queue });
    fault(turn, server, taken.fault);
    return;
  }
  const { chain } = taken;
  // With EVENT_IDX the device names the entry that it wants to be told of next.
  if (taken.queue.options.eventIdx) formatOf(ring).setNotifications(memory, taken.queue, true);
  const readable = readablePart(memory, chain);
  const judgedAtTake =
    readable instanceof Uint8Array
      ? dialect.judgeAtTake(turn.world.readings, () =>
          decodeCommand(turn.world, dialect, {
            owner: server.owner,
            readable,
            writableBytes: chain.writableBytes,
            judgedAtTake: null,
          }),
        )
      : null;
  const entry: HeldChain = { chain, stage: 'taken', usedLength: 0, judgedAtTake };
  change(turn, server, 'queue/took', chain.head, { ring: taken.queue, held: [...held, entry] });
};

/** One entry moved on; not by its head, since a driver can place the same head twice. */
const moveOn = (held: readonly HeldChain[], entry: HeldChain, to: Partial<HeldChain>): readonly HeldChain[] =>
  held.map(each => (each === entry ? { ...each, ...to } : each));

const at = (queue: FunctionQueue, stage: HeldChain['stage']): HeldChain | undefined =>
  queue.held.find(entry => entry.stage === stage);

const execute = (turn: Turn, server: Server, entry: HeldChain, dialect: Dialect): void => {
  const { id, owner } = server;
  const { chain } = entry;
  const memory = turn.memory(id);
  const readable = readablePart(memory, chain);
  if (!(readable instanceof Uint8Array)) return fault(turn, server, readable);
  let usedLength = 0;
  if (readable.length === 0 || chain.writableBytes === 0) {
    const text = `The buffer has no ${readable.length === 0 ? 'readable' : 'writable'} part.`;
    turn.emit({ type: 'note/said', by: id, text });
    if (dialect.missingPart(turn.world.readings) === 'fault') return askForReset(turn, id, owner);
  } else {
    const { judgedAtTake } = entry;
    const submitted = { owner, readable, writableBytes: chain.writableBytes, judgedAtTake };
    // The whole effect is dropped when the answer cannot be written: nobody would ever hear of it.
    let unwritable: ChainFault | null = null;
    turn.branch(() => {
      const answer = executeCommand(turn, id, dialect, submitted);
      const written = writeElements(memory, chain.writable, answer, 'answer');
      if (typeof written === 'number') usedLength = written;
      else unwritable = written;
      return unwritable === null;
    });
    if (unwritable) return fault(turn, server, unwritable);
  }
  const { held } = queueOf(turn.world, server);
  change(turn, server, 'queue/executed', chain.head, {
    held: moveOn(held, entry, { stage: 'executed', usedLength }),
  });
};

const giveBack = (turn: Turn, server: Server, ring: DeviceQueue, entry: HeldChain): void => {
  const { head } = entry.chain;
  const to = formatOf(ring).giveBack('return', turn.memory(server.id), ring, entry.chain, entry.usedLength);
  const { held } = queueOf(turn.world, server);
  change(turn, server, 'queue/returned', head, { ring: to, held: moveOn(held, entry, { stage: 'returned' }) });
};

const complete = (turn: Turn, server: Server, ring: DeviceQueue, entry: HeldChain): void => {
  const { head } = entry.chain;
  const to = formatOf(ring).giveBack('complete', turn.memory(server.id), ring, entry.chain, entry.usedLength);
  const { held, decideFrom } = queueOf(turn.world, server);
  change(turn, server, 'queue/completed', head, {
    ring: to,
    held: held.filter(each => each.stage !== 'returned'),
    decideFrom: decideFrom ?? ring.publishedUsedIdx,
  });
};

const interrupt = (turn: Turn, server: Server, ring: DeviceQueue, from: number): void => {
  const { id, owner, queue } = server;
  const decision = formatOf(ring).interruptDecision(turn.memory(id), ring, u16(from));
  const { send } = decision;
  turn.emit({ type: 'note/decided', by: id, about: 'interrupt', send, why: describeDecision(decision) });
  change(turn, server, 'queue/decided', null, { decideFrom: null });
  if (!send) return;
  const wire = `${driverOf(owner)}/q${queue}` as const;
  const { registers } = queueOf(turn.world, server);
  turn.emit({ type: 'wire/raised', by: id, wire, value: registers.msixVector, was: turn.world.wires[wire] ?? null });
};

const choicesOf = (world: World, server: Server): readonly Choice[] => {
  const { id } = server;
  const queue = queueOf(world, server);
  const { ring } = queue;
  if (!ring) return [];
  if (!isLive(world, server)) {
    return queue.held.length > 0 ? [cannot(id, 'execute', 'The device waits for a reset.')] : [];
  }
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
  next(
    'complete',
    at(queue, 'returned'),
    ({ chain }) => `Moves virtq_used.idx on: the driver may look at head ${chain.head}.`,
  );
  next(
    'return',
    at(queue, 'executed'),
    ({ chain, usedLength }) =>
      `Writes id ${chain.head}, len ${usedLength} into the used ring; the driver cannot see it yet.`,
    true,
  );
  next(
    'execute',
    at(queue, 'taken'),
    ({ chain }) => `Decodes the command of head ${chain.head}, checks it and carries it out.`,
  );
  const waiting = formatOf(ring).available(peek(world.memory), ring);
  if (typeof waiting !== 'number' || waiting > 0)
    choices.push(canInPrivate(id, 'take', 'Takes the next head from the available ring.'));
  else if (world.wires[`${deviceOf(server.owner)}/q${server.queue}`] !== undefined) {
    choices.push(can(id, 'look', 'Looks at the available ring and finds nothing new.'));
  } else if (choices.length === 0) choices.push(cannot(id, 'take', 'The available ring holds nothing new.'));
  return choices;
};

/** The device side of administration virtqueue `admin` of a PF, at virtqueue index `queue`. */
export const adminDevice = (owner: PfId, admin: number, queue: number): Actor => {
  const server: Server = { id: `device:${owner}/avq${admin}`, owner, queue };
  return {
    id: server.id,
    choices: world => choicesOf(world, server),
    perform: (turn, { name }, dialect) => {
      const state = queueOf(turn.world, server);
      const { ring, decideFrom } = state;
      if (!ring) throw new Error(`virtqueue ${queue} is not enabled`);
      const entry = (stage: HeldChain['stage']): HeldChain => {
        const found = at(state, stage);
        if (!found) throw new Error(`no chain is ${stage}`);
        return found;
      };
      switch (name) {
        case 'take':
          return take(turn, server, ring, dialect);
        case 'look':
          return seeWire(turn, server);
        case 'execute':
          return execute(turn, server, entry('taken'), dialect);
        case 'return':
          return giveBack(turn, server, ring, entry('executed'));
        case 'complete':
          return complete(turn, server, ring, entry('returned'));
        case 'interrupt':
          return interrupt(turn, server, ring, decideFrom ?? ring.publishedUsedIdx);
        default:
          throw new Error(`an administration virtqueue cannot ${name}`);
      }
    },
  };
};
