import { describe, expect, it } from 'vitest';
import { inRanges, rowsOfPieces, spaced } from './byte-pieces.ts';

const span = (path: string, offset: number, size: number) => ({ path, name: path, offset, size });

describe('bytes in rows', () => {
  it('cuts a span at the end of a row, and says where it begins and ends', () => {
    const [first, second] = rowsOfPieces([span('a', 0, 3), span('resource_val', 3, 8)], 11, 8);
    expect(first?.map(({ offset, size, span: s, first: f, last }) => [offset, size, s?.path, f, last])).toEqual([
      [0, 3, 'a', true, true],
      [3, 5, 'resource_val', true, false],
    ]);
    expect(second?.map(({ offset, size, first: f, last }) => [offset, size, f, last])).toEqual([[8, 3, false, true]]);
  });

  it('shows the innermost of nested spans, and bytes without a name as they are', () => {
    const [row] = rowsOfPieces([span('ring', 4, 8), span('ring[0].id', 4, 4)], 16, 16);
    expect(row?.map(({ offset, size, span: s }) => [offset, size, s?.path ?? null])).toEqual([
      [0, 4, null],
      [4, 4, 'ring[0].id'],
      [8, 4, 'ring'],
      [12, 4, null],
    ]);
  });

  it('alternates the tint from span to span and keeps it across rows', () => {
    const rows = rowsOfPieces([span('a', 0, 2), span('b', 2, 8), span('c', 10, 2)], 12, 8);
    expect(rows.flat().map(({ odd }) => odd)).toEqual([false, true, true, false]);
  });

  it('has no rows without bytes, and leaves out what is past the end', () => {
    expect(rowsOfPieces([span('a', 0, 4)], 0, 8)).toEqual([]);
    expect(rowsOfPieces([span('a', 0, 40)], 4, 8).flat()).toHaveLength(1);
  });

  it('knows marks as ranges or as a whole', () => {
    expect(inRanges(4, [{ offset: 2, size: 3 }])).toBe(true);
    expect(inRanges(5, [{ offset: 2, size: 3 }])).toBe(false);
    expect(inRanges(5, true)).toBe(true);
    expect(spaced('0001ff')).toBe('00 01 ff');
  });
});
