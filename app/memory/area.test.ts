import { expect, it } from 'vitest';
import type { RegionView } from '../../engine/view/parts/memory.ts';
import { areaOf, regionWith } from './area.ts';

const region = (device: string, at: string, size: number): RegionView =>
  ({ device, at, size, owner: `driver:${device}`, side: 'driver', purpose: 'buffer', queue: 0, spans: [] }) as never;
const regions = [region('pf0', '0x4148', 32), region('pf0', '0x1000', 128), region('pf0/vf1', '0x9000', 16)];

it('spans the rows of all regions of a function', () => {
  expect(areaOf(regions, 'pf0')).toMatchObject({ device: 'pf0', base: '0x1000', rows: (0x4168 - 0x1000 + 8) / 16 });
  expect(areaOf(regions, 'pf0/vf1')).toMatchObject({ base: '0x9000', rows: 1 });
});

it('is that of the first function with memory when the chosen one has none', () => {
  expect(areaOf(regions, 'pf0/vf2')?.device).toBe('pf0');
  expect(areaOf([], 'pf0')).toBeUndefined();
});

it('finds the region of an address', () => {
  expect(regionWith(regions, '0x4167')?.at).toBe('0x4148');
  expect(regionWith(regions, '0x4168')).toBeUndefined();
});
