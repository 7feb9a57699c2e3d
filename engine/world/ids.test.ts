import { expect, it } from 'vitest';
import { parseActorId, parseDeviceId, sideOf } from './ids.ts';

it.each([
  ['pf0', { pf: 0, vf: 0 }],
  ['pf12', { pf: 12, vf: 0 }],
  ['pf0/vf1', { pf: 0, vf: 1 }],
  ['pf1/vf65535', { pf: 1, vf: 65535 }],
  ['pf0/vf0', null],
  ['pf01', null],
  ['pf0/vf01', null],
  ['vf1', null],
  ['pf', null],
  ['pf-1', null],
  ['pf0/vf1 ', null],
  ['pf0/avq0', null],
  ['pf123456', null],
])('%j is %o', (text, parts) => {
  expect(parseDeviceId(text)).toEqual(parts);
});

it.each([
  ['operator', { kind: 'operator' }, 'operator'],
  ['driver:pf0/vf3', { kind: 'driver', device: 'pf0/vf3' }, 'driver'],
  ['device:pf0', { kind: 'device', device: 'pf0' }, 'device'],
  ['device:pf1/avq2', { kind: 'admin', device: 'pf1', admin: 2 }, 'device'],
] as const)('%s', (actor, parts, side) => {
  expect(parseActorId(actor)).toEqual(parts);
  expect(sideOf(actor)).toBe(side);
});
