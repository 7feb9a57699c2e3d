import { addr } from '../num/addr.ts';
import { hasBit, withWord32 } from '../num/feature-set.ts';
import { u16, u32 } from '../num/int.ts';
import type { ClauseId } from '../spec/clause.ts';
import type { VirtqFormat } from '../virtq/format.ts';
import type { PlainRegister, QueueRegister } from '../world/event.ts';
import type { FunctionQueue, FunctionState } from '../world/function-state.ts';
import type { ActorId, DeviceId } from '../world/ids.ts';
import { deviceOf } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';
import type { Register } from './common-cfg.ts';
import { areasOf, refusesEnable, refusesSize, ringFormat, ringOptions } from './enable-queue.ts';
import { NO_VECTOR } from './function.ts';
import { judgeFeatures } from './judge-features.ts';
import { RING_RESET } from './reserved-features.ts';
import { resetQueue } from './reset-queue.ts';
import type { DeviceRules } from './rules.ts';
import { DEVICE_NEEDS_RESET, FEATURES_OK, judgeStatusWrite, SUSPEND } from './status.ts';
import { askedToSuspend, isSuspending } from './suspend.ts';
import { CONFIG_WCE, FLUSH } from './type/blk-features.ts';
import { featuresOf } from './type/types.ts';

/** Windows of 32 feature bits that a function keeps: 128 bits. */
export const FEATURE_WINDOWS = 4;

/** A vector that the table does not have is not mapped, which the driver reads back as 0xffff. */
export const mappedVector = ({ msix }: FunctionState, vector: number): number =>
  msix !== null && vector < msix.size ? u16(vector) : NO_VECTOR;

const violated = (turn: Turn, by: ActorId, clause: string, why: string): void =>
  turn.emit({ type: 'note/violated', by, clause, why });

/** The device answers FEATURES_OK: it judges the written set, and either fixes it or leaves the bit clear. */
const negotiate = (turn: Turn, device: DeviceId, rules: DeviceRules): boolean => {
  const { offered, driverFeatures, negotiated, type, data } = deviceState(turn.world, device);
  const by = deviceOf(device);
  const verdicts = judgeFeatures(
    featuresOf(rules.features, type),
    offered,
    driverFeatures,
    rules.choices?.platformRequired,
  );
  for (const verdict of verdicts) turn.emit({ type: 'note/checked', by, ...verdict });
  if (!verdicts.every(({ passed }) => passed)) return false;
  turn.emit({ type: 'features/negotiated', by, device, from: negotiated, to: driverFeatures });
  // Who may choose the cache mode, and cannot flush, starts without a cache.
  if (data.type === 'blk' && hasBit(driverFeatures, CONFIG_WCE) && !hasBit(driverFeatures, FLUSH))
    turn.emit({ type: 'device/changed', by, device, from: data, to: { ...data, writeback: false } });
  return true;
};

const writeStatus = (turn: Turn, by: ActorId, device: DeviceId, value: number, rules: DeviceRules): void => {
  const { status, resetting } = deviceState(turn.world, device);
  if (value === 0) {
    if (!resetting) turn.emit({ type: 'reset/began', by, device, status });
    return;
  }
  if (resetting) {
    violated(turn, by, 'pci.common.wait-status-zero', 'writes device_status before it reads 0 again; ignored');
    return;
  }
  if (askedToSuspend(turn, by, device, value, rules)) return;
  const known = rules.features.byName.has('SUSPEND') ? SUSPEND : 0;
  const { sets, violations } = judgeStatusWrite(status, value, known);
  for (const { clause, why } of violations) violated(turn, by, clause, why);
  if (status & DEVICE_NEEDS_RESET) {
    turn.emit({ type: 'note/said', by: deviceOf(device), text: 'Only a reset helps now: DEVICE_NEEDS_RESET is set.' });
  }
  let to = status | sets;
  if (sets & FEATURES_OK && !negotiate(turn, device, rules)) to &= ~FEATURES_OK;
  if (to !== status) turn.emit({ type: 'status/wrote', by, device, from: status, to });
};

