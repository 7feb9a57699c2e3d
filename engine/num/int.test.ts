import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { add16, ahead16, type U8, type U16, u8, u16, u32, u64 } from './int.ts';

const anyU16 = fc.integer({ min: 0, max: 65535 }).map(u16);

describe('integers as wide as the specification says', () => {
  it('makes the largest and refuses the next', () => {
    expect([u8(0), u8(255), u16(65535), u32(4294967295)]).toEqual([0, 255, 65535, 4294967295]);
    expect(u64(18446744073709551615n)).toBe(18446744073709551615n);
    expect(() => u8(256)).toThrow(new RangeError('256 is not a u8'));
    expect(() => u16(65536)).toThrow(RangeError);
    expect(() => u32(4294967296)).toThrow(RangeError);
    expect(() => u64(18446744073709551616n)).toThrow(RangeError);
  });

  it.each([-1, 0.5, Number.NaN, Number.POSITIVE_INFINITY])('refuses %d', n => {
    expect(() => u8(n)).toThrow(RangeError);
    expect(() => u16(n)).toThrow(RangeError);
    expect(() => u32(n)).toThrow(RangeError);
  });

  it('keeps widths apart in types', () => {
    expectTypeOf(u8(1)).not.toMatchTypeOf<U16>();
    expectTypeOf<U8>().toMatchTypeOf<number>();
    // @ts-expect-error a plain number has not been checked
    expect(add16(65535, 1)).toBe(0);
  });
});

describe('arithmetic modulo 2^16', () => {
  it('goes from 65535 to 0 and back', () => {
    expect(add16(u16(65535), 1)).toBe(0);
    expect(add16(u16(65534), 4)).toBe(2);
    expect(add16(u16(0), -1)).toBe(65535);
    expect(ahead16(u16(2), u16(65534))).toBe(4);
    expect(ahead16(u16(65534), u16(2))).toBe(65532);
    expect(ahead16(u16(7), u16(7))).toBe(0);
  });

  it('says how far an index is ahead, wrap or no wrap', () => {
    fc.assert(
      fc.property(anyU16, anyU16, (from, n) => {
        expect(ahead16(add16(from, n), from)).toBe(n);
      }),
    );
  });

  it('adds in any order', () => {
    fc.assert(
      fc.property(anyU16, fc.nat(70000), fc.nat(70000), (a, m, n) => {
        expect(add16(add16(a, m), n)).toBe(add16(a, m + n));
      }),
    );
  });
});
