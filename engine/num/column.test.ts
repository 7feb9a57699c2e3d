import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { column } from './column.ts';

describe('a column', () => {
  it('holds what was pushed and set, however long it gets', () => {
    fc.assert(
      fc.property(
        fc.array(fc.integer({ min: -(2 ** 31), max: 2 ** 31 - 1 }), { maxLength: 2000, size: 'max' }),
        fc.array(fc.tuple(fc.nat(1999), fc.integer({ min: 0, max: 1000 })), { maxLength: 20 }),
        (values, changes) => {
          const found = column(Int32Array);
          const model = [...values];
          for (const value of values) found.push(value);
          for (const [at, value] of changes.filter(([each]) => each < values.length)) {
            found.set(at, value);
            model[at] = value;
          }
          expect(found.length).toBe(model.length);
          expect(model.map((_, k) => found.at(k))).toEqual(model);
        },
      ),
    );
  });

  it('costs what its numbers cost', () => {
    const found = column(Uint8Array);
    for (let k = 0; k < 100_000; k += 1) found.push(k);
    expect(found.bytes).toBeLessThanOrEqual(2 * 100_000);
    expect(found.at(99_999)).toBe(99_999 & 0xff);
  });
});
