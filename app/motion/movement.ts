import type { Motion } from '../../engine/view/parts.ts';
import type { DeviceId, PfId } from '../../engine/world/ids.ts';
import { type Point, pointAt, type Way } from './way.ts';

/** Lines of the picture that things move along. The layout of the graph makes them. */
export interface Lines {
  /** The way of a command on an administration virtqueue, with the distance of each station. */
  readonly track: (owner: PfId, queue: number) => { readonly way: Way; readonly stops: readonly number[] } | null;
  /** From a driver to its function. */
  readonly control: (device: DeviceId) => Way | null;
  /** From the owner to a member. */
  readonly effect: (owner: PfId, device: DeviceId) => Way | null;
}

/** Something on its way: where it is at a fraction of the step. */
export interface Mover {
  readonly key: string;
  readonly kind: 'notification' | 'interrupt' | 'register' | 'effect';
  readonly label: string;
  readonly at: (fraction: number) => Point;
}

/** Starts and ends gently; half of the time is half of the way, so that a step that is paused half way is seen half way. */
export const ease = (fraction: number): number => {
  const t = Math.min(1, Math.max(0, fraction));
  return t * t * (3 - 2 * t);
};

const along = (way: Way, from: number, to: number) => (fraction: number) =>
  pointAt(way, from + (to - from) * ease(fraction));

const moverOf = (motion: Exclude<Motion, { kind: 'token' }>, lines: Lines, key: string): Mover | null => {
  const mover = (way: Way | null, backwards = false): Mover | null =>
    way && {
      key,
      kind: motion.kind,
      label: motion.label,
      at: backwards ? along(way, way.length, 0) : along(way, 0, way.length),
    };
  switch (motion.kind) {
    case 'effect':
      return mover(lines.effect(motion.owner, motion.device));
    case 'register':
    case 'notification':
      return mover(lines.control(motion.device));
    case 'interrupt':
      return mover(lines.control(motion.device), true);
  }
};

/** What moves in a step besides the tokens. A motion whose line is not on the picture is left out. */
export const moversOf = (motions: readonly Motion[], lines: Lines): readonly Mover[] =>
  motions.flatMap((motion, k) => (motion.kind === 'token' ? [] : (moverOf(motion, lines, `${k}`) ?? [])));

/**
 * Where the token of a command is: at the station passed last, or between two while a step moves it. A station of -1 is
 * the start of the way. Null without a command.
 */
export const tokenAt = (
  track: { readonly way: Way; readonly stops: readonly number[] },
  at: number | null,
  motion: { readonly from: number; readonly to: number } | null,
): ((fraction: number) => Point) | null => {
  const stop = (station: number) => (station < 0 ? 0 : (track.stops[station] ?? track.way.length));
  if (motion) return along(track.way, stop(motion.from), stop(motion.to));
  return at === null ? null : along(track.way, stop(at), stop(at));
};
