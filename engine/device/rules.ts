import type { FeatureSet } from '../num/feature-set.ts';
import type { Facets } from '../world/function-state.ts';
import type { Readings } from '../world/world.ts';
import type { FeatureTable } from './feature.ts';

/** The ways in which a function can lose its state. */
export type ResetKind = 'status' | 'flr' | 'vf-enable' | 'owner-reset';

/** What a dialect says about one function, apart from its commands. */
export interface DeviceRules {
  readonly features: FeatureTable;
  /** Facets of a function after a reset. Pure. */
  readonly facetsAfter: (kind: ResetKind, facets: Facets, readings: Readings) => Facets;
  /**
   * What device_feature shows. `hardware`: all that the function is able to offer; `manageable`: what its owner can
   * assign (for a PF: nothing). Pure.
   */
  readonly offered: (hardware: FeatureSet, facets: Facets, manageable: FeatureSet, readings: Readings) => FeatureSet;
}
