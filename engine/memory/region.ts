import { addr, type GuestAddr } from '../num/addr.ts';

/** A range of guest memory: who holds it and what for. */
export interface Region {
  readonly at: GuestAddr;
  /** In bytes. */
  readonly size: number;
  /** Who holds it, such as the id of an actor. */
  readonly owner: string;
  /** Who writes to it. */
  readonly side: 'driver' | 'device' | 'both';
  /** Such as `virtq_avail`. */
  readonly purpose: string;
  /** Id of the function that it serves. */
  readonly device: string;
  /** Index of the virtqueue that it serves, when it serves one. */
  readonly queue?: number;
}

export type Range = Pick<Region, 'at' | 'size'>;

export const endOf = ({ at, size }: Range): bigint => at + BigInt(size);

/** An empty range overlaps nothing. */
export const overlaps = (a: Range, b: Range): boolean => a.size > 0 && b.size > 0 && a.at < endOf(b) && b.at < endOf(a);

/** The regions that share a byte with a range, in their order. */
export const overlapping = <R extends Range>(regions: readonly R[], range: Range): R[] =>
  regions.filter(region => overlaps(region, range));

/** The first region that holds the byte at an address. */
export const regionAt = <R extends Range>(regions: readonly R[], at: GuestAddr): R | null =>
  regions.find(region => region.at <= at && at < endOf(region)) ?? null;

/**
 * The lowest address in the window, a multiple of `align`, where `need` bytes are free; null when there is none.
 * `regions` may be in any order, overlap each other, and lie outside of the window. Throws a RangeError when `align` is
 * no power of two or `need` is not positive.
 */
export const findGap = (
  regions: readonly Range[],
  window: { readonly base: GuestAddr; readonly size: number },
  need: number,
  align: number,
): GuestAddr | null => {
  if (!Number.isInteger(Math.log2(align))) throw new RangeError(`${align} is no alignment`);
  if (!Number.isInteger(need) || need < 1) throw new RangeError(`${need} bytes are needed`);
  const mask = BigInt(align) - 1n;
  const up = (at: bigint): bigint => (at + mask) & ~mask;
  const end = window.base + BigInt(window.size);
  let at = up(window.base);
  for (const region of regions.toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))) {
    if (region.at >= at + BigInt(need)) break;
    if (region.size > 0 && endOf(region) > at) at = up(endOf(region));
  }
  return at + BigInt(need) <= end ? addr(at) : null;
};
