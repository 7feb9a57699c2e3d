import type { RingMemory } from '../../memory/ring-memory.ts';
import { readWordsAt } from '../at.ts';
import type { Chain, ChainFault, TablePlace } from '../chain.ts';
import { at, beginTable, beginWalk, circleAt, endWalk, foundRows, keep, noteOrder } from '../found.ts';
import { VIRTQ_DESC_F_INDIRECT, VIRTQ_DESC_F_NEXT, virtqDesc } from '../layouts.ts';
import type { QueueAreas, QueueOptions } from '../queue.ts';
import { tableFault } from '../table.ts';
import { tableOutside } from './areas.ts';

/** What walking needs of a device's half; with VIRTIO_F_IN_ORDER also where its next chain has to start. */
interface Walked {
  readonly areas: QueueAreas;
  readonly options: QueueOptions;
  readonly nextHead?: number;
}

/** Longest total of a chain, in bytes. */
const MOST_BYTES = 0x1_0000_0000;

// A descriptor as its four words; flags are the lower half of the last one, next the upper.
const desc = new Uint32Array(4);

/**
 * Walks the chain that starts at `head`, in chain order, and reports the first fault in that order.
 *
 * Reads at most `size` descriptors of 16 bytes from the descriptor table, and no more than `size` elements in all when an
 * indirect table ends the chain. Where the elements point is not judged here, only that they end by 2^64: bytes outside
 * memory are a fault of whoever touches them (gather.ts).
 * Faults: M1 to M9, M11, M35, and M36 for the tables themselves. Remarks: M22, M26.
 * Source: split-ring.tex, "The Virtqueue Descriptor Table", "Indirect Descriptors".
 */
export const walkChain = (memory: RingMemory, queue: Walked, head: number): Chain | ChainFault => {
  const { areas, options } = queue;
  const { size, descHi, descLo } = areas;
  const { inOrder } = options;
  const outside = tableOutside(memory, areas);
  if (outside !== null) return outside;
  if (head >= size) return { kind: 'head-out-of-table', rule: 'M1', index: head, size };
  beginWalk(head, MOST_BYTES);
  if (inOrder) noteOrder(head, queue.nextHead ?? head);
  let index = head;
  for (;;) {
    readWordsAt(memory, descHi, descLo, virtqDesc.size * index, 4, desc);
    const addrLo = desc[0]!;
    const addrHi = desc[1]!;
    const len = desc[2]!;
    const flags = desc[3]! & 0xffff;
    const next = desc[3]! >>> 16;
    if (flags & VIRTQ_DESC_F_INDIRECT) {
      if (!options.indirect) return { kind: 'indirect-not-negotiated', rule: 'M7', index };
      if (flags & VIRTQ_DESC_F_NEXT) return { kind: 'indirect-and-next', rule: 'M8', index };
      const table = { addrHi, addrLo, len };
      return tableFault(memory, index, table) ?? walkTable(memory, queue, index, table) ?? endWalk(head, table);
    }
    const fault = keep(addrHi, addrLo, len, flags, index);
    if (fault !== null) return fault;
    if (!(flags & VIRTQ_DESC_F_NEXT)) return endWalk(head, null);
    if (next >= size) return { kind: 'next-out-of-table', rule: 'M2', index, next, size };
    if (inOrder) noteOrder(next, (index + 1) % size);
    // a chain as long as the table that still goes on has been somewhere twice
    if (foundRows() === size) return circleAt(next)!;
    index = next;
  }
};

/** Walks the indirect table that descriptor `descriptor` points to, behind what was found before. */
const walkTable = (memory: RingMemory, queue: Walked, descriptor: number, table: TablePlace): ChainFault | null => {
  const { areas, options } = queue;
  const { addrHi: hi, addrLo: lo } = table;
  const entries = table.len / virtqDesc.size;
  const most = options.longTables ? foundRows() + entries : areas.size;
  beginTable(descriptor);
  let index = 0;
  for (;;) {
    if (foundRows() === most) {
      return circleAt(index) ?? { kind: 'longer-than-queue', rule: 'M4', ...at(index), size: areas.size };
    }
    readWordsAt(memory, hi, lo, virtqDesc.size * index, 4, desc);
    const flags = desc[3]! & 0xffff;
    const next = desc[3]! >>> 16;
    if (flags & VIRTQ_DESC_F_INDIRECT) return { kind: 'indirect-in-table', rule: 'M9', ...at(index) };
    const fault = keep(desc[1]!, desc[0]!, desc[2]!, flags, index);
    if (fault !== null) return fault;
    if (!(flags & VIRTQ_DESC_F_NEXT)) return null;
    if (next >= entries) return { kind: 'next-out-of-table', rule: 'M2', ...at(index), next, size: entries };
    if (options.inOrder) noteOrder(next, index + 1);
    index = next;
  }
};
