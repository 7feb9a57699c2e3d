import type { RingMemory } from '../../memory/ring-memory.ts';
import { add16, type U16 } from '../../num/int.ts';
import { write16At, writeWordsAt } from '../at.ts';
import type { Element } from '../element.ts';
import { type ExposeFault, exposeFault } from '../fault.ts';
import type { Exposed } from '../format.ts';
import { taken, writeTable } from '../indirect.ts';
import { VIRTQ_DESC_F_INDIRECT, VIRTQ_DESC_F_NEXT, VIRTQ_DESC_F_WRITE, virtqAvail, virtqDesc } from '../layouts.ts';
import type { Halves, SplitDriver } from '../queue.ts';
import { readNext, writeHead } from '../shadow.ts';
import { availSlot } from './areas.ts';
import { exposedWith } from './half.ts';

/**
 * One stage of making a buffer available: `describe` fills free descriptors, or one of them and the indirect table at
 * `table`; `place` puts the head into the available ring, `publish` moves virtq_avail.idx over every entry placed so far.
 *
 * Describe and place may be repeated for a batch before one publish.
 * Source: split-ring.tex, "Supplying Buffers to The Device".
 */
export const expose = (
  stage: string,
  memory: RingMemory,
  queue: SplitDriver,
  elements: readonly Element[],
  token: number,
  table: Halves | null = null,
): Exposed<SplitDriver> => {
  if (queue.broken !== null) return { fault: { kind: 'queue-broken', rule: null, by: queue.broken } };
  const { numFree, availIdx, publishedIdx } = queue;
  if (stage === 'describe') {
    const head = queue.freeHead;
    const free = describe(memory, queue, elements, token, table);
    if (typeof free !== 'number') return free;
    const left = numFree - taken(elements, table);
    return { queue: exposedWith(queue, free, left, head, availIdx, publishedIdx), head };
  }
  const { freeHead, exposing: head } = queue;
  if (head === null) throw new Error(`${stage} before describe`);
  switch (stage) {
    case 'place':
      place(memory, queue, head);
      return { queue: exposedWith(queue, freeHead, numFree, head, add16(availIdx, 1), publishedIdx), head };
    case 'publish':
      publish(memory, queue, availIdx);
      return { queue: exposedWith(queue, freeHead, numFree, null, availIdx, availIdx), head };
    default:
      throw new RangeError(`a split virtqueue has no stage ${stage} of exposing a buffer`);
  }
};

/** All stages at once: the same bytes, and the same half. */
export const exposeNow = (
  memory: RingMemory,
  queue: SplitDriver,
  elements: readonly Element[],
  token: number,
  table: Halves | null = null,
): Exposed<SplitDriver> => {
  if (queue.broken !== null) return { fault: { kind: 'queue-broken', rule: null, by: queue.broken } };
  const head = queue.freeHead;
  const free = describe(memory, queue, elements, token, table);
  if (typeof free !== 'number') return free;
  place(memory, queue, head);
  const availIdx = add16(queue.availIdx, 1);
  publish(memory, queue, availIdx);
  const left = queue.numFree - taken(elements, table);
  return { queue: exposedWith(queue, free, left, null, availIdx, availIdx), head };
};

const place = (memory: RingMemory, { areas, availIdx }: SplitDriver, head: number): void =>
  write16At(memory, areas.driverHi, areas.driverLo, availSlot(areas, availIdx), head, 'virtq_avail.ring');

const publish = (memory: RingMemory, { areas }: SplitDriver, availIdx: U16): void =>
  write16At(memory, areas.driverHi, areas.driverLo, virtqAvail.offsets.idx, availIdx, 'virtq_avail.idx');

// A descriptor as its four words, so that a recorder sees one write.
const desc = new Uint32Array(4);

/**
 * Fills descriptors; the head of the free list behind them.
 *
 * Every descriptor's `next` is the one after it in the free list, also where VIRTQ_DESC_F_NEXT is clear and it means
 * nothing, as Linux leaves it. Writes what it is told: elements in a forbidden order are for the device to notice.
 * Source: split-ring.tex, "Placing Buffers Into The Descriptor Table".
 */
const describe = (
  memory: RingMemory,
  queue: SplitDriver,
  elements: readonly Element[],
  token: number,
  table: Halves | null,
): number | { readonly full: true } | { readonly fault: ExposeFault } => {
  const { areas, freeHead: head, numFree, shadow } = queue;
  const { size, descHi, descLo } = areas;
  const count = taken(elements, table);
  const fault = exposeFault(queue, elements, token, table);
  if (fault !== null) return { fault };
  if (count > numFree) return { full: true };

  let capacity = 0;
  let second = 0;
  let index = head;
  let before = head;
  for (let nth = 0; nth < count; nth++) {
    if (index >= size) return { fault: { kind: 'driver-shadow-damaged', rule: null, index: before } };
    const next = readNext(memory, shadow, index);
    if (table === null) {
      const { addrHi, addrLo, len, writable } = elements[nth]!;
      desc[0] = addrLo;
      desc[1] = addrHi;
      desc[2] = len;
      desc[3] = (writable ? VIRTQ_DESC_F_WRITE : 0) | (nth < count - 1 ? VIRTQ_DESC_F_NEXT : 0) | (next << 16);
      if (writable) capacity += len;
    } else {
      capacity = writeTable(memory, table, elements, splitEntry);
      desc[0] = table.lo;
      desc[1] = table.hi;
      desc[2] = virtqDesc.size * elements.length;
      desc[3] = VIRTQ_DESC_F_INDIRECT | (next << 16);
    }
    writeWordsAt(memory, descHi, descLo, virtqDesc.size * index, desc, 4, 'virtq_desc');
    if (nth === 0) second = next;
    before = index;
    index = next;
  }
  writeHead(memory, shadow, head, second, count, token + 1, Math.min(capacity, 0xffffffff));
  return index;
};

/** In a table `next` is the entry behind, in the last one too. */
const splitEntry = (nth: number, count: number, writable: boolean): number =>
  (writable ? VIRTQ_DESC_F_WRITE : 0) | (nth < count - 1 ? VIRTQ_DESC_F_NEXT : 0) | ((nth + 1) << 16);
