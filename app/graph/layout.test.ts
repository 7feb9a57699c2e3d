import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { DeviceId } from '../../engine/world/ids.ts';
import { arrange, layPicture, type OwnerInput } from './layout.ts';
import type { Placed } from './placed.ts';
import { rangesOf } from './ranges.ts';
import { fitting } from './use-fit.ts';

const sides = 'oddddvvvvvd'.split('').map(c => ({ side: c === 'v' ? ('device' as const) : ('driver' as const) }));
const vfs = (pf: number, count: number) => Array.from({ length: count }, (_, k): DeviceId => `pf${pf}/vf${k + 1}`);
const owner = (pf: number, members: number, inGroup = true): OwnerInput => ({
  id: `pf${pf}`,
  inGroup,
  members: vfs(pf, members),
  tracks: [{ queue: 0, stations: sides }],
});
const none: ReadonlySet<string> = new Set();
const solid = (node: Placed) => node.kind !== 'frame' && node.kind !== 'clause' && node.kind !== 'gate';
const formOf = (nodes: readonly Placed[]) => nodes.find(node => ['member', 'card', 'row'].includes(node.kind))?.kind;
const overlap = (a: Placed, b: Placed) =>
  a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;

describe('the picture of a group', () => {
  it('never puts one thing over another, however many members and whatever the width', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 0, max: 60 }),
        fc.integer({ min: 560, max: 1900 }),
        fc.boolean(),
        (count, width, folded) => {
          const open = new Set(folded ? [] : rangesOf(vfs(0, count)).map(range => range.id));
          const { nodes } = layPicture([owner(0, count), owner(1, 3, false)], { width, open });
          const things = nodes.filter(solid);
          for (const [k, a] of things.entries())
            for (const b of things.slice(k + 1)) expect(overlap(a, b) && [a.id, b.id]).toBe(false);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('puts owners beside each other where that is wanted, and nothing over another', () => {
    const { nodes, width, height } = layPicture([owner(0, 3), owner(1, 2)], { width: 960, open: none, beside: true });
    const [left, right] = (['pf0', 'pf1'] as const).map(pf => nodes.filter(node => node.owner === pf));
    const end = Math.max(...(left ?? []).map(node => node.x + node.width));
    expect(Math.min(...(right ?? []).map(node => node.x))).toBeGreaterThan(end);
    expect(width).toBeGreaterThan(height);
    const alone = layPicture([owner(1, 2)], { width: 960, open: none, beside: true });
    expect(alone).toEqual(layPicture([owner(1, 2)], { width: 960, open: none }));
  });

  it.each([
    ['split', 'oddddvvvvvd'],
    ['packed', 'odddvvvvvd'],
  ])('has room for what crosses the line between a driver and its function beside a %s ring', (_, stages) => {
    const stations = stages.split('').map(c => ({ side: c === 'v' ? ('device' as const) : ('driver' as const) }));
    const { nodes, wires } = layPicture([{ ...owner(0, 2), tracks: [{ queue: 0, stations }] }], {
      width: 806,
      open: none,
    });
    const track = nodes.find(node => node.kind === 'track');
    if (track?.kind !== 'track') throw new Error('no track');
    const words = wires.find(({ id }) => id === 'control:pf0')?.tag.at.y ?? 0;
    const names = track.track.stops.filter(({ lane }) => lane === 'up').map(({ y }) => track.y + y);
    for (const name of names)
      expect(Math.abs(name - words), `words at ${words}, a name at ${name}`).toBeGreaterThan(13);
  });

  it('draws four members with their drivers and gates in a pane of 806 pixels', () => {
    const { nodes, width } = layPicture([owner(0, 4)], { width: 806, open: none });
    expect(formOf(nodes)).toBe('member');
    expect(nodes.filter(node => node.kind === 'gate')).toHaveLength(4);
    expect(width).toBeLessThanOrEqual(806);
  });

  it('draws cards where four members do not fit beside each other, and lines where cards would be too high', () => {
    expect(formOf(layPicture([owner(0, 4)], { width: 650, open: none }).nodes)).toBe('card');
    expect(formOf(layPicture([owner(0, 9)], { width: 806, open: none }).nodes)).toBe('row');
  });

  it('is as high as its owner needs in a low pane, where members are lines', () => {
    const low = layPicture([owner(0, 4)], { width: 806, density: 'low', open: none });
    expect(formOf(low.nodes)).toBe('row');
    expect(low.height).toBeLessThan(layPicture([owner(0, 4)], { width: 806, open: none }).height);
  });

  it.each([
    ['four members on a laptop of 1366 by 650', 4, 736, 248, 1, 'flat', 'row'],
    ['seven members on a laptop of 1366 by 650', 7, 736, 248, 1, 'flat', 'row'],
    ['as many as are drawn one by one', 24, 736, 248, 1, 'flat', 'row'],
    ['four members in a little more height', 4, 736, 290, 1, 'low', 'row'],
    ['four members in enough height', 4, 806, 320, 1, 'full', 'member'],
    ['four members on a projector of 1440 by 900', 4, 522, 248, 1.25, 'flat', 'row'],
  ] as const)('of %s is in view, with words of 11 pixels', (_, members, width, height, scale, density, form) => {
    const owners = [owner(0, members)];
    const arrangement = arrange(owners, { width, height, scale, whole: false });
    expect(arrangement?.density).toBe(density);
    const picture = layPicture(owners, { width, ...arrangement, open: none });
    expect(formOf(picture.nodes)).toBe(form);
    const { zoom } = fitting(picture, { width, height, scale });
    expect(zoom).toBeGreaterThanOrEqual(1);
    expect(picture.width * zoom).toBeLessThanOrEqual(width * scale);
    expect(picture.height * zoom).toBeLessThanOrEqual(height * scale);
    const things = picture.nodes.filter(solid);
    for (const [k, a] of things.entries())
      for (const b of things.slice(k + 1)) expect(overlap(a, b) && [a.id, b.id]).toBe(false);
  });

  it('has its members in a table where it is narrow and not all of it fits', () => {
    expect(arrange([owner(0, 4)], { width: 390, height: 600, scale: 1, whole: false })).toBeNull();
    expect(arrange([owner(0, 64)], { width: 522, height: 309, scale: 1, whole: false })).toBeNull();
    expect(arrange([owner(0, 64)], { width: 736, height: 246, scale: 1, whole: false })).not.toBeNull();
  });

  it('folds more than 24 members into ranges that open', () => {
    const closed = layPicture([owner(0, 255)], { width: 806, open: none });
    expect(closed.nodes.filter(node => node.kind === 'range')).toHaveLength(11);
    expect(closed.nodes.filter(node => node.kind === 'row')).toHaveLength(0);
    const opened = layPicture([owner(0, 255)], { width: 806, open: new Set(['range:pf0/vf25']) });
    expect(opened.nodes.filter(node => node.kind === 'row')).toHaveLength(24);
  });

  it('keeps every member inside the frame of its group', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 60 }), fc.integer({ min: 560, max: 1900 }), (count, width) => {
        const { nodes } = layPicture([owner(0, count)], { width, open: none });
        const frame = nodes.find(node => node.kind === 'frame')!;
        for (const node of nodes.filter(
          each => each.kind === 'member' || each.kind === 'card' || each.kind === 'range',
        )) {
          expect(node.x).toBeGreaterThan(frame.x);
          expect(node.y).toBeGreaterThan(frame.y);
          expect(node.x + node.width).toBeLessThan(frame.x + frame.width);
          expect(node.y + node.height).toBeLessThan(frame.y + frame.height);
        }
      }),
    );
  });
});
