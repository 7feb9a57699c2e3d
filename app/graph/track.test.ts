import { describe, expect, it } from 'vitest';
import { pointAt } from '../motion/way.ts';
import { layTrack } from './track.ts';

const sides = (text: string) =>
  text.split('').map(c => ({ side: c === 'v' ? ('device' as const) : ('driver' as const) }));
/** fill, describe, place, publish, notify, take, execute, return, complete, interrupt, collect */
const split = sides('dddddvvvvvd');

describe('the way of a command', () => {
  it('has the second station of the device at the bend', () => {
    expect(layTrack(split).stops.map(stop => stop.lane)).toEqual([
      ...Array.from({ length: 6 }, () => 'down'),
      'bend',
      ...Array.from({ length: 4 }, () => 'up'),
    ]);
  });

  it('puts every station on the line, in order', () => {
    const { stops, way } = layTrack(split);
    for (const [k, stop] of stops.entries()) {
      const at = pointAt(way, stop.at);
      expect(at.x).toBeCloseTo(stop.x);
      expect(at.y).toBeCloseTo(stop.y);
      if (k > 0) expect(stop.at).toBeGreaterThan(stops[k - 1]!.at);
    }
  });

  it('leaves room between the lanes for the token on one of them and the word at a station of the other', () => {
    const { stops } = layTrack(split);
    const [down, up] = (['down', 'up'] as const).map(lane => stops.find(stop => stop.lane === lane)?.x ?? 0);
    // Half of the widest token, and the tick and the word "visible".
    expect(up! - down!).toBeGreaterThanOrEqual(37 + 75);
  });

  it('ends beside the driver, where it began', () => {
    const { stops } = layTrack(split);
    expect(stops.at(-1)?.y).toBe(stops[0]?.y);
  });

  it('stands without stations, and with a single one', () => {
    expect(layTrack([]).stops).toEqual([]);
    expect(layTrack(sides('d')).stops).toHaveLength(1);
  });
});
