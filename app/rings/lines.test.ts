import { describe, expect, it } from 'vitest';
import { layLines } from './lines.ts';

describe('lines of the ring tables', () => {
  it('are the slots while no table is open', () => {
    const lines = layLines(4, []);
    expect(lines.count).toBe(4);
    expect([0, 3].map(lines.at)).toEqual([
      { slot: 0, entry: null },
      { slot: 3, entry: null },
    ]);
  });

  it('hold the entries of an open table below its slot, and move what follows', () => {
    const lines = layLines(4, [
      { slot: 1, entries: 2 },
      { slot: 3, entries: 1 },
    ]);
    expect(lines.count).toBe(7);
    expect(Array.from({ length: 7 }, (_, line) => lines.at(line)).map(({ slot, entry }) => [slot, entry])).toEqual([
      [0, null],
      [1, null],
      [1, 0],
      [1, 1],
      [2, null],
      [3, null],
      [3, 0],
    ]);
    expect([0, 1, 2, 3].map(lines.of)).toEqual([0, 1, 4, 5]);
  });
});
