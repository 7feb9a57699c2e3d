import type { Motion } from '../../engine/view/parts/moment.ts';
import type { DeviceId } from '../../engine/world/ids.ts';
import { type Point, pointAt, type Way } from './way.ts';

/** A line of the picture, and where the words stand that go with what moves along it. */
export interface Line {
  readonly way: Way;
  readonly tag: { readonly at: Point; readonly align: 'start' | 'center' | 'end' };
}

/** The lines of the picture, which its layout makes; null where a function has none. */
export interface Lines {
  /** From a driver to its function. */
  readonly control: (device: DeviceId) => Line | null;
  /** From the owner of a function to it. */
  readonly effect: (device: DeviceId) => Line | null;
}

/** Something on its way: where it is at a fraction of the step. */
export interface Mover {
  readonly key: string;
  readonly kind: Exclude<Motion['kind'], 'token'>;
  readonly label: string;
  readonly tag: Line['tag'];
  readonly at: (fraction: number) => Point;
}

/** Starts and ends gently; half of the time is half of the way, so that a step that is paused half way is seen half way. */
const ease = (fraction: number): number => {
  const t = Math.min(1, Math.max(0, fraction));
  return t * t * (3 - 2 * t);
};

/** The part of a step after which the check that decides has done so. */
export const JUDGED = 0.4;

const along = (way: Way, from: number, to: number) => (fraction: number) =>
  pointAt(way, from + (to - from) * ease(fraction));

const moverOf = (motion: Exclude<Motion, { kind: 'token' }>, lines: Lines, key: string): Mover | null => {
  const line = motion.kind === 'effect' ? lines.effect(motion.device) : lines.control(motion.device);
  if (!line) return null;
  const { way, tag } = line;
  const whole = motion.kind === 'interrupt' ? along(way, way.length, 0) : along(way, 0, way.length);
  // A command is judged first, and then takes effect.
  const at = motion.kind === 'effect' ? (fraction: number) => whole((fraction - JUDGED) / (1 - JUDGED)) : whole;
  return { key, kind: motion.kind, label: motion.label, tag, at };
};

/** What moves in a step besides the tokens. A motion whose line is not on the picture is left out. */
export const moversOf = (motions: readonly Motion[], lines: Lines): readonly Mover[] =>
  motions.flatMap((motion, k) => (motion.kind === 'token' ? [] : (moverOf(motion, lines, `${k}`) ?? [])));

/** The way of a command on an administration virtqueue, with the distance of each station from its start. */
export interface Stations {
  readonly way: Way;
  readonly stops: readonly number[];
}

/**
 * Where the token of a command is: at the station passed last, or between two while a step moves it. A station of -1 is
 * the start of the way. Null without a command.
 */
export const tokenAt = (
  { way, stops }: Stations,
  at: number | null,
  motion: { readonly from: number; readonly to: number } | null,
): ((fraction: number) => Point) | null => {
  const stop = (station: number) => (station < 0 ? 0 : (stops[station] ?? way.length));
  if (motion) return along(way, stop(motion.from), stop(motion.to));
  return at === null ? null : along(way, stop(at), stop(at));
};