const writeFeatures = (turn: Turn, by: ActorId, device: DeviceId, value: number): void => {
  const { driverFeatures, driverFeatureSelect, status } = deviceState(turn.world, device);
  if (status & FEATURES_OK) {
    violated(turn, by, 'init.driver.no-features-after-features-ok', 'writes driver_feature after FEATURES_OK; ignored');
    return;
  }
  if (driverFeatureSelect >= FEATURE_WINDOWS) {
    if (value !== 0) {
      violated(
        turn,
        by,
        'features.driver.no-unoffered',
        `accepts bits of window ${driverFeatureSelect}, where nothing is offered; ignored`,
      );
    }
    return;
  }
  const to = withWord32(driverFeatures, driverFeatureSelect, value);
  turn.emit({ type: 'features/written', by, device, from: driverFeatures, to });
};

const enable = (
  turn: Turn,
  by: ActorId,
  device: DeviceId,
  index: number,
  queue: FunctionQueue,
  value: number,
): void => {
  if (value !== 1) {
    violated(turn, by, 'pci.common.no-queue-enable-zero', `writes ${value} to queue_enable; ignored`);
    return;
  }
  if (queue.registers.enabled) return;
  const { negotiated } = deviceState(turn.world, device);
  const format = ringFormat(negotiated);
  const refusal = refusesEnable(format, queue.registers);
  if (refusal) {
    violated(turn, by, refusal.clause, `enables virtqueue ${index}, but ${refusal.why}; refused`);
    return;
  }
  const ring = format.createDevice(areasOf(queue.registers), ringOptions(negotiated));
  const to: FunctionQueue = { ...queue, registers: { ...queue.registers, enabled: true }, ring };
  turn.emit({ type: 'queue/enabled', by, device, queue: index, head: null, from: queue, to });
};

/** The rule that a queue_size breaks which cannot be. */
const sizeClause = ({ name }: VirtqFormat, size: number): ClauseId => {
  if (name === 'split') return 'pci.common.queue-size-pow2-driver';
  return size === 0 ? 'pci.common.no-zero-queue-size' : 'packed.layout.max-size';
};

const writeQueue = (turn: Turn, by: ActorId, device: DeviceId, register: QueueRegister, value: bigint): void => {
  const state = deviceState(turn.world, device);
  const { queues, queueSelect, negotiated } = state;
  const queue = queues[queueSelect];
  if (!queue || queue.registers.maxSize === 0) {
    violated(
      turn,
      by,
      'pci.common.queue-size-zero-unavailable',
      `writes ${register}, but virtqueue ${queueSelect} does not exist; ignored`,
    );
    return;
  }
  const { registers } = queue;
  if (registers.enabled && register !== 'queue_msix_vector') {
    violated(turn, by, 'pci.common.configure-before-enable', `writes ${register} of an enabled virtqueue; ignored`);
    return;
  }
  const change = (from: number | bigint, to: number | bigint): void =>
    turn.emit({
      type: 'register/queue-wrote',
      by,
      device,
      queue: queueSelect,
      register,
      from: from as never,
      to: to as never,
    });
  switch (register) {
    case 'queue_size': {
      const size = Number(value);
      // M24: a size that no ring of this format can have is refused where it is set.
      const format = ringFormat(negotiated);
      const misfit = refusesSize(format, size, registers.maxSize);
      if (misfit !== null) {
        violated(turn, by, sizeClause(format, size), `writes queue_size ${size}, ${misfit}; refused`);
        return;
      }
      return change(registers.size, u16(size));
    }
    case 'queue_msix_vector':
      return change(registers.msixVector, mappedVector(state, Number(value)));
    case 'queue_desc':
      return change(registers.desc, addr(value));
    case 'queue_driver':
      return change(registers.driver, addr(value));
    case 'queue_device':
      return change(registers.device, addr(value));
  }
};

