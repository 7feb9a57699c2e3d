import { describe, expect, it } from 'vitest';
import { fill } from './fill.ts';

describe('the length meter', () => {
  it('gives each band a third, and never runs over', () => {
    expect(fill(0)).toBe(0);
    expect(fill(2000)).toBeCloseTo(1 / 3);
    expect(fill(8000)).toBeCloseTo(2 / 3);
    expect(fill(20_000)).toBeCloseTo(2.5 / 3);
    expect(fill(32_000)).toBe(1);
    expect(fill(900_000)).toBe(1);
  });
});
