import { plainRingMemory, type RingMemory } from '../memory/ring-memory.ts';
import { fromHalves, hex } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import type { Comparison } from './compare.ts';
import type { Patch } from './schema-parts.ts';

/** `length` bytes at `lo`. */
interface Place {
  readonly lo: number;
  readonly length: number;
}

/**
 * Memory below 4 GiB of which it is known what a recording expects in every byte, and what our own code wrote since the
 * last comparison.
 */
export interface WatchedMemory extends RingMemory {
  /** What the recording has in memory. */
  readonly expected: RingMemory;
  /** Writes of the side whose own code does not run: they are in both. */
  patch(patches: readonly Patch[], comparison: Comparison): void;
  /** Writes of the side whose code runs: they are only expected. */
  expect(patches: readonly Patch[], comparison: Comparison): void;
  /** Compares every byte that either of the two wrote since the last time. */
  compare(comparison: Comparison): void;
}

/** What lies from `shared` on is nobody else's, and is not compared. */
export const watchedMemory = (size: number, shared: number): WatchedMemory => {
  const own = plainRingMemory(size);
  const expected = plainRingMemory(size);
  let touched: Place[] = [];
  const touch = (lo: number, length: number): void => {
    if (lo < shared) touched.push({ lo, length });
  };
  const inside = (patches: readonly Patch[], comparison: Comparison): readonly Patch[] =>
    patches.filter(([{ hi, lo }, bytes], i) => {
      const holds = hi === 0 && lo + bytes.length <= shared;
      if (!holds) comparison.differ(`writes[${i}]`, hex(fromHalves(hi, lo)), 'nothing outside of the ring zone');
      return holds;
    });
  return {
    ...own,
    expected,
    write16: (hi, lo, value, what) => {
      own.write16(hi, lo, value, what);
      touch(lo, 2);
    },
    write32: (hi, lo, value, what) => {
      own.write32(hi, lo, value, what);
      touch(lo, 4);
    },
    writeBytes: (hi, lo, bytes, what) => {
      own.writeBytes(hi, lo, bytes, what);
      touch(lo, bytes.length);
    },
    writeWords: (hi, lo, words, count, what) => {
      own.writeWords(hi, lo, words, count, what);
      touch(lo, 4 * count);
    },
    patch: (patches, comparison) => {
      for (const [{ hi, lo }, bytes] of inside(patches, comparison)) {
        own.writeBytes(hi, lo, bytes, 'recorded');
        expected.writeBytes(hi, lo, bytes, 'recorded');
      }
    },
    expect: (patches, comparison) => {
      for (const [{ hi, lo }, bytes] of inside(patches, comparison)) {
        expected.writeBytes(hi, lo, bytes, 'recorded');
        touch(lo, bytes.length);
      }
    },
    compare: comparison => {
      const told = new Set<number>();
      for (const { lo, length } of touched) {
        const got = own.readBytes(0, lo, length);
        const meant = expected.readBytes(0, lo, length);
        const at = got.findIndex((byte, i) => byte !== meant[i]);
        if (at < 0 || told.has(lo + at)) continue;
        told.add(lo + at);
        const end = Math.min(length, at + 16);
        const field = `memory ${hex(lo + at)}`;
        comparison.differ(field, bytesToHex(meant.subarray(at, end)), bytesToHex(got.subarray(at, end)));
      }
      touched = [];
    },
  };
};
