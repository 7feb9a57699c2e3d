import { fromHalves, hex } from '../num/addr.ts';
import { draftOf, store16, store32, storeBytes, storeWords } from './draft.ts';
import { checkRange, contains, type GuestMemory, read8, read16, read32, readBytesAt, readWords } from './memory.ts';

/**
 * The narrow interface that the ring code reads and writes through; it does not know which kind of memory is behind it.
 * Addresses are two unsigned 32-bit halves, numbers little-endian at any alignment. Outside of memory everything but
 * `contains` throws a RangeError. `what` names the struct and field that a write fills: `virtq_avail.idx`.
 */
export interface RingMemory {
  contains(hi: number, lo: number, length: number): boolean;
  read8(hi: number, lo: number): number;
  read16(hi: number, lo: number): number;
  read32(hi: number, lo: number): number;
  write16(hi: number, lo: number, value: number, what: string): void;
  write32(hi: number, lo: number, value: number, what: string): void;
  /** Copies what it is given. */
  writeBytes(hi: number, lo: number, bytes: Uint8Array, what: string): void;
  /** The bytes are a copy. */
  readBytes(hi: number, lo: number, length: number): Uint8Array;
  /** Reads `count` 32-bit words into the first places of `into`: a descriptor costs one look instead of four. */
  readWords(hi: number, lo: number, count: number, into: Uint32Array): void;
  /** Stores the first `count` words of `words` as one write. */
  writeWords(hi: number, lo: number, words: Uint32Array, count: number, what: string): void;
}

/** One buffer of zeros that is written in place, for tests and benchmarks. */
export const plainRingMemory = (size: number): RingMemory => {
  const bytes = new Uint8Array(size);
  const view = new DataView(bytes.buffer);
  // apart, so that the check before each access is small; all are written out, since the compiler puts only so many
  // calls inside one another where they are used
  const outside = (hi: number, lo: number, length: number): never => {
    throw new RangeError(`${length} bytes at ${hex(fromHalves(hi, lo))} are outside of memory`);
  };
  return {
    contains: (hi, lo, length) => hi === 0 && lo + length <= size,
    read8: (hi, lo) => {
      if (hi !== 0 || lo + 1 > size) outside(hi, lo, 1);
      return view.getUint8(lo);
    },
    read16: (hi, lo) => {
      if (hi !== 0 || lo + 2 > size) outside(hi, lo, 2);
      return view.getUint16(lo, true);
    },
    read32: (hi, lo) => {
      if (hi !== 0 || lo + 4 > size) outside(hi, lo, 4);
      return view.getUint32(lo, true);
    },
    write16: (hi, lo, value) => {
      if (hi !== 0 || lo + 2 > size) outside(hi, lo, 2);
      view.setUint16(lo, value, true);
    },
    write32: (hi, lo, value) => {
      if (hi !== 0 || lo + 4 > size) outside(hi, lo, 4);
      view.setUint32(lo, value, true);
    },
    writeBytes: (hi, lo, given) => {
      if (hi !== 0 || lo + given.length > size) outside(hi, lo, given.length);
      bytes.set(given, lo);
    },
    readBytes: (hi, lo, length) => {
      if (hi !== 0 || lo + length > size) outside(hi, lo, length);
      return bytes.slice(lo, lo + length);
    },
    readWords: (hi, lo, count, into) => {
      if (hi !== 0 || lo + 4 * count > size) outside(hi, lo, 4 * count);
      for (let i = 0; i < count; i++) into[i] = view.getUint32(lo + 4 * i, true);
    },
    writeWords: (hi, lo, words, count) => {
      if (hi !== 0 || lo + 4 * count > size) outside(hi, lo, 4 * count);
      for (let i = 0; i < count; i++) view.setUint32(lo + 4 * i, words[i]!, true);
    },
  };
};

/**
 * Guest memory without a record of who wrote what. `memory` is the latest value, made when it is asked for: writing in
 * place leaves nothing behind for the garbage collector.
 */
export const directRingMemory = (memory: GuestMemory): RingMemory & { readonly memory: GuestMemory } => {
  const draft = draftOf(memory);
  let latest: GuestMemory | null = memory;
  return {
    get memory() {
      latest ??= draftOf(draft);
      return latest;
    },
    contains: (hi, lo, length) => contains(draft, hi, lo, length),
    read8: (hi, lo) => read8(draft, hi, lo),
    read16: (hi, lo) => read16(draft, hi, lo),
    read32: (hi, lo) => read32(draft, hi, lo),
    write16: (hi, lo, value) => {
      checkRange(draft, hi, lo, 2);
      if (store16(draft, hi, lo, value)) latest = null;
    },
    write32: (hi, lo, value) => {
      checkRange(draft, hi, lo, 4);
      if (store32(draft, hi, lo, value)) latest = null;
    },
    writeBytes: (hi, lo, bytes) => {
      checkRange(draft, hi, lo, bytes.length);
      if (storeBytes(draft, hi, lo, bytes)) latest = null;
    },
    readBytes: (hi, lo, length) => readBytesAt(draft, hi, lo, length),
    readWords: (hi, lo, count, into) => readWords(draft, hi, lo, count, into),
    writeWords: (hi, lo, words, count) => {
      checkRange(draft, hi, lo, 4 * count);
      if (storeWords(draft, hi, lo, words, count)) latest = null;
    },
  };
};
