import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { needEventAt } from './events.ts';
import { advance, isAvailable, isUsed, START, slotsBetween } from './position.ts';

describe('positions of a packed ring', () => {
  it('starts at slot 0 with wrap counter 1, and flips the counter behind the last slot', () => {
    expect(START).toBe(0x8000);
    expect(advance(0x8000, 2, 3)).toBe(0x8002);
    expect(advance(0x8002, 1, 3)).toBe(0x0000);
    expect(advance(0x0001, 3, 3)).toBe(0x8001);
    expect(advance(0xffff, 1, 32768)).toBe(0x0000);
    expect(advance(0x8000, 0, 1)).toBe(0x8000);
    expect(advance(0x8000, 1, 1)).toBe(0x0000);
  });

  it.each([
    ['1st pass', 0x8005, 0x0080, 0x8080],
    ['2nd pass', 0x0005, 0x8000, 0x0000],
  ])('%s: which AVAIL and USED bits mean available, and which used', (_, position, available, used) => {
    for (const flags of [0x0000, 0x0080, 0x8000, 0x8080]) {
      expect(isAvailable(flags | 0x7f7f, position)).toBe(flags === available);
      expect(isUsed(flags | 0x7f7f, position)).toBe(flags === used);
    }
  });

  it('counts slots across the wrap', () => {
    const sizes = fc.integer({ min: 1, max: 32768 });
    fc.assert(
      fc.property(sizes, fc.nat(), fc.boolean(), fc.nat(), (size, slot, wrap, more) => {
        const from = (slot % size) | (wrap ? 0x8000 : 0);
        const slots = more % (size + 1);
        expect(slotsBetween(from, advance(from, slots, size), size)).toBe(slots);
      }),
    );
  });

  it('passes exactly the descriptors that it moved over, wrap or no wrap', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 40 }), fc.nat(), fc.nat(), fc.nat(), (size, start, more, ahead) => {
        const from = advance(START, start % size, size);
        const moved = more % (size + 1);
        const to = advance(from, moved, size);
        // any position at most `size` away from where the ring stands now, on either side
        let event = advance(from, ahead % size, size);
        const passed = ahead % size < moved;
        expect(needEventAt(event, to, from, size)).toBe(passed);
        event = advance(to, ahead % size, size);
        expect(needEventAt(event, to, from, size)).toBe(false);
      }),
    );
  });
});
