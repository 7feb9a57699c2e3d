import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RegionView } from '../../engine/view/parts/memory.ts';
import { leafBeside, leavesOf, ROW_BYTES, segmentsIn } from './segments.ts';

const region = (
  at: string,
  size: number,
  spans: readonly [path: string, offset: number, size: number, depth: number][],
): RegionView => ({
  ...{ at, size, owner: 'driver:pf0', side: 'driver', purpose: 'virtq_avail', device: 'pf0', queue: 'avq0' },
  spans: spans.map(([path, offset, length, depth]) => ({
    ...{ path, name: path, offset, size: length, depth, source: 'posted' as const, text: '', changed: false },
  })),
});

describe('the leaves of regions', () => {
  it('are the spans without others inside', () => {
    const leaves = leavesOf(
      [
        region('0x1080', 6, [
          ['avail', 0, 6, 0],
          ['flags', 0, 2, 1],
          ['idx', 2, 2, 1],
        ]),
      ],
      '0x1000',
    );
    expect(leaves.map(({ path, start }) => [path, start])).toEqual([
      ['flags', 0x80],
      ['idx', 0x82],
    ]);
  });

  it('are the region itself when it has no spans', () => {
    expect(leavesOf([region('0x1000', 40, [])], '0x1000')).toMatchObject([{ path: 'virtq_avail', start: 0, size: 40 }]);
  });
});

describe('the pieces of a row', () => {
  it('are torn where a field crosses into the next row', () => {
    const leaves = leavesOf(
      [
        region('0x1000', 32, [
          ['a', 0, 12, 0],
          ['b', 12, 8, 0],
        ]),
      ],
      '0x1000',
    );
    expect(segmentsIn(leaves, 0).map(({ from, to, leaf, torn }) => [from, to, leaf?.path, torn])).toEqual([
      [0, 12, 'a', 'none'],
      [12, 16, 'b', 'after'],
    ]);
    expect(segmentsIn(leaves, 16).map(({ from, to, leaf, torn }) => [from, to, leaf?.path, torn])).toEqual([
      [0, 4, 'b', 'before'],
      [4, 16, undefined, 'none'],
    ]);
  });

  it('always fill the row, without gap or overlap', () => {
    const sizes = fc.array(fc.tuple(fc.integer({ min: 0, max: 9 }), fc.integer({ min: 1, max: 40 })), {
      maxLength: 12,
    });
    fc.assert(
      fc.property(sizes, fc.integer({ min: 0, max: 12 }), (list, row) => {
        let at = 0;
        const spans = list.map(([gap, size], k): [string, number, number, number] => {
          const offset = at + gap;
          at = offset + size;
          return [`f${k}`, offset, size, 0];
        });
        const pieces = segmentsIn(
          spans.length > 0 ? leavesOf([region('0x0', 512, spans)], '0x0') : [],
          row * ROW_BYTES,
        );
        expect(pieces[0]?.from).toBe(0);
        expect(pieces.at(-1)?.to).toBe(ROW_BYTES);
        for (const [k, piece] of pieces.entries()) if (k > 0) expect(piece.from).toBe(pieces[k - 1]!.to);
      }),
    );
  });
});

describe('arrows', () => {
  const spans: [string, number, number, number][] = ['a', 'b', 'c', 'd'].map((name, k) => [name, k * 8, 8, 0]);
  const leaves = leavesOf([region('0x1000', 32, spans)], '0x1000');

  it('go to the next field and to the one before', () => {
    expect(leafBeside(leaves, 8, 'ArrowRight')?.path).toBe('c');
    expect(leafBeside(leaves, 8, 'ArrowLeft')?.path).toBe('a');
    expect(leafBeside(leaves, 0, 'ArrowLeft')).toBeNull();
  });

  it('go a row down and up', () => {
    expect(leafBeside(leaves, 8, 'ArrowDown')?.path).toBe('d');
    expect(leafBeside(leaves, 16, 'ArrowUp')?.path).toBe('a');
    expect(leafBeside(leaves, 8, 'ArrowUp')).toBeNull();
  });

  it('begin at the first field, and mean nothing for other keys', () => {
    expect(leafBeside(leaves, null, 'ArrowDown')?.path).toBe('a');
    expect(leafBeside(leaves, 8, 'Enter')).toBeNull();
  });
});
