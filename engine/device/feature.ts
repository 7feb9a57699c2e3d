import type { FeatureSet } from '../num/feature-set.ts';
import { bitsOf, hasBit } from '../num/feature-set.ts';
import type { Source } from '../spec/source.ts';
import type { DeviceType } from '../world/device-data.ts';

/** What has to be there for a bit to make sense: a bit by name, all of some, or one of some. */
export type Requirement = string | { readonly all: readonly Requirement[] } | { readonly any: readonly Requirement[] };

/** One feature bit of a dialect. */
export interface FeatureBit {
  readonly bit: number;
  /** Without the prefix: `CSUM`, `VERSION_1`. */
  readonly name: string;
  /** Null: device independent. */
  readonly device: DeviceType | null;
  readonly requires?: Requirement;
  /** Only functions with this role may offer it. */
  readonly role?: 'pf' | 'vf';
  /** Another name that it may be given by: an older version's. */
  readonly formerly?: string;
  readonly source: Source;
}

/** The feature bits of a dialect, found by number and by name. */
export interface FeatureTable {
  readonly bits: readonly FeatureBit[];
  readonly byBit: ReadonlyMap<number, FeatureBit>;
  readonly byName: ReadonlyMap<string, FeatureBit>;
}

export const featureTable = (bits: readonly FeatureBit[]): FeatureTable => ({
  bits,
  byBit: new Map(bits.map(bit => [bit.bit, bit])),
  byName: new Map(bits.map(bit => [bit.name, bit])),
});

const met = (table: FeatureTable, set: FeatureSet, requirement: Requirement): boolean => {
  if (typeof requirement === 'string') {
    const bit = table.byName.get(requirement);
    return bit !== undefined && hasBit(set, bit.bit);
  }
  return 'all' in requirement
    ? requirement.all.every(each => met(table, set, each))
    : requirement.any.some(each => met(table, set, each));
};

export const describeRequirement = (requirement: Requirement): string => {
  if (typeof requirement === 'string') return requirement;
  const [parts, word] = 'all' in requirement ? [requirement.all, ' and '] : [requirement.any, ' or '];
  return parts.map(part => (typeof part === 'string' ? part : `(${describeRequirement(part)})`)).join(word);
};

/** The bits of a set whose prerequisite is not in it, in ascending order. */
export const bitsWithoutPrerequisite = (table: FeatureTable, set: FeatureSet): FeatureBit[] =>
  bitsOf(set).flatMap(bit => {
    const feature = table.byBit.get(bit);
    return feature?.requires !== undefined && !met(table, set, feature.requires) ? [feature] : [];
  });

/** Name of a bit, or its number where the dialect has no name for it. */
export const featureName = (table: FeatureTable, bit: number): string => table.byBit.get(bit)?.name ?? `bit ${bit}`;

/** A set as people write it: `0 CSUM, 5 MAC, 32 VERSION_1`; `none` when empty. */
export const listFeatures = (table: FeatureTable, set: FeatureSet): string =>
  bitsOf(set)
    .map(bit => `${bit} ${table.byBit.get(bit)?.name ?? ''}`.trim())
    .join(', ') || 'none';
