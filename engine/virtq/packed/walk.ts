import type { RingMemory } from '../../memory/ring-memory.ts';
import { readWordsAt } from '../at.ts';
import type { Chain, ChainFault, TablePlace } from '../chain.ts';
import { at, beginTable, beginWalk, endWalk, foundRows, keep, note } from '../found.ts';
import { pvirtqDesc, VIRTQ_DESC_F_INDIRECT, VIRTQ_DESC_F_NEXT, VIRTQ_DESC_F_WRITE } from '../layouts.ts';
import type { QueueAreas, QueueOptions } from '../queue.ts';
import { tableFault } from '../table.ts';
import { readFlags } from './areas.ts';
import { advance, isAvailable, slotOf } from './position.ts';

interface Walked {
  readonly areas: QueueAreas;
  readonly options: QueueOptions;
}

// A descriptor as its four words; id is the lower half of the last one, flags the upper.
const desc = new Uint32Array(4);

/** What a walk cannot end with: the list is not whole yet. */
export const NOT_WHOLE = 'not whole';

/**
 * Walks the list that starts at a position, whose descriptor is available, in ring order; reports its first fault.
 *
 * Reads at most `size` descriptors of 16 bytes from the ring, and no more than `size` elements in an indirect table. A
 * descriptor whose AVAIL and USED bits are not those of its pass ends the walk: whatever is wrong with a list that is not
 * whole, it is not available yet (M18). Where the elements point is not judged here, only that they end by 2^64.
 * Faults: M4, M6, M7, M10, M11, M35, and M36 for an indirect table. Remarks: M12, M26.
 * Source: packed-ring.tex, "Next Flag: Descriptor Chaining", "Indirect Flag: Scatter-Gather Support".
 */
export const walkList = (memory: RingMemory, queue: Walked, start: number): Chain | ChainFault | typeof NOT_WHOLE => {
  const { areas } = queue;
  const { size, descHi, descLo } = areas;
  beginWalk(slotOf(start), Number.POSITIVE_INFINITY);
  let position = start;
  for (;;) {
    const slot = slotOf(position);
    readWordsAt(memory, descHi, descLo, pvirtqDesc.size * slot, 4, desc);
    const addrLo = desc[0]!;
    const addrHi = desc[1]!;
    const len = desc[2]!;
    const id = desc[3]! & 0xffff;
    const flags = desc[3]! >>> 16;
    if (!isAvailable(flags, position)) return NOT_WHOLE;
    if (flags & VIRTQ_DESC_F_INDIRECT) {
      const fault = indirectFault(queue, flags, slot);
      if (fault !== null) return ifWhole(memory, queue, start, fault);
      const table = { addrHi, addrLo, len };
      return tableFault(memory, slot, table) ?? walkTable(memory, queue, slot, table) ?? endWalk(id, table);
    }
    const fault = keep(addrHi, addrLo, len, flags, slot);
    if (fault !== null) return ifWhole(memory, queue, start, fault);
    if (!(flags & VIRTQ_DESC_F_NEXT)) return endWalk(id, null);
    position = advance(position, 1, size);
    if (foundRows() === size) return { kind: 'longer-than-queue', rule: 'M4', index: slotOf(position), size };
  }
};

const indirectFault = ({ options }: Walked, flags: number, index: number): ChainFault | null => {
  if (!options.indirect) return { kind: 'indirect-not-negotiated', rule: 'M7', index };
  return flags & VIRTQ_DESC_F_NEXT || foundRows() > 0 ? { kind: 'indirect-in-list', rule: 'M10', index } : null;
};

const ifWhole = (
  memory: RingMemory,
  { areas }: Walked,
  start: number,
  fault: ChainFault,
): ChainFault | typeof NOT_WHOLE => (behindList(memory, areas, start) < 0 ? NOT_WHOLE : fault);

/**
 * The position behind the list that starts at one, by its flags alone, or -1 - slot of the descriptor that it waits for. A
 * list that never ends is one of `size` descriptors.
 */
export const behindList = (memory: RingMemory, areas: QueueAreas, start: number): number => {
  let position = start;
  for (let left = areas.size; left > 0; left--) {
    const slot = slotOf(position);
    const flags = readFlags(memory, areas, slot);
    if (!isAvailable(flags, position)) return -1 - slot;
    position = advance(position, 1, areas.size);
    if (!(flags & VIRTQ_DESC_F_NEXT)) break;
  }
  return position;
};

/** Walks an indirect table, every entry of it in sequence. */
const walkTable = (memory: RingMemory, queue: Walked, slot: number, table: TablePlace): ChainFault | null => {
  const { areas, options } = queue;
  const { addrHi: hi, addrLo: lo } = table;
  const entries = table.len / pvirtqDesc.size;
  beginTable(slot);
  for (let index = 0; index < entries; index++) {
    if (index === areas.size && !options.longTables) {
      return { kind: 'longer-than-queue', rule: 'M4', ...at(index), size: areas.size };
    }
    readWordsAt(memory, hi, lo, pvirtqDesc.size * index, 4, desc);
    const flags = desc[3]! >>> 16;
    if (flags & ~VIRTQ_DESC_F_WRITE) note({ kind: 'flags-in-table', rule: 'M12', ...at(index), flags });
    const fault = keep(desc[1]!, desc[0]!, desc[2]!, flags, index);
    if (fault !== null) return fault;
  }
  return null;
};
