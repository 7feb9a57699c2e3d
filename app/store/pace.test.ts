import { describe, expect, it } from 'vitest';
import { createPace, nextSlice } from './pace.ts';

describe('a slice of a run', () => {
  it('is as long as the engine takes in good time, grows slowly and shrinks at once', () => {
    expect(nextSlice(1000, 60)).toBe(1000);
    expect(nextSlice(1000, 5)).toBe(2000);
    expect(nextSlice(1000, 80)).toBe(750);
    expect(nextSlice(1000, 500)).toBe(500);
    expect(nextSlice(600, 5000)).toBe(500);
    expect(nextSlice(4000, 0)).toBe(4000);
  });

  it('comes to rest at a pace, whatever that is', () => {
    for (const perStep of [0.005, 0.04, 0.1]) {
      let slice = 1000;
      for (let k = 0; k < 20; k += 1) slice = nextSlice(slice, slice * perStep);
      expect(slice * perStep).toBeLessThanOrEqual(61);
    }
  });
});

describe('progress', () => {
  it('is not told before somebody has waited', () => {
    const pace = createPace(1000);
    expect(pace(1100, 0.1)).toBe(null);
    expect(pace(1700, 0.2)).not.toBe(null);
  });

  it('tells the time that is left from the pace of the last seconds', () => {
    const pace = createPace(0);
    // A tenth in the first second, then ten times slower.
    for (let now = 0; now <= 1000; now += 100) pace(now, now / 10_000);
    let last = null;
    for (let now = 1100; now <= 9000; now += 100) last = pace(now, 0.1 + (now - 1000) / 100_000);
    expect(last?.part).toBeCloseTo(0.18);
    expect((last?.left ?? 0) / 1000).toBeCloseTo(82, 0);
  });

  it('without an end in sight says so', () => {
    const pace = createPace(0);
    expect(pace(5000, null)).toEqual({ part: null, left: null });
  });
});
