import { describe, expect, it } from 'vitest';
import { letterOf } from './branches.ts';
import { within } from './hatched.ts';
import { changedRanges, marked, markedBy, touches } from './marked.ts';
import { inSlots } from './ring-read.ts';
import { sameView } from './same.ts';

describe('marks', () => {
  it('say what a value was only when it changed', () => {
    expect(marked('3', '2')).toEqual({ text: '3', was: '2' });
    expect(marked('3', '3')).toEqual({ text: '3' });
    expect(markedBy(5n, 5n, String)).toEqual({ text: '5' });
  });

  it('cover runs of bytes that differ', () => {
    const range = changedRanges(Uint8Array.of(1, 2, 3, 4, 5), Uint8Array.of(1, 0, 0, 4, 0));
    expect(range).toEqual([
      { offset: 1, size: 2 },
      { offset: 4, size: 1 },
    ]);
    expect([touches(range, 0, 1), touches(range, 2, 2), touches(range, 3, 1), touches(range, 3, 2)]).toEqual([
      false,
      true,
      false,
      true,
    ]);
    expect(changedRanges(new Uint8Array(4), new Uint8Array(4))).toEqual([]);
  });

  it('are clipped to a window', () => {
    const ranges = [
      { at: 0x100n, size: 16 },
      { at: 0x200n, size: 8 },
    ];
    expect(within(ranges, 0x108n, 0x100)).toEqual([
      { offset: 0, size: 8 },
      { offset: 0xf8, size: 8 },
    ]);
    expect(within(ranges, 0x110n, 0xf0)).toEqual([]);
  });

  it('fall on the slots between two free-running indices, across the wrap', () => {
    const slots = (from: number, to: number): number[] => [0, 1, 2, 3].filter(slot => inSlots(slot, from, to, 4));
    expect(slots(5, 5)).toEqual([]);
    expect(slots(5, 7)).toEqual([1, 2]);
    expect(slots(65_535, 1)).toEqual([0, 3]);
    expect(slots(0, 4)).toEqual([0, 1, 2, 3]);
  });
});

describe('sameView', () => {
  it('compares all the way down', () => {
    const view = { a: [1, { b: 'x' }], c: null, d: 5n };
    expect(sameView(view, structuredClone(view))).toBe(true);
    expect(sameView(view, { ...view, a: [1, { b: 'y' }] })).toBe(false);
    expect(sameView(view, { ...view, e: undefined })).toBe(false);
    expect(sameView([1], [1, 2])).toBe(false);
    expect(sameView([], {})).toBe(false);
    expect(sameView({ a: undefined }, { b: undefined })).toBe(false);
  });
});

it('letters branches like columns', () => {
  expect([0, 1, 25, 26, 27, 701, 702].map(letterOf)).toEqual(['A', 'B', 'Z', 'AA', 'AB', 'ZZ', 'AAA']);
});
