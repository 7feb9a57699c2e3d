/**
 * An immutable array of fixed length in two levels: changing one item copies one chunk and the list of chunks, about
 * 2·sqrt(length) references, and shares everything else. Plain data: it survives `structuredClone`, and a hash by
 * identity is kept for each chunk that did not change. Two arrays of equal items and length have equal chunks, however
 * they came about.
 */
export interface PersistentArray<T> {
  readonly length: number;
  /** Item i is at `chunks[i >> bits][i & (2^bits - 1)]`. */
  readonly bits: number;
  readonly chunks: readonly (readonly T[])[];
}

/** `length` times the same item; full chunks are one shared array. */
export const pvec = <T>(length: number, fill: T): PersistentArray<T> => {
  const bits = bitsFor(length);
  const whole: readonly T[] = Array.from({ length: Math.min(length, 1 << bits) }, () => fill);
  const rest = length & ((1 << bits) - 1);
  const chunks = Array.from({ length: length >> bits }, () => whole);
  return { length, bits, chunks: rest === 0 ? chunks : [...chunks, whole.slice(0, rest)] };
};

export const pvecOf = <T>(items: readonly T[]): PersistentArray<T> => {
  const bits = bitsFor(items.length);
  const chunks: T[][] = [];
  for (let from = 0; from < items.length; from += 1 << bits) chunks.push(items.slice(from, from + (1 << bits)));
  return { length: items.length, bits, chunks };
};

/** Throws a RangeError outside 0..length-1. */
export const get = <T>(v: PersistentArray<T>, i: number): T => {
  check(v, i);
  return v.chunks[i >> v.bits]![i & ((1 << v.bits) - 1)] as T;
};

/** The array with item i replaced; the same array when the item is already there. Throws like `get`. */
export const set = <T>(v: PersistentArray<T>, i: number, item: T): PersistentArray<T> => {
  if (Object.is(get(v, i), item)) return v;
  const chunk = v.chunks[i >> v.bits]!.slice();
  chunk[i & ((1 << v.bits) - 1)] = item;
  const chunks = v.chunks.slice();
  chunks[i >> v.bits] = chunk;
  return { length: v.length, bits: v.bits, chunks };
};

/** The items in order. */
export function* iterate<T>(v: PersistentArray<T>): Generator<T, void, undefined> {
  for (const chunk of v.chunks) yield* chunk;
}

const bitsFor = (length: number): number => Math.ceil(Math.log2(Math.max(1, length)) / 2);

const check = (v: PersistentArray<unknown>, i: number): void => {
  if (!Number.isInteger(i) || i < 0 || i >= v.length) throw new RangeError(`no item ${i} of ${v.length}`);
};
