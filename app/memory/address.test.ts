import { expect, it } from 'vitest';
import { bytesBetween, further } from './address.ts';

it('counts on in 64 bits', () => {
  expect(further('0x4140', 19)).toBe('0x4153');
  expect(further('0xfffffffffffffff0', 15)).toBe('0xffffffffffffffff');
  expect(further('', 3)).toBe('');
  expect(bytesBetween('0x4140', '0x4153')).toBe(19);
});
