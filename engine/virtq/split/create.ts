import type { RingMemory } from '../../memory/ring-memory.ts';
import type { U16 } from '../../num/int.ts';
import { write16At } from '../at.ts';
import { type DriverStart, inRingOrder } from '../driver-start.ts';
import { virtqAvail, virtqUsed } from '../layouts.ts';
import {
  EVENTS_ENABLE,
  type Halves,
  type QueueAreas,
  type QueueOptions,
  type SplitDevice,
  type SplitDriver,
} from '../queue.ts';
import { writeFreeList } from '../shadow.ts';
import { availEventAt, usedEventAt } from './areas.ts';

/** A driver's half in mid-life, with nothing outstanding: writes its shadow and leaves the areas as they are. */
export const resumeDriver = (
  memory: RingMemory,
  areas: QueueAreas,
  options: QueueOptions,
  shadow: Halves,
  { freeList, availIdx, lastUsed, eventFlags = EVENTS_ENABLE }: DriverStart,
): SplitDriver => {
  const [freeHead = 0] = freeList;
  writeFreeList(memory, shadow, areas.size, options.inOrder ? inRingOrder(areas.size) : freeList);
  return {
    format: 'split',
    areas,
    options,
    shadow,
    freeHead,
    numFree: freeList.length,
    exposing: null,
    availIdx,
    publishedIdx: availIdx,
    lastUsed,
    eventFlags,
    batch: null,
    broken: null,
  };
};

/** Zero in everything but the entries, used_event and avail_event included where they mean something. */
export const clearRings = (memory: RingMemory, areas: QueueAreas, { eventIdx }: QueueOptions): void => {
  const { driverHi, driverLo, deviceHi, deviceLo } = areas;
  write16At(memory, driverHi, driverLo, virtqAvail.offsets.flags, 0, 'virtq_avail.flags');
  write16At(memory, driverHi, driverLo, virtqAvail.offsets.idx, 0, 'virtq_avail.idx');
  write16At(memory, deviceHi, deviceLo, virtqUsed.offsets.flags, 0, 'virtq_used.flags');
  write16At(memory, deviceHi, deviceLo, virtqUsed.offsets.idx, 0, 'virtq_used.idx');
  if (!eventIdx) return;
  write16At(memory, driverHi, driverLo, usedEventAt(areas), 0, 'virtq_avail.used_event');
  write16At(memory, deviceHi, deviceLo, availEventAt(areas), 0, 'virtq_used.avail_event');
};

/**
 * A fresh driver's half: zero in flags and idx of both rings, all descriptors free in ascending order.
 *
 * The text has the driver initialize virtq_used.flags; virtq_used.idx is its too here, since the memory may be used.
 * Source: split-ring.tex, "The Virtqueue Available Ring", "Available Buffer Notification Suppression".
 */
export const createDriver = (
  memory: RingMemory,
  areas: QueueAreas,
  options: QueueOptions,
  shadow: Halves,
): SplitDriver => {
  clearRings(memory, areas, options);
  const start = { freeList: inRingOrder(areas.size), availIdx: 0 as U16, lastUsed: 0 as U16 };
  return resumeDriver(memory, areas, options, shadow, start);
};

export const createDevice = (areas: QueueAreas, options: QueueOptions): SplitDevice => ({
  format: 'split',
  areas,
  options,
  lastAvail: 0 as U16,
  usedIdx: 0 as U16,
  publishedUsedIdx: 0 as U16,
  nextHead: 0,
});
