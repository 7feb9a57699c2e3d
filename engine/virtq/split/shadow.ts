import type { RingMemory } from '../../memory/ring-memory.ts';
import { read16At, read32At, write16At, writeBytesAt } from '../at.ts';
import { driverShadow } from '../layouts.ts';
import { type DriverQueue, shadowBytes } from '../queue.ts';

/** What the driver remembers of the chain that starts at a descriptor. */
export interface ShadowHead {
  readonly next: number;
  /** Descriptors in the chain. */
  readonly length: number;
  /** Device-writable bytes in the chain, 2^32 - 1 for more: a used length says no more either. */
  readonly capacity: number;
  /** Null: no buffer starts here. */
  readonly token: number | null;
}

const { offsets, size: entrySize } = driverShadow;
const WHAT = 'driver_shadow';

export const readNext = (memory: RingMemory, { shadowHi, shadowLo }: DriverQueue, index: number): number =>
  read16At(memory, shadowHi, shadowLo, entrySize * index + offsets.next);

export const writeNext = (memory: RingMemory, { shadowHi, shadowLo }: DriverQueue, index: number, next: number): void =>
  write16At(memory, shadowHi, shadowLo, entrySize * index + offsets.next, next, WHAT);

export const readHead = (memory: RingMemory, { shadowHi, shadowLo }: DriverQueue, index: number): ShadowHead => {
  const at = entrySize * index;
  const nextAndLength = read32At(memory, shadowHi, shadowLo, at + offsets.next);
  const tokenPlusOne = read32At(memory, shadowHi, shadowLo, at + offsets.token_plus_one);
  return {
    next: nextAndLength & 0xffff,
    length: nextAndLength >>> 16,
    capacity: read32At(memory, shadowHi, shadowLo, at + offsets.capacity),
    token: tokenPlusOne === 0 ? null : tokenPlusOne - 1,
  };
};

const entry = new DataView(new ArrayBuffer(entrySize));
const entryBytes = new Uint8Array(entry.buffer);

export const writeHead = (
  memory: RingMemory,
  { shadowHi, shadowLo }: DriverQueue,
  index: number,
  head: ShadowHead,
): void => {
  entry.setUint16(offsets.next, head.next, true);
  entry.setUint16(offsets.length, head.length, true);
  entry.setUint32(offsets.token_plus_one, head.token === null ? 0 : head.token + 1, true);
  entry.setUint32(offsets.capacity, head.capacity, true);
  writeBytesAt(memory, shadowHi, shadowLo, entrySize * index, entryBytes, WHAT);
};

/** Writes the whole shadow: no buffer anywhere, the listed descriptors free in that order. */
export const writeFreeList = (
  memory: RingMemory,
  { shadowHi, shadowLo, areas }: DriverQueue,
  freeList: readonly number[],
): void => {
  const bytes = new Uint8Array(shadowBytes(areas.size));
  const view = new DataView(bytes.buffer);
  for (const [place, index] of freeList.entries()) {
    view.setUint16(entrySize * index + offsets.next, freeList[place + 1] ?? 0, true);
  }
  writeBytesAt(memory, shadowHi, shadowLo, 0, bytes, WHAT);
};
