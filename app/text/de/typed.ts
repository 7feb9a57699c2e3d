import type { Wording } from '../catalogue.ts';
import type * as english from '../typed.ts';

export const typed: Wording<typeof english.typed> = {
  notHex: (character, place) => `„${character}“ an Stelle ${place} ist keine Hex-Ziffer (0–9, a–f).`,
  noByte: 'Hier steht kein Byte. Je Byte zwei Hex-Ziffern tippen.',
  half: (place, digits) =>
    digits === 1
      ? 'Eine Ziffer ist ein halbes Byte: zwei tippen.'
      : `Das letzte Byte hat nur eine Ziffer (Stelle ${place}): ${digits} Ziffern sind ${(digits - 1) / 2} Bytes und ein halbes.`,
  noNumber: 'Hier fehlt eine Zahl.',
  notNumber: text => `„${text}“ ist keine Zahl: Ziffern tippen, oder Hex nach 0x.`,
};
