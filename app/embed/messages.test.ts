import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readWish } from './messages.ts';

describe('what a host may want', () => {
  it.each([
    { ringside: 1, do: 'step' },
    { ringside: 1, do: 'hello', id: 'a' },
    { ringside: 1, do: 'seek', step: 12, id: 7 },
    { ringside: 1, do: 'seek', step: 0 },
  ])('is read: %o', wish => {
    expect(readWish(wish)).toEqual(wish);
  });

  it.each([
    null,
    'step',
    { do: 'step' },
    { ringside: 2, do: 'step' },
    { ringside: '1', do: 'step' },
    { ringside: 1, do: 'dispatch' },
    { ringside: 1, do: 'act', action: 'driver:pf0 publish' },
    { ringside: 1, do: 'step', step: 3 },
    { ringside: 1, do: 'seek' },
    { ringside: 1, do: 'seek', step: -1 },
    { ringside: 1, do: 'seek', step: 1.5 },
    { ringside: 1, do: 'seek', step: Number.NaN },
    { ringside: 1, do: 'seek', step: 1e9 },
    { ringside: 1, do: 'seek', step: '3' },
    { ringside: 1, do: 'step', id: 'x'.repeat(65) },
    { ringside: 1, do: 'step', id: {} },
    { ringside: 1, do: 'step', intent: { do: 'flr', device: 'pf0' } },
    [{ ringside: 1, do: 'step' }],
  ])('is nothing else: %o', data => {
    expect(readWish(data)).toBeNull();
  });

  it('is nothing of any shape that somebody makes up', () => {
    fc.assert(
      fc.property(fc.anything(), data => {
        expect(readWish(data)).toBeNull();
      }),
    );
  });
});
