import type { FeatureSet } from '../num/feature-set.ts';
import { noFeatures } from '../num/feature-set.ts';
import type { DeviceType } from './device-data.ts';
import type { DeviceId } from './ids.ts';
import { pfId, vfId } from './ids.ts';

/** What a builder may fix of a function; what is left out follows from its type. */
export interface FunctionBuild {
  /** Largest size of each virtqueue, administration virtqueues not counted. */
  readonly queueSizes?: readonly number[];
  /** Entries of the MSI-X table; 0: no MSI-X. */
  readonly msixVectors?: number;
  /** MSI-X is off until somebody enables it; otherwise it is on when power comes up. */
  readonly msixOff?: true;
  /** Six bytes, virtio-net only. */
  readonly mac?: readonly number[];
  /** Up to 20 characters, virtio-blk only. */
  readonly serial?: string;
}

/** One virtual function as it is built: what it is able to offer before anybody provisions it. */
export interface VfTopology {
  readonly type: DeviceType;
  /** Every feature bit that the hardware of the VF is able to offer. */
  readonly features: FeatureSet;
  /** Every feature bit that the driver of the VF knows how to use. */
  readonly driverFeatures: FeatureSet;
  readonly build?: FunctionBuild;
}

/** One physical function with its virtual functions. */
export interface PfTopology {
  readonly type: DeviceType;
  readonly features: FeatureSet;
  readonly driverFeatures: FeatureSet;
  /** What the PF can let its managed devices offer; what a dialect calls it is the dialect's. */
  readonly manageable: FeatureSet;
  /** TotalVFs of the SR-IOV capability. */
  readonly totalVfs: number;
  /** The VFs, number 1 first; shorter lists repeat `vfDefault`. */
  readonly vfDefault: VfTopology;
  readonly vfs: Readonly<Record<number, VfTopology>>;
  /** Largest size of each administration virtqueue, one entry a queue: 1..32768, for split rings a power of two. */
  readonly adminQueues: readonly number[];
  /** Largest size of every other virtqueue. */
  readonly queueSize: number;
  readonly build?: FunctionBuild;
}

/** The PFs of a world; everything about a run that is fixed before its first step. */
export interface Topology {
  readonly pfs: readonly PfTopology[];
  /** Actors that break a rule on purpose: which fault each has, by the actor's id. */
  readonly faults?: Readonly<Record<string, string>>;
}

/** How many functions, PFs included, a topology has. */
export const functionCount = (topology: Topology): number => topology.pfs.reduce((sum, pf) => sum + 1 + pf.totalVfs, 0);

/** Ids by place and places by id; worked out once a topology, because every step looks functions up. */
interface Directory {
  readonly ids: readonly DeviceId[];
  readonly places: ReadonlyMap<string, number>;
}
const directories = new WeakMap<Topology, Directory>();

const directoryOf = (topology: Topology): Directory => {
  const known = directories.get(topology);
  if (known) return known;
  const ids = topology.pfs.flatMap(({ totalVfs }, pf) => [
    pfId(pf),
    ...Array.from({ length: totalVfs }, (_, k) => vfId(pf, k + 1)),
  ]);
  const made: Directory = { ids, places: new Map(ids.map((id, place) => [id, place])) };
  directories.set(topology, made);
  return made;
};

/** Place of a function in the tables of a world: each PF is followed by its VFs. -1 when there is none such. */
export const functionIndex = (topology: Topology, device: string): number =>
  directoryOf(topology).places.get(device) ?? -1;

/** The id of the function at a place in the tables. */
export const functionAt = (topology: Topology, index: number): DeviceId => {
  const id = directoryOf(topology).ids[index];
  if (id === undefined) throw new RangeError(`no function ${index}`);
  return id;
};

const usual: FunctionBuild = {};

/** How a function was built; `vf` 0 is the PF. */
export const buildOf = (pf: PfTopology, vf: number): FunctionBuild =>
  (vf === 0 ? pf.build : vfTopology(pf, vf).build) ?? usual;

/** The Ethernet address that a function of PF `number` was built with. */
export const builtMac = (pf: PfTopology, number: number, vf: number): readonly number[] =>
  buildOf(pf, vf).mac ?? [0x52, 0x54, 0x00, number, vf >> 8, vf & 0xff];

export const vfTopology = (pf: PfTopology, vf: number): VfTopology => pf.vfs[vf] ?? pf.vfDefault;

/** Every feature bit that the hardware of a function is able to offer; `vf` 0 is the PF. */
export const hardwareOf = (pf: PfTopology, vf: number): FeatureSet =>
  vf === 0 ? pf.features : vfTopology(pf, vf).features;

/** What the owner of a function can assign to it; a PF is assigned nothing. */
export const manageableOf = (pf: PfTopology, vf: number): FeatureSet => (vf === 0 ? noFeatures : pf.manageable);
