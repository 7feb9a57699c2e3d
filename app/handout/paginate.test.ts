import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { paginate, sizes } from './paginate.ts';

const TOP = (18 * 96) / 25.4;

describe('sheets on the screen', () => {
  it('begin anew where a block has no room, or wants a sheet of its own', () => {
    const { sheets, above } = paginate([500, 400, 300, 10], [true, false, false, true], 'a4');
    expect(sheets).toHaveLength(3);
    expect(above[0]).toBeCloseTo(TOP);
    expect(above[1]).toBe(0);
    // 500 and 400 are on the first, and the next begins a gap and a margin below its end.
    expect((above[2] ?? 0) + TOP + 900).toBeCloseTo(sizes.a4.height + 24 + TOP);
  });

  it('cut no block, lose none, and never lie above each other', () => {
    const height = fc.integer({ min: 1, max: 1600 });
    const block = fc.tuple(height, fc.boolean());
    fc.assert(
      fc.property(
        fc.array(block, { minLength: 1, maxLength: 30 }),
        fc.constantFrom('a4', 'letter'),
        (blocks, paper) => {
          const heights = blocks.map(([each]) => each);
          const { sheets, above } = paginate(
            heights,
            blocks.map(([, first]) => first),
            paper,
          );
          let y = 0;
          for (const [k, each] of heights.entries()) {
            y += above[k] ?? 0;
            const on = sheets.filter(({ top, height }) => y >= top && y + each <= top + height);
            expect(on).toHaveLength(1);
            y += each;
          }
          for (const [k, { top }] of sheets.slice(1).entries()) {
            const before = sheets[k];
            expect(top).toBeCloseTo((before?.top ?? 0) + (before?.height ?? 0) + 24);
          }
        },
      ),
    );
  });

  it('have the margins that the printer is told', () => {
    expect(readFileSync('app/handout/handout.css', 'utf8')).toContain('margin: 18mm 16mm 18mm;');
  });
});
