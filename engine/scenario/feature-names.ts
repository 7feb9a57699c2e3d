import type { FeatureTable } from '../device/feature.ts';
import type { FeatureSet } from '../num/feature-set.ts';
import { bitsOf, featureSet } from '../num/feature-set.ts';
import type { ParseError } from './parse-error.ts';
import { joinPath } from './plain.ts';
import type { FeatureList } from './scenario.ts';

/** Number of a bit that is given by number, by name, or by its name in an older version; null for any other name. */
export const bitOf = (table: FeatureTable, feature: number | string): number | null =>
  typeof feature === 'number'
    ? feature
    : ((table.byName.get(feature) ?? table.bits.find(({ formerly }) => formerly === feature))?.bit ?? null);

/** The set that a list names. Throws for an unknown name: lists are checked where they come in. */
export const setOf = (table: FeatureTable, features: FeatureList): FeatureSet =>
  featureSet(
    features.map(feature => {
      const bit = bitOf(table, feature);
      if (bit === null) throw new RangeError(`no feature ${feature}`);
      return bit;
    }),
  );

const prefix = /^VIRTIO_(?:[A-Z]+_)?F_/;

/** What is wrong with a list: names that the dialect does not have, and bits that are there twice. */
export const checkFeatures = (table: FeatureTable, features: FeatureList, path: string): ParseError[] => {
  const seen = new Set<number>();
  return features.flatMap((feature, i): ParseError[] => {
    const at = joinPath(path, i);
    const bit = bitOf(table, feature);
    if (bit === null) {
      const bare = String(feature).replace(prefix, '');
      const hint = table.byName.has(bare) ? `, write "${bare}"` : '';
      return [{ path: at, message: `the dialect has no feature named "${feature}"${hint}` }];
    }
    if (seen.has(bit)) return [{ path: at, message: `feature bit ${bit} is in the list twice` }];
    seen.add(bit);
    return [];
  });
};

/** The bits in ascending order, by name where that name leads back to the bit. */
export const namesOf = (table: FeatureTable, set: FeatureSet): (number | string)[] =>
  bitsOf(set).map(bit => {
    const name = table.byBit.get(bit)?.name;
    return name !== undefined && table.byName.get(name)?.bit === bit ? name : bit;
  });
