import type { RingMemory } from '../memory/ring-memory.ts';
import { read16At, readWordsAt, write16At, writeBytesAt, writeWordsAt } from './at.ts';
import { driverShadow } from './layouts.ts';
import { type Halves, shadowBytes } from './queue.ts';

/** What the driver remembers of a buffer, by its first descriptor (packed ring: by its id). */
export interface ShadowHead {
  next: number;
  /** Descriptors that it takes from the free list. */
  length: number;
  /** Device-writable bytes, 2^32 - 1 for more: a used length says no more either. */
  capacity: number;
  /** Plus one; 0: no buffer starts here. */
  tokenPlusOne: number;
}

const { offsets, size: entrySize } = driverShadow;
const WHAT = 'driver_shadow';

/** The descriptor (packed ring: the id) behind `index` in its chain or in the free list; any 16 bits where memory was damaged. */
export const readNext = (memory: RingMemory, { hi, lo }: Halves, index: number): number =>
  read16At(memory, hi, lo, entrySize * index + offsets.next);

const writeNext = (memory: RingMemory, { hi, lo }: Halves, index: number, next: number): void =>
  write16At(memory, hi, lo, entrySize * index + offsets.next, next, WHAT);

// An entry as its three words, in the order of the struct.
const entry = new Uint32Array(3);

/** Reads an entry into `head`: a new object for each would cost more than the reading. */
export const readHead = (memory: RingMemory, { hi, lo }: Halves, index: number, head: ShadowHead): void => {
  readWordsAt(memory, hi, lo, entrySize * index, 3, entry);
  head.next = entry[0]! & 0xffff;
  head.length = entry[0]! >>> 16;
  head.tokenPlusOne = entry[1]!;
  head.capacity = entry[2]!;
};

/** Writes the 12 bytes of an entry; `tokenPlusOne` 0 says that no buffer starts there. */
export const writeHead = (
  memory: RingMemory,
  { hi, lo }: Halves,
  index: number,
  next: number,
  length: number,
  tokenPlusOne: number,
  capacity: number,
): void => {
  entry[0] = next | (length << 16);
  entry[1] = tokenPlusOne;
  entry[2] = capacity;
  writeWordsAt(memory, hi, lo, entrySize * index, entry, 3, WHAT);
};

/** Writes the whole shadow of a queue of `size`: no buffer anywhere, the listed descriptors free in that order. */
export const writeFreeList = (
  memory: RingMemory,
  { hi, lo }: Halves,
  size: number,
  freeList: readonly number[],
): void => {
  const bytes = new Uint8Array(shadowBytes(size));
  const view = new DataView(bytes.buffer);
  for (const [place, index] of freeList.entries()) {
    view.setUint16(entrySize * index + offsets.next, freeList[place + 1] ?? 0, true);
  }
  writeBytesAt(memory, hi, lo, 0, bytes, WHAT);
};

/**
 * Frees the buffer at `head`, whose entry was read: its descriptors go in front of the free list in their order, or, when
 * descriptors are used in ring order, stay linked as they are. Gives the number of descriptors; -1 - index of the entry
 * that cannot be right, and then nothing is written.
 */
export const release = (
  memory: RingMemory,
  queue: {
    readonly areas: { readonly size: number };
    readonly options: { readonly inOrder: boolean };
    readonly shadow: Halves;
    readonly freeHead: number;
    readonly numFree: number;
  },
  head: number,
  { next, length }: Readonly<ShadowHead>,
): number => {
  const { shadow, freeHead, numFree } = queue;
  const { size } = queue.areas;
  if (length === 0 || numFree + length > size) return -1 - head;
  let tail = head;
  for (let left = length - 1; left > 0; left--) {
    const after = tail === head ? next : readNext(memory, shadow, tail);
    if (after >= size) return -1 - tail;
    tail = after;
  }
  const relink = !queue.options.inOrder;
  writeHead(memory, shadow, head, relink && tail === head ? freeHead : next, 0, 0, 0);
  if (relink && tail !== head) writeNext(memory, shadow, tail, freeHead);
  return length;
};
