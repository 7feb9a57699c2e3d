import type { RingMemory } from '../../memory/ring-memory.ts';
import { type Chain, isChainFault } from '../chain.ts';
import type { PackedDevice } from '../queue.ts';
import type { ChainRemark } from '../remark.ts';
import { sameBuffer } from '../same-buffer.ts';
import { ringInside } from './areas.ts';
import { slotOf, slotsBetween } from './position.ts';
import { NOT_WHOLE, walkList } from './walk.ts';

/**
 * M15: whether a list is no longer what it was when it was taken.
 *
 * Used descriptors go to the device's next slot, whichever list is there, so a list that is finished after others may have
 * been overwritten by the device itself, and then by the driver with its next list, which has another buffer id; of such a
 * one nothing is said, nor of a list that lies over slots of others (M20): they are returned there.
 * Source: packed-ring.tex, "Placing Available Buffers Into The Descriptor Ring".
 */
export const recheck = (memory: RingMemory, queue: PackedDevice, chain: Chain): ChainRemark | null => {
  const { areas, usedIdx, lastAvail } = queue;
  if (!ringInside(memory, areas) || chain.remarks.some(({ kind }) => kind === 'more-than-free')) return null;
  const [first = 0] = chain.descriptors;
  const start = first < slotOf(lastAvail) ? (lastAvail & 0x8000) | first : ((lastAvail & 0x8000) ^ 0x8000) | first;
  if (slotsBetween(start, lastAvail, areas.size) > slotsBetween(usedIdx, lastAvail, areas.size)) return null;
  const now = walkList(memory, queue, start);
  if (now !== NOT_WHOLE && !isChainFault(now) && (now.head !== chain.head || sameBuffer(now, chain))) return null;
  return { kind: 'changed-while-exposed', rule: 'M15', head: first };
};
