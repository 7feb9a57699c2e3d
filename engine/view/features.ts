import type { FeatureBit } from '../device/feature.ts';
import { describeRequirement, featureName } from '../device/feature.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { hex } from '../num/addr.ts';
import type { FeatureSet } from '../num/feature-set.ts';
import { bitsOf, hasBit, noFeatures, union } from '../num/feature-set.ts';
import type { DeviceId } from '../world/ids.ts';
import { parseDeviceId } from '../world/ids.ts';
import { deviceState, pfOf } from '../world/lookup.ts';
import { hardwareOf, manageableOf, vfTopology } from '../world/topology.ts';
import type { World } from '../world/world.ts';
import { markedBy } from './marked.ts';
import type { FeatureRow, FeaturesView } from './parts/features.ts';
import type { SourceView } from './parts/values.ts';
import { sourceView } from './source-view.ts';

/** Every set of feature bits that concerns one function; null: there is no such set (yet). */
interface Sets {
  readonly hardware: FeatureSet;
  readonly manageable: FeatureSet | null;
  readonly assigned: FeatureSet | null;
  readonly offered: FeatureSet;
  readonly 'driver knows': FeatureSet;
  readonly accepted: FeatureSet | null;
  readonly negotiated: FeatureSet | null;
}
type SetName = keyof Sets;

const hints: Readonly<Record<SetName, string>> = {
  hardware: 'all that the function is able to offer',
  manageable: 'what its owner can let it offer',
  assigned: 'what its owner let it offer last',
  offered: 'what device_feature shows',
  'driver knows': 'what its driver is able to use',
  accepted: 'what was written to driver_feature',
  negotiated: 'what the device accepted with FEATURES_OK',
};
const setNames = Object.keys(hints) as readonly SetName[];

const setsOf = (world: World, device: DeviceId): Sets => {
  const pf = pfOf(world, device);
  const vf = parseDeviceId(device)?.vf ?? 0;
  const { facets, offered, driverFeatures, negotiated } = deviceState(world, device);
  return {
    hardware: hardwareOf(pf, vf),
    manageable: vf === 0 ? null : manageableOf(pf, vf),
    assigned: facets.assigned,
    offered,
    'driver knows': vf === 0 ? pf.driverFeatures : vfTopology(pf, vf).driverFeatures,
    accepted: driverFeatures === noFeatures && negotiated === null ? null : driverFeatures,
    negotiated,
  };
};

const unnamed: SourceView = { kind: 'ours', text: 'the dialect has no name for this bit' };

const setText = (set: FeatureSet | null): string => (set === null ? '–' : hex(set));

/** The feature bits of a function: one row a bit, a column for each set; rows for named bits and for set ones. */
export const featuresView = (dialect: Dialect, after: World, before: World, device: DeviceId): FeaturesView => {
  const now = setsOf(after, device);
  const was = setsOf(before, device);
  const vf = parseDeviceId(device)?.vf ?? 0;
  const role = vf === 0 ? 'pf' : 'vf';
  const { type } = deviceState(after, device);
  const table = dialect.features;
  const concerns = (bit: FeatureBit): boolean =>
    (bit.device === null || bit.device === type) && (bit.role === undefined || bit.role === role);

  const used = setNames.reduce(
    (all, name) => union(all, union(now[name] ?? noFeatures, was[name] ?? noFeatures)),
    noFeatures,
  );
  const bits = new Set([...table.bits.filter(concerns).map(({ bit }) => bit), ...bitsOf(used)]);
  const holds = (set: FeatureSet | null, bit: number): boolean => set !== null && hasBit(set, bit);
  const maybe = (set: FeatureSet | null, bit: number): boolean | null => (set === null ? null : hasBit(set, bit));
  const row = (bit: number): FeatureRow => {
    const known = table.byBit.get(bit);
    return {
      bit,
      name: featureName(table, bit),
      source: known ? sourceView(known.source) : unnamed,
      manageable: maybe(now.manageable, bit),
      hardware: hasBit(now.hardware, bit),
      assigned: maybe(now.assigned, bit),
      offered: hasBit(now.offered, bit),
      driverKnows: hasBit(now['driver knows'], bit),
      accepted: maybe(now.accepted, bit),
      negotiated: maybe(now.negotiated, bit),
      requires: known?.requires === undefined ? '' : describeRequirement(known.requires),
      changed: setNames.filter(name => holds(now[name], bit) !== holds(was[name], bit)),
    };
  };
  return {
    device,
    rows: [...bits].sort((a, b) => a - b).map(row),
    sets: setNames.map(name => ({ name, value: markedBy(now[name], was[name], setText), hint: hints[name] })),
  };
};
