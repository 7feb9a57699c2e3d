import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsBetween } from './window.ts';

describe('the rows of a long list that are drawn', () => {
  it('are those in view with some around them, in whole blocks', () => {
    expect(rowsBetween(0, 100, 25, 1000)).toEqual({ first: 0, last: 7 });
    expect(rowsBetween(500, 600, 25, 1000)).toEqual({ first: 16, last: 31 });
  });

  it('end with the list, and are none where it is empty', () => {
    expect(rowsBetween(24_900, 25_000, 25, 1000)).toEqual({ first: 992, last: 999 });
    expect(rowsBetween(0, 100, 25, 0)).toEqual({ first: 0, last: -1 });
  });

  it('hold every row that is in view, and never many more', () => {
    const some = fc.record({ top: fc.nat(100_000), room: fc.nat(2000), count: fc.integer({ min: 1, max: 5000 }) });
    fc.assert(
      fc.property(some, fc.double({ min: 1, max: 3, noNaN: true }), ({ top, room, count }, scale) => {
        const height = 24 * scale;
        const { first, last } = rowsBetween(top, top + room, height, count);
        const end = count - 1;
        expect(first).toBeLessThanOrEqual(Math.min(end, Math.floor(top / height)));
        expect(last).toBeGreaterThanOrEqual(Math.min(end, Math.floor((top + room) / height)));
        expect(last - first).toBeLessThan(room / height + 26);
      }),
    );
  });

  it('stay the same while the list is scrolled by a few rows', () => {
    const windows = Array.from({ length: 80 }, (_, k) => rowsBetween(25 * k, 25 * k + 87, 25, 1000));
    const moves = windows.filter(
      ({ first, last }, k) => k > 0 && (first !== windows[k - 1]?.first || last !== windows[k - 1]?.last),
    );
    expect(moves.length).toBeLessThanOrEqual(20);
  });
});
