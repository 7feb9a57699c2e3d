import { elementCount } from '../admin/element-count.ts';
import { givenCommand } from '../admin/given-command.ts';
import { formatOf } from '../device/enable-queue.ts';
import { notificationWord } from '../device/notification.ts';
import { isSuspending } from '../device/suspend.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { GuestAddr } from '../num/addr.ts';
import { addr, hiOf, loOf } from '../num/addr.ts';
import { u16 } from '../num/int.ts';
import { describeDecision } from '../virtq/decision.ts';
import { type Element, element } from '../virtq/element.ts';
import { describeExposeFault } from '../virtq/fault.ts';
import type { DriverState, Exposing, OpenToken, PendingCommand } from '../world/driver-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceOf, driverOf } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';
import type { World } from '../world/world.ts';
import type { Choice } from './actor.ts';
import { can, canInPrivate, cannot } from './actor.ts';
import { allocate, free } from './allocate.ts';
import { distrust } from './distrust.ts';
import { remember } from './driver-init.ts';

const BUFFER_ALIGN = 64;

const INDIRECT_ENTRY = 16;

/** Whether an action hands the buffer over that is in hand, or the next one. */
export const isExposing = ({ exposing }: DriverState, name: string): boolean =>
  name === 'fill' || exposing?.stage === name;

const isVisible = (driver: DriverState, queue: number, stage: string): boolean => {
  const half = driver.queues[queue];
  return (
    stage === 'notify' ||
    (half !== undefined && formatOf(half).exposeStages.some(each => each.name === stage && each.visible))
  );
};

const describeStage: Readonly<Record<string, string>> = {
  fill: 'Writes header and data into its buffer, and clears the result area.',
  describe: 'Writes descriptors for the readable and the writable part.',
  place: 'Writes the head into the available ring.',
  publish: 'Moves virtq_avail.idx on: from then on the device may look.',
  notify: 'Notifies the device, if it wants to be notified.',
};

/** With INDIRECT_DESC a buffer of several elements is one descriptor, which points to a table of them. */
const needsTable = ({ queues }: DriverState, command: PendingCommand): boolean =>
  (queues[command.queue]?.options.indirect ?? false) && (command.indirect ?? elementCount(command) > 1);

/** Why a command cannot be handed over, or not further; null: it can. */
const blocked = (driver: DriverState, command: PendingCommand): string | null => {
  if (driver.trouble !== null) return driver.trouble;
  const queue = driver.queues[command.queue];
  if (!queue) return `virtqueue ${command.queue} is not set up`;
  const parts = needsTable(driver, command) ? 1 : elementCount(command);
  if (driver.exposing === null && queue.numFree < parts) {
    return `only ${queue.numFree} descriptors are free, ${parts} are needed`;
  }
  return null;
};

/** The command that is handed over next: the first that nobody holds. */
const nextIn = ({ commands }: DriverState): PendingCommand | undefined =>
  commands.find(({ onHold }) => onHold !== 'driver');

const onHold = (commands: readonly PendingCommand[]): string =>
  commands.length === 1
    ? `Command ${commands[0]?.id} is on hold: it goes on when it is released.`
    : `Commands ${commands.map(({ id }) => id).join(', ')} are on hold: each goes on when it is released.`;

/** The next step of handing the first waiting command over; null: none waits. */
export const exposeChoice = (world: World, device: DeviceId): Choice | null => {
  const by = driverOf(device);
  const driver = driverState(world, device);
  const { exposing } = driver;
  const command = exposing?.command ?? nextIn(driver);
  if (!command) return driver.commands.length > 0 ? cannot(by, 'fill', onHold(driver.commands)) : null;
  const stage = exposing?.stage ?? 'fill';
  if (command.onHold === 'driver') return cannot(by, stage, onHold([command]));
  const why = blocked(driver, command);
  if (why !== null) return cannot(by, stage, why);
  return (isVisible(driver, command.queue, stage) ? can : canInPrivate)(by, stage, describeStage[stage] ?? stage);
};

const fill = (turn: Turn, device: DeviceId): void => {
  const by = driverOf(device);
  const driver = driverState(turn.world, device);
  const { commands } = driver;
  const command = nextIn(driver);
  const half = command && driver.queues[command.queue];
  if (!command || !half) throw new Error('no command waits');
  const { queue } = command;
  const room = (size: number, purpose: string, side: 'driver' | 'device'): GuestAddr | null =>
    size === 0 ? addr(0) : allocate(turn, by, device, { size, align: BUFFER_ALIGN, purpose, side, queue });
  const readableAt = room(command.readable.length, 'command', 'driver');
  const writableAt = readableAt === null ? null : room(command.writable, 'result', 'device');
  const wantsTable = needsTable(driver, command);
  const tableAt =
    wantsTable && writableAt !== null
      ? allocate(turn, by, device, {
          size: INDIRECT_ENTRY * elementCount(command),
          align: INDIRECT_ENTRY,
          purpose: 'indirect_table',
          side: 'driver',
          queue,
        })
      : null;
  if (readableAt === null || writableAt === null || (wantsTable && tableAt === null)) {
    if (readableAt !== null && command.readable.length > 0) free(turn, by, device, readableAt);
    if (writableAt !== null && command.writable > 0) free(turn, by, device, writableAt);
    const bytes = `${command.readable.length} + ${command.writable} bytes`;
    turn.emit({ type: 'note/said', by, text: `There is no memory for a command of ${bytes}: it is dropped.` });
    remember({ turn, device }, { commands: commands.filter(each => each !== command) });
    return;
  }
  const memory = turn.memory(by);
  if (command.readable.length > 0) memory.writeBytes(hiOf(readableAt), loOf(readableAt), command.readable, 'command');
  if (command.writable > 0) {
    memory.writeBytes(hiOf(writableAt), loOf(writableAt), new Uint8Array(command.writable), 'result');
  }
  const first = formatOf(half).exposeStages[0]?.name ?? 'notify';
  const table = tableAt === null ? {} : { tableAt };
  const exposing: Exposing = { command, stage: first, readableAt, writableAt, ...table, head: null, oldIdx: 0 };
  remember({ turn, device }, { commands: commands.filter(each => each !== command), exposing });
};

