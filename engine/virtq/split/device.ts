import type { RingMemory } from '../../memory/ring-memory.ts';
import { add16, ahead16, type U16 } from '../../num/int.ts';
import { read16At, write16At, writeWordsAt } from '../at.ts';
import { type Chain, type ChainFault, isChainFault } from '../chain.ts';
import type { Returned, Taken } from '../format.ts';
import { virtqAvail, virtqUsed } from '../layouts.ts';
import type { SplitDevice } from '../queue.ts';
import { availSlot, deviceAreaInside, ringOutside, usedSlot } from './areas.ts';
import { deviceWith } from './half.ts';
import { walkChain } from './walk.ts';

/**
 * Chains that wait: how far virtq_avail.idx is ahead of what was taken, 0 to N.
 *
 * More is M14: the index was moved back, or by more than the ring holds.
 * Source: split-ring.tex, "The Virtqueue Available Ring".
 */
export const available = (memory: RingMemory, queue: SplitDevice): number | ChainFault => {
  const { areas, lastAvail } = queue;
  const fault = ringOutside(memory, areas);
  if (fault) return fault;
  const availIdx = read16At(memory, areas.driverHi, areas.driverLo, virtqAvail.offsets.idx) as U16;
  const waiting = ahead16(availIdx, lastAvail);
  if (waiting <= areas.size) return waiting;
  return { kind: 'avail-idx-too-far', rule: 'M14', index: null, availIdx, lastAvail, size: areas.size };
};

/**
 * Takes the next available chain.
 *
 * With a fault of that chain the queue stands behind it, so that somebody who only inspects a ring can go on; with a
 * fault of the ring (M14, M36) it has not moved, and asking again gives the same fault.
 * Source: split-ring.tex, "The Virtqueue Available Ring".
 */
export const take = (memory: RingMemory, queue: SplitDevice): Taken<SplitDevice> | null => {
  const waiting = available(memory, queue);
  if (typeof waiting !== 'number') return { fault: waiting, queue };
  if (waiting === 0) return null;
  const { areas, options, lastAvail, usedIdx, publishedUsedIdx } = queue;
  const head = read16At(memory, areas.driverHi, areas.driverLo, availSlot(areas, lastAvail));
  const chain = walkChain(memory, queue, head);
  const next = options.inOrder ? behind(queue, chain) : 0;
  const after = deviceWith(queue, add16(lastAvail, 1), usedIdx, publishedUsedIdx, next);
  return isChainFault(chain) ? { fault: chain, queue: after } : { queue: after, chain };
};

const NONE: readonly Returned[] = [];

/** The descriptor behind a chain that was used in ring order. */
const behind = ({ areas, nextHead }: SplitDevice, chain: Chain | ChainFault): number =>
  isChainFault(chain) ? nextHead : (chain.descriptors.at(-1)! + 1) % areas.size;

// A used element as its two words, so that a recorder sees one write.
const elem = new Uint32Array(2);

/**
 * `return` writes the used element, `complete` moves virtq_used.idx over every element written so far. Buffers `before`
 * it are finished by the same element (VIRTIO_F_IN_ORDER), which goes to the slot of the first of them.
 *
 * A store to a used ring that is not in memory goes nowhere; `take` has said so.
 * Source: split-ring.tex, "The Virtqueue Used Ring", "In-order use of descriptors".
 */
export const giveBack = (
  stage: string,
  memory: RingMemory,
  queue: SplitDevice,
  { head }: Returned,
  len: number,
  before: readonly Returned[] = NONE,
): SplitDevice => {
  const { lastAvail, usedIdx, publishedUsedIdx, nextHead } = queue;
  const inside = deviceAreaInside(memory, queue.areas);
  switch (stage) {
    case 'return':
      if (inside) writeElem(memory, queue, head, len);
      return deviceWith(queue, lastAvail, add16(usedIdx, 1 + before.length), publishedUsedIdx, nextHead);
    case 'complete':
      if (inside) writeIdx(memory, queue, usedIdx);
      return deviceWith(queue, lastAvail, usedIdx, usedIdx, nextHead);
    default:
      throw new RangeError(`a split virtqueue has no stage ${stage} of returning a chain`);
  }
};

/** Both stages at once: the same bytes, and the same half. */
export const giveBackNow = (
  memory: RingMemory,
  queue: SplitDevice,
  { head }: Returned,
  len: number,
  before: readonly Returned[] = NONE,
): SplitDevice => {
  const usedIdx = add16(queue.usedIdx, 1 + before.length);
  if (deviceAreaInside(memory, queue.areas)) {
    writeElem(memory, queue, head, len);
    writeIdx(memory, queue, usedIdx);
  }
  return deviceWith(queue, queue.lastAvail, usedIdx, usedIdx, queue.nextHead);
};

const writeElem = (memory: RingMemory, { areas, usedIdx }: SplitDevice, head: number, len: number): void => {
  elem[0] = head;
  elem[1] = len;
  writeWordsAt(memory, areas.deviceHi, areas.deviceLo, usedSlot(areas, usedIdx), elem, 2, 'virtq_used.ring');
};

const writeIdx = (memory: RingMemory, { areas }: SplitDevice, usedIdx: U16): void =>
  write16At(memory, areas.deviceHi, areas.deviceLo, virtqUsed.offsets.idx, usedIdx, 'virtq_used.idx');
