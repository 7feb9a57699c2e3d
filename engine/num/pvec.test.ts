import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hashCached, hashValue } from './hash.ts';
import { get, iterate, pvec, pvecOf, set } from './pvec.ts';

describe('persistent arrays', () => {
  it.each([0, 1, 2, 3, 4, 5, 16, 17, 255, 256, 1000, 65536])('of length %i hold every item', length => {
    const items = Array.from({ length }, (_, i) => i);
    expect([...iterate(pvecOf(items))]).toEqual(items);
    expect([...iterate(pvec(length, 'x'))]).toEqual(items.map(() => 'x'));
    expect(pvec(length, 0).length).toBe(length);
  });

  it('share one object thousands of times, and all but two lists after a change', () => {
    const untouched = { status: 0 };
    const before = pvec(65536, untouched);
    const after = set(before, 40000, { status: 1 });
    expect(before.chunks.length).toBe(256);
    expect(new Set(before.chunks).size).toBe(1);
    expect(after.chunks.filter(chunk => chunk !== before.chunks[0])).toHaveLength(1);
    expect(get(after, 40000)).toEqual({ status: 1 });
    expect(get(before, 40000)).toBe(untouched);
    expect(get(after, 39999)).toBe(untouched);
  });

  it('come back unchanged when the item is there already', () => {
    const v = pvecOf([1, Number.NaN, undefined]);
    expect(set(v, 0, 1)).toBe(v);
    expect(set(v, 1, Number.NaN)).toBe(v);
    expect(set(v, 2, undefined)).toBe(v);
  });

  it.each([-1, 5, 0.5, Number.NaN])('refuse index %d', i => {
    expect(() => get(pvec(5, 0), i)).toThrow(RangeError);
    expect(() => set(pvec(5, 0), i, 1)).toThrow(RangeError);
    expect(() => set(pvec(5, 0), i, 0)).toThrow(RangeError);
  });

  it('agree with plain arrays, and older ones stay as they were', () => {
    const writes = fc.array(fc.tuple(fc.nat(39), fc.nat(3)));
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), writes, (length, todo) => {
        const seen = [{ v: pvec(length, 0), plain: Array.from({ length }, () => 0) }];
        for (const [at, item] of todo) {
          const last = seen.at(-1)!;
          seen.push({ v: set(last.v, at % length, item), plain: last.plain.with(at % length, item) });
        }
        for (const { v, plain } of seen) {
          expect([...iterate(v)]).toEqual(plain);
          expect(v).toEqual(pvecOf(plain));
          expect(hashCached(v)).toEqual(hashValue(pvecOf(plain)));
        }
      }),
    );
  });

  it('survive structuredClone', () => {
    const v = set(pvec(10, 1n), 3, 7n);
    expect([...iterate(structuredClone(v))]).toEqual([1n, 1n, 1n, 7n, 1n, 1n, 1n, 1n, 1n, 1n]);
  });
});
