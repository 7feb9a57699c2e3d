import type { FeatureBit } from '../../device/feature.ts';
import { featureTable } from '../../device/feature.ts';
import { netFeatures } from '../../device/net-features.ts';
import { reservedFeatures } from '../../device/reserved-features.ts';
import { published } from '../../spec/source.ts';
import { adminVq } from '../virtio-1.3/features.ts';

const suspend: FeatureBit = {
  bit: 43,
  name: 'SUSPEND',
  device: null,
  source: published('"Reserved Feature Bits", since 1.4'),
};

export const features = featureTable(
  [...netFeatures, ...reservedFeatures, adminVq, suspend].sort((a, b) => a.bit - b.bit),
);
