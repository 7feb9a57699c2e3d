import type { RingMemory } from '../../memory/ring-memory.ts';
import type { Recalled } from '../format.ts';
import { EVENTS_ENABLE, type PackedDriver } from '../queue.ts';
import { recallAll } from '../recall.ts';
import { clearAreas } from './create.ts';
import { driverWith } from './half.ts';
import { START } from './position.ts';

/**
 * Takes back all that is outstanding and starts again at slot 0 with wrap counter 1, after the device has finished a reset
 * of the queue. The ids are free in the order in which they came back.
 * Source: basic-facilities "Virtqueue Reset".
 */
export const restart = (memory: RingMemory, queue: PackedDriver): Recalled<PackedDriver> => {
  const { buffers, freeHead, numFree } = recallAll(memory, queue);
  clearAreas(memory, queue.areas);
  const fresh = driverWith(queue, {
    freeHead: queue.options.inOrder ? 0 : freeHead,
    numFree,
    exposing: null,
    availIdx: START,
    publishedIdx: START,
    lastUsed: START,
    eventFlags: EVENTS_ENABLE,
    batch: null,
    broken: null,
    withheld: 0,
  });
  return { queue: fresh, buffers };
};
