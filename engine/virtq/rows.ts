import type { U32 } from '../num/int.ts';
import type { Element } from './element.ts';

/*
 * The descriptors of the chain that is being walked, four words each, so that its lists can be made at once and in their
 * length: lists that grow cost more than the walk. One walk at a time, from `row 0` on.
 */

const WORDS = 4;
let rows = new Uint32Array(64 * WORDS);

/** `index` is the place in the ring, the descriptor table or the indirect table. */
export const keepRow = (row: number, addrLo: number, addrHi: number, len: number, index: number): void => {
  const at = WORDS * row;
  if (at === rows.length) grow();
  rows[at] = addrLo;
  rows[at + 1] = addrHi;
  rows[at + 2] = len;
  rows[at + 3] = index;
};

const grow = (): void => {
  const more = new Uint32Array(2 * rows.length);
  more.set(rows);
  rows = more;
};

const indexAt = (row: number): number => rows[WORDS * row + 3]!;

const elementAt = (row: number, writable: boolean): Element => {
  const at = WORDS * row;
  return { addrHi: rows[at + 1]!, addrLo: rows[at]!, len: rows[at + 2]! as U32, writable };
};

const NO_ELEMENTS: readonly Element[] = [];

/** The elements of rows `from` up to before `to`. */
export const elementsOf = (from: number, to: number, writable: boolean): readonly Element[] => {
  if (from === to) return NO_ELEMENTS;
  const elements = [elementAt(from, writable)];
  for (let row = from + 1; row < to; row++) elements.push(elementAt(row, writable));
  return elements;
};

/** The indices of the first `count` rows. */
export const indicesOf = (count: number): number[] => {
  if (count === 0) return [];
  if (count === 1) return [indexAt(0)];
  if (count === 2) return [indexAt(0), indexAt(1)];
  const indices: number[] = [];
  for (let row = 0; row < count; row++) indices.push(indexAt(row));
  return indices;
};

/** The first index that comes twice in rows `from` up to before `to`, or is `next`; -1: none. */
export const firstRepeated = (from: number, to: number, next: number): number => {
  const seen = new Set<number>();
  for (let row = from; row < to; row++) {
    const index = indexAt(row);
    if (seen.has(index)) return index;
    seen.add(index);
  }
  return seen.has(next) ? next : -1;
};
