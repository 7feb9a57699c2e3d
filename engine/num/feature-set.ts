/** A set of feature bits of any width: bit n of the integer stands for feature bit n. */
export type FeatureSet = bigint & { readonly __brand: 'FeatureSet' };

/** The bits of a non-negative integer as a set; throws a RangeError for a negative one. */
export const featureSetOf = (value: bigint): FeatureSet => {
  if (value < 0n) throw new RangeError(`${value} is not a set of bits`);
  return value as FeatureSet;
};

export const noFeatures: FeatureSet = featureSetOf(0n);

/** Throws a RangeError for a bit number that is negative or no integer. Bits may repeat. */
export const featureSet = (bits: Iterable<number>): FeatureSet => {
  let set = 0n;
  for (const bit of bits) set |= maskOf(bit);
  return set as FeatureSet;
};

export const hasBit = (set: FeatureSet, bit: number): boolean => (set & maskOf(bit)) !== 0n;

/** The bit numbers of the set, lowest first. */
export const bitsOf = (set: FeatureSet): number[] => {
  const bits: number[] = [];
  for (let k = 0, rest: bigint = set; rest > 0n; k += 32, rest >>= 32n) {
    for (let word = Number(BigInt.asUintN(32, rest)); word !== 0; word &= word - 1) {
      bits.push(k + 31 - Math.clz32(word & -word));
    }
  }
  return bits;
};

export const union = (a: FeatureSet, b: FeatureSet): FeatureSet => (a | b) as FeatureSet;
export const intersect = (a: FeatureSet, b: FeatureSet): FeatureSet => (a & b) as FeatureSet;
/** The bits of `a` that are not in `b`. */
export const without = (a: FeatureSet, b: FeatureSet): FeatureSet => (a & ~b) as FeatureSet;
/** Whether every bit of `a` is in `b`. */
export const isSubset = (a: FeatureSet, b: FeatureSet): boolean => (a & ~b) === 0n;

/** Bits 32k..32k+31 as an unsigned number: what `device_feature` shows when `device_feature_select` is k. */
export const word32 = (set: FeatureSet, k: number): number => Number(BigInt.asUintN(32, set >> BigInt(32 * k)));

/** The set with bits 32k..32k+31 replaced by the lowest 32 bits of `value`; the others stay. */
export const withWord32 = (set: FeatureSet, k: number, value: number): FeatureSet => {
  const shift = BigInt(32 * k);
  return ((set & ~(0xffff_ffffn << shift)) | (BigInt(value >>> 0) << shift)) as FeatureSet;
};

/** Bits 0..63. */
export const low64 = (set: FeatureSet): bigint => BigInt.asUintN(64, set);

/** The set with bits 0..63 replaced by the lowest 64 bits of `value`; the others stay. */
export const withLow64 = (set: FeatureSet, value: bigint): FeatureSet =>
  (((set >> 64n) << 64n) | BigInt.asUintN(64, value)) as FeatureSet;

/** The set that a little-endian bitmap of any length holds; bit 0 of byte 0 is feature bit 0. */
export const featureSetFromBytes = (bytes: Uint8Array): FeatureSet => {
  let set = 0n;
  for (let i = bytes.length - 1; i >= 0; i--) set = (set << 8n) | BigInt(bytes[i]!);
  return set as FeatureSet;
};

/** The little-endian bitmap of exactly `length` bytes; bits that do not fit are left out. */
export const featureSetToBytes = (set: FeatureSet, length: number): Uint8Array => {
  const bytes = new Uint8Array(length);
  for (let i = 0, rest: bigint = set; i < length && rest > 0n; i++, rest >>= 8n) bytes[i] = Number(rest & 0xffn);
  return bytes;
};

/** For people: `0, 5, 32-34`; three or more bits in a row become a range, no bits become `none`. */
export const featureSetText = (set: FeatureSet): string => {
  const bits = bitsOf(set);
  const parts: string[] = [];
  for (let i = 0; i < bits.length; ) {
    let end = i;
    while (bits[end + 1] === bits[end]! + 1) end++;
    if (end - i < 2) end = i;
    parts.push(end > i ? `${bits[i]}-${bits[end]}` : `${bits[i]}`);
    i = end + 1;
  }
  return parts.join(', ') || 'none';
};

const maskOf = (bit: number): bigint => {
  if (!Number.isInteger(bit) || bit < 0) throw new RangeError(`${bit} is not a bit number`);
  return 1n << BigInt(bit);
};
