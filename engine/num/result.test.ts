import { describe, expect, it } from 'vitest';
import { err, ok, type Result, unreachable } from './result.ts';

describe('results', () => {
  it('tell success from failure in types', () => {
    const half = (n: number): Result<number, string> => (n % 2 === 0 ? ok(n / 2) : err(`${n} is odd`));
    expect(half(8)).toEqual({ ok: true, value: 4 });
    const failed = half(7);
    expect(failed.ok ? failed.value : failed.error).toBe('7 is odd');
  });

  it('refuse a kind that no case knows', () => {
    const kind = { kind: 'new', at: 5n } as never;
    expect(() => unreachable(kind)).toThrow('unreachable: {"kind":"new","at":"5n"}');
    expect(() => unreachable('x' as never)).toThrow('unreachable: "x"');
  });
});
