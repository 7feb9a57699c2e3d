import type { RingMemory } from '../../memory/ring-memory.ts';
import { add16, type U16 } from '../../num/int.ts';
import { write16At, writeBytesAt } from '../at.ts';
import type { Exposed } from '../format.ts';
import { VIRTQ_DESC_F_NEXT, VIRTQ_DESC_F_WRITE, virtqAvail, virtqDesc, virtqUsed } from '../layouts.ts';
import { type DriverQueue, driverWith, type Element, type QueueAreas, type QueueOptions } from '../queue.ts';
import { availSlot } from './areas.ts';
import { readNext, writeFreeList, writeHead } from './shadow.ts';

/** Where a driver's half starts when it is not fresh. */
export interface DriverStart {
  /** Descriptors in the order in which they will be taken; every other one is lost to this driver. */
  readonly freeList: readonly number[];
  readonly availIdx: U16;
  readonly lastUsed: U16;
}

/** A driver's half in mid-life, with nothing outstanding: writes its shadow and leaves the areas as they are. */
export const resumeDriver = (
  memory: RingMemory,
  areas: QueueAreas,
  options: QueueOptions,
  shadow: { readonly hi: number; readonly lo: number },
  { freeList, availIdx, lastUsed }: DriverStart,
): DriverQueue => {
  const queue: DriverQueue = {
    format: 'split',
    areas,
    options,
    shadowHi: shadow.hi,
    shadowLo: shadow.lo,
    freeHead: freeList[0] ?? 0,
    numFree: freeList.length,
    exposing: null,
    availIdx,
    publishedIdx: availIdx,
    lastUsed,
    broken: null,
  };
  writeFreeList(memory, queue, freeList);
  return queue;
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
  shadow: { readonly hi: number; readonly lo: number },
): DriverQueue => {
  const { driverHi, driverLo, deviceHi, deviceLo, size } = areas;
  write16At(memory, driverHi, driverLo, virtqAvail.offsets.flags, 0, 'virtq_avail.flags');
  write16At(memory, driverHi, driverLo, virtqAvail.offsets.idx, 0, 'virtq_avail.idx');
  write16At(memory, deviceHi, deviceLo, virtqUsed.offsets.flags, 0, 'virtq_used.flags');
  write16At(memory, deviceHi, deviceLo, virtqUsed.offsets.idx, 0, 'virtq_used.idx');
  const freeList = Array.from({ length: size }, (_, index) => index);
  return resumeDriver(memory, areas, options, shadow, { freeList, availIdx: 0 as U16, lastUsed: 0 as U16 });
};

/**
 * One stage of making a buffer available: `describe` fills free descriptors, `place` puts the head into the available
 * ring, `publish` moves virtq_avail.idx over every entry placed so far.
 *
 * Describe and place may be repeated for a batch before one publish.
 * Source: split-ring.tex, "Supplying Buffers to The Device".
 */
export const expose = (
  stage: string,
  memory: RingMemory,
  queue: DriverQueue,
  elements: readonly Element[],
  token: number,
): Exposed => {
  if (queue.broken !== null) return { fault: { kind: 'queue-broken', rule: null, by: queue.broken } };
  if (stage === 'describe') return describe(memory, queue, elements, token);
  const { areas, availIdx, exposing: head } = queue;
  if (head === null) throw new Error(`${stage} before describe`);
  const { driverHi, driverLo } = areas;
  switch (stage) {
    case 'place':
      write16At(memory, driverHi, driverLo, availSlot(areas, availIdx), head, 'virtq_avail.ring');
      return { queue: driverWith(queue, { availIdx: add16(availIdx, 1) }), head };
    case 'publish':
      write16At(memory, driverHi, driverLo, virtqAvail.offsets.idx, availIdx, 'virtq_avail.idx');
      return { queue: driverWith(queue, { publishedIdx: availIdx, exposing: null }), head };
    default:
      throw new RangeError(`a split virtqueue has no stage ${stage} of exposing a buffer`);
  }
};

// Stores are whole descriptors, so that a recorder sees one write; memory copies them.
const desc = new DataView(new ArrayBuffer(virtqDesc.size));
const descBytes = new Uint8Array(desc.buffer);

/**
 * Every descriptor's `next` is the one after it in the free list, also where VIRTQ_DESC_F_NEXT is clear and it means
 * nothing, as Linux leaves it. Writes what it is told: elements in a forbidden order are for the device to notice.
 * Source: split-ring.tex, "Placing Buffers Into The Descriptor Table".
 */
const describe = (memory: RingMemory, queue: DriverQueue, elements: readonly Element[], token: number): Exposed => {
  if (!Number.isInteger(token) || token < 0 || token >= 0xffffffff) throw new RangeError(`no token: ${token}`);
  const { areas, freeHead: head, numFree } = queue;
  const { size, descHi, descLo } = areas;
  const length = elements.length;
  if (length === 0) return { fault: { kind: 'no-element', rule: 'M25' } };
  if (length > size) return { fault: { kind: 'longer-than-table', rule: 'M4', elements: length, size } };
  if (length > numFree) return { full: true };

  let capacity = 0;
  let second = 0;
  let index = head;
  let before = head;
  for (let place = 0; place < length; place++) {
    if (index >= size) return { fault: { kind: 'driver-shadow-damaged', rule: null, index: before } };
    const next = readNext(memory, queue, index);
    const { addr, len, writable } = elements[place]!;
    const flags = (writable ? VIRTQ_DESC_F_WRITE : 0) | (place < length - 1 ? VIRTQ_DESC_F_NEXT : 0);
    desc.setBigUint64(virtqDesc.offsets.addr, addr, true);
    desc.setUint32(virtqDesc.offsets.len, len, true);
    desc.setUint16(virtqDesc.offsets.flags, flags, true);
    desc.setUint16(virtqDesc.offsets.next, next, true);
    writeBytesAt(memory, descHi, descLo, virtqDesc.size * index, descBytes, 'virtq_desc');
    if (writable) capacity = Math.min(capacity + len, 0xffffffff);
    if (place === 0) second = next;
    before = index;
    index = next;
  }
  writeHead(memory, queue, head, { next: second, length, capacity, token });
  const change = { freeHead: index, numFree: numFree - length, exposing: head };
  return { queue: driverWith(queue, change), head };
};
