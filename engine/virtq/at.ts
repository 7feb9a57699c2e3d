import type { RingMemory } from '../memory/ring-memory.ts';
import { addHi, addLo } from '../num/addr.ts';

/*
 * Memory at an offset (below 2^32) from an address in two halves. The sum never passes 2^64: whoever calls has asked
 * `contains` for the whole area, or allocated it. Most areas do not pass a multiple of 2^32, and in the loops that walk
 * rings that is worth a question.
 */

export const read16At = (memory: RingMemory, hi: number, lo: number, offset: number): number =>
  lo + offset < 0x1_0000_0000
    ? memory.read16(hi, lo + offset)
    : memory.read16(addHi(hi, lo, offset), addLo(lo, offset));

export const readWordsAt = (
  memory: RingMemory,
  hi: number,
  lo: number,
  offset: number,
  count: number,
  into: Uint32Array,
): void =>
  lo + offset < 0x1_0000_0000
    ? memory.readWords(hi, lo + offset, count, into)
    : memory.readWords(addHi(hi, lo, offset), addLo(lo, offset), count, into);

export const write16At = (
  memory: RingMemory,
  hi: number,
  lo: number,
  offset: number,
  value: number,
  what: string,
): void =>
  lo + offset < 0x1_0000_0000
    ? memory.write16(hi, lo + offset, value, what)
    : memory.write16(addHi(hi, lo, offset), addLo(lo, offset), value, what);

export const writeWordsAt = (
  memory: RingMemory,
  hi: number,
  lo: number,
  offset: number,
  words: Uint32Array,
  count: number,
  what: string,
): void =>
  lo + offset < 0x1_0000_0000
    ? memory.writeWords(hi, lo + offset, words, count, what)
    : memory.writeWords(addHi(hi, lo, offset), addLo(lo, offset), words, count, what);

export const writeBytesAt = (
  memory: RingMemory,
  hi: number,
  lo: number,
  offset: number,
  bytes: Uint8Array,
  what: string,
): void =>
  lo + offset < 0x1_0000_0000
    ? memory.writeBytes(hi, lo + offset, bytes, what)
    : memory.writeBytes(addHi(hi, lo, offset), addLo(lo, offset), bytes, what);
