import type { FeatureSet } from '../num/feature-set.ts';
import type { Facets } from '../world/function-state.ts';
import type { Readings } from '../world/world.ts';
import type { FeatureTable } from './feature.ts';
import type { PeerKind } from './type/peer.ts';

/** The ways in which a function can lose its state. */
export type ResetKind = 'status' | 'flr' | 'vf-enable' | 'owner-reset';

/** What a text leaves to the device, and how ours does it unless it is told otherwise. */
export interface DeviceChoices {
  /** With MSI-X enabled, ISR bit 0 is set as well; nobody has to look. */
  readonly isrWithMsix: boolean;
  /** What the other end of a network device's wire does with frames that it has no answer for. */
  readonly peer: PeerKind;
  /**
   * When a device writes down from where on it wants to be notified: with every chain that it takes; or on a packed ring
   * not then, because it does so elsewhere or never.
   */
  readonly asksForNotifications: 'with-every-chain' | 'as-qemu';
  /** FEATURES_OK is refused when ACCESS_PLATFORM is offered and not accepted. */
  readonly platformRequired: boolean;
}

export const ownChoices: DeviceChoices = {
  isrWithMsix: false,
  peer: 'echo',
  asksForNotifications: 'with-every-chain',
  platformRequired: false,
};

/** What a dialect says about one function, apart from its commands. */
export interface DeviceRules {
  readonly features: FeatureTable;
  /** Without it, our own. */
  readonly choices?: DeviceChoices;
  /** Facets of a function after a reset. Pure. */
  readonly facetsAfter: (kind: ResetKind, facets: Facets, readings: Readings) => Facets;
  /** Facets of an owner whose VFs have vanished, where the text lets them go. Pure. */
  readonly withoutMembers?: (facets: Facets, readings: Readings) => Facets;
  /**
   * What device_feature shows. `hardware`: all that the function is able to offer; `manageable`: what its owner can
   * assign (for a PF: nothing). Pure.
   */
  readonly offered: (hardware: FeatureSet, facets: Facets, manageable: FeatureSet, readings: Readings) => FeatureSet;
}
