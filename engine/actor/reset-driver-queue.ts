import type { Register } from '../device/common-cfg.ts';
import { formatOf } from '../device/enable-queue.ts';
import { writeRegister } from '../device/write-register.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { fromHalves } from '../num/addr.ts';
import type { DeviceId } from '../world/ids.ts';
import { driverOf } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';
import { free } from './allocate.ts';
import { remember } from './driver-init.ts';

const write = (turn: Turn, device: DeviceId, dialect: Dialect, register: Register, value: bigint | number): void =>
  writeRegister(turn, driverOf(device), device, register, BigInt(value), dialect.rules);

/**
 * The driver resets one of its virtqueues, reads queue_reset back, and takes all its buffers of that queue back unused.
 * Source: basic facilities, "Virtqueue Reset", "Driver Requirements".
 */
export const resetDriverQueue = (turn: Turn, device: DeviceId, queue: number, dialect: Dialect): void => {
  const by = driverOf(device);
  write(turn, device, dialect, 'queue_select', queue);
  write(turn, device, dialect, 'queue_reset', 1);
  const { queues, exposing } = driverState(turn.world, device);
  const half = queues[queue];
  // Without RING_RESET the device has not listened: the buffers are still its own.
  if (!half || deviceState(turn.world, device).queues[queue]?.registers.enabled) return;
  const { queue: to } = formatOf(half).restart(turn.memory(by), half);
  turn.emit({ type: 'driver/queue', by, device, queue, from: half, to });
  for (;;) {
    const { tokens } = driverState(turn.world, device);
    const place = tokens.findIndex(({ command }) => command.queue === queue);
    const token = tokens[place];
    if (!token) break;
    turn.emit({ type: 'token/closed', by, device, token, place, usedLength: null, outcome: null });
    if (token.command.readable.length > 0) free(turn, by, device, token.readableAt);
    if (token.command.writable > 0) free(turn, by, device, token.writableAt);
    if (token.tableAt !== undefined) free(turn, by, device, token.tableAt);
  }
  // What was being handed over, and is on nobody's list yet, starts anew with the next queue.
  if (exposing?.command.queue === queue && exposing.stage !== 'notify') {
    const { readableAt, writableAt, tableAt, command } = exposing;
    if (readableAt !== null && command.readable.length > 0) free(turn, by, device, readableAt);
    if (writableAt !== null && command.writable > 0) free(turn, by, device, writableAt);
    if (tableAt !== undefined) free(turn, by, device, tableAt);
    remember({ turn, device }, { commands: [command, ...driverState(turn.world, device).commands], exposing: null });
  } else if (exposing?.command.queue === queue) remember({ turn, device }, { exposing: null });
};

/**
 * The driver sets a virtqueue up again after its reset, with the size and the areas that it had, and enables it.
 * Source: basic facilities, "Virtqueue Re-enable".
 */
export const enableDriverQueue = (turn: Turn, device: DeviceId, queue: number, dialect: Dialect): void => {
  const half = driverState(turn.world, device).queues[queue];
  if (!half) return;
  const { size, descHi, descLo, driverHi, driverLo, deviceHi, deviceLo } = half.areas;
  write(turn, device, dialect, 'queue_select', queue);
  write(turn, device, dialect, 'queue_size', size);
  write(turn, device, dialect, 'queue_msix_vector', queue + 1);
  write(turn, device, dialect, 'queue_desc', fromHalves(descHi, descLo));
  write(turn, device, dialect, 'queue_driver', fromHalves(driverHi, driverLo));
  write(turn, device, dialect, 'queue_device', fromHalves(deviceHi, deviceLo));
  write(turn, device, dialect, 'queue_enable', 1);
};
