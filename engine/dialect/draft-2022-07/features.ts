import type { FeatureBit } from '../../device/feature.ts';
import { featureTable } from '../../device/feature.ts';
import { netFeatures } from '../../device/net-features.ts';
import { reservedFeatures } from '../../device/reserved-features.ts';
import { posted } from '../../spec/source.ts';

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

export const features = featureTable(
  [...netFeatures, ...reservedFeatures, ...administration].sort((a, b) => a.bit - b.bit),
);

export const FEATURE_63_0_MGMT = 43;
