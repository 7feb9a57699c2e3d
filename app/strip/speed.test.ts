import { describe, expect, it } from 'vitest';
import { NOTCHES, notchOf, speedAt } from './speed.ts';

describe('the speed slider', () => {
  it('is 1 in the middle and 16 times slower and faster at its ends', () => {
    expect(speedAt(NOTCHES / 2)).toBe(1);
    expect(speedAt(0)).toBe(1 / 16);
    expect(speedAt(NOTCHES)).toBe(16);
  });

  it('doubles over equal ways', () => {
    expect(speedAt(40) / speedAt(32)).toBeCloseTo(2);
    expect(speedAt(16) / speedAt(8)).toBeCloseTo(2);
  });

  it('finds the place of each of its speeds again', () => {
    for (let notch = 0; notch <= NOTCHES; notch += 1) expect(notchOf(speedAt(notch))).toBe(notch);
  });
});
