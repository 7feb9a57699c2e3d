import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { avalanche, avalanche2, mixHi, mixLo } from './mix.ts';

describe('mixing', () => {
  it('flips about half of the bits when one bit of the word is flipped', () => {
    const flipped = (f: (x: number) => number): number => {
      let sum = 0;
      for (let x = 0; x < 1000; x++) {
        for (let bit = 0; bit < 32; bit++) sum += ones(f(x) ^ f(x ^ (1 << bit)));
      }
      return sum / 32000;
    };
    expect(flipped(avalanche)).toBeCloseTo(16, 0);
    expect(flipped(avalanche2)).toBeCloseTo(16, 0);
    expect(flipped(x => avalanche(mixHi(1, x)))).toBeCloseTo(16, 0);
    expect(flipped(x => avalanche2(mixLo(1, x)))).toBeCloseTo(16, 0);
  });

  it('loses nothing: different words or states stay different', () => {
    fc.assert(
      fc.property(fc.integer(), fc.integer(), fc.integer(), (a, b, c) => {
        for (const mix of [mixHi, mixLo]) {
          expect(mix(a, c) === mix(b, c)).toBe(a === b);
          expect(mix(c, a) === mix(c, b)).toBe(a === b);
        }
        for (const spread of [avalanche, avalanche2]) expect(spread(a) === spread(b)).toBe(a === b);
      }),
    );
  });

  it('goes different ways in the two lanes', () => {
    for (let x = 1; x < 10000; x++) expect(mixHi(0, x)).not.toBe(mixLo(0, x));
  });
});

const ones = (x: number): number => {
  let count = 0;
  for (let rest = x; rest !== 0; rest &= rest - 1) count++;
  return count;
};
