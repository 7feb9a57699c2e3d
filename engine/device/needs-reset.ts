import type { ActorId, DeviceId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';
import { raiseConfigInterrupt } from './interrupt.ts';
import { DEVICE_NEEDS_RESET, DRIVER_OK } from './status.ts';

/**
 * The device has met something that only a reset mends: it sets DEVICE_NEEDS_RESET, and tells the driver by a
 * configuration change notification when DRIVER_OK is set.
 * Source: basic facilities, "Device Status Field", "Device Requirements".
 */
export const askForReset = (turn: Turn, by: ActorId, device: DeviceId): void => {
  const { status } = deviceState(turn.world, device);
  if (status & DEVICE_NEEDS_RESET) return;
  turn.emit({ type: 'status/wrote', by, device, from: status, to: status | DEVICE_NEEDS_RESET });
  if (status & DRIVER_OK) raiseConfigInterrupt(turn, by, device);
};
