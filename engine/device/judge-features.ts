import type { FeatureSet } from '../num/feature-set.ts';
import { hasBit, without } from '../num/feature-set.ts';
import type { FeatureTable } from './feature.ts';
import { bitsWithoutPrerequisite, describeRequirement, listFeatures } from './feature.ts';
import { ACCESS_PLATFORM } from './reserved-features.ts';

/** One rule that a set of accepted features was judged by. */
export interface FeatureVerdict {
  readonly clause: string;
  readonly check: string;
  readonly passed: boolean;
  readonly why: string;
}

/**
 * Judges a driver's subset as the device does when FEATURES_OK is written, in order; the first that fails decides. Bits
 * without their prerequisite make the device refuse even when it offers them so itself.
 * Source: basic facilities, "Feature Bits", "Device Requirements"; "Reserved Feature Bits", VERSION_1.
 */
export const judgeFeatures = (
  table: FeatureTable,
  offered: FeatureSet,
  accepted: FeatureSet,
  platformRequired = false,
): FeatureVerdict[] => {
  const verdicts: FeatureVerdict[] = [];
  const judge = (clause: string, check: string, passed: boolean, why: string): boolean => {
    verdicts.push({ clause, check, passed, why });
    return passed;
  };
  const foreign = without(accepted, offered);
  if (
    !judge(
      'features.device.reject-features-ok',
      'subset',
      foreign === 0n,
      foreign === 0n ? 'all accepted bits are offered' : `not offered: ${listFeatures(table, foreign)}`,
    )
  )
    return verdicts;
  const orphan = bitsWithoutPrerequisite(table, accepted)[0];
  if (
    !judge(
      'features.driver.no-missing-dependency',
      'prerequisites',
      orphan === undefined,
      orphan?.requires === undefined
        ? 'every accepted bit has its prerequisite'
        : `${orphan.name} needs ${describeRequirement(orphan.requires)}`,
    )
  )
    return verdicts;
  const version1 = table.byName.get('VERSION_1');
  const modern = version1 === undefined || hasBit(accepted, version1.bit);
  judge(
    'features.device.version1-may-refuse',
    'VERSION_1',
    modern,
    modern ? 'VERSION_1 is accepted' : 'VERSION_1 is not accepted, and the device has no legacy interface',
  );
  if (!platformRequired || !hasBit(offered, ACCESS_PLATFORM)) return verdicts;
  const limited = hasBit(accepted, ACCESS_PLATFORM);
  judge(
    'features.device.access-platform-may-refuse',
    'ACCESS_PLATFORM',
    limited,
    limited ? 'ACCESS_PLATFORM is accepted' : 'ACCESS_PLATFORM is not accepted, and the device needs it',
  );
  return verdicts;
};
