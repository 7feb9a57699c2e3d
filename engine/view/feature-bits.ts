import type { FeatureTable } from '../device/feature.ts';
import { featureName } from '../device/feature.ts';
import type { FeatureSet } from '../num/feature-set.ts';
import { bitsOf, featureSetText } from '../num/feature-set.ts';
import type { FeatureBitView } from './parts/features.ts';
import type { Say } from './words/say.ts';

/** One bit as the page shows it; a bit that the dialect has no name for is `bit 4`. */
export const featureBitView = (table: FeatureTable, bit: number): FeatureBitView => ({
  bit,
  name: featureName(table, bit),
  source: table.byBit.get(bit)?.source.kind ?? 'ours',
});

export const featureBitViews = (table: FeatureTable, set: FeatureSet): FeatureBitView[] =>
  bitsOf(set).map(bit => featureBitView(table, bit));

/** The bit numbers alone, for narrow places: `0 5 32`; `none` for the empty set, `–` where there is no set at all. */
export const bitNumbers = (set: FeatureSet | null): string => (set === null ? '–' : bitsOf(set).join(' ') || 'none');

/** The bit numbers in a sentence: `bits 0, 5, 32-34`, `bit 32`, `no bits`. */
export const bitsText = (say: Say, set: FeatureSet): string => {
  if (set === 0n) return say('no bits');
  return say((set & (set - 1n)) === 0n ? 'bit {}' : 'bits {}', featureSetText(set));
};
