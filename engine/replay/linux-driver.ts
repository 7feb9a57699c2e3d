import type { RingMemory } from '../memory/ring-memory.ts';
import { add16, ahead16, type U16 } from '../num/int.ts';
import { read16At, write16At } from '../virtq/at.ts';
import type { VirtqFormat } from '../virtq/format.ts';
import { virtqUsed } from '../virtq/layouts.ts';
import { readFlags } from '../virtq/packed/areas.ts';
import { writeEvent } from '../virtq/packed/events.ts';
import { advance, isUsed, slotOf } from '../virtq/packed/position.ts';
import { type DriverQueue, EVENTS_DISABLE, EVENTS_ENABLE } from '../virtq/queue.ts';
import { availEventAt } from '../virtq/split/areas.ts';
import { writeUsedEvent } from '../virtq/split/notify.ts';

/*
 * What the virtio_ring of Linux does on top of the specification when it asks for notifications or does not, so that our
 * driver can be compared with it byte for byte.
 */

export interface LinuxDriver {
  readonly format: VirtqFormat;
  readonly memory: RingMemory;
  queue: DriverQueue;
  /** A notification came since notifications were last asked for; with event indices there will be no other one. */
  eventTriggered: boolean;
}

/** Leaves memory as it is when no notification can come anyway; an event index of a split ring goes to 0, a guess. */
export const disableCallbacks = (driver: LinuxDriver): void => {
  const { format, memory, queue, eventTriggered } = driver;
  if (queue.eventFlags === EVENTS_DISABLE) return;
  if (eventTriggered) driver.queue = { ...queue, eventFlags: EVENTS_DISABLE };
  else {
    driver.queue = format.setInterrupts(memory, queue, false);
    if (queue.format === 'split' && queue.options.eventIdx) writeUsedEvent(memory, queue.areas, 0);
  }
};

/** Asks for a notification `after` so many more; a packed ring that is told of everything stays so. */
const enable = (driver: LinuxDriver, after: number): void => {
  const { format, memory, queue } = driver;
  driver.eventTriggered = false;
  const { areas, options } = queue;
  if (queue.format === 'packed' && options.eventIdx && queue.eventFlags === EVENTS_ENABLE) {
    writeEvent(memory, areas.driverHi, areas.driverLo, advance(queue.lastUsed, after, areas.size));
    return;
  }
  driver.queue = format.setInterrupts(memory, queue, true, after);
  writeUnusedEvent(driver, add16(queue.lastUsed, after));
};

/** Writes used_event where it was not negotiated and means nothing, too. */
const writeUnusedEvent = ({ memory, queue }: LinuxDriver, idx: number): void => {
  if (queue.format === 'split' && !queue.options.eventIdx) writeUsedEvent(memory, queue.areas, idx);
};

/** After a buffer was collected. */
export const followUsed = (driver: LinuxDriver): void => {
  if (driver.queue.eventFlags !== EVENTS_DISABLE) writeUnusedEvent(driver, driver.queue.lastUsed);
};

/** After a reset of the queue. */
export const clearEventIndices = (driver: LinuxDriver): void => {
  const { memory, queue } = driver;
  const { areas } = queue;
  if (queue.format === 'packed') return;
  writeUnusedEvent(driver, 0);
  write16At(memory, areas.deviceHi, areas.deviceLo, availEventAt(areas), 0, 'virtq_used.avail_event');
};

export const enableCallbacks = (driver: LinuxDriver): U16 => {
  enable(driver, 0);
  return driver.queue.lastUsed;
};

/** Whether something was used since the ring stood at `opaque`. */
export const poll = ({ memory, queue }: LinuxDriver, opaque: number): boolean => {
  const { areas } = queue;
  if (queue.format === 'packed') return isUsed(readFlags(memory, areas, slotOf(opaque)), opaque);
  return read16At(memory, areas.deviceHi, areas.deviceLo, virtqUsed.offsets.idx) !== opaque;
};

/** Asks for a notification when three quarters of what is outstanding are used; false: they are already. */
export const enableCallbacksDelayed = (driver: LinuxDriver): boolean => {
  const { memory, queue } = driver;
  const { areas, lastUsed } = queue;
  if (queue.format === 'packed') {
    enable(driver, Math.floor(((areas.size - queue.numFree) * 3) / 4));
    // looks at the ring alone, and so misses what is left of a batch
    return !poll(driver, lastUsed);
  }
  const after = Math.floor((ahead16(queue.availIdx, lastUsed) * 3) / 4);
  enable(driver, after);
  const usedIdx = read16At(memory, areas.deviceHi, areas.deviceLo, virtqUsed.offsets.idx) as U16;
  return ahead16(usedIdx, lastUsed) <= after;
};
