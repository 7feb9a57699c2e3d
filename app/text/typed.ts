import { spoken } from './catalogue.ts';

/** What is wrong with bytes and numbers that somebody typed. Places are counted from 1. */
export const typed = {
  notHex: (character: string, place: number) => `“${character}” at character ${place} is not a hex digit (0–9, a–f).`,
  noByte: 'There is no byte here. Type two hex digits for each byte.',
  half: (place: number, digits: number) =>
    digits === 1
      ? 'One digit is half a byte: type two.'
      : `The last byte has one digit only (character ${place}): ${digits} digits make ${(digits - 1) / 2} bytes and a half.`,
  noNumber: 'A number is missing here.',
  notNumber: (text: string) => `“${text}” is not a number: type digits, or hex after 0x.`,
};

spoken({ typed });
