import type { FeatureBit, FeatureTable } from '../../device/feature.ts';
import { featureTable } from '../../device/feature.ts';
import { netFeatures } from '../../device/net-features.ts';
import { reservedFeatures } from '../../device/reserved-features.ts';
import type { Source } from '../../spec/source.ts';
import { ours, posted } from '../../spec/source.ts';
import type { Variant } from './variant.ts';

/** 41 comes from an earlier patch of the series; that 43 requires 42, and 42 requires 41 and 37, is our choice. */
const administration: readonly FeatureBit[] = [
  {
    bit: 41,
    name: 'ADMIN_VQ',
    device: null,
    role: 'pf',
    source: posted('"Reserved Feature Bits", context of the patch'),
  },
  {
    bit: 42,
    name: 'SR_IOV_MGMT_DEVICE',
    device: null,
    role: 'pf',
    requires: { all: ['ADMIN_VQ', 'SR_IOV'] },
    source: posted('"Reserved Feature Bits"'),
  },
  {
    bit: 43,
    name: 'FEATURE_63_0_MGMT',
    device: null,
    role: 'pf',
    requires: 'SR_IOV_MGMT_DEVICE',
    source: posted('"Reserved Feature Bits"'),
  },
];

/** Bits of network devices that came after the draft: they are here to show what 64 bits do not reach. */
const laterThanDraft = ({ bit }: FeatureBit): string | null => {
  if (bit === 50 || bit >= 64) return '1.4';
  return bit === 20 || (bit >= 51 && bit <= 55) ? '1.3' : null;
};

const ofNet = netFeatures.map((bit): FeatureBit => {
  const since = laterThanDraft(bit);
  return since === null ? bit : { ...bit, source: ours(`came with virtio ${since}, later than the draft`) };
});

const tableOf = (own: readonly FeatureBit[]): FeatureTable =>
  featureTable([...ofNet, ...reservedFeatures, ...own].sort((a, b) => a.bit - b.bit));

/** With the group alone making an owner, or with the commands alone, bit 42 is gone and 43 asks for what 42 asked for. */
const standingAlone = (bit: FeatureBit, source: Source): FeatureBit => ({
  ...bit,
  requires: { all: ['ADMIN_VQ', 'SR_IOV'] },
  source,
});

/** Managing any number of bits, 43 loses `63_0` in its name; whoever has written the posted name is still understood. */
const anyBits = (bit: FeatureBit): FeatureBit => ({
  ...bit,
  name: 'FEATURE_MGMT',
  formerly: bit.name,
  source: ours('the review asks for any number of bits; what the bit is called then is our choice'),
});

const bitsOf = ({ roles, stages, width }: Variant): readonly FeatureBit[] =>
  administration.flatMap(bit => {
    if (bit.bit === 42) return roles === 'by-group' || stages === 'commands' ? [] : [bit];
    if (bit.bit !== 43) return [bit];
    if (stages === 'definitions') return [];
    const named = width === 'any-bits' ? anyBits(bit) : bit;
    if (stages === 'commands')
      return [standingAlone(named, ours('the commands alone do without the bit of the roles'))];
    return [
      roles === 'by-group'
        ? standingAlone(
            named,
            ours('a group covers the roles, says the review; that 43 asks for what 42 asked for is our choice'),
          )
        : named,
    ];
  });

const tables = new Map<string, FeatureTable>();

export const featuresOf = (variant: Variant): FeatureTable => {
  const key = [variant.roles, variant.stages, variant.width].join(' ');
  const table = tables.get(key) ?? tableOf(bitsOf(variant));
  tables.set(key, table);
  return table;
};

export const FEATURE_63_0_MGMT = 43;
