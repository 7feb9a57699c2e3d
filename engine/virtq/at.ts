import type { RingMemory } from '../memory/ring-memory.ts';
import { addHi, addLo } from '../num/addr.ts';

/*
 * Memory at an offset (below 2^32) from an address in two halves. The sum never passes 2^64: whoever calls has asked
 * `contains` for the whole area, or allocated it.
 */

export const read16At = (memory: RingMemory, hi: number, lo: number, offset: number): number =>
  memory.read16(addHi(hi, lo, offset), addLo(lo, offset));

export const readWordsAt = (
  memory: RingMemory,
  hi: number,
  lo: number,
  offset: number,
  count: number,
  into: Uint32Array,
): void => memory.readWords(addHi(hi, lo, offset), addLo(lo, offset), count, into);

export const write16At = (
  memory: RingMemory,
  hi: number,
  lo: number,
  offset: number,
  value: number,
  what: string,
): void => memory.write16(addHi(hi, lo, offset), addLo(lo, offset), value, what);

export const writeWordsAt = (
  memory: RingMemory,
  hi: number,
  lo: number,
  offset: number,
  words: Uint32Array,
  count: number,
  what: string,
): void => memory.writeWords(addHi(hi, lo, offset), addLo(lo, offset), words, count, what);

export const writeBytesAt = (
  memory: RingMemory,
  hi: number,
  lo: number,
  offset: number,
  bytes: Uint8Array,
  what: string,
): void => memory.writeBytes(addHi(hi, lo, offset), addLo(lo, offset), bytes, what);
