import { areasOf, ringFormat, ringOptions } from '../../device/enable-queue.ts';
import { RING_PACKED } from '../../device/reserved-features.ts';
import { FEATURES_OK } from '../../device/status.ts';
import { mappedVector } from '../../device/write-register.ts';
import type { Infer } from '../../layout/struct.ts';
import type { GuestAddr } from '../../num/addr.ts';
import { addr, fromHalves } from '../../num/addr.ts';
import { equalBytes } from '../../num/bytes.ts';
import { featureSetFromBytes, featureSetToBytes, hasBit } from '../../num/feature-set.ts';
import { u16 } from '../../num/int.ts';
import type { DeviceQueue } from '../../virtq/queue.ts';
import type { FunctionQueue, FunctionState } from '../../world/function-state.ts';
import { partHeader, vqCfgPart, vqNotifyPart } from './layouts.ts';

/** One part of a device's state. */
export interface Part {
  readonly type: number;
  /** 8 bytes. */
  readonly selector: Uint8Array;
  readonly optional: boolean;
  readonly value: Uint8Array;
}

export const DEV_FEATURES = 0x100;
const DRV_FEATURES = 0x101;
const PCI_COMMON_CFG = 0x102;
const DEVICE_STATUS = 0x103;
const VQ_CFG = 0x104;
const VQ_NOTIFY_CFG = 0x105;

/** Words of feature bits: two hold all that a network device has. */
const FEATURE_BYTES = 16;
/** num_queues in the common configuration, which is compared and never set. */
const NUM_QUEUES_AT = 18;

const none: Uint8Array = new Uint8Array(8);
const selectorOf = (number: number): Uint8Array => Uint8Array.of(number & 0xff, number >> 8, 0, 0, 0, 0, 0, 0);
const indexIn = (selector: Uint8Array): number => (selector[0] ?? 0) | ((selector[1] ?? 0) << 8);

const part = (type: number, value: Uint8Array, selector: Uint8Array = none): Part => ({
  type,
  selector,
  optional: type === DEV_FEATURES,
  value,
});

const vqCfg = ({ registers }: FunctionQueue): Uint8Array =>
  vqCfgPart.encode({
    queue_size: registers.size,
    vector: registers.msixVector,
    enabled: registers.enabled ? 1 : 0,
    queue_desc: registers.desc,
    queue_driver: registers.driver,
    queue_device: registers.device,
  });

const vqNotify = ({ registers }: FunctionQueue): Uint8Array =>
  vqNotifyPart.encode({ queue_notify_off: registers.notifyOff, queue_notif_config_data: registers.notifConfigData });

/** All parts of a function, in the order in which they have to travel. */
export const partsOf = (state: FunctionState): readonly Part[] => [
  part(DEV_FEATURES, featureSetToBytes(state.offered, FEATURE_BYTES)),
  part(DRV_FEATURES, featureSetToBytes(state.driverFeatures, FEATURE_BYTES)),
  part(PCI_COMMON_CFG, Uint8Array.of(state.numQueues & 0xff, state.numQueues >> 8), selectorOf(NUM_QUEUES_AT)),
  part(DEVICE_STATUS, Uint8Array.of(state.status)),
  ...state.queues.map((queue, index) => part(VQ_CFG, vqCfg(queue), selectorOf(index))),
  ...state.queues.map((queue, index) => part(VQ_NOTIFY_CFG, vqNotify(queue), selectorOf(index))),
];

export const headerBytes = ({ type, selector, optional, value }: Part): Uint8Array =>
  partHeader.encode({ part_type: type, flags: optional ? 1 : 0, selector, length: value.length });

export const partBytes = (each: Part): Uint8Array => Uint8Array.from([...headerBytes(each), ...each.value]);

export const joinBytes = (all: readonly Uint8Array[]): Uint8Array => Uint8Array.from(all.flatMap(each => [...each]));

const made = ({ part_type, selector, flags }: Infer<typeof partHeader>, value: Uint8Array): Part => ({
  type: part_type,
  selector,
  optional: (flags & 1) !== 0,
  value,
});

/** The parts that bytes hold; null: the last one is cut. */
export const readParts = (bytes: Uint8Array): readonly Part[] | null => {
  const parts: Part[] = [];
  let at = 0;
  while (at < bytes.length) {
    const head = partHeader.decode(bytes.subarray(at));
    const end = at + partHeader.size + head.length;
    // What pads the command to a multiple of 8 bytes is no part.
    if (bytes.length - at < partHeader.size) return bytes.subarray(at).every(byte => byte === 0) ? parts : null;
    if (end > bytes.length) return null;
    parts.push(made(head, bytes.slice(at + partHeader.size, end)));
    at = end;
  }
  return parts;
};

