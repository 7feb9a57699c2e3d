import { describe, expect, it } from 'vitest';
import type { BranchView } from '../../engine/view/parts/run.ts';
import { glyphPaths, rowLines } from './glyphs.ts';
import { numbersOf, PAD, scaleFor, stepAt, xOf } from './scale.ts';
import { nearestBranch, rowBranch, wayTo } from './tree.ts';

const branch = (id: number, parent: number | null, forkAt: number, glyphs: string): BranchView => ({
  id,
  letter: 'ABC'[id] ?? '?',
  parent,
  forkAt,
  end: forkAt + glyphs.length,
  glyphs,
  title: '',
});

const a = branch(0, null, 0, 'oddvvdddvv');
const b = branch(1, 0, 4, 'dVv');
const c = branch(2, 1, 6, 'dd');
const tree = [a, b, c];

describe('the scale of the timeline', () => {
  it('takes the widest gap that fits, and keeps it while the run grows a little', () => {
    expect(scaleFor(800, 40, 1).gap).toBe(18);
    expect(scaleFor(800, 42, 1).gap).toBe(18);
    expect(scaleFor(800, 57, 1).gap).toBe(11);
  });

  it('finds the step under the pointer, never one that is not there', () => {
    const scale = scaleFor(800, 40, 1);
    expect(stepAt(scale, xOf(scale, 17) + 5)).toBe(17);
    expect(stepAt(scale, -50)).toBe(0);
    expect(stepAt(scale, 5000)).toBe(40);
  });

  it('shows a window of a long run that moves only when the step leaves it', () => {
    const scale = scaleFor(1140, 5000, 40);
    expect([scale.windowed, scale.from, scale.to]).toEqual([true, 0, 100]);
    const later = scaleFor(1140, 5000, 3000, scale.from);
    expect(later.from).toBeLessThan(3000);
    expect(later.to).toBeGreaterThan(3000);
    expect(scaleFor(1140, 5000, 3005, later.from).from).toBe(later.from);
    expect(scaleFor(1140, 5000, 5000, later.from).to).toBe(5000);
  });

  it('writes round numbers', () => {
    expect(numbersOf(scaleFor(800, 57, 1))).toEqual([0, 10, 20, 30, 40, 50]);
    expect(xOf(scaleFor(800, 57, 1), 0)).toBe(PAD);
  });
});

describe('branches', () => {
  it('share the way up to where they fork', () => {
    expect(wayTo(tree, 2)).toEqual([
      { branch: 0, from: 0, to: 4 },
      { branch: 1, from: 4, to: 6 },
      { branch: 2, from: 6, to: 8 },
    ]);
    expect([0, 3, 4, 5, 8].map(step => rowBranch(wayTo(tree, 2), step))).toEqual([0, 0, 0, 1, 2]);
  });

  it('the pointer snaps to the nearest that holds the step, and keeps the shown one where they are the same', () => {
    const way = wayTo(tree, 1);
    expect(nearestBranch(tree, way, 3, 2)).toBeNull();
    expect(nearestBranch(tree, way, 6, 1)).toBeNull();
    expect(nearestBranch(tree, way, 6, 0)).toBe(0);
    expect(nearestBranch(tree, way, 10, 2)).toBe(0);
    expect(nearestBranch(tree, way, 8, 2)).toBe(2);
  });
});

describe('glyphs', () => {
  const scale = scaleFor(800, 10, 0);
  const steps = (d: string) => (d.match(/M/g) ?? []).length;

  it('are one path for each role and state, whatever the length of the run', () => {
    const long = branch(0, null, 0, 'dv'.repeat(4000));
    expect(glyphPaths([long], wayTo([long], 0), 3000, scaleFor(800, 8000, 3000, 2950)).length).toBeLessThanOrEqual(4);
  });

  it('tell what was played from what comes and from other branches; a fault has a shape of its own', () => {
    const paths = glyphPaths(tree, wayTo(tree, 1), 5, scale);
    const count = (key: string) => steps(paths.find(path => path.key === key)?.d ?? '');
    expect([count('driver-past'), count('device-past'), count('operator-past')]).toEqual([3, 1, 1]);
    expect([count('fault-future'), count('device-future')]).toEqual([1, 1]);
    expect([count('driver-other'), count('device-other')]).toEqual([5, 3]);
  });

  it('stand on lines with a curve where a branch leaves', () => {
    expect(rowLines(tree, wayTo(tree, 1), 5, scale).map(({ key, state }) => [key, state])).toEqual([
      ['0-past', 'past'],
      ['0-other', 'other'],
      ['1-future', 'future'],
      ['1-fork', 'past'],
      ['2-other', 'other'],
      ['2-fork', 'other'],
    ]);
  });
});
