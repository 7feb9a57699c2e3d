import type { DeviceData } from '../world/device-data.ts';
import type { ActorId, DeviceId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';
import { raiseConfigInterrupt } from './interrupt.ts';
import { DRIVER_OK } from './status.ts';

/**
 * Something changes that the device configuration shows: config_generation moves on at once, modulo 256, and a live
 * driver is told.
 * Source: basic facilities, "Device Configuration Space"; virtio over PCI, "Notification of Device Configuration Changes".
 */
export const changeConfig = (turn: Turn, by: ActorId, device: DeviceId, to: DeviceData): void => {
  const { data: from, configGeneration, status } = deviceState(turn.world, device);
  turn.emit({ type: 'device/changed', by, device, from, to });
  const next = (configGeneration + 1) & 0xff;
  turn.emit({
    type: 'register/wrote',
    by,
    device,
    register: 'config_generation',
    from: configGeneration,
    to: next,
  });
  if (status & DRIVER_OK) raiseConfigInterrupt(turn, by, device);
};
