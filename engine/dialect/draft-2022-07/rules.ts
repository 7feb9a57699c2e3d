import type { DeviceRules, ResetKind } from '../../device/rules.ts';
import { featureSetOf, intersect, low64, noFeatures, union, withLow64, without } from '../../num/feature-set.ts';
import { featuresOf } from './features.ts';
import type { Variant } from './variant.ts';

const persistence = {
  status: 'persistence',
  flr: 'persistence-flr',
  'vf-enable': 'persistence-vf-enable',
  'owner-reset': 'persistence-owner-reset',
} as const satisfies Record<ResetKind, string>;

const LOW64 = (1n << 64n) - 1n;

/** What a managed device offers, and how long an assignment lives. */
export const rulesOf = (variant: Variant): DeviceRules => ({
  features: featuresOf(variant),
  facetsAfter: (kind, facets, readings) =>
    facets.assigned === null || readings[persistence[kind]] === 'keep' ? facets : { ...facets, assigned: null },
  offered: (hardware, { assigned }, manageable, readings) => {
    if (assigned === null) return hardware;
    if (variant.width === 'any-bits') {
      const kept = readings['outside-manageable'] === 'untouched' ? without(hardware, manageable) : noFeatures;
      return union(intersect(assigned, hardware), kept);
    }
    const unmanaged = readings['outside-manageable'] === 'untouched' ? low64(hardware) & ~manageable : 0n;
    const low = (low64(intersect(featureSetOf(assigned & LOW64), hardware)) | unmanaged) & LOW64;
    return readings['bits-64-up'] === 'cleared' ? featureSetOf(low) : withLow64(hardware, low);
  },
});
