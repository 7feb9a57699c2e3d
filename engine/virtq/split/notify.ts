import type { RingMemory } from '../../memory/ring-memory.ts';
import { read16At, write16At } from '../at.ts';
import type { Decision } from '../format.ts';
import { VIRTQ_AVAIL_F_NO_INTERRUPT, VIRTQ_USED_F_NO_NOTIFY, virtqAvail, virtqUsed } from '../layouts.ts';
import type { DeviceQueue, DriverQueue } from '../queue.ts';
import { deviceAreaInside, driverAreaInside } from './areas.ts';

/**
 * Whether the driver notifies the device after publishing: without VIRTIO_F_EVENT_IDX bit 0 of virtq_used.flags decides
 * alone. Notifying although nothing was published is allowed, so the index before does not matter.
 * Source: split-ring.tex, "Available Buffer Notification Suppression".
 */
export const notifyDecision = (memory: RingMemory, queue: DriverQueue): Decision => {
  const { deviceHi, deviceLo } = queue.areas;
  const flags = read16At(memory, deviceHi, deviceLo, virtqUsed.offsets.flags);
  const send = (flags & VIRTQ_USED_F_NO_NOTIFY) === 0;
  return { send, reason: `used.flags is ${flags}`, values: { flags } };
};

/**
 * Whether the device notifies the driver after completing: bit 0 of virtq_avail.flags decides alone.
 * Source: split-ring.tex, "Used Buffer Notification Suppression".
 */
export const interruptDecision = (memory: RingMemory, queue: DeviceQueue): Decision => {
  const { driverHi, driverLo } = queue.areas;
  if (!driverAreaInside(memory, queue.areas)) {
    return { send: false, reason: 'the available ring is not in memory', values: {} };
  }
  const flags = read16At(memory, driverHi, driverLo, virtqAvail.offsets.flags);
  const send = (flags & VIRTQ_AVAIL_F_NO_INTERRUPT) === 0;
  return { send, reason: `avail.flags is ${flags}`, values: { flags } };
};

/** Asks for used-buffer notifications or not. After asking for them, look for used buffers once more. */
export const setInterrupts = (memory: RingMemory, queue: DriverQueue, wanted: boolean): DriverQueue => {
  const { driverHi, driverLo } = queue.areas;
  const flags = wanted ? 0 : VIRTQ_AVAIL_F_NO_INTERRUPT;
  write16At(memory, driverHi, driverLo, virtqAvail.offsets.flags, flags, 'virtq_avail.flags');
  return queue;
};

/** Asks for available-buffer notifications or not. After asking for them, look for available chains once more. */
export const setNotifications = (memory: RingMemory, queue: DeviceQueue, wanted: boolean): DeviceQueue => {
  const { deviceHi, deviceLo } = queue.areas;
  const flags = wanted ? 0 : VIRTQ_USED_F_NO_NOTIFY;
  if (deviceAreaInside(memory, queue.areas)) {
    write16At(memory, deviceHi, deviceLo, virtqUsed.offsets.flags, flags, 'virtq_used.flags');
  }
  return queue;
};
