import type { FeatureSet } from '../../num/feature-set.ts';
import { bitsOf, featureSetFromBytes, featureSetOf, featureSetToBytes, low64 } from '../../num/feature-set.ts';
import type { Variant } from './variant.ts';

/** A value as a struct holds it: one word of 64 bits, or as many as there are. */
export type ValueField = bigint | Uint8Array;

export const valueFrom = (field: ValueField): FeatureSet =>
  typeof field === 'bigint' ? featureSetOf(field) : featureSetFromBytes(field);

/** A value whose last word is whole: what is missing of it reads as zero. */
export const wholeWords = (field: ValueField): ValueField =>
  typeof field === 'bigint' ? field : featureSetToBytes(valueFrom(field), 8 * Math.ceil(field.length / 8));

/** Whole words that hold the highest bit of a set, one at least. */
export const wordsFor = (set: FeatureSet): number => Math.floor((bitsOf(set).at(-1) ?? 0) / 64) + 1;

/** The part of a set that this width can tell. */
export const manageablePart = ({ width }: Variant, set: FeatureSet): FeatureSet =>
  width === 'any-bits' ? set : featureSetOf(low64(set));

/** A set as a result holds it; `words` only matters where there can be more than one. */
export const valueField = ({ width }: Variant, set: FeatureSet, words: number): ValueField =>
  width === 'any-bits' ? featureSetToBytes(set, 8 * words) : low64(set);
