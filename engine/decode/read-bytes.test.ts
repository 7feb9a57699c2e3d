import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesToHex } from '../num/bytes.ts';
import { readBytes } from './read-bytes.ts';

const read = (text: string) => {
  const found = readBytes(text);
  return found.ok ? bytesToHex(found.value.bytes) : found.error;
};

describe('readBytes', () => {
  it.each([
    ['digits', '00000100 00000000\n02', '000001000000000002'],
    ['one 0x before all of them', '0x0102', '0102'],
    ['digits that look like offsets', '00000100 00000000 0200000000000000 01', '0000010000000000020000000000000001'],
    ['words with 0x', '0x01 0x2 0xff', '0102ff'],
    ['commas', '1, 2, ff', '0102ff'],
    ['a C array', 'static const u8 part[] = { 0x01, /* group */ 0x02,\n  0x0a, // ten\n};', '01020a'],
    ['a C string', '"\\x00\\x01" "\\xfe"', '0001fe'],
    ['colons and dashes', '01:02-03', '010203'],
    [
      'hexdump -C',
      '00000000  00 00 01 00 00 00 00 00  02 00 00 00 00 00 00 00  |................|\n00000010  01 7c |.||\n00000012\n',
      '00000100000000000200000000000000017c',
    ],
    [
      'hexdump -C with lines left out',
      '00000000  00 01 02 03 04 05 06 07  08 09 0a 0b 0c 0d 0e 0f  |................|\n*\n00000030  ff |.|\n00000031',
      `${'000102030405060708090a0b0c0d0e0f'.repeat(3)}ff`,
    ],
    [
      'xxd',
      '00000000: 0000 0100 0000 0000 0200 0000 0000 0000  ................\n00000010: 0121       .!',
      '000001000000000002000000000000000121',
    ],
    ['xxd from an offset', '00001000: 0102  ..\n00001002: 03  .', '010203'],
    ['od -A x -t x1', '000000 01 02 03 04\n000004 05\n000005\n', '0102030405'],
  ])('reads %s', (_, text, bytes) => {
    expect(read(text)).toBe(bytes);
  });

  it.each([
    ['', 0, 'there are no hex digits'],
    ['  \n ', 0, 'there are no hex digits'],
    ['{}', 0, 'there are no hex digits'],
    ['012', 2, '3 hex digits are not whole bytes: digit 3 has no second half'],
    ['01xx', 2, "'x' at position 2 is not a hex digit"],
    ['01 02\n03 0g', 10, "'g' at line 2, column 5 is not a hex digit"],
    ['0x01, 0x0z', 9, "'z' at position 9 is not a hex digit"],
    ['0x01, 0x123', 6, "'0x123' at position 6 has 3 digits"],
    ['00000000: 0102\n00000003: 03', 15, 'the offset at line 2, column 1 says byte 3, and 2 bytes are there'],
    ['*\n00000010: 01', 0, '* at line 1, column 1 cannot stand for'],
    ['0000000 0001 0002\n0000004', 8, 'line 1, column 9 shows words in the order of the machine'],
    ['00000000: 01 02\nhello: 01', 16, "'h' at line 2, column 1 is not a hex digit"],
  ])('%j is refused at character %i', (text, at, message) => {
    const found = readBytes(text);
    if (found.ok) throw new Error(bytesToHex(found.value.bytes));
    expect(found.error.at).toBe(at);
    expect(found.error.message).toContain(message);
  });

  it('never fails otherwise, and reads what it was given in any notation', () => {
    fc.assert(fc.property(fc.string(), text => void readBytes(text)));
    fc.assert(
      fc.property(
        fc.string({ unit: fc.constantFrom(...'0123456789abcdefx, :|*\n{}"\\') }),
        text => void readBytes(text),
      ),
    );
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 100 }), bytes => {
        const pairs = [...bytes].map(byte => byte.toString(16).padStart(2, '0'));
        const lines = Array.from({ length: Math.ceil(pairs.length / 16) }, (_, k) => {
          const row = pairs.slice(16 * k, 16 * k + 16);
          return `${(16 * k).toString(16).padStart(8, '0')}  ${row.slice(0, 8).join(' ')}  ${row.slice(8).join(' ')}  |${'|'.repeat(row.length)}|`;
        });
        for (const text of [
          pairs.join(''),
          pairs.join(' '),
          pairs.map(pair => `0x${pair}`).join(', '),
          lines.join('\n'),
        ]) {
          expect(read(text)).toBe(pairs.join(''));
        }
      }),
    );
  });

  it('does not fill memory for a dump that leaves out gigabytes', () => {
    expect(read('00000000  00 |.|\n*\nffffffff  01 |.|')).toMatchObject({ at: expect.any(Number) });
  });
});
