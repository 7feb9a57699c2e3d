import type { RingMemory } from '../../memory/ring-memory.ts';
import { readWordsAt } from '../at.ts';
import type { DeviceFault } from '../fault.ts';
import type { Collected } from '../format.ts';
import { buffersUpTo, oldestOf } from '../in-order.ts';
import { pvirtqDesc, VIRTQ_DESC_F_WRITE } from '../layouts.ts';
import { EVENTS_DESC, type PackedDriver, type UsedBatch } from '../queue.ts';
import { readHead, release, type ShadowHead } from '../shadow.ts';
import { readFlags } from './areas.ts';
import { writeEvent } from './events.ts';
import { collectedWith, driverWith } from './half.ts';
import { advance, isUsed, slotOf } from './position.ts';

/** Whether `collect` has something to say. */
export const hasUsed = (memory: RingMemory, { broken, batch, areas, lastUsed }: PackedDriver): boolean =>
  broken === null && (batch !== null || isUsed(readFlags(memory, areas, slotOf(lastUsed)), lastUsed));

// The used descriptor's last two words, and what the driver remembers of its buffer.
const used = new Uint32Array(2);
const entry: ShadowHead = { next: 0, length: 0, capacity: 0, tokenPlusOne: 0 };

/**
 * Takes the next used buffer, and puts its ids in front of the free list.
 *
 * Believes nothing that the device can write: the id has to be outstanding by the driver's own shadow (M27), and the used
 * length at most what the buffer can hold (M28). Where the next used descriptor will be follows from the length of the
 * list that the driver remembers. A fault breaks the queue; a broken queue gives null.
 * Source: packed-ring.tex, "Receiving Used Buffers From The Device".
 */
export const collect = (memory: RingMemory, queue: PackedDriver): Collected<PackedDriver> | null => {
  if (queue.broken !== null) return null;
  if (queue.batch !== null) return nextOfBatch(memory, queue, queue.batch);
  const { areas, options, shadow, lastUsed } = queue;
  const { size, descHi, descLo } = areas;
  const at = pvirtqDesc.size * slotOf(lastUsed) + pvirtqDesc.offsets.len;
  readWordsAt(memory, descHi, descLo, at, 2, used);
  const id = used[1]! & 0xffff;
  const flags = used[1]! >>> 16;
  if (!isUsed(flags, lastUsed)) return null;
  const len = flags & VIRTQ_DESC_F_WRITE || options.usedWithoutWrite ? used[0]! : 0;
  if (id >= size) return broken(queue, { kind: 'used-id-out-of-table', rule: 'M27', id, size });
  readHead(memory, shadow, id, entry);
  const { tokenPlusOne, capacity } = entry;
  if (tokenPlusOne === 0 || !published(memory, queue, id)) {
    return broken(queue, { kind: 'used-id-not-outstanding', rule: 'M27', id });
  }
  if (len > capacity) return broken(queue, { kind: 'used-length-too-large', rule: 'M28', id, len, capacity });
  if (!options.inOrder) return finish(memory, queue, id, len, tokenPlusOne - 1, null);

  const buffers = buffersUpTo(memory, queue, id);
  return buffers < 0 ? damaged(queue, -1 - buffers) : nextOfBatch(memory, queue, { head: id, len });
};

/** The oldest buffer of a batch. All but the last one count as completely used. */
const nextOfBatch = (memory: RingMemory, queue: PackedDriver, batch: UsedBatch): Collected<PackedDriver> => {
  const id = oldestOf(queue);
  readHead(memory, queue.shadow, id, entry);
  const { tokenPlusOne, capacity } = entry;
  if (tokenPlusOne === 0) return damaged(queue, id);
  return id === batch.head
    ? finish(memory, queue, id, batch.len, tokenPlusOne - 1, null)
    : finish(memory, queue, id, capacity, tokenPlusOne - 1, batch);
};

/** Frees the slots of the buffer whose entry was read last; where one descriptor was asked for, asks for the next one. */
const finish = (
  memory: RingMemory,
  queue: PackedDriver,
  id: number,
  len: number,
  token: number,
  batch: UsedBatch | null,
): Collected<PackedDriver> => {
  const length = release(memory, queue, id, entry);
  if (length < 0) return damaged(queue, -1 - length);
  const { areas, options, eventFlags } = queue;
  const lastUsed = advance(queue.lastUsed, length, areas.size);
  if (options.eventIdx && eventFlags === EVENTS_DESC) writeEvent(memory, areas.driverHi, areas.driverLo, lastUsed);
  const freeHead = options.inOrder ? queue.freeHead : id;
  return { queue: collectedWith(queue, freeHead, queue.numFree + length, lastUsed, batch), head: id, len, token };
};

const broken = (queue: PackedDriver, fault: DeviceFault): Collected<PackedDriver> => ({
  fault,
  queue: driverWith(queue, { broken: fault.kind }),
});

const damaged = (queue: PackedDriver, index: number): Collected<PackedDriver> =>
  broken(queue, { kind: 'driver-shadow-damaged', rule: null, index });

/** A list that is described, and whose first flags are withheld, is not the device's yet. */
const published = (memory: RingMemory, queue: PackedDriver, id: number): boolean => {
  const { areas, exposing, availIdx, publishedIdx } = queue;
  if (exposing === null) return true;
  if (exposing === id) return false;
  let position = publishedIdx;
  do {
    const at = pvirtqDesc.size * slotOf(position) + pvirtqDesc.offsets.len;
    readWordsAt(memory, areas.descHi, areas.descLo, at, 2, used);
    if ((used[1]! & 0xffff) === id) return false;
    position = advance(position, 1, areas.size);
  } while (position !== availIdx);
  return true;
};
