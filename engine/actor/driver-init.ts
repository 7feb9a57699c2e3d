import type { Register } from '../device/common-cfg.ts';
import { readRegister } from '../device/common-cfg.ts';
import { areasOf, ringFormat, ringOptions } from '../device/enable-queue.ts';
import { bitsWithoutPrerequisite } from '../device/feature.ts';
import { ACKNOWLEDGE, DRIVER, DRIVER_OK, FAILED, FEATURES_OK } from '../device/status.ts';
import { featuresOf, queueCount } from '../device/type/types.ts';
import { FEATURE_WINDOWS, writeRegister } from '../device/write-register.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { hiOf, loOf } from '../num/addr.ts';
import type { FeatureSet } from '../num/feature-set.ts';
import { featureSet, featureSetOf, hasBit, intersect, noFeatures, without, word32 } from '../num/feature-set.ts';
import { shadowBytes } from '../virtq/queue.ts';
import type { DeviceType } from '../world/device-data.ts';
import type { DriverStage } from '../world/driver-state.ts';
import type { DriverPatch } from '../world/event.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceOf, driverOf, parseDeviceId } from '../world/ids.ts';
import { deviceState, driverState, pfOf } from '../world/lookup.ts';
import { vfTopology } from '../world/topology.ts';
import type { Turn } from '../world/turn.ts';
import type { World } from '../world/world.ts';
import { allocate } from './allocate.ts';
import { dropCommands, dropDriver, releaseBuffers } from './drop-driver.ts';

/** A driver's part of a turn: itself, its function, and its dialect. */
interface Self {
  readonly turn: Turn;
  readonly device: DeviceId;
  readonly dialect: Dialect;
}

const write = ({ turn, device, dialect }: Self, register: Register, value: bigint | number): void =>
  writeRegister(turn, driverOf(device), device, register, BigInt(value), dialect.rules);

const move = ({ turn, device }: Self, to: DriverStage): void =>
  turn.emit({ type: 'driver/moved', by: driverOf(device), device, from: driverState(turn.world, device).stage, to });

/** Replaces members of the driver's own bookkeeping. */
export const remember = ({ turn, device }: Pick<Self, 'turn' | 'device'>, to: DriverPatch): void => {
  const state = driverState(turn.world, device);
  const from = Object.fromEntries(Object.keys(to).map(key => [key, state[key as keyof DriverPatch]])) as DriverPatch;
  turn.emit({ type: 'driver/changed', by: driverOf(device), device, from, to });
};

const status = ({ turn, device }: Self): number => deviceState(turn.world, device).status;
const addStatus = (self: Self, bit: number): void => write(self, 'device_status', status(self) | bit);

/** Everything that the driver of a function knows how to use. */
const knownTo = (world: World, device: DeviceId): FeatureSet => {
  const pf = pfOf(world, device);
  const vf = parseDeviceId(device)?.vf ?? 0;
  return vf === 0 ? pf.driverFeatures : vfTopology(pf, vf).driverFeatures;
};

/** Offered and known, without bits whose prerequisite is not there either. */
export const chooseFeatures = (
  { features: all }: Dialect,
  sees: FeatureSet,
  knows: FeatureSet,
  type: DeviceType = 'net',
): FeatureSet => {
  const features = featuresOf(all, type);
  let chosen = intersect(sees, knows);
  for (;;) {
    const orphans = bitsWithoutPrerequisite(features, chosen);
    if (orphans.length === 0) return chosen;
    chosen = without(chosen, featureSet(orphans.map(({ bit }) => bit)));
  }
};

const bitOf = (dialect: Dialect, name: string): number => dialect.features.byName.get(name)?.bit ?? -1;
const accepts = (dialect: Dialect, set: FeatureSet, name: string): boolean => {
  const bit = bitOf(dialect, name);
  return bit >= 0 && hasBit(set, bit);
};

const giveUp = (self: Self, trouble: string): void => {
  remember(self, { trouble });
  addStatus(self, FAILED);
  move(self, 'failed');
};

const readFeatures = (self: Self): void => {
  let sees = 0n;
  for (let window = 0; window < FEATURE_WINDOWS; window += 1) {
    write(self, 'device_feature_select', window);
    const word = readRegister(deviceState(self.turn.world, self.device), 'device_feature');
    sees |= BigInt(word) << BigInt(32 * window);
  }
  remember(self, { sees: featureSetOf(sees) });
  move(self, 'write-features');
};

const writeFeatures = (self: Self): void => {
  const { turn, device, dialect } = self;
  const { sees } = driverState(turn.world, device);
  const chosen = chooseFeatures(dialect, sees, knownTo(turn.world, device), deviceState(turn.world, device).type);
  if (!accepts(dialect, chosen, 'VERSION_1')) {
    giveUp(self, 'VERSION_1 is not offered, and this driver has no legacy interface');
    return;
  }
  for (let window = 0; window < FEATURE_WINDOWS; window += 1) {
    write(self, 'driver_feature_select', window);
    write(self, 'driver_feature', word32(chosen, window));
  }
  remember(self, { accepts: chosen });
  move(self, 'features-ok');
};

const checkFeatures = (self: Self): void => {
  const { turn, device, dialect } = self;
  if (!(status(self) & FEATURES_OK)) {
    giveUp(self, 'the device did not accept the features: FEATURES_OK reads 0');
    return;
  }
  const { accepts: set } = driverState(turn.world, device);
  const { type, numQueues } = deviceState(turn.world, device);
  const most = Math.min(queueCount(type, dialect.features, set), numQueues);
  const plan = Array.from({ length: most }, (_, queue) => queue);
  remember(self, { plan, next: 0 });
  move(self, accepts(dialect, set, 'ADMIN_VQ') ? 'find-admin' : 'set-up');
};

