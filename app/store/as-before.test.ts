import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { asBefore } from './as-before.ts';

describe('what the engine says anew', () => {
  it('is the very thing that it was where nothing of it changed', () => {
    const last = { rings: [{ at: '0x10', flags: { text: '1' } }, { at: '0x20' }], run: { step: 3, branches: [1, 2] } };
    const next = asBefore(last, structuredClone({ ...last, run: { step: 4, branches: [1, 2] } }));
    expect(next).not.toBe(last);
    expect(next.rings).toBe(last.rings);
    expect(next.run).not.toBe(last.run);
    expect(next.run.branches).toBe(last.run.branches);
    expect(next.run.step).toBe(4);
  });

  it('tells a list from an object, a missing field from one without a value, and a shorter list from a longer one', () => {
    const told = (last: unknown, next: unknown) => asBefore(last, next) !== last;
    expect(told([], {})).toBe(true);
    expect(told({ a: undefined }, { b: undefined })).toBe(true);
    expect(told([1, 2], [1])).toBe(true);
    expect(told({ a: 1, b: 2 }, { a: 1 })).toBe(true);
    expect(told(null, {})).toBe(true);
  });

  it('is equal to what came, whatever was there', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (last, next) => {
        const wanted = structuredClone(next);
        expect(asBefore(last, next)).toEqual(wanted);
        const again = structuredClone(wanted);
        if (typeof wanted === 'object' && wanted !== null) expect(asBefore(wanted, again)).toBe(wanted);
      }),
    );
  });
});
