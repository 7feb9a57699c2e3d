import type { RingMemory } from '../../memory/ring-memory.ts';
import { add16, ahead16, type U16 } from '../../num/int.ts';
import { read16At, readWordsAt } from '../at.ts';
import type { DeviceFault } from '../fault.ts';
import type { Collected } from '../format.ts';
import { buffersUpTo, oldestOf } from '../in-order.ts';
import { virtqUsed } from '../layouts.ts';
import { EVENTS_DISABLE, type SplitDriver, type UsedBatch } from '../queue.ts';
import { readHead, release, type ShadowHead } from '../shadow.ts';
import { availSlot, usedSlot } from './areas.ts';
import { collectedWith, driverWith } from './half.ts';
import { writeUsedEvent } from './notify.ts';

/** How far virtq_used.idx is ahead of what was collected. */
const pendingUsed = (memory: RingMemory, { areas, lastUsed }: SplitDriver): U16 =>
  ahead16(read16At(memory, areas.deviceHi, areas.deviceLo, virtqUsed.offsets.idx) as U16, lastUsed);

/** Whether `collect` has something to say. */
export const hasUsed = (memory: RingMemory, queue: SplitDriver): boolean =>
  queue.broken === null && (queue.batch !== null || pendingUsed(memory, queue) !== 0);

// The used element, and what the driver remembers of its buffer.
const elem = new Uint32Array(2);
const entry: ShadowHead = { next: 0, length: 0, capacity: 0, tokenPlusOne: 0 };

/**
 * Takes the next used buffer, and puts its descriptors in front of the free list in chain order.
 *
 * Believes nothing that the device can write: the head has to be outstanding by the driver's own shadow (M27), the used
 * length at most what the buffer can hold (M28), and with VIRTIO_F_IN_ORDER virtq_used.idx has to cover the whole batch
 * that the element ends (M30). A fault breaks the queue; a broken queue gives null.
 * Source: split-ring.tex, "Receiving Used Buffers From The Device".
 */
export const collect = (memory: RingMemory, queue: SplitDriver): Collected<SplitDriver> | null => {
  if (queue.broken !== null) return null;
  if (queue.batch !== null) return nextOfBatch(memory, queue, queue.batch);
  const { areas, shadow, lastUsed, publishedIdx } = queue;
  const { size } = areas;
  const pending = pendingUsed(memory, queue);
  if (pending === 0) return null;
  const outstanding = ahead16(publishedIdx, lastUsed);
  if (pending > outstanding) return broken(queue, { kind: 'used-idx-too-far', rule: 'M27', pending, outstanding });

  readWordsAt(memory, areas.deviceHi, areas.deviceLo, usedSlot(areas, lastUsed), 2, elem);
  const id = elem[0]!;
  const len = elem[1]!;
  if (id >= size) return broken(queue, { kind: 'used-id-out-of-table', rule: 'M27', id, size });
  readHead(memory, shadow, id, entry);
  const { tokenPlusOne, capacity } = entry;
  if (tokenPlusOne === 0 || !published(memory, queue, id)) {
    return broken(queue, { kind: 'used-id-not-outstanding', rule: 'M27', id });
  }
  if (len > capacity) return broken(queue, { kind: 'used-length-too-large', rule: 'M28', id, len, capacity });
  if (!queue.options.inOrder) return finish(memory, queue, id, len, tokenPlusOne - 1, null);

  const buffers = buffersUpTo(memory, queue, id);
  if (buffers < 0) return damaged(queue, -1 - buffers);
  if (buffers > pending) return broken(queue, { kind: 'used-out-of-order', rule: 'M30', id, buffers, pending });
  return nextOfBatch(memory, queue, { head: id, len });
};

/** The oldest buffer of a batch. All but the last one count as completely used. */
const nextOfBatch = (memory: RingMemory, queue: SplitDriver, batch: UsedBatch): Collected<SplitDriver> => {
  const id = oldestOf(queue);
  readHead(memory, queue.shadow, id, entry);
  const { tokenPlusOne, capacity } = entry;
  if (tokenPlusOne === 0) return damaged(queue, id);
  return id === batch.head
    ? finish(memory, queue, id, batch.len, tokenPlusOne - 1, null)
    : finish(memory, queue, id, capacity, tokenPlusOne - 1, batch);
};

/** Frees the descriptors of the buffer whose entry was read last; with VIRTIO_F_EVENT_IDX asks for a notification of the next used buffer, if it wants any. */
const finish = (
  memory: RingMemory,
  queue: SplitDriver,
  id: number,
  len: number,
  token: number,
  batch: UsedBatch | null,
): Collected<SplitDriver> => {
  const length = release(memory, queue, id, entry);
  if (length < 0) return damaged(queue, -1 - length);
  const { areas, options, eventFlags } = queue;
  const lastUsed = add16(queue.lastUsed, 1);
  if (options.eventIdx && eventFlags !== EVENTS_DISABLE) {
    writeUsedEvent(memory, areas, lastUsed);
  }
  const freeHead = options.inOrder ? queue.freeHead : id;
  return { queue: collectedWith(queue, freeHead, queue.numFree + length, lastUsed, batch), head: id, len, token };
};

const broken = (queue: SplitDriver, fault: DeviceFault): Collected<SplitDriver> => ({
  fault,
  queue: driverWith(queue, { broken: fault.kind }),
});

const damaged = (queue: SplitDriver, index: number): Collected<SplitDriver> =>
  broken(queue, { kind: 'driver-shadow-damaged', rule: null, index });

/** A chain that is described, or placed behind virtq_avail.idx, is not the device's yet. */
const published = (memory: RingMemory, queue: SplitDriver, id: number): boolean => {
  if (id === queue.exposing) return false;
  const { areas, availIdx } = queue;
  for (let idx = queue.publishedIdx; idx !== availIdx; idx = add16(idx, 1)) {
    if (read16At(memory, areas.driverHi, areas.driverLo, availSlot(areas, idx)) === id) return false;
  }
  return true;
};
