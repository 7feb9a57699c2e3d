import { err, ok, type Result, unreachable } from './result.ts';

/** Why a text is not a byte string. Positions count UTF-16 units of the text, white space included, from 0. */
export type HexError =
  | { readonly kind: 'empty' }
  | { readonly kind: 'odd'; readonly digits: number }
  | { readonly kind: 'not-hex'; readonly position: number; readonly found: string };

const pairs = Array.from({ length: 256 }, (_, byte) => byte.toString(16).padStart(2, '0'));

/** Bare lower case hex, two digits a byte. */
export const bytesToHex = (bytes: Uint8Array): string => {
  let text = '';
  for (let i = 0; i < bytes.length; i++) text += pairs[bytes[i]!];
  return text;
};

/** Reads hex digits in pairs. White space anywhere and one `0x` in front are ignored. */
export const hexToBytes = (
  text: string,
  { allowEmpty = false }: { readonly allowEmpty?: boolean } = {},
): Result<Uint8Array, HexError> => {
  const bytes = new Uint8Array(text.length >> 1);
  let digits = 0;
  let at = /^\s*0x/i.exec(text)?.[0].length ?? 0;
  for (; at < text.length; at++) {
    const value = digitOf(text.charCodeAt(at));
    if (value >= 0) {
      bytes[digits >> 1] = (bytes[digits >> 1]! << 4) | value;
      digits++;
    } else if (!/\s/.test(text[at]!)) {
      return err({ kind: 'not-hex', position: at, found: String.fromCodePoint(text.codePointAt(at)!) });
    }
  }
  if (digits % 2 === 1) return err({ kind: 'odd', digits });
  if (digits === 0 && !allowEmpty) return err({ kind: 'empty' });
  return ok(bytes.slice(0, digits / 2));
};

export const hexErrorText = (error: HexError): string => {
  switch (error.kind) {
    case 'empty':
      return 'there are no hex digits';
    case 'odd':
      return `${error.digits === 1 ? '1 hex digit is' : `${error.digits} hex digits are`} not whole bytes`;
    case 'not-hex':
      return `'${error.found}' at position ${error.position} is not a hex digit`;
    default:
      return unreachable(error);
  }
};

export const equalBytes = (a: Uint8Array, b: Uint8Array): boolean => {
  if (a.length !== b.length) return false;
  for (let i = 0; i < a.length; i++) if (a[i] !== b[i]) return false;
  return true;
};

const digitOf = (unit: number): number => {
  if (unit >= 0x30 && unit <= 0x39) return unit - 0x30;
  const letter = unit | 0x20;
  return letter >= 0x61 && letter <= 0x66 ? letter - 0x61 + 10 : -1;
};
