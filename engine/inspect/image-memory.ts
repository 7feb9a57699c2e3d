import type { RingMemory } from '../memory/ring-memory.ts';
import { fromHalves, hex, runsPast64 } from '../num/addr.ts';
import { err, ok, type Result } from '../num/result.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import type { Halves } from '../virtq/queue.ts';

/** Bytes at a place in guest memory. */
export type Range = readonly [Halves, Uint8Array];

/** Neighbours in one piece. */
interface Piece {
  readonly hi: number;
  readonly lo: number;
  readonly bytes: Uint8Array;
  readonly view: DataView;
}

const piece = (hi: number, lo: number, bytes: Uint8Array): Piece => ({
  hi,
  lo,
  bytes,
  view: new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength),
});

/** How far a place is behind the start of a piece; exact wherever that matters, since pieces are short. */
const behind = (start: Halves, hi: number, lo: number): number => (hi - start.hi) * 0x1_0000_0000 + (lo - start.lo);

/**
 * Memory that somebody else wrote down, to be looked at: what is not in a range is not there. With `size` it is that
 * many bytes from 0 on, and what no range gives is zero. Ranges may stand in any order and touch, but not overlap.
 */
export const imageMemory = (ranges: readonly Range[], size: number | null): Result<RingMemory, ParseError[]> => {
  const errors = wrongRanges(ranges, size);
  if (errors.length > 0) return err(errors);
  return ok(readerOf(size === null ? joined(ranges) : [whole(ranges, size)]));
};

const MOST_ERRORS = 20;

const wrongRanges = (ranges: readonly Range[], size: number | null): ParseError[] => {
  const errors: ParseError[] = [];
  const wrong = (i: number, message: string): void => {
    if (errors.length < MOST_ERRORS) errors.push({ path: `memory[${i}]`, message });
  };
  for (const [i, [{ hi, lo }, bytes]] of ranges.entries()) {
    const at = `${bytes.length} bytes at ${hex(fromHalves(hi, lo))}`;
    if (runsPast64(hi, lo, bytes.length)) wrong(i, `${at} run past 2^64`);
    else if (size !== null && (hi !== 0 || lo + bytes.length > size)) {
      wrong(i, `${at} are outside of a memory of ${size} bytes`);
    }
  }
  if (errors.length > 0) return errors;
  const order = inOrder(ranges);
  for (const [k, i] of order.entries()) {
    const before = order[k - 1];
    if (before === undefined) continue;
    const [start, bytes] = ranges[before]!;
    const [{ hi, lo }] = ranges[i]!;
    if (behind(start, hi, lo) < bytes.length) wrong(i, `overlaps memory[${before}]`);
  }
  return errors;
};

/** Places in the list, by address. */
const inOrder = (ranges: readonly Range[]): number[] =>
  ranges
    .map((_, i) => i)
    .filter(i => ranges[i]![1].length > 0)
    .sort((a, b) => {
      const [left] = ranges[a]!;
      const [right] = ranges[b]!;
      return left.hi - right.hi || left.lo - right.lo;
    });

const whole = (ranges: readonly Range[], size: number): Piece => {
  const bytes = new Uint8Array(size);
  for (const [{ lo }, each] of ranges) bytes.set(each, lo);
  return piece(0, 0, bytes);
};

const joined = (ranges: readonly Range[]): Piece[] => {
  const pieces: Piece[] = [];
  const order = inOrder(ranges);
  for (let from = 0; from < order.length; ) {
    const [start] = ranges[order[from]!]!;
    let length = 0;
    let to = from;
    for (; to < order.length; to++) {
      const [{ hi, lo }, bytes] = ranges[order[to]!]!;
      if (behind(start, hi, lo) !== length) break;
      length += bytes.length;
    }
    // one range alone need not be copied
    let bytes = ranges[order[from]!]![1];
    if (to - from > 1) {
      bytes = new Uint8Array(length);
      let at = 0;
      for (let k = from; k < to; k++) {
        const [, each] = ranges[order[k]!]!;
        bytes.set(each, at);
        at += each.length;
      }
    }
    pieces.push(piece(start.hi, start.lo, bytes));
    from = to;
  }
  return pieces;
};

const refuse = (): never => {
  throw new Error('an image is not written');
};

const readerOf = (pieces: readonly Piece[]): RingMemory => {
  let last: Piece | undefined = pieces[0];

  /** The piece that all of a range is in; undefined: there is none. */
  const holding = (hi: number, lo: number, length: number): Piece | undefined => {
    if (last) {
      const at = behind(last, hi, lo);
      if (at >= 0 && at + length <= last.bytes.length) return last;
    }
    let low = 0;
    let high = pieces.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (behind(pieces[middle]!, hi, lo) >= 0) low = middle + 1;
      else high = middle;
    }
    const found = pieces[low - 1];
    if (!found || behind(found, hi, lo) + length > found.bytes.length) return undefined;
    last = found;
    return found;
  };
  const inside = (hi: number, lo: number, length: number): Piece => {
    const found = holding(hi, lo, length);
    if (!found) throw new RangeError(`${length} bytes at ${hex(fromHalves(hi, lo))} are outside of memory`);
    return found;
  };

  return {
    contains: (hi, lo, length) => holding(hi, lo, length) !== undefined,
    read8: (hi, lo) => {
      const at = inside(hi, lo, 1);
      return at.view.getUint8(behind(at, hi, lo));
    },
    read16: (hi, lo) => {
      const at = inside(hi, lo, 2);
      return at.view.getUint16(behind(at, hi, lo), true);
    },
    read32: (hi, lo) => {
      const at = inside(hi, lo, 4);
      return at.view.getUint32(behind(at, hi, lo), true);
    },
    readBytes: (hi, lo, length) => {
      const at = inside(hi, lo, length);
      const from = behind(at, hi, lo);
      return at.bytes.slice(from, from + length);
    },
    readWords: (hi, lo, count, into) => {
      const at = inside(hi, lo, 4 * count);
      const from = behind(at, hi, lo);
      for (let i = 0; i < count; i++) into[i] = at.view.getUint32(from + 4 * i, true);
    },
    write16: refuse,
    write32: refuse,
    writeBytes: refuse,
    writeWords: refuse,
  };
};
