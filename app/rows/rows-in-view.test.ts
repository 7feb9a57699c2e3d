import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { rowsInView } from './rows-in-view.ts';

describe('rows in view', () => {
  it('hold every row that can be seen, and not many more', () => {
    fc.assert(
      fc.property(
        fc.nat(1e6),
        fc.integer({ min: 1, max: 2000 }),
        fc.integer({ min: 18, max: 40 }),
        (top, visible, height) => {
          const { first, last } = rowsInView(top, visible, height);
          expect(first * height).toBeLessThanOrEqual(top);
          expect((last + 1) * height).toBeGreaterThanOrEqual(top + visible);
          expect(last - first).toBeLessThanOrEqual(Math.ceil(visible / height) + 45);
        },
      ),
    );
  });

  it('stay the same while a few rows are scrolled', () => {
    expect(rowsInView(0, 400, 20)).toEqual(rowsInView(60, 300, 20));
    expect(rowsInView(-28, 100, 20).first).toBe(0);
  });
});
