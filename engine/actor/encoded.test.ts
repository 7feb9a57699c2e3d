import { expect, it } from 'vitest';
import { encodeCommand } from '../admin/encode-command.ts';
import { dialectOf } from '../dialect/dialects.ts';
import { manage } from '../testing/lab.ts';
import { encoded } from './encoded.ts';

it('a command is put together once for each text, and every command for itself', () => {
  const [draft, reviewed] = [dialectOf('draft-2022-07'), dialectOf('draft-2022-07-reviewed')];
  const one = manage('assign', 2, '0x21');
  const other = manage('assign', 2, '0x1');
  expect(encoded(draft, one)).toEqual(encodeCommand(draft, one));
  expect(encoded(draft, one)).toBe(encoded(draft, one));
  expect(encoded(draft, other)).toEqual(encodeCommand(draft, other));
  expect(encoded(draft, other)).not.toEqual(encoded(draft, one));
  expect(encoded(reviewed, one)).toEqual(encodeCommand(reviewed, one));
});