/** Source: basic facilities, "Virtqueue Reset"; the field exists with RING_RESET only. */
const writeQueueReset = (turn: Turn, by: ActorId, device: DeviceId, value: number): void => {
  const { queues, queueSelect, negotiated } = deviceState(turn.world, device);
  const queue = queues[queueSelect];
  const ignored = (clause: string, why: string): void => violated(turn, by, clause, `${why}; ignored`);
  if (negotiated === null || !hasBit(negotiated, RING_RESET))
    return ignored('pci.common.queue-reset-needs-feature', 'writes queue_reset without RING_RESET');
  if (!queue || queue.registers.maxSize === 0) {
    const why = `resets virtqueue ${queueSelect}, which does not exist`;
    return ignored('pci.common.queue-size-zero-unavailable', why);
  }
  if (value !== 1) return ignored('pci.common.queue-reset-on-one', `writes ${value} to queue_reset`);
  if (queue.registers.enabled) resetQueue(turn, deviceOf(device), device, queueSelect);
};

/**
 * A driver writes a register of the common configuration, legal or not; `value` is cut to the register's width. What the
 * device cannot do with it is ignored and noted as the driver's violation.
 * Source: virtio over PCI, "Common configuration structure layout".
 */
export const writeRegister = (
  turn: Turn,
  by: ActorId,
  device: DeviceId,
  register: Register,
  value: bigint,
  rules: DeviceRules,
): void => {
  const state = deviceState(turn.world, device);
  const low16 = Number(value & 0xffffn);
  const low32 = Number(value & 0xffffffffn);
  if (isSuspending(state) && register !== 'device_status') {
    violated(turn, by, 'suspend.driver.no-config-write', `writes ${register} of a suspended device; ignored`);
    const what = `the write to ${register} is ignored`;
    turn.emit({ type: 'note/applied', by: deviceOf(device), clause: 'suspend.device.ignore-config-writes', what });
    return;
  }
  if (state.facets.stopped) {
    violated(
      turn,
      by,
      'admin.parts.driver-no-config-access',
      `writes ${register} of a device that its owner has stopped`,
    );
  }
  const plain = (name: PlainRegister, from: number, to: number): void =>
    turn.emit({ type: 'register/wrote', by, device, register: name, from, to });
  switch (register) {
    case 'device_feature_select':
      return plain(register, state.deviceFeatureSelect, u32(low32));
    case 'driver_feature_select':
      return plain(register, state.driverFeatureSelect, u32(low32));
    case 'driver_feature':
      return writeFeatures(turn, by, device, low32);
    case 'config_msix_vector':
      return plain(register, state.configMsixVector, mappedVector(state, low16));
    case 'device_status':
      return writeStatus(turn, by, device, low32 & 0xff, rules);
    case 'queue_select':
      return plain(register, state.queueSelect, u16(low16));
    case 'queue_size':
    case 'queue_msix_vector':
      return writeQueue(turn, by, device, register, BigInt(low16));
    case 'queue_desc':
    case 'queue_driver':
    case 'queue_device':
      return writeQueue(turn, by, device, register, value & 0xffffffffffffffffn);
    case 'queue_enable': {
      const queue = state.queues[state.queueSelect];
      if (queue && queue.registers.maxSize > 0) return enable(turn, by, device, state.queueSelect, queue, low16);
      return violated(
        turn,
        by,
        'pci.common.queue-size-zero-unavailable',
        `enables virtqueue ${state.queueSelect}, which does not exist; ignored`,
      );
    }
    case 'queue_reset':
      return writeQueueReset(turn, by, device, low16);
    default:
      return violated(turn, by, 'pci.common.no-write-read-only', `writes ${register}, which is read-only; ignored`);
  }
};
