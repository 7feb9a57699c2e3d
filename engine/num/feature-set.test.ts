import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  bitsOf,
  featureSet,
  featureSetFromBytes,
  featureSetOf,
  featureSetText,
  featureSetToBytes,
  hasBit,
  intersect,
  isSubset,
  low64,
  noFeatures,
  union,
  withLow64,
  without,
  withWord32,
  word32,
} from './feature-set.ts';

const anyBits = fc.uniqueArray(fc.nat(200));

describe('feature bit sets', () => {
  it('hold bits of any number', () => {
    const set = featureSet([0, 32, 70, 0]);
    expect(set).toBe(0x40_0000_0001_0000_0001n);
    expect(bitsOf(set)).toEqual([0, 32, 70]);
    expect([0, 1, 31, 32, 64, 70, 1000].map(bit => hasBit(set, bit))).toEqual([
      true,
      false,
      false,
      true,
      false,
      true,
      false,
    ]);
    expect(bitsOf(featureSetOf(0x8000_0000n))).toEqual([31]);
    expect(bitsOf(noFeatures)).toEqual([]);
  });

  it('refuse what is no bit number, and negative integers', () => {
    expect(() => featureSet([-1])).toThrow(RangeError);
    expect(() => featureSet([0.5])).toThrow(RangeError);
    expect(() => hasBit(noFeatures, Number.NaN)).toThrow(RangeError);
    expect(() => featureSetOf(-1n)).toThrow(RangeError);
  });

  it('agree with sets of numbers', () => {
    fc.assert(
      fc.property(anyBits, anyBits, (m, n) => {
        const [a, b] = [featureSet(m), featureSet(n)];
        const sorted = (bits: readonly number[]) => [...new Set(bits)].sort((x, y) => x - y);
        expect(bitsOf(a)).toEqual(sorted(m));
        expect(bitsOf(union(a, b))).toEqual(sorted([...m, ...n]));
        expect(bitsOf(intersect(a, b))).toEqual(sorted(m.filter(bit => n.includes(bit))));
        expect(bitsOf(without(a, b))).toEqual(sorted(m.filter(bit => !n.includes(bit))));
        expect(isSubset(a, b)).toBe(m.every(bit => n.includes(bit)));
      }),
    );
  });
});

describe('windows of a feature bit set', () => {
  it('show 32 bits as an unsigned number, as device_feature does', () => {
    const set = featureSet([31, 32, 63, 64]);
    expect([0, 1, 2, 3].map(k => word32(set, k))).toEqual([0x80000000, 0x80000001, 1, 0]);
  });

  it('replace one window and leave the others', () => {
    expect(bitsOf(withWord32(featureSet([0, 32, 33, 64]), 1, 0x80000000))).toEqual([0, 63, 64]);
    expect(bitsOf(withWord32(noFeatures, 2, -1 << 31))).toEqual([95]);
    fc.assert(
      fc.property(anyBits, fc.nat(5), fc.nat(5), fc.integer({ min: 0, max: 0xffffffff }), (bits, k, other, value) => {
        const set = featureSet(bits);
        expect(word32(withWord32(set, k, value), other)).toBe(k === other ? value : word32(set, other));
      }),
    );
  });

  it('replace bits 0 to 63 and leave the higher ones', () => {
    const set = featureSet([0, 63, 64, 70]);
    expect(low64(set)).toBe(0x8000_0000_0000_0001n);
    expect(bitsOf(withLow64(set, 0b110n))).toEqual([1, 2, 64, 70]);
    expect(bitsOf(withLow64(set, 1n << 64n))).toEqual([64, 70]);
  });
});

describe('bitmaps', () => {
  it('are little-endian and as long as asked for', () => {
    expect(featureSetFromBytes(Uint8Array.of(0x02, 0x80, 0, 0, 1))).toBe(featureSet([1, 15, 32]));
    expect([...featureSetToBytes(featureSet([1, 15, 32]), 8)]).toEqual([0x02, 0x80, 0, 0, 1, 0, 0, 0]);
    expect([...featureSetToBytes(featureSet([1, 15, 32]), 2)]).toEqual([0x02, 0x80]);
    expect(featureSetFromBytes(new Uint8Array(0))).toBe(0n);
  });

  it('decode to what was encoded', () => {
    fc.assert(
      fc.property(anyBits, bits => {
        expect(featureSetFromBytes(featureSetToBytes(featureSet(bits), 26))).toBe(featureSet(bits));
      }),
    );
  });
});

it.each([
  [[], 'none'],
  [[5], '5'],
  [[0, 1], '0, 1'],
  [[0, 5, 32, 33, 34, 40], '0, 5, 32-34, 40'],
  [[61, 62, 63, 64], '61-64'],
])('feature bits %j are written as %s', (bits, text) => {
  expect(featureSetText(featureSet(bits))).toBe(text);
});
