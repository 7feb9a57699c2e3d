/** Pixels from step to step; the widest that fits is taken, so that the picture seldom changes while a run grows. */
const GAPS = [18, 14, 11, 9, 7, 6] as const;
/** In the window of a longer run: wide enough to tell the shapes. */
const WINDOW_GAP = 11;
/** Room left of the first step and right of the last. */
export const PAD = 20;

export interface Scale {
  readonly gap: number;
  /** First and last step in view. */
  readonly from: number;
  readonly to: number;
  /** The run is longer than the view: a window moves with the step that is shown. */
  readonly windowed: boolean;
}

/** Start of the window: it stays while the step is well inside, else the step comes to a third of it. */
const windowFrom = (previous: number, step: number, count: number, end: number): number => {
  const margin = Math.floor(count / 12);
  const inside = step >= previous + (previous === 0 ? 0 : margin) && step <= previous + count - margin;
  const from = inside ? previous : step - Math.floor(count / 3);
  return Math.max(0, Math.min(from, end - count));
};

export const scaleFor = (width: number, end: number, step: number, previous = 0): Scale => {
  const room = Math.max(0, width - 2 * PAD);
  const gap = GAPS.find(each => each * end <= room);
  if (gap !== undefined) return { gap, from: 0, to: end, windowed: false };
  const count = Math.max(1, Math.floor(room / WINDOW_GAP));
  const from = windowFrom(previous, step, count, end);
  return { gap: WINDOW_GAP, from, to: Math.min(end, from + count), windowed: true };
};

export const xOf = (scale: Scale, step: number): number => PAD + (step - scale.from) * scale.gap;

/** The step nearest to a place. */
export const stepAt = (scale: Scale, x: number): number =>
  Math.max(scale.from, Math.min(scale.to, scale.from + Math.round((x - PAD) / scale.gap)));

const ROUND = [1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] as const;

/** Steps whose number is written below: round ones, far enough from each other to be read. */
export const numbersOf = (scale: Scale): readonly number[] => {
  const each = ROUND.find(count => count * scale.gap >= 64) ?? 1000;
  const first = Math.ceil(scale.from / each) * each;
  return Array.from({ length: Math.max(0, Math.floor((scale.to - first) / each) + 1) }, (_, k) => first + k * each);
};
