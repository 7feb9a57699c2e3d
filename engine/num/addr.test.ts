import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addHi, addLo, addr, carryOf, fromHalves, hex, hiOf, loOf, runsPast64 } from './addr.ts';

const anyAddr = fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }).map(addr);
const anyU32 = fc.integer({ min: 0, max: 0xffffffff });

describe('guest addresses', () => {
  it('are 0..2^64-1', () => {
    expect(addr(4096)).toBe(4096n);
    expect(addr(0xffff_ffff_ffff_ffffn)).toBe(18446744073709551615n);
    expect(() => addr(-1)).toThrow(RangeError);
    expect(() => addr(2n ** 64n)).toThrow(RangeError);
  });

  it.each([2 ** 53, 0.5, Number.NaN])('refuse the number %d, which is no exact integer', n => {
    expect(() => addr(n)).toThrow(RangeError);
  });

  it('have unsigned halves', () => {
    const a = addr(0xfedc_ba98_8765_4321n);
    expect([hiOf(a), loOf(a)]).toEqual([0xfedcba98, 0x87654321]);
    expect(fromHalves(0xfedcba98 | 0, 0x87654321 | 0)).toBe(a);
  });

  it('come back from their halves', () => {
    fc.assert(
      fc.property(anyAddr, a => {
        expect(fromHalves(hiOf(a), loOf(a))).toBe(a);
      }),
    );
  });

  it('add in halves as in bigint, modulo 2^64', () => {
    fc.assert(
      fc.property(anyAddr, anyU32, (a, n) => {
        const sum = fromHalves(addHi(hiOf(a), loOf(a), n), addLo(loOf(a), n));
        expect(sum).toBe(BigInt.asUintN(64, a + BigInt(n)));
      }),
    );
  });

  it('carry from the lower half into the upper', () => {
    expect([carryOf(0xffffffff, 0), carryOf(0xffffffff, 1), carryOf(0xffffffff, 0xffffffff)]).toEqual([0, 1, 1]);
    expect([addHi(0, 0xfffffffe, 2), addLo(0xfffffffe, 2)]).toEqual([1, 0]);
    expect([addHi(0xffffffff, 0xffffffff, 1), addLo(0xffffffff, 1)]).toEqual([0, 0]);
  });

  it('tell a range that ends at 2^64 from one that runs past it', () => {
    expect(runsPast64(0xffffffff, 0xfffffff0, 16)).toBe(false);
    expect(runsPast64(0xffffffff, 0xfffffff0, 17)).toBe(true);
    expect(runsPast64(0, 0xfffffff0, 17)).toBe(false);
    fc.assert(
      fc.property(anyAddr, anyU32, (a, n) => {
        expect(runsPast64(hiOf(a), loOf(a), n)).toBe(a + BigInt(n) > 2n ** 64n);
      }),
    );
  });

  it('are written in lower case hex', () => {
    expect(hex(0)).toBe('0x0');
    expect(hex(0xabcn)).toBe('0xabc');
    expect(hex(0xabc, 4)).toBe('0x0abc');
    expect(hex(0x12345n, 4)).toBe('0x12345');
    expect(() => hex(-1)).toThrow(RangeError);
    expect(() => hex(1.5)).toThrow(RangeError);
  });
});
