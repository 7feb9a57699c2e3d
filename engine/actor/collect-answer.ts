import { readAnswer } from '../admin/read-answer.ts';
import { formatOf } from '../device/enable-queue.ts';
import { outcomeOf } from '../device/type/ask.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { peek } from '../memory/peek.ts';
import type { RingMemory } from '../memory/ring-memory.ts';
import { hex, hiOf, loOf } from '../num/addr.ts';
import { type DeviceFault, describeDeviceFault } from '../virtq/fault.ts';
import type { DriverState, PendingCommand } from '../world/driver-state.ts';
import type { CommandOutcome } from '../world/event.ts';
import type { DeviceId, PfId } from '../world/ids.ts';
import { deviceOf, driverOf } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';
import type { World } from '../world/world.ts';
import type { Choice } from './actor.ts';
import { can, cannot } from './actor.ts';
import { free } from './allocate.ts';
import { distrust } from './distrust.ts';
import { giveCommand, goOn } from './give-command.ts';
import { noteDeviceFault } from './note-finding.ts';

/** The first virtqueue with a used element that was not collected yet; null: none. */
const usedQueue = (driver: DriverState, memory: RingMemory): number | null => {
  for (const queue of driver.plan) {
    const half = driver.queues[queue];
    if (half && formatOf(half).hasUsed(memory, half)) return queue;
  }
  return null;
};

/** Whether there is an answer to collect; null: nothing is open. */
export const collectChoice = (world: World, device: DeviceId): Choice | null => {
  const by = driverOf(device);
  const driver = driverState(world, device);
  if (usedQueue(driver, peek(world.memory)) !== null) {
    return can(by, 'collect', 'Reads the used element and the answer.');
  }
  return driver.tokens.length > 0 ? cannot(by, 'collect', 'Nothing new in the used ring.') : null;
};

/** Says that a device lacks a command that it has to have, when its answer tells. */
const judgeMandatory = (
  turn: Turn,
  device: DeviceId,
  { mandatory, header, headerFields }: Dialect,
  readable: Uint8Array,
  outcome: CommandOutcome,
): void => {
  const opcode = Number(header.decode(readable)[headerFields.opcode]);
  if (outcome.name !== mandatory?.lacking || !mandatory.opcodes.includes(opcode)) return;
  const why = `does not know opcode ${hex(opcode, 4)}, which it has to have`;
  turn.emit({ type: 'note/violated', by: deviceOf(device), clause: mandatory.clause, why });
};

/** What a driver does next on its own account, when an answer is what it has waited for. */
const followUp = (
  turn: Turn,
  device: DeviceId,
  dialect: Dialect,
  { follow, queue, readable }: PendingCommand,
  outcome: CommandOutcome,
  answer: Uint8Array,
): void => {
  const by = driverOf(device);
  if (follow === undefined) return;
  if (!outcome.ok) {
    if (follow !== 'declare') turn.emit({ type: 'note/said', by, text: `The plan ends here: ${outcome.name}.` });
    return;
  }
  if (follow !== 'declare') {
    const place = dialect.migration?.after(follow, answer);
    return place && goOn(turn, by, dialect, place);
  }
  const next = dialect.discovery?.declare(readable, answer);
  if (next) giveCommand(turn, by, device as PfId, queue - deviceState(turn.world, device).adminQueueIndex, next);
};

/**
 * A driver does not see that it gave an id twice (M13, M21); we do: of the chains with that id, the device has returned
 * more than one.
 */
const withCause = (world: World, device: DeviceId, queue: number, fault: DeviceFault): DeviceFault => {
  const { twice = [], held } = deviceState(world, device).queues[queue] ?? { held: [] };
  if (fault.kind === 'used-idx-too-far')
    return fault.pending - fault.outstanding <= twice.length ? { ...fault, twice: true } : fault;
  if (fault.kind !== 'used-id-not-outstanding') return fault;
  const again = twice.filter(id => id === fault.id).length;
  const left = held.filter(({ chain, stage }) => chain.head === fault.id && stage !== 'returned').length;
  return left < again ? { ...fault, twice: true } : fault;
};

/** Takes one used element, decodes the answer, and gives the buffer's memory back. */
export const performCollect = (turn: Turn, device: DeviceId, dialect: Dialect): void => {
  const by = driverOf(device);
  const memory = turn.memory(by);
  const queue = usedQueue(driverState(turn.world, device), memory);
  const { queues, tokens } = driverState(turn.world, device);
  const half = queue === null ? undefined : queues[queue];
  if (queue === null || !half) throw new Error('nothing to collect');
  const wire = `${by}/q${queue}` as const;
  const raised = turn.world.wires[wire];
  if (raised !== undefined) turn.emit({ type: 'wire/seen', by, wire, value: raised });
  const collected = formatOf(half).collect(memory, half);
  if (!collected) return;
  if ('fault' in collected) {
    const fault = withCause(turn.world, device, queue, collected.fault);
    const why = describeDeviceFault(fault);
    noteDeviceFault(turn, { by, device, queue, format: half.format }, fault);
    return distrust(turn, device, queue, half, why, collected.queue);
  }
  const place = tokens.findIndex(({ command }) => command.id === collected.token);
  const token = tokens[place];
  if (!token) return distrust(turn, device, queue, half, `no buffer has the token ${collected.token}`);
  turn.emit({ type: 'driver/queue', by, device, queue, from: half, to: collected.queue });
  const { command, readableAt, writableAt } = token;
  const { type } = deviceState(turn.world, device);
  const answerTo = (): CommandOutcome => {
    const opcode = Number(dialect.header.decode(command.readable)[dialect.headerFields.opcode]);
    return readAnswer(dialect, opcode, answer, collected.len);
  };
  const answer = memory.readBytes(hiOf(writableAt), loOf(writableAt), command.writable);
  const outcome = command.asks === undefined ? answerTo() : outcomeOf(type, queue, answer, collected.len);
  turn.emit({ type: 'token/closed', by, device, token, place, usedLength: collected.len, outcome });
  if (command.asks === undefined) judgeMandatory(turn, device, dialect, command.readable, outcome);
  followUp(turn, device, dialect, command, outcome, answer.subarray(0, collected.len));
  if (command.readable.length > 0) free(turn, by, device, readableAt);
  if (command.writable > 0) free(turn, by, device, writableAt);
  if (token.tableAt !== undefined) free(turn, by, device, token.tableAt);
};
