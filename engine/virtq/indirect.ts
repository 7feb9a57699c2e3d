import type { RingMemory } from '../memory/ring-memory.ts';
import { writeWordsAt } from './at.ts';
import type { Element } from './element.ts';
import { virtqDesc } from './layouts.ts';
import type { Halves } from './queue.ts';

/** How many descriptors of the ring a buffer takes: one when its elements stand in a table. */
export const taken = (elements: readonly Element[], table: Halves | null): number =>
  table === null ? elements.length : 1;

const entry = new Uint32Array(4);

/**
 * Writes an indirect table, one entry for each element; `last` gives the last word of an entry, which is all that the two
 * ring formats do not have in common. Gives the device-writable bytes.
 * Source: split-ring.tex and packed-ring.tex, "Indirect Descriptors".
 */
export const writeTable = (
  memory: RingMemory,
  { hi, lo }: Halves,
  elements: readonly Element[],
  last: (nth: number, count: number, writable: boolean) => number,
): number => {
  let capacity = 0;
  for (let nth = 0; nth < elements.length; nth++) {
    const { addrHi, addrLo, len, writable } = elements[nth]!;
    entry[0] = addrLo;
    entry[1] = addrHi;
    entry[2] = len;
    entry[3] = last(nth, elements.length, writable);
    writeWordsAt(memory, hi, lo, virtqDesc.size * nth, entry, 4, 'virtq_desc');
    if (writable) capacity += len;
  }
  return capacity;
};
