import { describe, expect, it } from 'vitest';
import type { ComparedRow } from '../../engine/protocol/messages.ts';
import { askOf, nextRow, readRow, withReading, writeRow } from './args.ts';

const row = (kind: ComparedRow['kind'], left: number | null, right: number | null): ComparedRow => ({
  kind,
  left,
  right,
  leftAt: left ?? 0,
  rightAt: right ?? 0,
  before: null,
  after: null,
});
const rows = [row('same', 1, 1), row('left', 2, null), row('right', null, 2), row('same', 3, 3)];

describe('what a link holds of a comparison', () => {
  it('is asked part by part; what the engine does not ask for stays here', () => {
    expect(askOf({ left: 'a', at: 'left-3', only: '1', tab: 'words' })).toEqual({ left: 'a' });
    expect(askOf({})).toEqual({});
  });

  it('names rows by steps, and passes over what is no row', () => {
    for (const [place, each] of rows.entries()) expect(readRow(rows, writeRow(each))).toBe(place);
    for (const text of [undefined, '', 'left-9', 'up-1', 'left-', 'left-1e3']) expect(readRow(rows, text)).toBeNull();
  });

  it('replaces the reading of a side', () => {
    expect(withReading('d,R6=aligned,R61=x', 'R6', 'as-posted')).toBe('d,R61=x,R6=as-posted');
    expect(withReading('d', 'R6', 'aligned')).toBe('d,R6=aligned');
  });

  it('goes on to the next row, or to the next that differs', () => {
    expect(nextRow(rows, 0, 1, false)).toBe(1);
    expect(nextRow(rows, 2, 1, true)).toBe(2);
    expect(nextRow(rows, 3, -1, true)).toBe(2);
    expect(nextRow(rows, 0, -1, false)).toBe(0);
  });
});
