import type { RingMemory } from '../../memory/ring-memory.ts';
import type { U16 } from '../../num/int.ts';
import { write16At, writeWordsAt } from '../at.ts';
import type { Element } from '../element.ts';
import { type ExposeFault, exposeFault } from '../fault.ts';
import type { Exposed } from '../format.ts';
import { taken, writeTable } from '../indirect.ts';
import { pvirtqDesc, VIRTQ_DESC_F_INDIRECT, VIRTQ_DESC_F_NEXT, VIRTQ_DESC_F_WRITE } from '../layouts.ts';
import type { Halves, PackedDriver } from '../queue.ts';
import { readNext, writeHead } from '../shadow.ts';
import { flagsAt } from './areas.ts';
import { exposedWith } from './half.ts';
import { advance, availBits, slotOf } from './position.ts';

/**
 * One stage of making a buffer available: `describe` fills free slots, or one of them and the indirect table at `table`,
 * but withholds the flags of the first; `publish` writes those, and the device may use the whole list.
 *
 * Describe may be repeated for a batch before one publish: only the flags of the very first descriptor are withheld then,
 * since the device does not look beyond it.
 * Source: packed-ring.tex, "Supplying Buffers to The Device".
 */
export const expose = (
  stage: string,
  memory: RingMemory,
  queue: PackedDriver,
  elements: readonly Element[],
  token: number,
  table: Halves | null = null,
): Exposed<PackedDriver> => {
  if (queue.broken !== null) return { fault: { kind: 'queue-broken', rule: null, by: queue.broken } };
  const { freeHead, numFree, availIdx, publishedIdx, areas } = queue;
  switch (stage) {
    case 'describe': {
      const first = queue.exposing === null;
      const id = freeHead;
      const free = describe(memory, queue, elements, token, table, first);
      if (typeof free !== 'number') return free;
      const slots = taken(elements, table);
      const withheld = first ? firstFlags(availIdx, elements, table) : queue.withheld;
      const next = advance(availIdx, slots, areas.size);
      return { queue: exposedWith(queue, free, numFree - slots, id, next, publishedIdx, withheld), head: id };
    }
    case 'publish': {
      const { exposing, withheld } = queue;
      if (exposing === null) throw new Error('publish before describe');
      publish(memory, queue, withheld);
      return { queue: exposedWith(queue, freeHead, numFree, null, availIdx, availIdx, 0), head: exposing };
    }
    default:
      throw new RangeError(`a packed virtqueue has no stage ${stage} of exposing a buffer`);
  }
};

/** All stages at once: the same bytes, and the same half. */
export const exposeNow = (
  memory: RingMemory,
  queue: PackedDriver,
  elements: readonly Element[],
  token: number,
  table: Halves | null = null,
): Exposed<PackedDriver> => {
  if (queue.broken !== null) return { fault: { kind: 'queue-broken', rule: null, by: queue.broken } };
  const { freeHead: id, numFree, availIdx, exposing, areas } = queue;
  const free = describe(memory, queue, elements, token, table, false);
  if (typeof free !== 'number') return free;
  if (exposing !== null) publish(memory, queue, queue.withheld);
  const slots = taken(elements, table);
  const next = advance(availIdx, slots, areas.size);
  return { queue: exposedWith(queue, free, numFree - slots, null, next, next, 0), head: id };
};

const firstFlags = (position: U16, elements: readonly Element[], table: Halves | null): number =>
  availBits(position) | (table !== null ? VIRTQ_DESC_F_INDIRECT : flagsOf(elements[0]!.writable, elements.length > 1));

const flagsOf = (writable: boolean, more: boolean): number =>
  (writable ? VIRTQ_DESC_F_WRITE : 0) | (more ? VIRTQ_DESC_F_NEXT : 0);

const publish = (memory: RingMemory, { areas, publishedIdx }: PackedDriver, flags: number): void =>
  write16At(memory, areas.descHi, areas.descLo, flagsAt(slotOf(publishedIdx)), flags, 'pvirtq_desc.flags');

// A descriptor as its four words, so that a recorder sees one write.
const desc = new Uint32Array(4);

/**
 * Fills slots; the next free buffer id.
 *
 * Takes as many ids as slots, the first of which names the buffer, so that there are always enough; every descriptor of a
 * list carries it, as Linux leaves it, though only the last one has to. `withhold` leaves the flags of the first slot as
 * they are. Writes what it is told: elements in a forbidden order are for the device to notice.
 * Source: packed-ring.tex, "Placing Available Buffers Into The Descriptor Ring".
 */
const describe = (
  memory: RingMemory,
  queue: PackedDriver,
  elements: readonly Element[],
  token: number,
  table: Halves | null,
  withhold: boolean,
): number | { readonly full: true } | { readonly fault: ExposeFault } => {
  const { areas, freeHead: id, numFree, shadow, availIdx } = queue;
  const { size, descHi, descLo } = areas;
  const count = taken(elements, table);
  const fault = exposeFault(queue, elements, token, table);
  if (fault !== null) return { fault };
  if (count > numFree) return { full: true };

  let capacity = 0;
  let second = 0;
  let free = id;
  let before = id;
  let position = availIdx as number;
  for (let nth = 0; nth < count; nth++) {
    if (free >= size) return { fault: { kind: 'driver-shadow-damaged', rule: null, index: before } };
    let flags = availBits(position);
    if (table === null) {
      const { addrHi, addrLo, len, writable } = elements[nth]!;
      desc[0] = addrLo;
      desc[1] = addrHi;
      desc[2] = len;
      flags |= flagsOf(writable, nth < count - 1);
      if (writable) capacity += len;
    } else {
      capacity = writeTable(memory, table, elements, packedEntry);
      desc[0] = table.lo;
      desc[1] = table.hi;
      desc[2] = pvirtqDesc.size * elements.length;
      flags |= VIRTQ_DESC_F_INDIRECT;
    }
    const at = pvirtqDesc.size * slotOf(position);
    if (withhold && nth === 0) {
      writeWordsAt(memory, descHi, descLo, at, desc, 3, 'pvirtq_desc');
      write16At(memory, descHi, descLo, at + pvirtqDesc.offsets.id, id, 'pvirtq_desc.id');
    } else {
      desc[3] = id | (flags << 16);
      writeWordsAt(memory, descHi, descLo, at, desc, 4, 'pvirtq_desc');
    }
    const next = readNext(memory, shadow, free);
    if (nth === 0) second = next;
    before = free;
    free = next;
    position = advance(position, 1, size);
  }
  writeHead(memory, shadow, id, second, count, token + 1, Math.min(capacity, 0xffffffff));
  return free;
};

/** A table of a packed ring is used in sequence: its entries have neither an id nor a next one. */
const packedEntry = (_nth: number, _count: number, writable: boolean): number =>
  writable ? VIRTQ_DESC_F_WRITE << 16 : 0;
