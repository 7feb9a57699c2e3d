import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { alignSteps } from './align.ts';

const shown = (left: string, right: string, meet?: { left: number; right: number }): string =>
  alignSteps([...left], [...right], meet)
    .map(
      pair => `${pair.left === null ? '-' : left[pair.left - 1]}${pair.right === null ? '-' : right[pair.right - 1]}`,
    )
    .join(' ');

describe('steps of two runs, side by side', () => {
  it.each([
    ['abc', 'abc', 'aa bb cc'],
    ['abc', 'ac', 'aa b- cc'],
    ['ac', 'abc', 'aa -b cc'],
    ['abxc', 'abyzc', 'aa bb x- -y -z cc'],
    ['', 'ab', '-a -b'],
    ['', '', ''],
    // Two that changed places: one of them stays alone on both sides.
    ['abcd', 'acbd', 'aa b- cc -b dd'],
  ])('%s and %s: %s', (left, right, rows) => {
    const found = shown(left, right);
    if (left === 'abcd') expect(['aa b- cc -b dd', 'aa -c bb c- dd']).toContain(found);
    else expect(found).toBe(rows);
  });

  it('a chosen pair stands side by side, whatever its steps are called', () => {
    expect(shown('abcd', 'abxd', { left: 3, right: 3 })).toBe('aa bb cx dd');
    expect(shown('abc', 'xyabc', { left: 1, right: 1 })).toBe('ax -y -a bb cc');
  });

  it('holds every step of both runs once, in order, and puts as many together as any order allows', () => {
    const names = fc.uniqueArray(fc.integer({ min: 0, max: 12 }), { maxLength: 9 });
    fc.assert(
      fc.property(names, names, (a, b) => {
        const [left, right] = [a.map(String), b.map(String)];
        const pairs = alignSteps(left, right);
        expect(pairs.flatMap(pair => pair.left ?? [])).toEqual(left.map((_, k) => k + 1));
        expect(pairs.flatMap(pair => pair.right ?? [])).toEqual(right.map((_, k) => k + 1));
        const together = pairs.filter(pair => pair.left !== null && pair.right !== null);
        for (const pair of together) expect(left[pair.left! - 1]).toBe(right[pair.right! - 1]);
        // The textbook table, as the other way to count them.
        const most = [right.map(() => 0).concat(0)];
        for (const [i, name] of left.entries()) {
          const row = [0];
          for (const [j, other] of right.entries())
            row.push(name === other ? most[i]![j]! + 1 : Math.max(most[i]![j + 1]!, row[j]!));
          most.push(row);
        }
        expect(together.length).toBe(most.at(-1)!.at(-1));
      }),
    );
  });
});
