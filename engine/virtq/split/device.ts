import type { RingMemory } from '../../memory/ring-memory.ts';
import { add16, ahead16, type U16 } from '../../num/int.ts';
import { read16At, write16At, writeBytesAt } from '../at.ts';
import { type ChainFault, isChainFault, walkChain } from '../chain.ts';
import type { Taken } from '../format.ts';
import { virtqAvail, virtqUsed, virtqUsedElem } from '../layouts.ts';
import { type DeviceQueue, deviceWith, type QueueAreas, type QueueOptions } from '../queue.ts';
import { availSlot, deviceAreaInside, ringOutside, usedSlot } from './areas.ts';

export const createDevice = (areas: QueueAreas, options: QueueOptions): DeviceQueue => ({
  format: 'split',
  areas,
  options,
  lastAvail: 0 as U16,
  usedIdx: 0 as U16,
  publishedUsedIdx: 0 as U16,
});

/**
 * Chains that wait: how far virtq_avail.idx is ahead of what was taken, 0 to N.
 *
 * More is M14: the index was moved back, or by more than the ring holds.
 * Source: split-ring.tex, "The Virtqueue Available Ring".
 */
export const available = (memory: RingMemory, queue: DeviceQueue): number | ChainFault => {
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
export const take = (memory: RingMemory, queue: DeviceQueue): Taken | null => {
  const waiting = available(memory, queue);
  if (typeof waiting !== 'number') return { fault: waiting, queue };
  if (waiting === 0) return null;
  const { areas, lastAvail } = queue;
  const head = read16At(memory, areas.driverHi, areas.driverLo, availSlot(areas, lastAvail));
  const chain = walkChain(memory, queue, head);
  const after = deviceWith(queue, { lastAvail: add16(lastAvail, 1) });
  return isChainFault(chain) ? { fault: chain, queue: after } : { queue: after, chain };
};

// Stores are whole used elements, so that a recorder sees one write; memory copies them.
const usedElem = new DataView(new ArrayBuffer(virtqUsedElem.size));
const usedElemBytes = new Uint8Array(usedElem.buffer);

/**
 * `return` writes the used element, `complete` moves virtq_used.idx over every element written so far.
 *
 * A store to a used ring that is not in memory goes nowhere; `take` has said so.
 * Source: split-ring.tex, "The Virtqueue Used Ring".
 */
export const giveBack = (
  stage: string,
  memory: RingMemory,
  queue: DeviceQueue,
  head: number,
  len: number,
): DeviceQueue => {
  const { areas, usedIdx } = queue;
  const inside = deviceAreaInside(memory, areas);
  switch (stage) {
    case 'return':
      usedElem.setUint32(virtqUsedElem.offsets.id, head, true);
      usedElem.setUint32(virtqUsedElem.offsets.len, len, true);
      if (inside) {
        writeBytesAt(
          memory,
          areas.deviceHi,
          areas.deviceLo,
          usedSlot(areas, usedIdx),
          usedElemBytes,
          'virtq_used.ring',
        );
      }
      return deviceWith(queue, { usedIdx: add16(usedIdx, 1) });
    case 'complete':
      if (inside) {
        write16At(memory, areas.deviceHi, areas.deviceLo, virtqUsed.offsets.idx, usedIdx, 'virtq_used.idx');
      }
      return deviceWith(queue, { publishedUsedIdx: usedIdx });
    default:
      throw new RangeError(`a split virtqueue has no stage ${stage} of returning a chain`);
  }
};
