import type { LaneId, LaneView } from '../../engine/view/parts/sequence.ts';

/** Where the lanes stand, in pixels. */
export interface Lanes {
  /** Column of the step's number. */
  readonly numbers: number;
  readonly all: readonly LaneView[];
  readonly pitch: number;
  /** All of them together. */
  readonly width: number;
  /** What is left for the words beside them; 0: nothing is said there. */
  readonly words: number;
  readonly x: (lane: LaneId) => number;
  readonly titleOf: (lane: LaneId) => string;
}

export const ROW_HEIGHT = 30;

/** Where a row stands in time. */
export type When = 'past' | 'here' | 'coming';

const LETTER = 6;
const LEAST_PITCH = 46;
const MOST_PITCH = 116;
/** Narrower than that, every pixel is for the lanes. */
const NARROW = 500;
/** Less than that is no place for a sentence. */
const LEAST_WORDS = 200;

/** As far apart as there is room, and no nearer than their names allow. */
export const layLanes = (all: readonly LaneView[], room: number): Lanes => {
  const longest = Math.max(0, ...all.flatMap(({ name, part }) => [name.length, part.length]));
  const least = Math.max(LEAST_PITCH, Math.ceil(longest * LETTER) + 2);
  const count = Math.max(1, all.length);
  const numbers = room < NARROW ? 40 : 56;
  const free = Math.max(0, room - numbers);
  const tight = free - count * least < LEAST_WORDS;
  const most = tight ? free : free - Math.max(LEAST_WORDS, free * 0.36);
  const pitch = Math.max(least, Math.min(MOST_PITCH, Math.floor(most / count)));
  const places = new Map(all.map(({ id }, k) => [id, k]));
  const titles = new Map(all.map(({ id, name, part }) => [id, part === '' ? name : `${name} ${part}`]));
  return {
    numbers,
    all,
    pitch,
    width: count * pitch,
    words: tight ? 0 : free - count * pitch,
    x: lane => ((places.get(lane) ?? 0) + 0.5) * pitch,
    titleOf: lane => titles.get(lane) ?? lane,
  };
};
