/**
 * The arithmetic below `hash.ts`: two lanes of 32 bits that mix the same words with different constants, since bigint
 * is far too slow here. The steps are those of MurmurHash3, which is public domain. Results are signed 32-bit.
 */

const rotl = (x: number, by: number): number => (x << by) | (x >>> (32 - by));

/** The next state of the high lane after one word. */
export const mixHi = (state: number, word: number): number =>
  (Math.imul(rotl(state ^ Math.imul(rotl(Math.imul(word, 0xcc9e2d51), 15), 0x1b873593), 13), 5) + 0xe6546b64) | 0;

/** The next state of the low lane after one word. */
export const mixLo = (state: number, word: number): number =>
  (Math.imul(rotl(state ^ Math.imul(rotl(Math.imul(word, 0x239b961b), 17), 0xab0e9789), 19), 5) + 0x561ccd1b) | 0;

/** Spreads every bit of a word over all 32; a bijection. */
export const avalanche = (x: number): number => {
  x = Math.imul(x ^ (x >>> 16), 0x85ebca6b);
  x = Math.imul(x ^ (x >>> 13), 0xc2b2ae35);
  return x ^ (x >>> 16);
};

/** A second one, with other constants. */
export const avalanche2 = (x: number): number => {
  x = Math.imul(x ^ (x >>> 16), 0x7feb352d);
  x = Math.imul(x ^ (x >>> 15), 0x846ca68b);
  return x ^ (x >>> 16);
};
