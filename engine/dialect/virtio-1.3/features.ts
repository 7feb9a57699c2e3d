import type { FeatureBit } from '../../device/feature.ts';
import { featureTable } from '../../device/feature.ts';
import { netFeatures } from '../../device/net-features.ts';
import { reservedFeatures } from '../../device/reserved-features.ts';
import { published } from '../../spec/source.ts';

export const adminVq: FeatureBit = {
  bit: 41,
  name: 'ADMIN_VQ',
  device: null,
  role: 'pf',
  source: published('"Reserved Feature Bits", since 1.3'),
};

/** Bits of network devices that came with 1.4: 50 DEVICE_STATS, and all from 64 on. */
const youngest = ({ bit }: FeatureBit): boolean => bit === 50 || bit >= 64;

export const features = featureTable(
  [...netFeatures.filter(each => !youngest(each)), ...reservedFeatures, adminVq].sort((a, b) => a.bit - b.bit),
);
