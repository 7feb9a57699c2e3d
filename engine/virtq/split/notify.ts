import type { RingMemory } from '../../memory/ring-memory.ts';
import { add16, type U16 } from '../../num/int.ts';
import { read16At, write16At } from '../at.ts';
import { type Decision, needEvent } from '../decision.ts';
import { VIRTQ_AVAIL_F_NO_INTERRUPT, VIRTQ_USED_F_NO_NOTIFY, virtqAvail, virtqUsed } from '../layouts.ts';
import { EVENTS_DISABLE, EVENTS_ENABLE, type QueueAreas, type SplitDevice, type SplitDriver } from '../queue.ts';
import type { RingRemark } from '../remark.ts';
import { availEventAt, deviceAreaInside, driverAreaInside, usedEventAt } from './areas.ts';
import { driverWith } from './half.ts';

/**
 * Whether the driver notifies the device after publishing from `from` on. Without VIRTIO_F_EVENT_IDX bit 0 of
 * virtq_used.flags decides alone, with it whether the index passed avail_event.
 * Source: split-ring.tex, "Available Buffer Notification Suppression".
 */
export const notifyDecision = (memory: RingMemory, queue: SplitDriver, from: U16): Decision => {
  const { areas, options, publishedIdx: to } = queue;
  const { deviceHi, deviceLo } = areas;
  if (options.eventIdx) {
    const event = read16At(memory, deviceHi, deviceLo, availEventAt(areas));
    return { send: needEvent(event, to, from), kind: 'event-index', field: 'avail_event', event, from, to };
  }
  const flags = read16At(memory, deviceHi, deviceLo, virtqUsed.offsets.flags);
  return { send: (flags & VIRTQ_USED_F_NO_NOTIFY) === 0, kind: 'flags', field: 'used.flags', flags };
};

/**
 * Whether the device notifies the driver after completing from `from` on: by bit 0 of virtq_avail.flags, or by used_event.
 * Source: split-ring.tex, "Used Buffer Notification Suppression".
 */
export const interruptDecision = (memory: RingMemory, queue: SplitDevice, from: U16): Decision => {
  const { areas, options, publishedUsedIdx: to } = queue;
  const { driverHi, driverLo } = areas;
  if (!driverAreaInside(memory, areas)) return { send: false, kind: 'area-outside-memory', area: 'available ring' };
  if (options.eventIdx) {
    const event = read16At(memory, driverHi, driverLo, usedEventAt(areas));
    return { send: needEvent(event, to, from), kind: 'event-index', field: 'used_event', event, from, to };
  }
  const flags = read16At(memory, driverHi, driverLo, virtqAvail.offsets.flags);
  return { send: (flags & VIRTQ_AVAIL_F_NO_INTERRUPT) === 0, kind: 'flags', field: 'avail.flags', flags };
};

/**
 * Asks for used-buffer notifications or not; with VIRTIO_F_EVENT_IDX for one when `after` more buffers than the next one
 * are used. After asking for them, look for used buffers once more.
 *
 * An event index cannot say "never": it stays where it is, and `collect` no longer moves it on.
 */
export const setInterrupts = (memory: RingMemory, queue: SplitDriver, wanted: boolean, after = 0): SplitDriver => {
  const { areas, options, lastUsed } = queue;
  const { driverHi, driverLo } = areas;
  if (!options.eventIdx) {
    const flags = wanted ? 0 : VIRTQ_AVAIL_F_NO_INTERRUPT;
    write16At(memory, driverHi, driverLo, virtqAvail.offsets.flags, flags, 'virtq_avail.flags');
  } else if (wanted) {
    writeUsedEvent(memory, areas, add16(lastUsed, after));
  }
  return driverWith(queue, { eventFlags: wanted ? EVENTS_ENABLE : EVENTS_DISABLE });
};

/**
 * Asks for a notification when the used ring passes `idx`.
 * Source: split-ring.tex, "Used Buffer Notification Suppression".
 */
export const writeUsedEvent = (memory: RingMemory, areas: QueueAreas, idx: number): void =>
  write16At(memory, areas.driverHi, areas.driverLo, usedEventAt(areas), idx, 'virtq_avail.used_event');

/** The same for available-buffer notifications. After asking for them, look for available chains once more. */
export const setNotifications = (memory: RingMemory, queue: SplitDevice, wanted: boolean, after = 0): SplitDevice => {
  const { areas, options, lastAvail } = queue;
  const { deviceHi, deviceLo } = areas;
  if (!deviceAreaInside(memory, areas)) return queue;
  if (!options.eventIdx) {
    const flags = wanted ? 0 : VIRTQ_USED_F_NO_NOTIFY;
    write16At(memory, deviceHi, deviceLo, virtqUsed.offsets.flags, flags, 'virtq_used.flags');
  } else if (wanted) {
    write16At(memory, deviceHi, deviceLo, availEventAt(areas), add16(lastAvail, after), 'virtq_used.avail_event');
  }
  return queue;
};

/**
 * M16: bits of virtq_avail.flags that mean nothing, or any bit with VIRTIO_F_EVENT_IDX. The device goes on.
 * Source: split-ring.tex, "Used Buffer Notification Suppression".
 */
export const ringRemarks = (
  memory: RingMemory,
  { areas, options: { eventIdx } }: SplitDevice,
): readonly RingRemark[] => {
  if (!driverAreaInside(memory, areas)) return [];
  const flags = read16At(memory, areas.driverHi, areas.driverLo, virtqAvail.offsets.flags);
  return flags > (eventIdx ? 0 : VIRTQ_AVAIL_F_NO_INTERRUPT)
    ? [{ kind: 'avail-flags', rule: 'M16', flags, eventIdx }]
    : [];
};
