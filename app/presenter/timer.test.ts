import { describe, expect, it } from 'vitest';
import { anew, clockText, nextCue, passed, paused, started, stopped } from './timer.ts';

describe('the watch of a talk', () => {
  it('counts while it runs, and goes on where it was', () => {
    const running = started(stopped, 1000);
    expect(passed(running, 61_000)).toBe(60_000);
    const still = paused(running, 61_000);
    expect(passed(still, 999_000)).toBe(60_000);
    expect(passed(started(still, 1_000_000), 1_005_000)).toBe(65_000);
  });

  it('is not started twice, and never runs backwards', () => {
    const running = started(stopped, 1000);
    expect(started(running, 5000)).toBe(running);
    expect(passed(running, 500)).toBe(0);
  });

  it('counts each cue from its beginning', () => {
    const second = nextCue(started(stopped, 0), 30_000);
    expect(passed(second, 42_000) - second.cue).toBe(12_000);
  });

  it('begins anew, running or not, with the length that it had', () => {
    const running = { ...started(stopped, 0), whole: 600_000 };
    expect(anew(running, 5000)).toEqual({ since: 5000, before: 0, cue: 0, whole: 600_000 });
    expect(anew(paused(running, 5000), 6000).since).toBeNull();
  });

  it.each([
    [0, '0:00'],
    [7_900, '0:07'],
    [425_000, '7:05'],
    [3_729_000, '1:02:09'],
    [-1, '−0:01'],
    [-30_000, '−0:30'],
  ])('writes %i as %s', (time, text) => {
    expect(clockText(time)).toBe(text);
  });
});
