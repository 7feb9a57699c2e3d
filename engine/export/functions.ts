import { faultById } from '../actor/faults/faults.ts';
import { featuresOf } from '../device/type/types.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { FeatureSet } from '../num/feature-set.ts';
import { featureBitViews } from '../view/feature-bits.ts';
import type { FeatureBitView } from '../view/parts/features.ts';
import type { DeviceType } from '../world/device-data.ts';
import type { PfTopology, Topology, VfTopology } from '../world/topology.ts';

/** What a function is able to offer, and what its driver knows; null: all of it. */
interface FeaturesTold {
  readonly type: DeviceType;
  readonly offers: readonly FeatureBitView[];
  readonly driver: readonly FeatureBitView[] | null;
}

/** A PF with what it manages, and its VFs, those that are built alike together. */
interface FunctionsTold extends FeaturesTold {
  readonly pf: number;
  readonly totalVfs: number;
  /** Sizes of its administration virtqueues. */
  readonly adminQueues: readonly number[];
  readonly queueSize: number;
  readonly manageable: readonly FeatureBitView[];
  readonly vfs: readonly (FeaturesTold & { readonly numbers: readonly number[] })[];
}

export interface TopologyTold {
  readonly pfs: readonly FunctionsTold[];
  /** What the dialect calls a PF that owns a group. */
  readonly owner: string;
  /** Who breaks a rule on purpose, and how. */
  readonly faults: readonly { readonly actor: string; readonly text: string }[];
}

const sameVf = (a: VfTopology, b: VfTopology): boolean =>
  a.type === b.type && a.features === b.features && a.driverFeatures === b.driverFeatures;

/** VFs that are built alike, each with their numbers. */
const kindsOf = ({ totalVfs, vfs, vfDefault }: PfTopology) => {
  const kinds: { readonly vf: VfTopology; readonly numbers: number[] }[] = [];
  for (let n = 1; n <= totalVfs; n++) {
    const vf = vfs[n] ?? vfDefault;
    const known = kinds.find(each => sameVf(each.vf, vf));
    if (known) known.numbers.push(n);
    else kinds.push({ vf, numbers: [n] });
  }
  return kinds;
};

/** The functions of a run as plain data, for those who have no picture. */
export const tellTopology = ({ pfs, faults = {} }: Topology, { features, terms }: Dialect): TopologyTold => {
  const bits = (type: DeviceType, set: FeatureSet) => featureBitViews(featuresOf(features, type), set);
  const told = ({ type, features: offered, driverFeatures }: VfTopology): FeaturesTold => ({
    type,
    offers: bits(type, offered),
    driver: offered === driverFeatures ? null : bits(type, driverFeatures),
  });
  return {
    pfs: pfs.map((pf, index) => ({
      ...told(pf),
      pf: index,
      totalVfs: pf.totalVfs,
      adminQueues: pf.adminQueues,
      queueSize: pf.queueSize,
      manageable: bits(pf.vfDefault.type, pf.manageable),
      vfs: kindsOf(pf).map(({ vf, numbers }) => ({ ...told(vf), numbers })),
    })),
    owner: terms.owner,
    faults: Object.entries(faults).map(([actor, fault]) => ({ actor, text: faultById(fault)?.text ?? fault })),
  };
};
