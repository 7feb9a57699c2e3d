import type { RingMemory } from '../memory/ring-memory.ts';
import {
  VIRTQ_DESC_F_INDIRECT,
  VIRTQ_DESC_F_NEXT,
  VIRTQ_DESC_F_WRITE,
  virtqAvail,
  virtqDesc,
} from '../virtq/layouts.ts';

/*
 * What Linux's vringh makes of a split ring, as far as it is laxer than the text: it looks at fewer things, at some of them
 * later, and follows what it should not. Shares nothing with our device but the layouts.
 */

/** As one pop of vringh is recorded. */
export interface Popped {
  readonly ret: number;
  readonly head: number | null;
  readonly descriptors?: readonly { readonly addr: string; readonly len: number; readonly writable: boolean }[];
}

export interface SplitRing {
  readonly num: number;
  /** Where the areas are, and how long memory is. */
  readonly desc: number;
  readonly avail: number;
  readonly memorySize: number;
}

const NOTHING = 0;
const TAKEN = 1;
const UNREADABLE = -14;
export const INVALID = -22;
export const LOOP = -40;

/** Whether a range is in memory; an empty one has to begin there. */
export const isInMemory = (addr: bigint, len: number, memorySize: number): boolean =>
  addr < BigInt(memorySize) && addr + BigInt(len) <= BigInt(memorySize);

/** The pop after `taken` others; index and entries are believed. */
export const popAsLinux = (memory: RingMemory, ring: SplitRing, taken: number): Popped => {
  const { num, avail } = ring;
  if (memory.read16(0, avail + virtqAvail.offsets.idx) === (taken & 0xffff)) return { ret: NOTHING, head: null };
  const head = memory.read16(0, avail + virtqAvail.size + 2 * (taken % num));
  return head < num ? { head, ...walkAsLinux(memory, ring, head) } : { ret: INVALID, head: null };
};

const walkAsLinux = (memory: RingMemory, ring: SplitRing, head: number): Omit<Popped, 'head'> => {
  const { num, memorySize } = ring;
  const found: { readonly addr: string; readonly len: number; readonly writable: boolean }[] = [];
  let table = ring.desc;
  let entries = num;
  let index = head;
  /** Behind a table: where the chain goes on in the ring, or nowhere. */
  let behind: number | null = null;
  let isInTable = false;
  for (;;) {
    const at = table + virtqDesc.size * index;
    if (at + virtqDesc.size > memorySize) return { ret: UNREADABLE };
    const addr = (BigInt(memory.read32(0, at + 4)) << 32n) | BigInt(memory.read32(0, at));
    const len = memory.read32(0, at + virtqDesc.offsets.len);
    const flags = memory.read16(0, at + virtqDesc.offsets.flags);
    const next = memory.read16(0, at + virtqDesc.offsets.next);
    if (flags & VIRTQ_DESC_F_INDIRECT) {
      if (isInTable || len % virtqDesc.size !== 0 || !canStart(addr, len, memorySize)) return { ret: INVALID };
      behind = flags & VIRTQ_DESC_F_NEXT && next > 0 ? next : null;
      [table, entries, index, isInTable] = [Number(addr), len / virtqDesc.size, 0, true];
      continue;
    }
    if (found.length === num) return { ret: LOOP };
    if (!isInMemory(addr, len, memorySize)) return { ret: INVALID };
    found.push({ addr: `0x${addr.toString(16)}`, len, writable: (flags & VIRTQ_DESC_F_WRITE) !== 0 });
    if (flags & VIRTQ_DESC_F_NEXT) index = next;
    else if (behind !== null) [table, entries, index, isInTable, behind] = [ring.desc, num, behind, false, null];
    else return { ret: TAKEN, descriptors: readableFirst(found) };
    if (index >= entries) return { ret: INVALID };
  }
};

/** It asks whether a table wraps around, and not yet whether all of it is in memory. */
const canStart = (addr: bigint, len: number, memorySize: number): boolean =>
  addr < BigInt(memorySize) && addr + BigInt(len) <= 1n << 64n;

/** It keeps two lists, so the order between them is lost. */
export const readableFirst = <T extends { readonly writable?: unknown }>(elements: readonly T[]): readonly T[] => [
  ...elements.filter(({ writable }) => writable !== true),
  ...elements.filter(({ writable }) => writable === true),
];
