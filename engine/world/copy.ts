import type { DriverState } from './driver-state.ts';
import type { FunctionState } from './function-state.ts';
import type { World } from './world.ts';

// Written out: a spread costs many times more, and a step makes a dozen of these.

type Open<T> = { -readonly [K in keyof T]: T[K] };

/** A copy to change before anybody else sees it; the others alike. */
export const copyWorld = (world: World): Open<World> => ({
  dialect: world.dialect,
  readings: world.readings,
  topology: world.topology,
  memory: world.memory,
  devices: world.devices,
  drivers: world.drivers,
  wires: world.wires,
  script: world.script,
  taken: world.taken,
  awake: world.awake,
});

export const copyDriver = (driver: DriverState): Open<DriverState> => ({
  stage: driver.stage,
  sees: driver.sees,
  accepts: driver.accepts,
  trouble: driver.trouble,
  plan: driver.plan,
  next: driver.next,
  queues: driver.queues,
  regions: driver.regions,
  commands: driver.commands,
  exposing: driver.exposing,
  tokens: driver.tokens,
  given: driver.given,
});

export const copyFunction = (state: FunctionState): Open<FunctionState> => {
  const copy = copyRegisters(state);
  if (state.pci) copy.pci = state.pci;
  return copy;
};

const copyRegisters = (state: FunctionState): Open<FunctionState> => ({
  type: state.type,
  present: state.present,
  status: state.status,
  resetting: state.resetting,
  offered: state.offered,
  deviceFeatureSelect: state.deviceFeatureSelect,
  driverFeatureSelect: state.driverFeatureSelect,
  driverFeatures: state.driverFeatures,
  negotiated: state.negotiated,
  configMsixVector: state.configMsixVector,
  configGeneration: state.configGeneration,
  queueSelect: state.queueSelect,
  numQueues: state.numQueues,
  adminQueueIndex: state.adminQueueIndex,
  adminQueueNum: state.adminQueueNum,
  queues: state.queues,
  isr: state.isr,
  msix: state.msix,
  data: state.data,
  facets: state.facets,
  sriov: state.sriov,
});
