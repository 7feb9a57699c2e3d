const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
const values = new Map([...alphabet].map((letter, value) => [letter, value]));

/** Source: RFC 4648, "Base 64 Encoding with URL and Filename Safe Alphabet"; without padding. */
export const toBase64Url = (bytes: Uint8Array): string => {
  let text = '';
  for (let i = 0; i < bytes.length; i += 3) {
    const word = ((bytes[i] ?? 0) << 16) | ((bytes[i + 1] ?? 0) << 8) | (bytes[i + 2] ?? 0);
    const letters = Math.min(4, bytes.length - i + 1);
    for (let k = 0; k < letters; k++) text += alphabet.charAt((word >> (18 - 6 * k)) & 63);
  }
  return text;
};

export type Base64Fault = 'length' | 'letter' | 'leftover';

/**
 * The bytes of a text that `toBase64Url` made; any other text is a fault: a number of letters that no bytes have, a
 * letter outside the alphabet, or bits left over that are not zero.
 */
export const fromBase64Url = (text: string): Uint8Array | Base64Fault => {
  const bytes = new Uint8Array(Math.floor((text.length * 3) / 4));
  let held = 0;
  let bits = 0;
  let at = 0;
  for (const letter of text) {
    const value = values.get(letter);
    if (value === undefined) return 'letter';
    held = ((held << 6) | value) & 0xfff;
    bits += 6;
    if (bits < 8) continue;
    bits -= 8;
    bytes[at++] = held >> bits;
  }
  if (text.length % 4 === 1) return 'length';
  return (held & ((1 << bits) - 1)) === 0 ? bytes : 'leftover';
};
