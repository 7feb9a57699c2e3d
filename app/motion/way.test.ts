import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { pathOf, pointAt, wayThrough } from './way.ts';

const down = { x: 0, y: 0 };
const bend = { x: 0, y: 100 };
const right = { x: 100, y: 100 };

describe('a way of straight pieces', () => {
  it('is as long as its pieces, and half way is where they meet', () => {
    const way = wayThrough([down, bend, right]);
    expect(way.length).toBe(200);
    expect(pointAt(way, 100)).toEqual(bend);
    expect(pointAt(way, 150)).toEqual({ x: 50, y: 100 });
  });

  it('stays at its ends', () => {
    const way = wayThrough([down, bend]);
    expect(pointAt(way, -5)).toEqual(down);
    expect(pointAt(way, 1000)).toEqual(bend);
  });

  it('may be a single point', () => {
    expect(pointAt(wayThrough([right]), 12)).toEqual(right);
  });

  it('is shorter with rounded corners, and starts and ends where it did', () => {
    const way = wayThrough([down, bend, right], 18);
    expect(way.length).toBeLessThan(200);
    expect(pointAt(way, 0)).toEqual(down);
    expect(pointAt(way, way.length)).toEqual(right);
  });

  it('never jumps: two near distances are two near points', () => {
    const way = wayThrough([down, bend, right, { x: 100, y: 0 }], 18);
    fc.assert(
      fc.property(fc.double({ min: 0, max: 280, noNaN: true }), at => {
        const a = pointAt(way, at);
        const b = pointAt(way, at + 1);
        expect(Math.hypot(b.x - a.x, b.y - a.y)).toBeLessThanOrEqual(1.0001);
      }),
    );
  });

  it('draws the piece between two distances', () => {
    expect(pathOf(wayThrough([down, bend, right]), 50, 150)).toBe('M0 50L0 100L50 100');
    expect(pathOf(wayThrough([down, bend]))).toBe('M0 0L0 100');
  });
});
