import type { RingMemory } from '../../memory/ring-memory.ts';
import { writeBytesAt } from '../at.ts';
import { type DriverStart, inRingOrder } from '../driver-start.ts';
import { pvirtqDesc } from '../layouts.ts';
import {
  EVENTS_ENABLE,
  type Halves,
  type PackedDevice,
  type PackedDriver,
  type QueueAreas,
  type QueueOptions,
} from '../queue.ts';
import { writeFreeList } from '../shadow.ts';
import { writeEvent, writeEventFlags } from './events.ts';
import { START, slotOf } from './position.ts';

/** A driver's half in mid-life, with nothing outstanding: writes its shadow and leaves the areas as they are. */
export const resumeDriver = (
  memory: RingMemory,
  areas: QueueAreas,
  options: QueueOptions,
  shadow: Halves,
  { freeList, availIdx, lastUsed, eventFlags = EVENTS_ENABLE }: DriverStart,
): PackedDriver => {
  const ids = options.inOrder ? inRingOrder(areas.size, slotOf(availIdx)) : freeList;
  const [freeHead = 0] = ids;
  writeFreeList(memory, shadow, areas.size, options.inOrder ? inRingOrder(areas.size) : ids);
  return {
    format: 'packed',
    areas,
    options,
    shadow,
    freeHead,
    numFree: ids.length,
    exposing: null,
    availIdx,
    publishedIdx: availIdx,
    lastUsed,
    eventFlags,
    batch: null,
    broken: null,
    withheld: 0,
  };
};

/** The ring starts all zero, and so do both event suppression structures: every notification is wanted. */
export const clearAreas = (memory: RingMemory, areas: QueueAreas): void => {
  const { size, descHi, descLo, driverHi, driverLo, deviceHi, deviceLo } = areas;
  writeBytesAt(memory, descHi, descLo, 0, new Uint8Array(pvirtqDesc.size * size), 'pvirtq_desc');
  writeEvent(memory, driverHi, driverLo, 0);
  writeEventFlags(memory, driverHi, driverLo, 0);
  writeEvent(memory, deviceHi, deviceLo, 0);
  writeEventFlags(memory, deviceHi, deviceLo, 0);
};

/**
 * A fresh driver's half: an empty ring, all buffer ids free in ascending order. With VIRTIO_F_IN_ORDER the id of a buffer
 * is its first slot.
 * Source: packed-ring.tex, "Packed Virtqueues", "Driver and Device Ring Wrap Counters".
 */
export const createDriver = (
  memory: RingMemory,
  areas: QueueAreas,
  options: QueueOptions,
  shadow: Halves,
): PackedDriver => {
  clearAreas(memory, areas);
  const start = { freeList: inRingOrder(areas.size), availIdx: START, lastUsed: START };
  return resumeDriver(memory, areas, options, shadow, start);
};

export const createDevice = (areas: QueueAreas, options: QueueOptions): PackedDevice => ({
  format: 'packed',
  areas,
  options,
  lastAvail: START,
  usedIdx: START,
  publishedUsedIdx: START,
  withheld: 0,
  sawPart: false,
});