/** One part, cut where another descriptor begins. */
const cut = (at: GuestAddr, size: number, places: readonly number[], writable: boolean): readonly Element[] => {
  if (size === 0) return [];
  const from = [0, ...places];
  return from.map((start, k) => element(addr(at + BigInt(start)), (from[k + 1] ?? size) - start, writable));
};

const elementsOf = ({ command, readableAt, writableAt }: Exposing): readonly Element[] => {
  const { readable, writable, splits } = command;
  return [
    ...cut(readableAt ?? addr(0), readable.length, splits?.readable ?? [], false),
    ...cut(writableAt ?? addr(0), writable, splits?.writable ?? [], true),
  ];
};

/** One stage of the ring format: writes descriptors, places the head, or publishes. */
const expose = (turn: Turn, device: DeviceId, exposing: Exposing, dialect: Dialect): void => {
  const by = driverOf(device);
  const { command, stage, tableAt } = exposing;
  const half = driverState(turn.world, device).queues[command.queue];
  if (!half) throw new Error(`virtqueue ${command.queue} is not set up`);
  const format = formatOf(half);
  const table = tableAt === undefined ? null : { hi: hiOf(tableAt), lo: loOf(tableAt) };
  const exposed = format.expose(stage, turn.memory(by), half, elementsOf(exposing), command.id, table);
  if ('full' in exposed) throw new Error(`a buffer that fitted could not be exposed at ${stage}`);
  if ('fault' in exposed) return distrust(turn, device, command.queue, half, describeExposeFault(exposed.fault));
  turn.emit({ type: 'driver/queue', by, device, queue: command.queue, from: half, to: exposed.queue });
  const at = format.exposeStages.findIndex(({ name }) => name === stage);
  const next = format.exposeStages[at + 1]?.name ?? 'notify';
  const head = exposed.head;
  const oldIdx = next === 'notify' ? half.publishedIdx : exposing.oldIdx;
  remember({ turn, device }, { exposing: { ...exposing, head, stage: next, oldIdx } });
  if (next !== 'notify') return;
  const token: OpenToken = {
    command,
    head,
    readableAt: exposing.readableAt ?? addr(0),
    writableAt: exposing.writableAt ?? addr(0),
    ...(tableAt === undefined ? {} : { tableAt }),
  };
  if (isSuspending(deviceState(turn.world, device))) {
    const why = 'makes a buffer available although it has asked the device to suspend';
    turn.emit({ type: 'note/violated', by, clause: 'suspend.driver.no-new-buffers', why });
  }
  // A buffer of a data virtqueue is no command.
  if (command.asks === undefined) judgeDuties(turn, device, command, dialect);
  turn.emit({ type: 'token/opened', by, device, token });
};

/** Says what the driver of an owner owes and does not keep with the command that it makes available; others owe nothing. */
const judgeDuties = (turn: Turn, device: DeviceId, command: PendingCommand, dialect: Dialect): void => {
  if (!turn.recording || dialect.duties.length === 0 || command.asks !== undefined) return;
  const owner = deviceState(turn.world, device);
  const given = givenCommand(dialect, turn.world.readings, owner, driverState(turn.world, device), command);
  for (const { clause, broken } of dialect.duties) {
    const why = broken(given);
    if (why) turn.emit({ type: 'note/violated', by: driverOf(device), clause, why });
  }
};

const notify = (turn: Turn, device: DeviceId, exposing: Exposing): void => {
  const by = driverOf(device);
  const { queue } = exposing.command;
  const half = driverState(turn.world, device).queues[queue];
  if (!half) throw new Error(`virtqueue ${queue} is not set up`);
  const decision = formatOf(half).notifyDecision(turn.memory(by), half, u16(exposing.oldIdx));
  const { send } = decision;
  turn.emit({ type: 'note/decided', by, about: 'notification', send, why: describeDecision(decision) });
  if (send && isSuspending(deviceState(turn.world, device))) {
    const why = 'notifies a device that it has asked to suspend';
    turn.emit({ type: 'note/violated', by, clause: 'suspend.driver.no-notify', why });
  }
  if (send) {
    const wire = `${deviceOf(device)}/q${queue}` as const;
    const { registers } = deviceState(turn.world, device).queues[queue] ?? { registers: null };
    const value = notificationWord(
      driverState(turn.world, device).accepts,
      queue,
      registers?.notifConfigData ?? queue,
      half.publishedIdx,
    );
    turn.emit({ type: 'wire/raised', by, wire, value, was: turn.world.wires[wire] ?? null });
  }
  remember({ turn, device }, { exposing: null });
};

export const performExpose = (turn: Turn, device: DeviceId, stage: string, dialect: Dialect): void => {
  if (stage === 'fill') return fill(turn, device);
  const { exposing } = driverState(turn.world, device);
  if (exposing?.stage !== stage) throw new Error(`the driver is not at ${stage}`);
  return stage === 'notify' ? notify(turn, device, exposing) : expose(turn, device, exposing, dialect);
};
