import type { FeatureBit, FeatureTable } from '../../device/feature.ts';
import { featureTable } from '../../device/feature.ts';
import { netFeatures } from '../../device/net-features.ts';
import { reservedFeatures } from '../../device/reserved-features.ts';
import { posted, review } from '../../spec/source.ts';
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

const tableOf = (own: readonly FeatureBit[]): FeatureTable =>
  featureTable([...netFeatures, ...reservedFeatures, ...own].sort((a, b) => a.bit - b.bit));

const features = tableOf(administration);

/** With the group alone making an owner, bit 42 is gone and 43 asks for what 42 asked for. */
const byGroup: readonly FeatureBit[] = administration
  .filter(({ bit }) => bit !== 42)
  .map(each =>
    each.bit === 43
      ? {
          ...each,
          requires: { all: ['ADMIN_VQ', 'SR_IOV'] },
          source: review('the concept of a group covers the roles'),
        }
      : each,
  );

const tables: Readonly<Record<Variant['roles'], FeatureTable>> = {
  'feature-bit': features,
  'by-group': tableOf(byGroup),
};

export const featuresOf = ({ roles }: Variant): FeatureTable => tables[roles];

export const FEATURE_63_0_MGMT = 43;
