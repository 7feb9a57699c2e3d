/** A watch for a talk: times are milliseconds, `now` is that of the wall, so that a reload loses none. */
export interface Timer {
  /** Since when it runs; null: it stands still. */
  readonly since: number | null;
  /** What had passed by then. */
  readonly before: number;
  /** What had passed when the present cue began. */
  readonly cue: number;
  /** Length of the talk; null: it has none. */
  readonly whole: number | null;
}

export const stopped: Timer = { since: null, before: 0, cue: 0, whole: null };

export const passed = ({ since, before }: Timer, now: number): number =>
  before + (since === null ? 0 : Math.max(0, now - since));

export const started = (timer: Timer, now: number): Timer => (timer.since === null ? { ...timer, since: now } : timer);

export const paused = (timer: Timer, now: number): Timer => ({ ...timer, before: passed(timer, now), since: null });

/** From nothing again; it goes on running if it did. */
export const anew = (timer: Timer, now: number): Timer => ({
  ...timer,
  before: 0,
  cue: 0,
  since: timer.since === null ? null : now,
});

export const nextCue = (timer: Timer, now: number): Timer => ({ ...timer, cue: passed(timer, now) });

/** `7:05`, `1:02:09`, and `−0:30` of what is over. */
export const clockText = (milliseconds: number): string => {
  // What is left reads 0:01 until it is over; what has passed reads 0:00 until a second has.
  const all = Math.abs(Math.floor(milliseconds / 1000));
  const [hours, minutes, seconds] = [Math.floor(all / 3600), Math.floor(all / 60) % 60, all % 60];
  const two = (count: number): string => `${count}`.padStart(2, '0');
  const sign = milliseconds < 0 && all > 0 ? '−' : '';
  return `${sign}${hours > 0 ? `${hours}:${two(minutes)}` : minutes}:${two(seconds)}`;
};
