import type { StationView } from '../../engine/view/parts/journey.ts';
import type { Track } from './track.ts';

/** A piece of the line into a station: how far the command is, and whether the other side could see it there. */
export interface Segment {
  readonly from: number;
  readonly to: number;
  readonly side: StationView['side'];
  readonly state: 'hidden' | 'seen' | 'todo';
}

/**
 * The pieces of a track. What a side does is hidden until the station of its own that makes it visible; the first
 * station of the other side only has what it saw.
 */
export const segmentsOf = (track: Track, stations: readonly StationView[], at: number | null): readonly Segment[] => {
  let side: StationView['side'] | null = null;
  let visible = true;
  const pieces = stations.map((station, index): Segment => {
    const turn = station.side !== side;
    const seen = index > 0 && (turn || visible);
    if (turn) visible = false;
    side = station.side;
    if (station.visible) visible = true;
    const passed = at !== null && index <= at;
    return {
      from: index === 0 ? 0 : track.stops[index - 1]!.at,
      to: track.stops[index]!.at,
      side: station.side,
      state: passed ? (seen ? 'seen' : 'hidden') : 'todo',
    };
  });
  const last = track.stops.at(-1);
  const home = at !== null && at === stations.length - 1;
  return last
    ? [...pieces, { from: last.at, to: track.way.length, side: 'driver', state: home ? 'seen' : 'todo' }]
    : pieces;
};
