import type { RingMemory } from '../memory/ring-memory.ts';
import type { DriverQueue } from './queue.ts';
import { readHead, type ShadowHead } from './shadow.ts';

/*
 * With VIRTIO_F_IN_ORDER a driver takes descriptors (packed ring: slots) in ring order, so what is outstanding is one run
 * of the ring, and it begins where the free run ends.
 */

/** Where the oldest outstanding buffer is; there must be one. */
export const oldestOf = ({ freeHead, numFree, areas }: DriverQueue): number => (freeHead + numFree) % areas.size;

const entry: ShadowHead = { next: 0, length: 0, capacity: 0, tokenPlusOne: 0 };

/**
 * How many buffers a batch has that ends with the one at `head`, which is outstanding; -1 - index of an entry of the
 * shadow that cannot be right.
 */
export const buffersUpTo = (memory: RingMemory, queue: DriverQueue, head: number): number => {
  const { size } = queue.areas;
  let left = size - queue.numFree;
  let index = oldestOf(queue);
  for (let buffers = 1; ; buffers++) {
    if (index === head) return buffers;
    readHead(memory, queue.shadow, index, entry);
    if (entry.tokenPlusOne === 0 || entry.length === 0 || entry.length >= left) return -1 - index;
    left -= entry.length;
    index = (index + entry.length) % size;
  }
};
