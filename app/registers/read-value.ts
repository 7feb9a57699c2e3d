import { type NumeralText, readNumeral } from '../command/numeral.ts';
import { registers as text } from '../text/registers.ts';

/** A number that an access of so many bytes carries: what is typed is what is written, and nothing is cut off it. */
export const readValue = (typed: string, width: number): NumeralText => {
  const read = readNumeral(typed);
  return read.ok && BigInt(read.value) >> BigInt(8 * width) !== 0n
    ? { ok: false, message: text.tooWide(typed.trim(), text.bits(width)) }
    : read;
};
