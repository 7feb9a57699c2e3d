import type { RingMemory } from '../../memory/ring-memory.ts';
import type { U16 } from '../../num/int.ts';
import type { Decision } from '../decision.ts';
import { pvirtqEventSuppress } from '../layouts.ts';
import { EVENTS_DESC, EVENTS_DISABLE, EVENTS_ENABLE, type PackedDevice, type PackedDriver } from '../queue.ts';
import type { RingRemark } from '../remark.ts';
import { readFlags, ringInside } from './areas.ts';
import { askFor, eventDecision, readEventFlags } from './events.ts';
import { driverWith } from './half.ts';
import { advance, isAvailable, slotOf } from './position.ts';
import { behindList } from './walk.ts';

/**
 * Whether the driver notifies the device after publishing from position `from` on.
 * Source: packed-ring.tex, "Driver and Device Event Suppression", "Available Buffer Notification Suppression".
 */
export const notifyDecision = (memory: RingMemory, { areas, publishedIdx }: PackedDriver, from: U16): Decision =>
  eventDecision(memory, 'device event suppression', areas.deviceHi, areas.deviceLo, publishedIdx, from, areas.size);

/** Whether the device notifies the driver after completing from position `from` on. */
export const interruptDecision = (memory: RingMemory, queue: PackedDevice, from: U16): Decision => {
  const { areas, publishedUsedIdx: to } = queue;
  return eventDecision(memory, 'driver event suppression', areas.driverHi, areas.driverLo, to, from, areas.size);
};

/**
 * Asks for used-buffer notifications or not; with VIRTIO_F_EVENT_IDX for one when the descriptor `after` slots behind the
 * next one is used. After asking for them, look for used buffers once more.
 */
export const setInterrupts = (memory: RingMemory, queue: PackedDriver, wanted: boolean, after = 0): PackedDriver => {
  const { areas, options, lastUsed } = queue;
  const event = wanted && options.eventIdx ? advance(lastUsed, after, areas.size) : null;
  const eventFlags = event !== null ? EVENTS_DESC : wanted ? EVENTS_ENABLE : EVENTS_DISABLE;
  askFor(memory, areas.driverHi, areas.driverLo, eventFlags, event);
  return driverWith(queue, { eventFlags });
};

/** The same for available-buffer notifications. After asking for them, look for available lists once more. */
export const setNotifications = (memory: RingMemory, queue: PackedDevice, wanted: boolean, after = 0): PackedDevice => {
  const { areas, options, lastAvail } = queue;
  const { deviceHi, deviceLo } = areas;
  if (!memory.contains(deviceHi, deviceLo, pvirtqEventSuppress.size)) return queue;
  const event = wanted && options.eventIdx ? advance(lastAvail, after, areas.size) : null;
  askFor(memory, deviceHi, deviceLo, event !== null ? EVENTS_DESC : wanted ? EVENTS_ENABLE : EVENTS_DISABLE, event);
  return queue;
};

/**
 * M17, flags of the driver event suppression that may not be there, and M18, a list that the device waits for.
 * Source: packed-ring.tex, "Event Suppression Structure Format", "Next Flag: Descriptor Chaining".
 */
export const ringRemarks = (memory: RingMemory, { areas, options, lastAvail }: PackedDevice): readonly RingRemark[] => {
  const { driverHi, driverLo } = areas;
  const remarks: RingRemark[] = [];
  if (memory.contains(driverHi, driverLo, pvirtqEventSuppress.size)) {
    const flags = readEventFlags(memory, driverHi, driverLo);
    const { eventIdx } = options;
    if (flags > (eventIdx ? EVENTS_DESC : EVENTS_DISABLE)) {
      remarks.push({ kind: 'event-structure', rule: 'M17', flags, eventIdx });
    }
  }
  if (!ringInside(memory, areas)) return remarks;
  const first = slotOf(lastAvail);
  if (!isAvailable(readFlags(memory, areas, first), lastAvail)) return remarks;
  const behind = behindList(memory, areas, lastAvail);
  if (behind < 0) remarks.push({ kind: 'list-incomplete', rule: 'M18', first, index: -1 - behind });
  return remarks;
};
