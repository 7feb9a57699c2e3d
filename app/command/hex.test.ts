import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readHex, spaceHex } from './hex.ts';

describe('hex typed by hand', () => {
  it('takes blanks, line breaks, commas and 0x', () => {
    expect(readHex('01 00\n0x2A,ff')).toEqual({ ok: true, hex: '01002aff' });
  });

  it('says where a character is that is no digit', () => {
    expect(readHex('01 0g')).toEqual({
      ok: false,
      at: 4,
      message: '“g” at character 5 is not a hex digit (0–9, a–f).',
    });
  });

  it('says which digit has no partner', () => {
    expect(readHex('01 00 2')).toMatchObject({ ok: false, at: 6 });
  });

  it('refuses nothing at all, unless nothing is allowed', () => {
    expect(readHex('  ')).toMatchObject({ ok: false, at: 0 });
    expect(readHex('', { empty: 'allowed' })).toEqual({ ok: true, hex: '' });
  });

  it('reads back what it wrote', () => {
    const bytes = fc.array(fc.integer({ min: 0, max: 255 }), { minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(bytes, values => {
        const hex = values.map(value => value.toString(16).padStart(2, '0')).join('');
        expect(readHex(spaceHex(hex))).toEqual({ ok: true, hex });
      }),
    );
  });

  it('writes sixteen bytes a line with a gap in the middle', () => {
    expect(spaceHex('00'.repeat(17))).toBe(`${'00 '.repeat(8)} ${'00 '.repeat(8).trim()}\n00`);
  });
});
