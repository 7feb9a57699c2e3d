import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsAround } from './window.ts';

const windowOf = (startIndex: number, endIndex: number, count: number) => {
  const rows = rowsAround({ startIndex, endIndex, count });
  return { first: rows[0], last: rows.at(-1) };
};

describe('the rows of a long list that are drawn', () => {
  it('are those in view with some around them, in whole blocks', () => {
    expect(windowOf(0, 3, 1000)).toEqual({ first: 0, last: 15 });
    expect(windowOf(20, 23, 1000)).toEqual({ first: 8, last: 31 });
  });

  it('end with the list, and are none where it is empty', () => {
    expect(windowOf(996, 999, 1000)).toEqual({ first: 984, last: 999 });
    expect(rowsAround({ startIndex: 0, endIndex: 0, count: 0 })).toEqual([]);
  });

  it('hold every row that is in view, each once, and never many more', () => {
    const some = fc.record({ start: fc.nat(5000), room: fc.nat(80), more: fc.nat(5000) });
    fc.assert(
      fc.property(some, ({ start, room, more }) => {
        const endIndex = start + room;
        const count = endIndex + 1 + more;
        const rows = rowsAround({ startIndex: start, endIndex, count });
        const [first = -1] = rows;
        expect(rows).toEqual(rows.map((_, k) => first + k));
        expect(first).toBeLessThanOrEqual(start);
        expect(rows.at(-1)).toBeGreaterThanOrEqual(endIndex);
        expect(rows.at(-1)).toBeLessThan(count);
        expect(rows.length).toBeLessThanOrEqual(room + 32);
      }),
    );
  });

  it('stay the same while the list is scrolled by a few rows', () => {
    const windows = Array.from({ length: 80 }, (_, k) => windowOf(k, k + 3, 1000));
    const moves = windows.filter(
      ({ first, last }, k) => k > 0 && (first !== windows[k - 1]?.first || last !== windows[k - 1]?.last),
    );
    expect(moves.length).toBeLessThanOrEqual(20);
  });
});
