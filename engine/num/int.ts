/** Integers as wide as the specification says, checked where they are made. 64 bits are bigint, at the edges only. */
export type U8 = number & { readonly __brand: 'U8' };
export type U16 = number & { readonly __brand: 'U16' };
export type U32 = number & { readonly __brand: 'U32' };
export type U64 = bigint & { readonly __brand: 'U64' };

const check = (n: number, max: number, name: string): number => {
  if (!Number.isInteger(n) || n < 0 || n > max) throw new RangeError(`${n} is not a ${name}`);
  return n;
};

/** Throws a RangeError for anything but an integer 0..255; the others alike. */
export const u8 = (n: number): U8 => check(n, 0xff, 'u8') as U8;
export const u16 = (n: number): U16 => check(n, 0xffff, 'u16') as U16;
export const u32 = (n: number): U32 => check(n, 0xffff_ffff, 'u32') as U32;
export const u64 = (n: bigint): U64 => {
  if (n < 0n || n > 0xffff_ffff_ffff_ffffn) throw new RangeError(`${n} is not a u64`);
  return n as U64;
};

/** Adds modulo 2^16, as `virtq_avail.idx` and `virtq_used.idx` run. `n` may be negative. */
export const add16 = (a: U16, n: number): U16 => ((a + n) & 0xffff) as U16;

/** How far `to` is ahead of `from`: 0..65535, also across the wrap. */
export const ahead16 = (to: U16, from: U16): U16 => ((to - from) & 0xffff) as U16;