/** The headers in a list, whole ones only. */
export const readHeaders = (bytes: Uint8Array): readonly Part[] =>
  Array.from({ length: Math.floor(bytes.length / partHeader.size) }, (_, k) =>
    made(partHeader.decode(bytes.subarray(k * partHeader.size)), new Uint8Array()),
  );

/** Bytes of a selector that mean something; nobody looks at the rest. */
const selectorBytes = (type: number): number => {
  switch (type) {
    case DEV_FEATURES:
    case DRV_FEATURES:
    case DEVICE_STATUS:
      return 0;
    case PCI_COMMON_CFG:
      return 4;
    case VQ_CFG:
    case VQ_NOTIFY_CFG:
      return 2;
    default:
      return 8;
  }
};

export const samePart = (a: Part, b: Part): boolean => {
  const end = selectorBytes(a.type);
  return a.type === b.type && equalBytes(a.selector.subarray(0, end), b.selector.subarray(0, end));
};

/** Types that are compared with what the device has, and never set. */
export const isVerified = ({ type }: Part): boolean => type === DEV_FEATURES || type === PCI_COMMON_CFG;

/** Tells virtq_used.idx of a split ring whose device area is at an address. */
export type UsedIdxOf = (device: GuestAddr) => number;

/**
 * No part carries ring positions. A stopped device has used all that it took, so both positions of a split ring are
 * virtq_used.idx, which is in guest memory; those of a packed ring are nowhere.
 */
const positioned = (ring: DeviceQueue, usedIdxOf: UsedIdxOf): DeviceQueue => {
  if (ring.format === 'packed') return ring;
  const { deviceHi, deviceLo } = ring.areas;
  const idx = u16(usedIdxOf(fromHalves(deviceHi, deviceLo)));
  return { ...ring, lastAvail: idx, usedIdx: idx, publishedUsedIdx: idx };
};

/** Whether parts would bring up a packed ring that somebody has used, whose positions nobody can tell. */
export const bringsPackedRing = (parts: readonly Part[]): boolean =>
  parts.some(({ type, value }) => type === DRV_FEATURES && hasBit(featureSetFromBytes(value), RING_PACKED)) &&
  parts.some(({ type, value }) => type === VQ_CFG && vqCfgPart.decode(value).enabled === 1);

const applyQueue = (
  state: FunctionState,
  queue: FunctionQueue,
  { type, value }: Part,
  usedIdxOf: UsedIdxOf,
): FunctionQueue => {
  if (type === VQ_NOTIFY_CFG) {
    const { queue_notify_off, queue_notif_config_data } = vqNotifyPart.decode(value);
    const registers = { ...queue.registers, notifyOff: queue_notify_off, notifConfigData: queue_notif_config_data };
    return { ...queue, registers };
  }
  const { queue_size, vector, enabled, queue_desc, queue_driver, queue_device } = vqCfgPart.decode(value);
  const registers = {
    ...queue.registers,
    size: queue_size,
    msixVector: mappedVector(state, vector),
    enabled: enabled === 1,
    desc: addr(queue_desc),
    driver: addr(queue_driver),
    device: addr(queue_device),
  };
  const features = state.driverFeatures;
  const ring = registers.enabled ? ringFormat(features).createDevice(areasOf(registers), ringOptions(features)) : null;
  return { ...queue, registers, ring: ring && positioned(ring, usedIdxOf), held: [], decideFrom: null };
};

/** A function after parts took effect; what is only compared leaves it alone. */
export const withParts = (state: FunctionState, parts: readonly Part[], usedIdxOf: UsedIdxOf): FunctionState => {
  let next = state;
  for (const each of parts) {
    const { type, value, selector } = each;
    const index = indexIn(selector);
    if (type === DRV_FEATURES) next = { ...next, driverFeatures: featureSetFromBytes(value) };
    else if (type === DEVICE_STATUS) next = { ...next, status: value[0] ?? 0, resetting: false };
    else if (type === VQ_CFG || type === VQ_NOTIFY_CFG) {
      const before = next;
      next = {
        ...next,
        queues: next.queues.map((queue, k) => (k === index ? applyQueue(before, queue, each, usedIdxOf) : queue)),
      };
    }
  }
  return { ...next, negotiated: next.status & FEATURES_OK ? next.driverFeatures : null };
};
