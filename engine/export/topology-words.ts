import { faultById } from '../actor/faults/faults.ts';
import { listFeatures } from '../device/feature.ts';
import { featuresOf } from '../device/type/types.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { FeatureSet } from '../num/feature-set.ts';
import type { DeviceType } from '../world/device-data.ts';
import { pfId } from '../world/ids.ts';
import type { PfTopology, Topology, VfTopology } from '../world/topology.ts';

const types: Readonly<Record<DeviceType, readonly [one: string, many: string]>> = {
  net: ['a network device', 'network devices'],
  blk: ['a block device', 'block devices'],
  rng: ['an entropy device', 'entropy devices'],
};

/** `1`, `1 and 2`, `1 to 4`, `1, 3 and 5` */
const numbers = (all: readonly number[]): string => {
  const first = all[0] ?? 0;
  const last = all.at(-1) ?? first;
  if (all.length > 2 && last - first === all.length - 1) return `${first} to ${last}`;
  return all.length < 2 ? `${first}` : `${all.slice(0, -1).join(', ')} and ${last}`;
};

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

const queuesOf = ({ adminQueues, queueSize }: PfTopology): string => {
  if (adminQueues.length === 0) return `, with virtqueues of at most ${queueSize} descriptors`;
  const sizes = [...new Set(adminQueues)].join(' and ');
  const queues =
    adminQueues.length === 1 ? 'an administration virtqueue' : `${adminQueues.length} administration virtqueues`;
  return `, with ${queues} of at most ${sizes} descriptors`;
};

type List = (type: DeviceType, set: FeatureSet) => string;

/** What a driver knows; the list is there already where it knows all that its function has. */
const known = ({ type, features, driverFeatures }: VfTopology, list: List): string =>
  features === driverFeatures ? 'all of them' : list(type, driverFeatures);

/** The functions of a run in sentences, for those who have no picture. */
export const topologyWords = ({ pfs, faults = {} }: Topology, { features, terms }: Dialect): readonly string[] => [
  ...pfs.flatMap((pf, index) => {
    const name = pfId(index).replace('pf', 'PF ');
    const list: List = (type, set) => listFeatures(featuresOf(features, type), set);
    const group = pf.totalVfs > 0 ? `, ${terms.owner} of up to ${pf.totalVfs} VF${pf.totalVfs === 1 ? '' : 's'}` : '';
    return [
      `${name} is ${types[pf.type][0]}${group}${queuesOf(pf)}.`,
      `${name} offers ${list(pf.type, pf.features)}; its driver knows ${known(pf, list)}.`,
      ...(pf.totalVfs > 0 && pf.manageable !== 0n
        ? [`${name} can manage these feature bits of its VFs: ${list(pf.type, pf.manageable)}.`]
        : []),
      ...kindsOf(pf).map(({ vf, numbers: all }) => {
        const one = all.length === 1;
        const able = list(vf.type, vf.features);
        const of = pfs.length > 1 ? ` of ${name}` : '';
        return one
          ? `VF ${numbers(all)}${of} is ${types[vf.type][0]} able to offer ${able}; its driver knows ${known(vf, list)}.`
          : `VF ${numbers(all)}${of} are ${types[vf.type][1]} able to offer ${able}; their drivers know ${known(vf, list)}.`;
      }),
    ];
  }),
  ...Object.entries(faults).map(
    ([actor, fault]) => `${actor} breaks a rule on purpose: ${faultById(fault)?.text ?? fault}.`,
  ),
];
