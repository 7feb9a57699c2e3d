/**
 * The fraction, 0 to 1, of the step that was played last. It is no state of React: who moves sets a transform in the
 * callback, once a frame, while it changes.
 */

interface Run {
  readonly to: 0 | 1;
  /** Milliseconds that the whole way takes now: asked each frame, so that a change of speed is felt at once. */
  readonly pace: () => number;
  readonly resolve: () => void;
  request: number;
  before: number | null;
}

/** Movements shorter than two frames are not shown. */
const FASTEST = 32;

const listeners = new Set<() => void>();
let fraction = 1;
let direction: 1 | -1 = 1;
let run: Run | null = null;
let frozen = false;

const put = (value: number): void => {
  if (value === fraction) return;
  fraction = value;
  for (const each of listeners) each();
};

export const getFraction = (): number => fraction;

/** 1 while a step is played, -1 while it is taken back. */
export const getDirection = (): 1 | -1 => direction;

export const subscribeFraction = (changed: () => void): (() => void) => {
  listeners.add(changed);
  return () => listeners.delete(changed);
};

const end = (): void => {
  const ended = run;
  run = null;
  frozen = false;
  if (!ended) return;
  cancelAnimationFrame(ended.request);
  ended.resolve();
};

/** Puts the fraction somewhere at once; whatever ran ends. */
export const jumpTo = (value: 0 | 1): void => {
  put(value);
  end();
};

/** What runs, or is frozen, is at its end at once. */
export const finishClock = (): void => {
  if (run) jumpTo(run.to);
};

const frame = (now: number): void => {
  if (!run) return;
  const whole = run.pace();
  const passed = run.before === null ? 0 : (now - run.before) / Math.max(1, whole);
  const next = whole <= FASTEST ? run.to : Math.min(1, Math.max(0, fraction + direction * passed));
  run.before = now;
  put(next);
  if (next === run.to) end();
  else run.request = requestAnimationFrame(frame);
};

/** Runs to 0 or 1 from where the fraction is. Resolves at the end, or when something else takes over. */
export const runClock = (to: 0 | 1, pace: () => number): Promise<void> => {
  end();
  direction = to === 1 ? 1 : -1;
  if (fraction === to || pace() <= FASTEST || document.hidden) {
    put(to);
    return Promise.resolve();
  }
  return new Promise(resolve => {
    run = { to, pace, resolve, request: requestAnimationFrame(frame), before: null };
  });
};

/** The fraction stays where it is until `thawClock`, or until something else is played. */
export const freezeClock = (): void => {
  if (!run || frozen) return;
  frozen = true;
  cancelAnimationFrame(run.request);
  run.before = null;
};

/** Goes on after `freezeClock`; false when nothing was frozen. */
export const thawClock = (): boolean => {
  if (!run || !frozen) return false;
  frozen = false;
  run.request = requestAnimationFrame(frame);
  return true;
};
