import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addr } from '../num/addr.ts';
import { endOf, findGap, overlapping, overlaps, type Region, regionAt } from './region.ts';

const range = (at: number, size: number) => ({ at: addr(at), size });
const window = { base: addr(0x1000), size: 0x1000 };

describe('findGap', () => {
  it('takes the lowest aligned address of an empty window', () => {
    expect(findGap([], window, 16, 16)).toBe(0x1000n);
    expect(findGap([], { base: addr(0x1001), size: 0x100 }, 16, 16)).toBe(0x1010n);
    expect(findGap([], window, 0x1000, 1)).toBe(0x1000n);
    expect(findGap([], window, 0x1001, 1)).toBeNull();
  });

  it('takes the first gap that is large enough, in whatever order the regions are', () => {
    const regions = [range(0x1100, 0x10), range(0x1000, 0x20), range(0x1030, 0x10)];
    expect(findGap(regions, window, 0x10, 16)).toBe(0x1020n);
    expect(findGap(regions, window, 0x11, 16)).toBe(0x1040n);
    expect(findGap(regions, window, 0x10, 64)).toBe(0x1040n);
    expect(findGap(regions, window, 0xd0, 16)).toBe(0x1110n);
    expect(findGap([...regions, range(0x1110, 0xef0)], window, 0xc1, 1)).toBeNull();
  });

  it('passes over regions around the window, and those that overlap each other', () => {
    const regions = [range(0, 0x1004), range(0x1000, 0x100), range(0x1010, 4), range(0x2000, 0x100), range(0x1100, 0)];
    expect(findGap(regions, window, 8, 8)).toBe(0x1100n);
    expect(findGap([range(0, 0x3000)], window, 1, 1)).toBeNull();
  });

  it('knows addresses up to 2^64', () => {
    const top = { base: addr(2n ** 64n - 64n), size: 64 };
    expect(findGap([{ at: top.base, size: 48 }], top, 16, 16)).toBe(2n ** 64n - 16n);
    expect(findGap([{ at: top.base, size: 49 }], top, 16, 16)).toBeNull();
  });

  it('refuses what is no alignment and no size', () => {
    expect(() => findGap([], window, 1, 3)).toThrow(RangeError);
    expect(() => findGap([], window, 1, 0)).toThrow(RangeError);
    expect(() => findGap([], window, 0, 1)).toThrow(RangeError);
  });

  it('finds what trying every address finds', () => {
    const anyRanges = fc.array(fc.tuple(fc.nat(80), fc.nat(12)).map(([at, size]) => range(at, size)));
    fc.assert(
      fc.property(
        anyRanges,
        fc.nat(40),
        fc.nat(40),
        fc.integer({ min: 1, max: 12 }),
        fc.constantFrom(1, 2, 4, 8),
        (regions, base, size, need, align) => {
          const tried = Array.from({ length: 100 }, (_, at) => at).find(
            at =>
              at >= base &&
              at + need <= base + size &&
              at % align === 0 &&
              overlapping(regions, range(at, need)).length === 0,
          );
          expect(findGap(regions, { base: addr(base), size }, need, align)).toBe(
            tried === undefined ? null : BigInt(tried),
          );
        },
      ),
    );
  });
});

describe('regions', () => {
  const used: Region = {
    at: addr(0x20),
    size: 0x10,
    owner: 'driver:pf0',
    side: 'device',
    purpose: 'virtq_used',
    device: 'pf0',
    queue: 0,
  };

  it('hold addresses from their first byte to their last', () => {
    expect(regionAt([used], addr(0x20))).toBe(used);
    expect(regionAt([used], addr(0x2f))).toBe(used);
    expect(regionAt([used], addr(0x30))).toBeNull();
    expect(regionAt([used], addr(0x1f))).toBeNull();
    expect(endOf(used)).toBe(0x30n);
  });

  it('overlap when they share a byte', () => {
    expect(overlaps(used, range(0x2f, 1))).toBe(true);
    expect(overlaps(used, range(0x30, 1))).toBe(false);
    expect(overlaps(used, range(0x10, 0x10))).toBe(false);
    expect(overlaps(used, range(0, 0x100))).toBe(true);
    expect(overlaps(used, range(0x28, 0))).toBe(false);
    expect(overlapping([used, range(0, 8)], range(7, 0x20))).toEqual([used, range(0, 8)]);
  });
});
