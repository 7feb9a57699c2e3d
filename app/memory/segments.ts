import type { RegionView } from '../../engine/view/parts/memory.ts';
import { bytesBetween, further } from './address.ts';

/** A named range of bytes that holds no other; `start` counts from the base of what is shown. */
export interface Leaf {
  readonly start: number;
  readonly at: string;
  readonly size: number;
  readonly path: string;
  readonly name: string;
  readonly text: string;
  /** Every other one is tinted, so that neighbours are told apart. */
  readonly odd: boolean;
}

/** A piece of a row of 16 bytes: of one leaf, or of no one's. `torn` says on which side the leaf goes on. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly leaf: Leaf | null;
  readonly torn: 'none' | 'before' | 'after' | 'both';
}

export const ROW_BYTES = 16;

/** The spans of regions that hold no others, in the order of their addresses; bytes without a span belong to the region. */
export const leavesOf = (regions: readonly RegionView[], base: string): readonly Leaf[] => {
  const leaves: Leaf[] = [];
  for (const region of regions) {
    const start = bytesBetween(base, region.at);
    const inner = region.spans.filter((span, k) => {
      const next = region.spans[k + 1];
      return !next || next.depth <= span.depth;
    });
    const whole = { offset: 0, size: region.size, path: region.purpose, name: region.purpose, text: '' };
    for (const { offset, size, path, name, text } of inner.length > 0 ? inner : [whole]) {
      leaves.push({ start: start + offset, at: further(region.at, offset), size, path, name, text, odd: false });
    }
  }
  return leaves.toSorted((a, b) => a.start - b.start).map((leaf, k) => ({ ...leaf, odd: k % 2 === 1 }));
};

/** The first leaf that ends after a byte. */
const firstAfter = (leaves: readonly Leaf[], byte: number): number => {
  let low = 0;
  let high = leaves.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    const leaf = leaves[middle]!;
    if (leaf.start + leaf.size > byte) high = middle;
    else low = middle + 1;
  }
  return low;
};

/** The pieces of the row that starts at a byte; together they are the whole row. */
export const segmentsIn = (leaves: readonly Leaf[], row: number): readonly Segment[] => {
  const end = row + ROW_BYTES;
  const pieces: Segment[] = [];
  let at = row;
  for (let k = firstAfter(leaves, row); at < end; k += 1) {
    const leaf = leaves[k];
    const start = Math.max(at, Math.min(leaf?.start ?? end, end));
    if (start > at) pieces.push({ from: at - row, to: start - row, leaf: null, torn: 'none' });
    if (!leaf || start >= end) break;
    const stop = Math.min(end, leaf.start + leaf.size);
    const before = leaf.start < row;
    const after = leaf.start + leaf.size > end;
    pieces.push({
      from: start - row,
      to: stop - row,
      leaf,
      torn: before ? (after ? 'both' : 'before') : after ? 'after' : 'none',
    });
    at = stop;
  }
  return pieces;
};

const moves: Readonly<Record<string, (start: number) => number>> = {
  ArrowDown: start => start + ROW_BYTES,
  ArrowUp: start => start - ROW_BYTES,
};

/**
 * The leaf that an arrow leads to from the byte that is selected: the next or the one before, or that a row below or
 * above. The first one when nothing is selected; null for other keys and at the ends.
 */
export const leafBeside = (leaves: readonly Leaf[], byte: number | null, key: string): Leaf | null => {
  const vertical = moves[key];
  if (!vertical && key !== 'ArrowLeft' && key !== 'ArrowRight') return null;
  if (byte === null) return leaves[0] ?? null;
  const here = firstAfter(leaves, byte);
  if (!vertical) return leaves[here + (key === 'ArrowRight' ? 1 : -1)] ?? null;
  const to = vertical(byte);
  return to < 0 ? null : (leaves[firstAfter(leaves, to)] ?? null);
};
