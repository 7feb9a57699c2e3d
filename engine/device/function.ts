import { addr } from '../num/addr.ts';
import type { FeatureSet } from '../num/feature-set.ts';
import { noFeatures } from '../num/feature-set.ts';
import type { DeviceData } from '../world/device-data.ts';
import type {
  Facets,
  FunctionQueue,
  FunctionState,
  MsixState,
  QueueRegisters,
  SriovState,
} from '../world/function-state.ts';
import { noFacets } from '../world/function-state.ts';
import type { FunctionBuild, PfTopology } from '../world/topology.ts';
import { buildOf, hardwareOf, manageableOf, vfTopology } from '../world/topology.ts';
import type { Readings } from '../world/world.ts';
import type { DeviceRules } from './rules.ts';
import { freshData, queueCount } from './type/types.ts';

/** No MSI-X vector. Source: virtio over PCI, "MSI-X Vector Configuration". */
export const NO_VECTOR = 0xffff;

const registersAfterReset = (queue: number, maxSize: number): QueueRegisters => ({
  maxSize,
  size: maxSize,
  msixVector: NO_VECTOR,
  enabled: false,
  notifyOff: queue,
  notifConfigData: queue,
  desc: addr(0),
  driver: addr(0),
  device: addr(0),
});

/** A virtqueue that nobody has set up. */
export const queueAfterReset = (queue: number, maxSize: number): FunctionQueue => ({
  registers: registersAfterReset(queue, maxSize),
  ring: null,
  held: [],
  decideFrom: null,
});

const sriovOf = ({ totalVfs }: PfTopology): SriovState => ({
  totalVfs,
  numVfs: 0,
  vfEnable: false,
  vfMigrationCapable: false,
  negotiatedBefore: false,
});

/** One vector for each virtqueue and one for configuration changes, unless it was built otherwise. */
const msixOf = ({ msixVectors, msixOff }: FunctionBuild, queues: number): MsixState | null => {
  const size = msixVectors ?? queues + 1;
  return size === 0 ? null : { size, enabled: !msixOff, masked: [], pending: [] };
};

/** A function as it is when power comes up; a VF is not there yet. */
export const freshFunction = (
  pf: PfTopology,
  vf: number,
  rules: DeviceRules,
  readings: Readings,
  facets: Facets = noFacets,
): FunctionState => {
  const hardware = hardwareOf(pf, vf);
  const type = vf === 0 ? pf.type : vfTopology(pf, vf).type;
  const build = buildOf(pf, vf);
  const usualCount = queueCount(type, rules.features, hardware);
  const dataSizes = build.queueSizes ?? Array.from({ length: usualCount }, () => pf.queueSize);
  const numQueues = dataSizes.length;
  const adminQueues = vf === 0 ? pf.adminQueues : [];
  const sizes = [...dataSizes, ...adminQueues];
  return {
    type,
    present: vf === 0,
    status: 0,
    resetting: false,
    offered: rules.offered(hardware, facets, manageableOf(pf, vf), readings),
    deviceFeatureSelect: 0,
    driverFeatureSelect: 0,
    driverFeatures: noFeatures,
    negotiated: null,
    configMsixVector: NO_VECTOR,
    configGeneration: 0,
    queueSelect: 0,
    numQueues,
    adminQueueIndex: adminQueues.length > 0 ? numQueues : 0,
    adminQueueNum: adminQueues.length,
    queues: sizes.map((size, queue) => queueAfterReset(queue, size)),
    isr: 0,
    msix: msixOf(build, sizes.length),
    data: freshData(type),
    facets,
    sriov: vf === 0 ? sriovOf(pf) : null,
  };
};

/** A reset forgets what a driver has set and what was on its way, not what is on the disk. */
const dataAfterReset = (data: DeviceData): DeviceData => {
  switch (data.type) {
    case 'net':
      return data.mac === null && data.waiting.length === 0 ? data : { ...data, mac: null, waiting: [] };
    case 'blk':
      return data.writeback ? data : { ...data, writeback: true };
    case 'rng':
      return data;
  }
};

/**
 * A function after a reset has completed: status 0, driver features forgotten, queues disabled and at their largest size,
 * vectors unmapped. The SR-IOV capability is PCI's, so a virtio reset leaves it alone.
 * Source: virtio over PCI, "Common configuration structure layout", "Device Requirements".
 */
export const resetFunction = (state: FunctionState, facets: Facets, offered: FeatureSet): FunctionState => ({
  ...state,
  status: 0,
  resetting: false,
  facets,
  offered,
  deviceFeatureSelect: 0,
  driverFeatureSelect: 0,
  driverFeatures: noFeatures,
  negotiated: null,
  configMsixVector: NO_VECTOR,
  queueSelect: 0,
  isr: 0,
  data: dataAfterReset(state.data),
  queues: state.queues.map(({ registers }, queue) => queueAfterReset(queue, registers.maxSize)),
});
