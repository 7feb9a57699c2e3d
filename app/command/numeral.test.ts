import { describe, expect, it } from 'vitest';
import { bitsIn, readNumeral, withBit } from './numeral.ts';

describe('a number typed by hand', () => {
  it('is decimal, hex or binary', () => {
    expect(readNumeral(' 33 ')).toEqual({ ok: true, value: 33 });
    expect(readNumeral('0x21')).toEqual({ ok: true, value: 33 });
    expect(readNumeral('0b100001')).toEqual({ ok: true, value: 33 });
  });

  it('keeps what does not fit 32 bits as text, so that no bit is lost', () => {
    expect(readNumeral('0x0000000100000021')).toEqual({ ok: true, value: '0x100000021' });
    expect(readNumeral('18446744073709551615')).toEqual({ ok: true, value: '0xffffffffffffffff' });
  });

  it('says what is wrong', () => {
    expect(readNumeral('')).toEqual({ ok: false, message: 'A number is missing here.' });
    expect(readNumeral('12z')).toMatchObject({ ok: false });
    expect(readNumeral('-1')).toMatchObject({ ok: false });
  });
});

describe('feature bits in a value', () => {
  it('are listed from the lowest', () => {
    expect(bitsIn('0x0000000100000021')).toEqual([0, 5, 32]);
    expect(bitsIn('nonsense')).toEqual([]);
  });

  it('are turned over one at a time', () => {
    expect(withBit('0x0000000100000021', 5)).toBe('0x0000000100000001');
    expect(withBit('0', 63)).toBe('0x8000000000000000');
  });
});
