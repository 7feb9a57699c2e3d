import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { bytesToHex, equalBytes, hexErrorText, hexToBytes } from './bytes.ts';

describe('hexToBytes', () => {
  it('reads pairs of digits in either case, with white space and 0x in front', () => {
    const bytes = { ok: true, value: Uint8Array.of(0x01, 0xab, 0xcd) };
    expect(hexToBytes('01abcd')).toEqual(bytes);
    expect(hexToBytes('01 AB\n\tcD ')).toEqual(bytes);
    expect(hexToBytes(' 0x01abcd')).toEqual(bytes);
    expect(hexToBytes('0X0 1a bcd')).toEqual(bytes);
  });

  it('refuses half a byte', () => {
    expect(hexToBytes('01a')).toEqual({ ok: false, error: { kind: 'odd', digits: 3 } });
    expect(hexToBytes('0')).toEqual({ ok: false, error: { kind: 'odd', digits: 1 } });
  });

  it.each([
    ['0g', 1, 'g'],
    ['01 0x02', 4, 'x'],
    ['0x0x', 3, 'x'],
    ['x0', 0, 'x'],
    ['01,02', 2, ','],
    ['-1', 0, '-'],
    ['00 😀', 3, '😀'],
    ['@`/:G', 0, '@'],
  ])('refuses %j at position %i', (text, position, found) => {
    expect(hexToBytes(text)).toEqual({ ok: false, error: { kind: 'not-hex', position, found } });
  });

  it('takes no bytes only when told that they may be', () => {
    for (const text of ['', '  ', '0x']) {
      expect(hexToBytes(text)).toEqual({ ok: false, error: { kind: 'empty' } });
      expect(hexToBytes(text, { allowEmpty: true })).toEqual({ ok: true, value: new Uint8Array(0) });
    }
  });

  it('reads what bytesToHex wrote, however it is spaced', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1 }),
        fc.string({ unit: fc.constantFrom(' ', '\n', '') }),
        (bytes, gap) => {
          expect(hexToBytes([...bytesToHex(bytes)].join(gap))).toEqual({ ok: true, value: bytes });
        },
      ),
    );
  });

  it('never throws, and reports a position inside the text', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...'0aF xX\ngé') }), text => {
        const read = hexToBytes(text);
        if (read.ok || read.error.kind !== 'not-hex') return;
        expect(text[read.error.position]).toBe(read.error.found);
      }),
    );
  });

  it('says in words what is wrong', () => {
    expect(hexErrorText({ kind: 'empty' })).toBe('there are no hex digits');
    expect(hexErrorText({ kind: 'odd', digits: 3 })).toBe('3 hex digits are not whole bytes');
    expect(hexErrorText({ kind: 'not-hex', position: 4, found: 'x' })).toBe("'x' at position 4 is not a hex digit");
  });
});

it('bytesToHex writes two lower case digits a byte', () => {
  expect(bytesToHex(Uint8Array.of(0, 9, 0xa0, 0xff))).toBe('0009a0ff');
  expect(bytesToHex(new Uint8Array(0))).toBe('');
});

it('equalBytes compares length and every byte', () => {
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2))).toBe(true);
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 3))).toBe(false);
  expect(equalBytes(Uint8Array.of(1, 2), Uint8Array.of(1, 2, 0))).toBe(false);
  expect(equalBytes(new Uint8Array(0), new Uint8Array(0))).toBe(true);
});
