import type { Numeral } from '../../engine/world/intent.ts';
import { typed } from '../text/typed.ts';

export type NumeralText =
  | { readonly ok: true; readonly value: Numeral }
  | { readonly ok: false; readonly message: string };

/**
 * A number as somebody types it: decimal, `0x…`, or `0b…`. Whether it fits a field is for the engine to say, since a
 * value that does not is something that one may want to see refused.
 */
export const readNumeral = (text: string): NumeralText => {
  const digits = text.trim().replaceAll('_', '').toLowerCase();
  if (digits === '') return { ok: false, message: typed.noNumber };
  if (!/^(0x[0-9a-f]+|0b[01]+|\d+)$/.test(digits)) {
    return { ok: false, message: typed.notNumber(text.trim()) };
  }
  const value = BigInt(digits);
  return { ok: true, value: value <= 0xffff_ffffn ? Number(value) : `0x${value.toString(16)}` };
};

/** The bits set in a value, lowest first; none for a text that is no number. */
export const bitsIn = (text: string): readonly number[] => {
  const read = readNumeral(text);
  if (!read.ok) return [];
  const bits: number[] = [];
  let rest = BigInt(read.value);
  for (let bit = 0; rest > 0n; bit += 1, rest >>= 1n) if (rest & 1n) bits.push(bit);
  return bits;
};

/** The value with a bit turned over, as 16 hex digits. */
export const withBit = (text: string, bit: number): string => {
  const read = readNumeral(text);
  const value = (read.ok ? BigInt(read.value) : 0n) ^ (1n << BigInt(bit));
  return `0x${value.toString(16).padStart(16, '0')}`;
};
