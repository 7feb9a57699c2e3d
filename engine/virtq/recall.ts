import type { RingMemory } from '../memory/ring-memory.ts';
import type { DriverQueue } from './queue.ts';
import { readHead, release, type ShadowHead } from './shadow.ts';

/** A buffer that a driver took back unused. */
export interface RecalledBuffer {
  /** First descriptor; packed ring: buffer id. */
  readonly head: number;
  readonly token: number;
}

const entry: ShadowHead = { next: 0, length: 0, capacity: 0, tokenPlusOne: 0 };

/**
 * Frees every outstanding buffer, the one with the lowest head first; only after a reset, since the device may use them
 * until then. Entries of the shadow that cannot be right stay taken.
 */
export const recallAll = (
  memory: RingMemory,
  queue: DriverQueue,
): { readonly buffers: readonly RecalledBuffer[]; readonly freeHead: number; readonly numFree: number } => {
  const { areas, options, shadow } = queue;
  const buffers: RecalledBuffer[] = [];
  let { freeHead, numFree } = queue;
  for (let head = 0; head < areas.size; head++) {
    readHead(memory, shadow, head, entry);
    const { tokenPlusOne } = entry;
    if (tokenPlusOne === 0) continue;
    const length = release(memory, { areas, options, shadow, freeHead, numFree }, head, entry);
    if (length < 0) continue;
    buffers.push({ head, token: tokenPlusOne - 1 });
    numFree += length;
    if (!options.inOrder) freeHead = head;
  }
  return { buffers, freeHead, numFree };
};
