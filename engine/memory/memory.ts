import { addHi, addLo, fromHalves, type GuestAddr, hex, hiOf, loOf } from '../num/addr.ts';
import type { Hash64 } from '../num/hash.ts';
import { type Arena, checkInUse } from './arena.ts';
import { draftOf, placeOf, store8, store16, store32, storeBytes } from './draft.ts';
import { type SlotTable, slotAt, type TableShape, tableShape } from './table.ts';
import { hashTable } from './word-hash.ts';

/**
 * Guest memory as an immutable value: a write gives another one that shares all slots but one. Addresses are two
 * unsigned 32-bit halves here. Reading or writing outside of memory throws a RangeError: who follows an address of the
 * guest asks `contains` first.
 */
export interface GuestMemory {
  readonly arena: Arena;
  /** In bytes; addresses are 0..size-1. */
  readonly size: number;
  readonly shape: TableShape;
  readonly table: SlotTable;
  /** Lanes of the hash, signed; 0 in an arena that does not hash. */
  readonly hashHi: number;
  readonly hashLo: number;
}

/** All zero. Costs nothing until it is written, up to 2^40 bytes. */
export const createMemory = (arena: Arena, size: number): GuestMemory => {
  checkInUse(arena);
  if (!Number.isInteger(size) || size < 0 || size > 2 ** 40) throw new RangeError(`a memory of ${size} bytes`);
  const shape = tableShape(size, arena.slotBytes);
  return { arena, size, shape, table: shape.zeroTable, hashHi: 0, hashLo: 0 };
};

/** Whether all of a range is in memory; an empty one may also stand at its end. */
export const contains = (m: GuestMemory, hi: number, lo: number, length: number): boolean =>
  hi === 0 ? lo + length <= m.size : hi * 0x1_0000_0000 + lo + length <= m.size;

/** Little-endian at any alignment, unsigned; the others alike. */
export const read8 = (m: GuestMemory, hi: number, lo: number): number => {
  checkRange(m, hi, lo, 1);
  return m.arena.bytes[placeOf(m, hi, lo)]!;
};

export const read16 = (m: GuestMemory, hi: number, lo: number): number => {
  const { arena } = m;
  const within = lo & (arena.slotBytes - 1);
  if (within > arena.slotBytes - 2 || arena.retired || !contains(m, hi, lo, 2)) return readApart16(m, hi, lo);
  return arena.view.getUint16(slotAt(m.shape, m.table, hi, lo) * arena.slotBytes + within, true);
};

export const read32 = (m: GuestMemory, hi: number, lo: number): number => {
  const { arena } = m;
  const within = lo & (arena.slotBytes - 1);
  if (within > arena.slotBytes - 4 || arena.retired || !contains(m, hi, lo, 4)) return readApart32(m, hi, lo);
  return arena.view.getUint32(slotAt(m.shape, m.table, hi, lo) * arena.slotBytes + within, true);
};

// a value in two slots, or one that is not in memory: apart, so that the rest is small enough to be inlined
const readApart16 = (m: GuestMemory, hi: number, lo: number): number => {
  checkRange(m, hi, lo, 2);
  return read8(m, hi, lo) | (read8(m, addHi(hi, lo, 1), addLo(lo, 1)) << 8);
};

const readApart32 = (m: GuestMemory, hi: number, lo: number): number => {
  checkRange(m, hi, lo, 4);
  return (read16(m, hi, lo) | (read16(m, addHi(hi, lo, 2), addLo(lo, 2)) << 16)) >>> 0;
};

export const readBytes = (m: GuestMemory, at: GuestAddr, length: number): Uint8Array =>
  readBytesAt(m, hiOf(at), loOf(at), length);

/** The same by halves. The bytes are a copy. */
export const readBytesAt = (m: GuestMemory, hi: number, lo: number, length: number): Uint8Array => {
  checkRange(m, hi, lo, length);
  const { slotBytes, bytes } = m.arena;
  const found = new Uint8Array(length);
  for (let done = 0; done < length; ) {
    const at = addLo(lo, done);
    const n = Math.min(length - done, slotBytes - (at & (slotBytes - 1)));
    const place = placeOf(m, addHi(hi, lo, done), at);
    // a call of `set` costs more than a few bytes by hand
    if (n > 32) found.set(bytes.subarray(place, place + n), done);
    else for (let i = 0; i < n; i++) found[done + i] = bytes[place + i]!;
    done += n;
  }
  return found;
};

/** The `count` 32-bit words from an address on, into the first places of `into`. */
export const readWords = (m: GuestMemory, hi: number, lo: number, count: number, into: Uint32Array): void => {
  checkRange(m, hi, lo, 4 * count);
  const { slotBytes, view } = m.arena;
  if ((lo & (slotBytes - 1)) + 4 * count <= slotBytes) {
    const place = placeOf(m, hi, lo);
    for (let i = 0; i < count; i++) into[i] = view.getUint32(place + 4 * i, true);
  } else {
    for (let i = 0; i < count; i++) into[i] = read32(m, addHi(hi, lo, 4 * i), addLo(lo, 4 * i));
  }
};

/** Stores the lowest 8 bits of `value`; the others alike. The same memory comes back when nothing changes. */
export const write8 = (m: GuestMemory, hi: number, lo: number, value: number): GuestMemory => {
  checkRange(m, hi, lo, 1);
  const draft = draftOf(m);
  return store8(draft, hi, lo, value) ? draft : m;
};

export const write16 = (m: GuestMemory, hi: number, lo: number, value: number): GuestMemory => {
  checkRange(m, hi, lo, 2);
  const draft = draftOf(m);
  return store16(draft, hi, lo, value) ? draft : m;
};

export const write32 = (m: GuestMemory, hi: number, lo: number, value: number): GuestMemory => {
  checkRange(m, hi, lo, 4);
  const draft = draftOf(m);
  return store32(draft, hi, lo, value) ? draft : m;
};

export const writeBytes = (m: GuestMemory, at: GuestAddr, bytes: Uint8Array): GuestMemory => {
  const hi = hiOf(at);
  const lo = loOf(at);
  checkRange(m, hi, lo, bytes.length);
  const draft = draftOf(m);
  return storeBytes(draft, hi, lo, bytes) ? draft : m;
};

/** The same for memories with the same bytes, whatever their size, their arena and how the bytes came there. */
export const hashMemory = (m: GuestMemory): Hash64 => {
  checkInUse(m.arena);
  return m.arena.hashing ? { hi: m.hashHi >>> 0, lo: m.hashLo >>> 0 } : hashTable(m.arena, m.shape, m.table);
};

/** Throws where reading or writing would. */
export const checkRange = (m: GuestMemory, hi: number, lo: number, length: number): void => {
  checkInUse(m.arena);
  if (!contains(m, hi, lo, length)) outside(hi, lo, length);
};

// apart, so that the check is small enough for the compiler to put it where it is used
const outside = (hi: number, lo: number, length: number): never => {
  throw new RangeError(`${length} bytes at ${hex(fromHalves(hi, lo))} are outside of memory`);
};
