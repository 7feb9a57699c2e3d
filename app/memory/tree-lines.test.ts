import { expect, it } from 'vitest';
import type { RegionView } from '../../engine/view/parts/memory.ts';
import { keyOfFunction, keyOfRegion, treeLines } from './tree-lines.ts';

const span = (path: string, changed = false) => ({ path, changed });
const region = (device: string, at: string, spans: readonly object[] = []): RegionView =>
  ({ device, at, spans }) as never;
const regions = [
  region('pf0', '0x1000', [span('desc[0]')]),
  region('pf0', '0x1080', [span('idx', true)]),
  region('pf0/vf1', '0x9000'),
];
const kinds = (...open: string[]) =>
  treeLines(regions, new Set(open))
    .map(line => line.kind[0])
    .join('');

it('has a line for each function, and those of what is open', () => {
  expect(kinds()).toBe('ff');
  expect(kinds(keyOfFunction('pf0'))).toBe('frrf');
  expect(kinds(keyOfFunction('pf0'), keyOfRegion(regions[1]!))).toBe('frrsf');
});

it('says of a function that something in it changed', () => {
  expect(treeLines(regions, new Set())).toMatchObject([
    { changed: true, count: 2 },
    { changed: false, count: 1 },
  ]);
});
