import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import {
  finishClock,
  freezeClock,
  getDirection,
  getFraction,
  jumpTo,
  runClock,
  subscribeFraction,
  thawClock,
} from './clock.ts';

/** Frames as the browser would call them, 16 ms apart, when we say so. */
let frames: ((now: number) => void)[] = [];
let now = 0;
const pass = (milliseconds: number) => {
  for (const end = now + milliseconds; now < end; now += 16) {
    const due = frames;
    frames = [];
    for (const frame of due) frame(now);
  }
};

beforeEach(() => {
  frames = [];
  now = 0;
  vi.stubGlobal('document', { hidden: false });
  vi.stubGlobal('requestAnimationFrame', (frame: (at: number) => void) => frames.push(frame));
  vi.stubGlobal('cancelAnimationFrame', () => {
    frames = [];
  });
  jumpTo(1);
});
afterEach(() => vi.unstubAllGlobals());

describe('the fraction of a step', () => {
  it('runs from 0 to 1 in the time given, and says when it is there', async () => {
    jumpTo(0);
    const done = vi.fn();
    const run = runClock(1, () => 240).then(done);
    pass(128);
    expect(getFraction()).toBeGreaterThan(0.3);
    expect(getFraction()).toBeLessThan(0.7);
    expect(done).not.toHaveBeenCalled();
    pass(240);
    await run;
    expect(getFraction()).toBe(1);
  });

  it('stays half way when it is frozen, goes on when thawed, and jumps when another step is played', async () => {
    jumpTo(0);
    const run = runClock(1, () => 240);
    pass(112);
    freezeClock();
    const half = getFraction();
    pass(500);
    expect(getFraction()).toBe(half);
    thawClock();
    pass(64);
    expect(getFraction()).toBeGreaterThan(half);
    finishClock();
    await run;
    expect(getFraction()).toBe(1);
  });

  it('runs backwards from where it is', async () => {
    jumpTo(0);
    void runClock(1, () => 240);
    pass(112);
    freezeClock();
    const back = runClock(0, () => 240);
    expect(getDirection()).toBe(-1);
    pass(300);
    await back;
    expect(getFraction()).toBe(0);
  });

  it('is at its end at once without motion, and then calls nobody twice', async () => {
    jumpTo(0);
    const changed = vi.fn();
    const stop = subscribeFraction(changed);
    await runClock(1, () => 0);
    await runClock(1, () => 0);
    stop();
    jumpTo(0);
    expect(changed).toHaveBeenCalledTimes(1);
  });
});
