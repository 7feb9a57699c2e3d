import type { DriverQueue } from '../virtq/queue.ts';
import type { DeviceId } from '../world/ids.ts';
import { driverOf } from '../world/ids.ts';
import type { Turn } from '../world/turn.ts';
import { remember } from './driver-init.ts';

/** What the driver knows of a virtqueue can no longer be true: it stops using it, and sends nothing before it is loaded anew. */
export const distrust = (
  turn: Turn,
  device: DeviceId,
  queue: number,
  from: DriverQueue,
  why: string,
  to = from,
): void => {
  const broken: DriverQueue = { ...to, broken: to.broken ?? 'driver-shadow-damaged' };
  turn.emit({ type: 'driver/queue', by: driverOf(device), device, queue, from, to: broken });
  remember({ turn, device }, { trouble: `virtqueue ${queue} is broken: ${why}` });
};
