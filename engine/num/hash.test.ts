import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { combine, hashCached, hashString, hashValue, toHex } from './hash.ts';

const anyLeaf = fc.oneof(
  fc.string(),
  fc.integer(),
  fc.double({ noNaN: true }).map(n => n + 0),
  fc.boolean(),
  fc.bigInt(),
  fc.constant(null),
  fc.uint8Array(),
);
const { anyValue } = fc.letrec(tie => ({
  anyValue: fc.oneof(
    { depthSize: 'small', maxDepth: 3 },
    anyLeaf,
    fc.array(tie('anyValue')),
    fc.dictionary(fc.string(), tie('anyValue')),
  ),
}));
/** What tells two values apart, written out. */
const canonical = (value: unknown): string => {
  if (typeof value === 'bigint') return `${value}n`;
  if (typeof value === 'number') return `${value + 0}`;
  if (value instanceof Uint8Array) return `bytes(${value})`;
  if (Array.isArray(value)) return `[${value.map(canonical)}]`;
  if (typeof value !== 'object' || value === null) return JSON.stringify(value) ?? 'undefined';
  const members = Object.entries(value).map(([key, member]) => `${JSON.stringify(key)}:${canonical(member)}`);
  return `{${members.sort()}}`;
};

describe('hashValue', () => {
  it('stays the same from version to version, since links carry it', () => {
    expect(toHex(hashString('virtio'))).toBe('f67b285678e37e54');
    expect(toHex(hashValue({ status: 15, offered: 0x1_0000_0001n, rings: [null, true, 'a'] }))).toBe(
      '6bb8d9b230658c53',
    );
    expect(toHex(hashValue(Uint8Array.of(1, 2, 3, 4, 5)))).toBe('ad678ec03632e7f4');
  });

  it('is equal exactly for equal values', () => {
    fc.assert(
      fc.property(anyValue, anyValue, (a, b) => {
        expect(toHex(hashValue(a)) === toHex(hashValue(b))).toBe(canonical(a) === canonical(b));
      }),
      { numRuns: 300 },
    );
  });

  it('is the same for a copy', () => {
    fc.assert(
      fc.property(anyValue, a => {
        expect(hashValue(structuredClone(a))).toEqual(hashValue(a));
      }),
    );
  });

  it('tells kinds apart that look alike', () => {
    const values = [
      0,
      0n,
      '0',
      '',
      false,
      true,
      1,
      1n,
      -1n,
      null,
      [],
      {},
      [[]],
      [null],
      [undefined],
      [0],
      '1',
      0.5,
      2 ** 31,
      -(2 ** 31),
      2 ** 32,
      2n ** 32n,
      2n ** 64n,
      new Uint8Array(0),
      new Uint8Array(1),
      new Uint8Array(4),
      [0, 0, 0, 0],
      { a: 1 },
      { b: 1 },
      { a: null },
      { a: 1, b: 2 },
      { a: 2, b: 1 },
      ['a', 1],
      'a',
      Number.POSITIVE_INFINITY,
    ];
    expect(new Set(values.map(value => toHex(hashValue(value)))).size).toBe(values.length);
  });

  it('does not see the order of members, members that are undefined, or the sign of zero', () => {
    expect(hashValue({ a: 1, b: [2] })).toEqual(hashValue({ b: [2], a: 1 }));
    expect(hashValue({ a: 1, b: undefined })).toEqual(hashValue({ a: 1 }));
    expect(hashValue(-0)).toEqual(hashValue(0));
  });

  it('refuses what is not plain data', () => {
    for (const value of [
      new Map(),
      new Date(0),
      new Uint16Array(1),
      { f: () => 0 },
      Symbol('s') as unknown as string,
    ]) {
      expect(() => hashValue(value)).toThrow(TypeError);
    }
  });

  it('spreads small differences over all bits of both halves', () => {
    const n = 20000;
    const hashes = Array.from({ length: n }, (_, i) => hashValue({ idx: i }));
    for (const half of ['hi', 'lo'] as const) {
      expect(new Set(hashes.map(hash => hash[half])).size).toBeGreaterThan(n - 3);
      for (let bit = 0; bit < 32; bit++) {
        const ones = hashes.filter(hash => (hash[half] >>> bit) & 1).length;
        expect(Math.abs(ones - n / 2)).toBeLessThan(400);
      }
    }
  });
});

describe('hashCached', () => {
  it('is the hash of the value, before and after it is kept', () => {
    fc.assert(
      fc.property(anyValue, a => {
        const expected = hashValue(a);
        expect(hashCached(a)).toEqual(expected);
        expect(hashCached(a)).toEqual(expected);
        expect(hashCached([a, { a }])).toEqual(hashValue([a, { a }]));
      }),
    );
  });

  it('looks at a large object once', () => {
    let looked = 0;
    const large = Array.from({ length: 100 }, (_, i) => i);
    Object.defineProperty(large, 0, {
      get: () => {
        looked++;
        return 0;
      },
    });
    hashCached({ large, n: 1 });
    hashCached({ large, n: 2 });
    expect(looked).toBe(1);
  });
});

describe('combine', () => {
  it('depends on the order and on the number', () => {
    const [a, b] = [hashString('a'), hashString('b')];
    const all = [
      combine(),
      combine(a),
      combine(b),
      combine(a, b),
      combine(b, a),
      combine(a, a),
      combine(combine(a), b),
    ];
    expect(new Set(all.map(toHex)).size).toBe(7);
    expect(combine(a, b)).toEqual(combine(hashValue('a'), hashValue('b')));
  });
});

it('toHex writes 16 digits', () => {
  expect(toHex({ hi: 0, lo: 1 })).toBe('0000000000000001');
  expect(toHex({ hi: 0xfedcba98, lo: 0x76543210 })).toBe('fedcba9876543210');
});
