import { describe, expect, it } from 'vitest';
import { JUDGED, type Line, type Lines, moversOf, tokenAt } from './movement.ts';
import { wayThrough } from './way.ts';

const way = wayThrough([
  { x: 0, y: 0 },
  { x: 0, y: 100 },
]);
const track = { way, stops: [20, 60, 100] };
const line: Line = { way, tag: { at: { x: 0, y: 0 }, align: 'center' } };
const lines: Lines = { control: device => (device === 'pf0' ? line : null), effect: () => line };

describe('the token of a command', () => {
  it('is half way between two stations at half of a step', () => {
    expect(tokenAt(track, 1, { from: 0, to: 1 })?.(0.5)).toEqual({ x: 0, y: 40 });
  });

  it('starts where it was and ends at the next station, and runs backwards when the fraction does', () => {
    const at = tokenAt(track, 1, { from: 0, to: 1 })!;
    expect(at(0)).toEqual({ x: 0, y: 20 });
    expect(at(1)).toEqual({ x: 0, y: 60 });
    expect([1, 0.75, 0.5, 0.25, 0].map(fraction => at(fraction).y)).toEqual([60, 53.75, 40, 26.25, 20]);
  });

  it('rests at its station while another thing moves, and is not there without a command', () => {
    expect(tokenAt(track, 1, null)?.(0.3)).toEqual({ x: 0, y: 60 });
    expect(tokenAt(track, null, null)).toBeNull();
  });

  it('comes from the driver before its first station', () => {
    expect(tokenAt(track, 0, { from: -1, to: 0 })?.(0)).toEqual({ x: 0, y: 0 });
  });
});

describe('what else moves', () => {
  it('takes a notification from the driver to the device, and an interrupt back', () => {
    const [bell, answer] = moversOf(
      [
        { kind: 'notification', device: 'pf0', queue: 2, label: 'notify' },
        { kind: 'interrupt', device: 'pf0', queue: 2, label: 'interrupt' },
      ],
      lines,
    );
    expect([bell?.at(0).y, bell?.at(1).y]).toEqual([0, 100]);
    expect([answer?.at(0).y, answer?.at(1).y]).toEqual([100, 0]);
  });

  it('moves nothing for a suppressed notification: it is not in the list', () => {
    expect(moversOf([], lines)).toEqual([]);
  });

  it('leaves out what has no line on the picture, and tokens', () => {
    expect(moversOf([{ kind: 'register', device: 'pf1', label: 'status' }], lines)).toEqual([]);
    expect(moversOf([{ kind: 'token', owner: 'pf0', queue: 0, from: 0, to: 1, head: '' }], lines)).toEqual([]);
  });

  it('land an effect only after the command was judged', () => {
    const [effect] = moversOf([{ kind: 'effect', owner: 'pf0', device: 'pf0/vf1', label: 'assign 0' }], lines);
    const start = effect?.at(0);
    expect(effect?.at(JUDGED)).toEqual(start);
    expect(effect?.at((1 + JUDGED) / 2)).not.toEqual(start);
    expect(effect?.at(1)).not.toEqual(effect?.at((1 + JUDGED) / 2));
  });
});
