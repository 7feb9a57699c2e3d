import { expect, it } from 'vitest';
import { remarksBeside } from './beside.ts';

const held = [
  { head: 3, descriptors: [3, 4] },
  { head: 5, descriptors: [5] },
];

it('M13: a descriptor of a split ring that is in two buffers which the device has', () => {
  expect(remarksBeside('split', { head: 6, descriptors: [6, 7] }, held)).toEqual([]);
  expect(remarksBeside('split', { head: 6, descriptors: [6, 4] }, held)).toEqual([
    { kind: 'descriptor-in-flight', rule: 'M13', index: 4, head: 3 },
  ]);
});

it('M21: a buffer id of a packed ring that is in flight twice; slots are another matter', () => {
  expect(remarksBeside('packed', { head: 7, descriptors: [3] }, held)).toEqual([]);
  expect(remarksBeside('packed', { head: 5, descriptors: [0] }, held)).toEqual([
    { kind: 'id-in-flight', rule: 'M21', id: 5 },
  ]);
});
