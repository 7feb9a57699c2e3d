import { expect, it } from 'vitest';
import type { StationView } from '../../engine/view/parts/journey.ts';
import { segmentsOf } from './segments.ts';
import { layTrack } from './track.ts';

const visibleOnes = ['publish', 'complete'];
const stations: readonly StationView[] = [
  ...['fill', 'describe', 'place', 'publish', 'notify'].map(name => ({ name, side: 'driver' as const })),
  ...['take', 'execute', 'return', 'complete', 'interrupt'].map(name => ({ name, side: 'device' as const })),
  { name: 'collect', side: 'driver' as const },
].map(({ name, side }) => ({ name, side, step: null, skipped: false, visible: visibleOnes.includes(name) }));
const states = (at: number | null) =>
  segmentsOf(layTrack(stations), stations, at)
    .map(({ state }) => state[0])
    .join('');

it('is hidden up to publish, seen by the device from there, hidden again while it works, and seen from complete on', () => {
  expect(states(10)).toBe('hhhhsshhhsss');
});

it('leaves what is still to come', () => {
  expect(states(6)).toBe('hhhhssh' + 'ttttt');
  expect(states(null)).toBe('t'.repeat(12));
});

it('covers the whole way without a gap', () => {
  const track = layTrack(stations);
  const pieces = segmentsOf(track, stations, 3);
  expect(pieces[0]?.from).toBe(0);
  expect(pieces.at(-1)?.to).toBe(track.way.length);
  for (const [k, piece] of pieces.entries()) if (k > 0) expect(piece.from).toBe(pieces[k - 1]!.to);
});
