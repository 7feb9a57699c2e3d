import { expect, it } from 'vitest';
import { convert } from './convert.ts';

it('reads little endian numbers of every width that is filled', () => {
  expect(convert('2100000001000000')).toEqual([
    { name: 'u8', text: '33 = 0x21' },
    { name: 'le16', text: '33 = 0x0021' },
    { name: 'le32', text: '33 = 0x00000021' },
    { name: 'le64', text: '4294967329 = 0x0000000100000021' },
    { name: 'bits', text: '0 5 32' },
  ]);
});

it('leaves out widths that the selection does not fill', () => {
  expect(convert('0001')).toEqual([
    { name: 'u8', text: '0 = 0x00' },
    { name: 'le16', text: '256 = 0x0100' },
    { name: 'bits', text: '8' },
  ]);
  expect(convert('')).toEqual([]);
});
