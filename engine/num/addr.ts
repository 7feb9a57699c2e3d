/**
 * A guest physical address, 0..2^64-1. Loops that walk rings carry it as two unsigned 32-bit halves instead, since
 * bigint arithmetic costs ten times as much there.
 */
export type GuestAddr = bigint & { readonly __brand: 'GuestAddr' };

/** Throws a RangeError outside 0..2^64-1, and for a number that is no exact integer. */
export const addr = (n: bigint | number): GuestAddr => {
  if (typeof n === 'number' && !Number.isSafeInteger(n)) throw new RangeError(`${n} is not an exact address`);
  const value = BigInt(n);
  if (value < 0n || value > 0xffff_ffff_ffff_ffffn) throw new RangeError(`${n} is not a 64-bit address`);
  return value as GuestAddr;
};

/** The upper half, unsigned. */
export const hiOf = (a: GuestAddr): number => Number(a >> 32n);
/** The lower half, unsigned. */
export const loOf = (a: GuestAddr): number => Number(BigInt.asUintN(32, a));

/** The address with these halves; only their lowest 32 bits count, so signed halves are fine. */
export const fromHalves = (hi: number, lo: number): GuestAddr =>
  ((BigInt(hi >>> 0) << 32n) | BigInt(lo >>> 0)) as GuestAddr;

/**
 * The halves of (hi, lo) + n modulo 2^64 for 0 <= n < 2^32, one function each, so that nothing is allocated:
 * `read16(memory, addHi(hi, lo, n), addLo(lo, n))`.
 */
export const addLo = (lo: number, n: number): number => (lo + n) >>> 0;
export const addHi = (hi: number, lo: number, n: number): number => (hi + carryOf(lo, n)) >>> 0;
/** What lo + n carries into the upper half: 0 or 1. */
export const carryOf = (lo: number, n: number): 0 | 1 => (lo + n > 0xffff_ffff ? 1 : 0);

/** Whether a range of `length` bytes (0..2^32) at (hi, lo) needs bytes past 2^64. */
export const runsPast64 = (hi: number, lo: number, length: number): boolean =>
  hi === 0xffff_ffff && lo + length > 0x1_0000_0000;

/** `0x…` in lower case; without `digits` no leading zeros, with it at least so many digits. */
export const hex = (n: bigint | number, digits = 1): string => {
  if (n < 0 || (typeof n === 'number' && !Number.isInteger(n))) throw new RangeError(`${n} has no address notation`);
  return `0x${n.toString(16).padStart(digits, '0')}`;
};
