import type { Side } from '../../engine/view/parts.ts';
import { type Point, type Way, wayThrough } from '../motion/way.ts';

/** Where a station stands, and on which side of the line its name is written. */
export interface Stop extends Point {
  readonly lane: 'down' | 'bend' | 'up';
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

const TRACK_WIDTH = 336;
const ROW = 14;
const TOP = 13;
const LEFT = 122;
const RIGHT = 214;
const RADIUS = 18;
/** From the last row of a lane to the bottom of the U, and from there to the device. */
const BEND = 20;
const FOOT = 19;

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
    if (index === bendAt) return { lane: 'bend', x: (LEFT + RIGHT) / 2, y: bottom, at: way.length / 2 };
    if (index < bendAt) {
      const y = TOP + (rows - bendAt + index) * ROW;
      return { lane: 'down', x: LEFT, y, at: y };
    }
    const last = index === stations.length - 1 && stations[index]?.side === 'driver';
    const y = last ? TOP : TOP + (rows - (index - bendAt)) * ROW;
    return { lane: 'up', x: RIGHT, y, at: way.length - y };
  });
  return { width: TRACK_WIDTH, height: bottom + FOOT, way, stops, bend: { x: (LEFT + RIGHT) / 2, y: bottom } };
};