const findAdmin = (self: Self): void => {
  const state = deviceState(self.turn.world, self.device);
  const first = Number(readRegister(state, 'admin_queue_index'));
  const count = Number(readRegister(state, 'admin_queue_num'));
  const clause = count === 0 ? self.dialect.emptyAdmin(self.turn.world.readings) : null;
  if (clause !== null) {
    const why = 'ADMIN_VQ was negotiated, and admin_queue_num reads 0';
    self.turn.emit({ type: 'note/violated', by: deviceOf(self.device), clause, why });
  }
  const { plan } = driverState(self.turn.world, self.device);
  remember(self, { plan: [...plan, ...Array.from({ length: count }, (_, k) => first + k)] });
  move(self, 'set-up');
};

const currentQueue = ({ turn, device }: Self): number => {
  const { plan, next } = driverState(turn.world, device);
  return plan[next] ?? 0;
};

/** What the three areas hold in each format. */
const areaPurposes = {
  split: { desc: 'virtq_desc', driver: 'virtq_avail', device: 'virtq_used' },
  packed: { desc: 'pvirtq_desc', driver: 'pvirtq_event_suppress', device: 'pvirtq_event_suppress' },
} as const;

/** Finds, sizes and addresses one virtqueue: nothing that the device looks at before it is enabled. */
const setUp = (self: Self): void => {
  const { turn, device } = self;
  const by = driverOf(device);
  const queue = currentQueue(self);
  if (driverState(turn.world, device).next === 0) write(self, 'config_msix_vector', 0);
  write(self, 'queue_select', queue);
  const size = Number(readRegister(deviceState(turn.world, device), 'queue_size'));
  const { accepts: features } = driverState(turn.world, device);
  const format = ringFormat(features);
  const bytes = format.areaSizes(size);
  const { alignments } = format;
  const purposes = areaPurposes[format.name];
  const at = {
    desc: allocate(turn, by, device, {
      size: bytes.desc,
      align: alignments.desc,
      purpose: purposes.desc,
      side: 'driver',
      queue,
    }),
    driver: allocate(turn, by, device, {
      size: bytes.driver,
      align: alignments.driver,
      purpose: purposes.driver,
      side: 'driver',
      queue,
    }),
    device: allocate(turn, by, device, {
      size: bytes.device,
      align: alignments.device,
      purpose: purposes.device,
      side: 'device',
      queue,
    }),
    shadow: allocate(turn, by, device, {
      size: shadowBytes(size),
      align: 4,
      purpose: 'driver_shadow',
      side: 'driver',
      queue,
    }),
  };
  if (size === 0 || at.desc === null || at.driver === null || at.device === null || at.shadow === null) {
    giveUp(self, size === 0 ? `virtqueue ${queue} does not exist` : `no memory for virtqueue ${queue}`);
    return;
  }
  write(self, 'queue_size', size);
  write(self, 'queue_msix_vector', queue + 1);
  write(self, 'queue_desc', at.desc);
  write(self, 'queue_driver', at.driver);
  write(self, 'queue_device', at.device);
  const shadow = { hi: hiOf(at.shadow), lo: loOf(at.shadow) };
  // The addresses that it asked for, even if somebody has enabled the queue before and the registers hold others.
  const areas = areasOf({ size, desc: at.desc, driver: at.driver, device: at.device });
  const to = format.createDriver(turn.memory(by), areas, ringOptions(features), shadow);
  turn.emit({ type: 'driver/queue', by, device, queue, from: null, to });
  move(self, 'enable');
};

const enable = (self: Self): void => {
  const { turn, device } = self;
  write(self, 'queue_select', currentQueue(self));
  write(self, 'queue_enable', 1);
  const { plan, next } = driverState(turn.world, device);
  remember(self, { next: next + 1 });
  move(self, next + 1 < plan.length ? 'set-up' : 'driver-ok');
};

const begin = (self: Self, to: 'wait-reset' | 'wait-stop'): void => {
  const { turn, device } = self;
  write(self, 'device_status', 0);
  dropCommands(turn, driverOf(device), device);
  remember(self, { sees: noFeatures, accepts: noFeatures, trouble: null, plan: [], next: 0 });
  move(self, to);
};

const setStatus = (self: Self, bit: number, to: DriverStage): void => {
  addStatus(self, bit);
  move(self, to);
};

/**
 * Does the action that a driver's stage names, and moves it on.
 * Source: general initialization and device operation, "Device Initialization".
 */
export const performStage = (turn: Turn, device: DeviceId, stage: DriverStage, dialect: Dialect): void => {
  const self: Self = { turn, device, dialect };
  switch (stage) {
    case 'reset':
      return begin(self, 'wait-reset');
    case 'wait-reset':
      // Only now is no virtqueue live any more, and what the device had is the driver's again.
      releaseBuffers(turn, driverOf(device), device);
      return move(self, 'acknowledge');
    case 'acknowledge':
      return setStatus(self, ACKNOWLEDGE, 'driver');
    case 'driver':
      return setStatus(self, DRIVER, 'read-features');
    case 'read-features':
      return readFeatures(self);
    case 'write-features':
      return writeFeatures(self);
    case 'features-ok':
      return setStatus(self, FEATURES_OK, 'check-features');
    case 'check-features':
      return checkFeatures(self);
    case 'find-admin':
      return findAdmin(self);
    case 'set-up':
      return setUp(self);
    case 'enable':
      return enable(self);
    case 'driver-ok':
      return setStatus(self, DRIVER_OK, 'running');
    case 'stop':
      return begin(self, 'wait-stop');
    case 'wait-stop':
      return dropDriver(turn, driverOf(device), device);
    case 'absent':
    case 'running':
    case 'failed':
      throw new Error(`a driver that is ${stage} has no next step`);
  }
};
