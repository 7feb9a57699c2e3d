import type { Side } from '../../engine/view/parts/values.ts';
import { type Point, type Way, wayThrough } from '../motion/way.ts';

/** Where a station stands, and on which side of the line its name is written. */
export interface Stop extends Point {
  readonly lane: 'down' | 'bend' | 'up';
  /** Where its name begins, or ends in the left lane. */
  readonly nameX: number;
  /** Distance from the start of the way. */
  readonly at: number;
}

/** The way of a command as a U: the driver's stages down the left lane, the device's up the right one. */
export interface Track {
  readonly width: number;
  readonly height: number;
  readonly way: Way;
  readonly stops: readonly Stop[];
  /** Where the line to the device leaves the bend. */
  readonly bend: Point;
}

/** So wide that three digits and the longest name end before the line to the driver. */
export const TRACK_WIDTH = 350;
const ROW = 14;
const TOP = 11;
const LEFT = 107;
const RIGHT = 219;
const RADIUS = 18;
/** From a lane to the names beside it: half of the token, so that it never covers one. */
const CLEAR = 37;
/** From the last row of a lane to the bottom of the U, and from there to the device. */
const BEND = 19;
const FOOT = 18;

/**
 * Lays out the way through `stations`, whatever they are called. The second station of the device is the bend: it takes
 * the chain on the way down and does the work at the bottom. The last one is at the top again, back at the driver.
 */
export const layTrack = (stations: readonly { readonly side: Side }[]): Track => {
  const first = stations.findIndex(station => station.side === 'device');
  const bendAt = first < 0 ? stations.length - 1 : Math.min(first + 1, stations.length - 1);
  const rows = Math.max(bendAt, stations.length - 1 - bendAt, 1);
  const bottom = TOP + (rows - 1) * ROW + BEND;
  const way = wayThrough(
    [
      { x: LEFT, y: 0 },
      { x: LEFT, y: bottom },
      { x: RIGHT, y: bottom },
      { x: RIGHT, y: 0 },
    ],
    RADIUS,
  );
  const stops = stations.map((_, index): Stop => {
    if (index === bendAt)
      return { lane: 'bend', nameX: RIGHT + CLEAR, x: (LEFT + RIGHT) / 2, y: bottom, at: way.length / 2 };
    if (index < bendAt) {
      const y = TOP + (rows - bendAt + index) * ROW;
      return { lane: 'down', nameX: LEFT - CLEAR, x: LEFT, y, at: y };
    }
    const last = index === stations.length - 1 && stations[index]?.side === 'driver';
    const y = last ? TOP : TOP + (rows - (index - bendAt)) * ROW;
    return { lane: 'up', nameX: RIGHT + CLEAR, x: RIGHT, y, at: way.length - y };
  });
  return { width: TRACK_WIDTH, height: bottom + FOOT, way, stops, bend: { x: (LEFT + RIGHT) / 2, y: bottom } };
};
