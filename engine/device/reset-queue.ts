import type { ActorId, DeviceId } from '../world/ids.ts';
import { deviceOf, driverOf } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';
import { queueAfterReset } from './function.ts';

/**
 * The device resets one virtqueue, at once: it forgets the chains that it holds without using them, its cursors and the
 * vector; queue_enable reads 0 and queue_size its maximum. The addresses stay readable, and mean nothing until the queue
 * is enabled again. Notifications that are on their way to or from the queue end.
 * Source: basic facilities, "Virtqueue Reset"; virtio over PCI, "Common configuration structure layout".
 */
export const resetQueue = (turn: Turn, by: ActorId, device: DeviceId, queue: number): void => {
  const from = deviceState(turn.world, device).queues[queue];
  if (!from) throw new RangeError(`${device} has no virtqueue ${queue}`);
  const fresh = queueAfterReset(queue, from.registers.maxSize);
  const { desc, driver, device: deviceArea } = from.registers;
  const to = { ...fresh, registers: { ...fresh.registers, desc, driver, device: deviceArea } };
  turn.emit({ type: 'queue/reset', by, device, queue, head: null, from, to });
  for (const wire of [`${deviceOf(device)}/q${queue}`, `${driverOf(device)}/q${queue}`] as const) {
    const value = turn.world.wires[wire];
    if (value !== undefined) turn.emit({ type: 'wire/seen', by, wire, value });
  }
};
