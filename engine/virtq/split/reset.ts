import type { RingMemory } from '../../memory/ring-memory.ts';
import type { U16 } from '../../num/int.ts';
import type { Recalled } from '../format.ts';
import { EVENTS_ENABLE, type SplitDriver } from '../queue.ts';
import { recallAll } from '../recall.ts';
import { clearRings } from './create.ts';
import { driverWith } from './half.ts';

/**
 * Takes back all that is outstanding and starts again at index 0, after the device has finished a reset of the queue. The
 * descriptors are free in the order in which they came back; with VIRTIO_F_IN_ORDER it begins with the first one again.
 * Source: basic-facilities "Virtqueue Reset".
 */
export const restart = (memory: RingMemory, queue: SplitDriver): Recalled<SplitDriver> => {
  const { buffers, freeHead, numFree } = recallAll(memory, queue);
  clearRings(memory, queue.areas, queue.options);
  const zero = 0 as U16;
  const fresh = driverWith(queue, {
    freeHead: queue.options.inOrder ? 0 : freeHead,
    numFree,
    exposing: null,
    availIdx: zero,
    publishedIdx: zero,
    lastUsed: zero,
    eventFlags: EVENTS_ENABLE,
    batch: null,
    broken: null,
  });
  return { queue: fresh, buffers };
};
