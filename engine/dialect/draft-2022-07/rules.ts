import type { DeviceRules, ResetKind } from '../../device/rules.ts';
import { featureSetOf, intersect, low64, withLow64 } from '../../num/feature-set.ts';
import { features } from './features.ts';

const persistence = {
  status: 'persistence',
  flr: 'persistence-flr',
  'vf-enable': 'persistence-vf-enable',
  'owner-reset': 'persistence-owner-reset',
} as const satisfies Record<ResetKind, string>;

const LOW64 = (1n << 64n) - 1n;

/** What a managed device offers, and how long an assignment lives. */
export const rules: DeviceRules = {
  features,
  facetsAfter: (kind, facets, readings) =>
    facets.assigned === null || readings[persistence[kind]] === 'keep' ? facets : { ...facets, assigned: null },
  offered: (hardware, { assigned }, manageable, readings) => {
    if (assigned === null) return hardware;
    const unmanaged = readings['outside-manageable'] === 'untouched' ? low64(hardware) & ~manageable : 0n;
    const low = (low64(intersect(featureSetOf(assigned & LOW64), hardware)) | unmanaged) & LOW64;
    return readings['bits-64-up'] === 'cleared' ? featureSetOf(low) : withLow64(hardware, low);
  },
};
