import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forEachSlot, slotAt, tableShape, withSlot } from './table.ts';

const sizes = [1, 16, 17, 1000, 65536, 2 ** 31 - 5, 2 ** 32, 2 ** 40];
const shapes = sizes.flatMap(size => [16, 64, 256, 4096].map(slotBytes => ({ size, slotBytes })));
const anyShape = fc.constantFrom(...shapes);

describe('slot tables', () => {
  it.each(shapes)('reach every address of $size bytes in slots of $slotBytes', ({ size, slotBytes }) => {
    const shape = tableShape(size, slotBytes);
    for (const address of [0, Math.floor(size / 2), size - 1]) {
      const hi = Math.floor(address / 2 ** 32);
      const table = withSlot(shape, shape.zeroTable, hi, address >>> 0, 7);
      expect(slotAt(shape, shape.zeroTable, hi, address >>> 0)).toBe(0);
      expect(slotAt(shape, table, hi, address >>> 0)).toBe(7);
      const found: number[][] = [];
      forEachSlot(shape, table, (slot, place) => found.push([slot, place]));
      expect(found).toEqual([[7, Math.floor(address / slotBytes)]]);
    }
  });

  it('have three levels of about equal length, and one leaf for all that was never written', () => {
    const { zeroTable, zeroNode, zeroLeaf } = tableShape(2 ** 31, 64);
    expect([zeroTable.length, zeroNode.length, zeroLeaf.length]).toEqual([256, 256, 512]);
    expect(new Set(zeroTable.flat()).size).toBe(1);
    expect(tableShape(0, 64).zeroTable).toEqual([]);
  });

  it('agree with a map of slots, and older tables stay as they were', () => {
    fc.assert(
      fc.property(
        anyShape,
        fc.array(fc.tuple(fc.double({ min: 0, max: 1, noNaN: true }), fc.nat(99))),
        (given, writes) => {
          const shape = tableShape(given.size, given.slotBytes);
          const last = Math.ceil(given.size / given.slotBytes) - 1;
          let seen = [{ table: shape.zeroTable, plain: new Map<number, number>() }];
          for (const [where, slot] of writes) {
            const place = Math.floor(where * last);
            const address = place * given.slotBytes;
            const { table, plain } = seen.at(-1)!;
            const next = withSlot(shape, table, Math.floor(address / 2 ** 32), address >>> 0, slot);
            seen = [...seen, { table: next, plain: new Map(plain).set(place, slot) }];
          }
          for (const { table, plain } of seen) {
            const found = new Map<number, number>();
            forEachSlot(shape, table, (slot, place) => found.set(place, slot));
            expect(found).toEqual(new Map([...plain].filter(([, slot]) => slot !== 0).sort(([a], [b]) => a - b)));
          }
        },
      ),
    );
  });
});
