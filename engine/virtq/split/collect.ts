import type { RingMemory } from '../../memory/ring-memory.ts';
import { add16, ahead16, type U16 } from '../../num/int.ts';
import { read16At, read32At } from '../at.ts';
import type { DeviceFault } from '../fault.ts';
import type { Collected } from '../format.ts';
import { virtqUsed, virtqUsedElem } from '../layouts.ts';
import { type DriverQueue, driverWith } from '../queue.ts';
import { availSlot, usedSlot } from './areas.ts';
import { readHead, readNext, type ShadowHead, writeHead, writeNext } from './shadow.ts';

/**
 * Takes the next used buffer, and puts its descriptors in front of the free list in chain order.
 *
 * Believes nothing that the device can write: the head has to be outstanding by the driver's own shadow (M27), and the
 * used length at most what the buffer can hold (M28). A fault breaks the queue; a broken queue gives null.
 * Source: split-ring.tex, "Receiving Used Buffers From The Device".
 */
export const collect = (memory: RingMemory, queue: DriverQueue): Collected | null => {
  if (queue.broken !== null) return null;
  const { areas, lastUsed, publishedIdx } = queue;
  const { deviceHi, deviceLo, size } = areas;
  const pending = ahead16(read16At(memory, deviceHi, deviceLo, virtqUsed.offsets.idx) as U16, lastUsed);
  if (pending === 0) return null;
  const outstanding = ahead16(publishedIdx, lastUsed);
  if (pending > outstanding) return broken(queue, { kind: 'used-idx-too-far', rule: 'M27', pending, outstanding });

  const slot = usedSlot(areas, lastUsed);
  const id = read32At(memory, deviceHi, deviceLo, slot + virtqUsedElem.offsets.id);
  const len = read32At(memory, deviceHi, deviceLo, slot + virtqUsedElem.offsets.len);
  if (id >= size) return broken(queue, { kind: 'used-id-out-of-table', rule: 'M27', id, size });
  const head = readHead(memory, queue, id);
  const { token, capacity } = head;
  if (token === null || !published(memory, queue, id)) {
    return broken(queue, { kind: 'used-id-not-outstanding', rule: 'M27', id });
  }
  if (len > capacity) return broken(queue, { kind: 'used-length-too-large', rule: 'M28', id, len, capacity });

  const damaged = release(memory, queue, id, head);
  if (damaged !== null) return broken(queue, { kind: 'driver-shadow-damaged', rule: null, index: damaged });
  const change = { freeHead: id, numFree: queue.numFree + head.length, lastUsed: add16(lastUsed, 1) };
  return { queue: driverWith(queue, change), head: id, len, token };
};

const broken = (queue: DriverQueue, fault: DeviceFault): Collected => ({
  fault,
  queue: driverWith(queue, { broken: fault.kind }),
});

/** A chain that is described, or placed behind virtq_avail.idx, is not the device's yet. */
const published = (memory: RingMemory, queue: DriverQueue, id: number): boolean => {
  if (id === queue.exposing) return false;
  const { areas, availIdx } = queue;
  for (let idx = queue.publishedIdx; idx !== availIdx; idx = add16(idx, 1)) {
    if (read16At(memory, areas.driverHi, areas.driverLo, availSlot(areas, idx)) === id) return false;
  }
  return true;
};

/** Frees the chain at `head`; otherwise the descriptor whose shadow cannot be right, and nothing is written. */
const release = (memory: RingMemory, queue: DriverQueue, head: number, { next, length }: ShadowHead): number | null => {
  const { areas, freeHead, numFree } = queue;
  if (length === 0 || numFree + length > areas.size) return head;
  let tail = head;
  for (let left = length - 1; left > 0; left--) {
    const after = readNext(memory, queue, tail);
    if (after >= areas.size) return tail;
    tail = after;
  }
  writeHead(memory, queue, head, { next: tail === head ? freeHead : next, length: 0, capacity: 0, token: null });
  if (tail !== head) writeNext(memory, queue, tail, freeHead);
  return null;
};
