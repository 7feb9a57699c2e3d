import type { GuestMemory } from './memory.ts';
import { contains, read8, read16, read32, readBytesAt, readWords } from './memory.ts';
import type { RingMemory } from './ring-memory.ts';

const refuse = (): never => {
  throw new Error('a look does not write');
};

const readerOf = (current: () => GuestMemory): RingMemory => ({
  contains: (hi, lo, length) => contains(current(), hi, lo, length),
  read8: (hi, lo) => read8(current(), hi, lo),
  read16: (hi, lo) => read16(current(), hi, lo),
  read32: (hi, lo) => read32(current(), hi, lo),
  readBytes: (hi, lo, length) => readBytesAt(current(), hi, lo, length),
  readWords: (hi, lo, count, into) => readWords(current(), hi, lo, count, into),
  write16: refuse,
  write32: refuse,
  writeBytes: refuse,
  writeWords: refuse,
});

/** Reads one memory as the ring code does, for as long as somebody keeps it. */
export const lookAt = (memory: GuestMemory): RingMemory => readerOf(() => memory);

let looked: GuestMemory | null = null;

const reader = readerOf(() => {
  if (!looked) throw new Error('no memory is looked at');
  return looked;
});

/**
 * Reads memory as the ring code does, without a turn. There is one reader, pointed at the memory that was asked for
 * last: use it at once, do not keep it. (Making one for each question cost more than the question.)
 */
export const peek = (memory: GuestMemory): RingMemory => {
  looked = memory;
  return reader;
};
