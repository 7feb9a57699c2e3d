import { commonCfg } from '../device/common-cfg.ts';
import { bitsWithoutPrerequisite } from '../device/feature.ts';
import { ISR_CONFIG } from '../device/interrupt.ts';
import { DRIVER_OK, FEATURES_OK } from '../device/status.ts';
import { virtioBlkConfig, virtioNetConfig, WRITEBACK_AT } from '../device/type/config.ts';
import { featuresOf, queueCount } from '../device/type/types.ts';
import { bitsOf, featureSet, featureSetOf, hasBit, isSubset } from '../num/feature-set.ts';
import { isObject } from '../num/is-object.ts';
import type { Result } from '../num/result.ts';
import { err, ok } from '../num/result.ts';
import { registerAt } from '../pci/registers.ts';
import type { DeviceType } from '../world/device-data.ts';
import type { JudgedStep } from './judged.ts';
import { ourMachine, replayFeatures } from './our-device.ts';
import { profileOf } from './qemu-profile.ts';
import type { TranscriptDifference } from './replay-transcript.ts';
import { transport } from './transport.ts';

export const REGISTER_TRACE_FORMAT = 'virtio-register-trace/1';

interface Access {
  readonly op: 'read' | 'write';
  readonly region: string;
  readonly offset: number;
  readonly size: number;
  readonly value: number;
  /** By the place of the access; empty outside of the common configuration. */
  readonly register: string;
  /** What the recording calls it. */
  readonly named: string;
}

/** How one driver's start-up and shut-down compares with our device. */
export interface RegisterTraceReport {
  readonly name: string;
  /** It is a device of a type that this engine does not have. */
  readonly isUnknown?: true;
  /** Reads that our device answered as recorded. */
  readonly agreed: number;
  readonly differences: readonly TranscriptDifference[];
  /** Every access, and what became of it. */
  readonly steps: readonly JudgedStep[];
}

const types: Readonly<Record<number, DeviceType>> = { 1: 'net', 2: 'blk', 4: 'rng' };
/** Device ids that PCI has room for, from 0x1040 on. */
const MOST_DEVICE_ID = 0x3f;
/** Where a guest has its rings is its own affair, and what its memory is is not in the recording. */
const GUEST_MEMORY = 2 ** 40;
const isDeviceId = (id: unknown): boolean =>
  Number.isInteger(id) && (id as number) > 0 && (id as number) <= MOST_DEVICE_ID;
const NO_VECTOR = 0xffff;
const RING_PACKED = 34;
const MQ = 22;
const BLK_MQ = 12;
/** Feature words that hold a bit with a meaning. */
const WINDOWS = 4;
const MOST_BIT = 127;

const isBit = (bit: unknown): boolean => Number.isInteger(bit) && (bit as number) >= 0 && (bit as number) <= MOST_BIT;

/** ORDER_PLATFORM, NOTIFICATION_DATA, NOTIF_CONFIG_DATA, ADMIN_VQ, SUSPEND, and a bit that was one of old network devices. */
const NOT_IN_QEMU = [36, 38, 39, 41, 42, 43];

/** What an interrupt status can say at most: bit 1 is for a configuration, and an entropy source has none. */
const isrMost: Readonly<Record<DeviceType, number>> = { net: 3, blk: 3, rng: 1 };

/** Bits that drivers of Linux accept wherever they are offered; not all of them. */
const ringBits = [28, 29, 32, 34, 40];
const takenByLinux: Readonly<Record<DeviceType, readonly number[]>> = {
  net: [...ringBits, 0, 1, 2, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 21, 22, 23],
  blk: [...ringBits, 1, 2, 4, 5, 6, 9, 10, 11, 12, 13, 14],
  rng: ringBits,
};

const REGIONS = ['common', 'isr', 'device', 'notify'];

/** Registers as recordings call them, by their places: halves of 64 bits have names of their own. */
const registerNamed = (offset: number, size: number): string => {
  const found = registerAt(offset);
  if (!found) return '';
  return found.half !== null && size <= found.width ? `${found.register}_${found.half}` : found.register;
};

const readAccess = (input: unknown): Access | null => {
  if (!isObject(input)) return null;
  const { op, region, offset, size, register } = input;
  const value = Number(input.value);
  const isSized = [1, 2, 4, 8].includes(size as number);
  if ((op !== 'read' && op !== 'write') || !REGIONS.includes(region as string) || !isSized) return null;
  const isWithin = (number: unknown, most: number): boolean =>
    Number.isInteger(number) && (number as number) >= 0 && (number as number) <= most;
  if (!isWithin(offset, 0xffff_ffff) || !isWithin(value, 2 ** (8 * (size as number)) - 1)) return null;
  const at = { region: region as string, offset: offset as number, size: size as number };
  const named = typeof register === 'string' ? register : '';
  return { op, ...at, value, register: region === 'common' ? registerNamed(at.offset, at.size) : '', named };
};

const MAC_BYTES = 6;
/** Where the part of a configuration begins that the host sets up once: behind the MAC address and the status, or the capacity. */
const settled: Readonly<Record<DeviceType, number>> = { net: MAC_BYTES + 2, blk: 8, rng: 0 };
/** What a block device says of its queues, with MQ. */
const { num_queues: BLK_QUEUES } = virtioBlkConfig.offsets;
/** What a network device says of its pairs, with MQ. */
const { max_virtqueue_pairs: NET_PAIRS } = virtioNetConfig.offsets;
const byteOf = (value: number, at: number): number => Math.floor(value / 256 ** at) & 0xff;

/** What the recording's host has decided, as the reads show it: offered bits, queue sizes, vectors, the MAC address. */
const hostOf = (accesses: readonly Access[]) => {
  let window = 0;
  let queue = 0;
  let offered = 0n;
  let vectors = 0;
  const sizes = new Map<number, number>();
  const mac = [0, 0, 0, 0, 0, 0];
  let count = 0;
  let linkUp: boolean | null = null;
  for (const { op, region, offset, size, register, value } of accesses) {
    if (register === 'device_feature_select') window = value;
    if (register === 'queue_select') queue = value;
    if (op === 'write') continue;
    if (register === 'device_feature' && window < WINDOWS) offered |= BigInt(value) << BigInt(32 * window);
    if (register === 'num_queues') count = value;
    if (register === 'queue_size' && !sizes.has(queue)) sizes.set(queue, value);
    if (register.endsWith('msix_vector') && value !== NO_VECTOR) vectors = Math.max(vectors, value + 1);
    if (region === 'device' && offset < mac.length)
      for (let k = 0; k < size; k += 1) mac[offset + k] = byteOf(value, k);
    if (region === 'device' && offset === mac.length) linkUp ??= (value & 1) !== 0;
  }
  // firmware looks for the queues that it needs, and does not ask how many there are
  const queues = Math.max(count, ...[...sizes].map(([each, size]) => (size > 0 ? each + 1 : 0)));
  return {
    offered: featureSetOf(offered),
    vectors,
    sizes,
    mac: mac.slice(0, MAC_BYTES),
    queues,
    /** The recording says how many there are. */
    isCounted: count > 0,
    linkUp: linkUp ?? true,
  };
};

/** Names by which recordings call a register; another one may be the recorder's own word. */
const NAMES = new Set(
  Array.from({ length: commonCfg.size }, (_, offset) => [1, 4, 8].map(size => registerNamed(offset, size))).flat(),
);

const STATUS = 1n << 16n;

/** A driver of Linux that hears of a change looks at the configuration, if there is something that can change. */
const readsConfigAfter = (accesses: readonly Access[], step: number): boolean =>
  accesses.slice(step + 1).some(({ op, region }) => op === 'read' && region === 'device');

const replayOne = (input: unknown, isQemu: boolean): Result<RegisterTraceReport, string> => {
  if (!isObject(input) || typeof input.name !== 'string' || !Array.isArray(input.accesses))
    return err('not a name and a list of accesses');
  const type = types[input.deviceId as number];
  if (type === undefined && !isDeviceId(input.deviceId))
    return err(`deviceId: ${String(input.deviceId)} is not modelled`);
  const accesses = input.accesses.map(readAccess);
  const bad = accesses.indexOf(null);
  if (bad >= 0) return err(`accesses[${bad}]: not an access`);
  if (type === undefined) return ok({ name: input.name, isUnknown: true, agreed: 0, differences: [], steps: [] });
  const recorded = accesses as readonly Access[];
  const { offered, vectors, sizes, mac, queues: shown, isCounted, linkUp } = hostOf(recorded);
  // How many queues there are follows from the type, unless the host chooses.
  const free = (type === 'blk' && hasBit(offered, BLK_MQ)) || (type === 'net' && hasBit(offered, MQ));
  const queues = free ? shown : queueCount(type, featuresOf(replayFeatures, type), offered);
  const queueSizes = Array.from({ length: queues }, (_, queue) => sizes.get(queue) ?? 1);
  const profile = profileOf({ type, features: offered, queueSizes, vectors, mac });
  const device = transport(profile, ourMachine(profile, GUEST_MEMORY));
  if (!linkUp) device.host({ link: false });
  /** What the host has changed before the driver came is not in the recording: how far its generation is ahead of ours. */
  let generationAhead: number | null = null;
  if (vectors > 0) device.enableMsix(vectors);
  const differences: TranscriptDifference[] = [];
  const differs = (step: number, field: string, expected: string, ours: string): void => {
    differences.push({ step, field, expected, ours });
  };
  const steps: JudgedStep[] = [];
  /** `got` is null where there is nothing to compare: the host decides, or nothing is asked. */
  const told = (step: number, who: 'driver' | 'device', text: string, expected: string | null, got: string | null) => {
    const verdict = expected === null || got === null ? 'silent' : expected === got ? 'agrees' : 'differs';
    steps.push({ step, who, text, expected, got, verdict, rule: null, why: null });
  };
  let agreed = 0;
  let accepted = 0n;
  let running = 0;
  /** DRIVER_OK was there since the last reset: before that a device has nothing to tell. */
  let wasRunning = false;
  let window = 0;
  let queue = 0;
  /** A reset has made the driver's features forgotten; they are kept until it writes others. */
  let isForgotten = false;
  /** The recorded device has taken some features. */
  let isTaken = false;
  /** Bytes of the configuration that the host has chosen, as they were read first. */
  const chosen = new Map<number, number>();
  for (const [step, { op, region, offset, size, value, register, named }] of recorded.entries()) {
    if (region === 'common' && named !== '' && named !== register && NAMES.has(named))
      differs(step, 'register', named, register || 'no register');
    const place = region === 'common' ? registerAt(offset) : null;
    if (place !== null && size !== place.width && !(place.half !== null && size === 8))
      differs(step, 'size', `${size}`, `${place.width}`);
    if (register === 'driver_feature_select') window = value;
    if (register === 'queue_select') queue = value;
    const what = register || named || `${region}+${offset}`;
    if (op === 'write') {
      if (register === 'driver_feature' && isForgotten) [accepted, isForgotten, isTaken] = [0n, false, false];
      if (register === 'driver_feature' && window < WINDOWS) accepted |= BigInt(value) << BigInt(32 * window);
      if (register === 'device_status' && value === 0) isForgotten = true;
      if (register === 'queue_size' && input.driver === 'linux' && value !== sizes.get(queue))
        differs(step, register, `0x${value.toString(16)}`, `0x${(sizes.get(queue) ?? 0).toString(16)}`);
      device.write(region, offset, size, BigInt(value));
      if (register === 'device_status' && value & DRIVER_OK) running = Number(device.read(region, offset, size));
      if (register === 'device_status') wasRunning = value !== 0 && (wasRunning || (value & DRIVER_OK) !== 0);
      told(step, 'driver', `write ${what} 0x${value.toString(16)}`, null, null);
      continue;
    }
    let given = Number(device.read(region, offset, size));
    if (register === 'config_generation') {
      generationAhead ??= value - given;
      given = (given + generationAhead) & 0xff;
    }
    if (register === 'device_status' && (value & FEATURES_OK) !== 0) isTaken = true;
    // How many pairs there are follows from the number of queues, where that was read.
    const isPairs = type === 'net' && isCounted && hasBit(offered, MQ) && offset === NET_PAIRS && size === 2;
    const isSettled = region === 'device' && offset >= settled[type] && offset !== WRITEBACK_AT && !isPairs;
    for (let k = 0; isSettled && k < size; k += 1) {
      const byte = byteOf(value, k);
      if ((chosen.get(offset + k) ?? byte) !== byte)
        differs(step, what, `0x${value.toString(16)}`, 'what was read before');
      chosen.set(offset + k, byte);
    }
    // Buffers are not in the recording, so nothing can have been used; and a disk is whatever the host has.
    const isIsr = region === 'isr' && value <= (wasRunning ? isrMost[type] : 0);
    const isHosts = isIsr || (region === 'device' && (type === 'blk' || (type === 'net' && isSettled)));
    if (type === 'blk' && region === 'device' && offset === BLK_QUEUES && size === 2 && value !== queues)
      differs(step, what, `0x${value.toString(16)}`, `${queues} queues`);
    told(step, 'device', `read ${what}`, `0x${value.toString(16)}`, isHosts ? null : `0x${given.toString(16)}`);
    const isHeard = input.driver === 'linux' && (type === 'blk' || (accepted & STATUS) !== 0n);
    const saysChange = region === 'isr' && (value & ISR_CONFIG) !== 0;
    if (saysChange && isHeard && !readsConfigAfter(recorded, step))
      differs(step, what, `0x${value.toString(16)}`, 'no change: the configuration is not read after it');
    if (given === value || isHosts) agreed += 1;
    else differs(step, what, `0x${value.toString(16)}`, `0x${given.toString(16)}`);
  }
  if (input.statusWhileRunning !== undefined && input.statusWhileRunning !== running)
    differs(recorded.length, 'statusWhileRunning', JSON.stringify(input.statusWhileRunning), String(running));
  const table = featuresOf(replayFeatures, type);
  for (const bit of bitsOf(offered)) {
    if (!table.byBit.has(bit)) differs(0, `offered bit ${bit}`, 'offered', `means nothing to virtio-${type}`);
  }
  for (const bit of isQemu ? bitsOf(offered).filter(each => NOT_IN_QEMU.includes(each)) : [])
    differs(0, `offered bit ${bit}`, 'offered', 'offered by no release of QEMU');
  for (const { bit, name } of bitsWithoutPrerequisite(table, offered)) {
    differs(0, `offered bit ${bit}`, 'offered', `${name} without its prerequisite`);
  }
  const set = featureSetOf(accepted);
  if (!isSubset(set, offered) && isTaken)
    differs(recorded.length, 'driver_feature', 'a subset', 'more than is offered');
  if (input.driver === 'linux' && accepted !== 0n) {
    const declined = bitsOf(offered).filter(bit => takenByLinux[type].includes(bit) && !hasBit(set, bit));
    for (const bit of declined)
      differs(recorded.length, `offered bit ${bit}`, 'offered', 'declined by a driver of Linux');
  }
  const { negotiatedBits, offered: named } = input;
  if (Array.isArray(named) && named.every(isBit)) {
    if (featureSet(named as number[]) !== offered)
      differs(recorded.length, 'offered', named.join(), bitsOf(offered).join());
  }
  if (negotiatedBits !== undefined && !(Array.isArray(negotiatedBits) && negotiatedBits.every(isBit)))
    return err('negotiatedBits: not a list of bits');
  if (Array.isArray(negotiatedBits) && featureSet(negotiatedBits as number[]) !== set)
    differs(recorded.length, 'negotiatedBits', negotiatedBits.join(), bitsOf(set).join());
  const split = !hasBit(set, RING_PACKED);
  for (const [each, size] of sizes)
    if (split && (size & (size - 1)) !== 0)
      differs(recorded.length, `queue_size of ${each}`, `${size}`, 'a power of two');
  // What is wrong with a write, or with all of them together, shows in the differences alone.
  for (const { step, field, expected, ours } of differences) {
    const why = `${field}: expected ${expected}, got ${ours}`;
    const row = steps[step];
    if (row) steps[step] = { ...row, verdict: 'differs', why };
    else steps.push({ step, who: 'driver', text: field, expected, got: ours, verdict: 'differs', rule: null, why });
  }
  return ok({ name: input.name, agreed, differences, steps });
};

/**
 * Plays the register accesses of real drivers (`virtio-register-trace/1`, parsed from JSON), from start-up to shut-down,
 * against our device. What the host decides (offered features, queue sizes, vectors, addresses) is taken from the
 * recording; everything else has to be answered as recorded.
 */
export const replayRegisterTraces = (input: unknown): Result<readonly RegisterTraceReport[], string> => {
  if (!isObject(input) || input.schema !== REGISTER_TRACE_FORMAT || !Array.isArray(input.traces))
    return err(`schema: not ${REGISTER_TRACE_FORMAT}`);
  const isQemu = isObject(input.source) && String(input.source.device).startsWith('QEMU ');
  const reports: RegisterTraceReport[] = [];
  for (const [at, trace] of input.traces.entries()) {
    const report = replayOne(trace, isQemu);
    if (!report.ok) return err(`traces[${at}]${report.error.startsWith('not ') ? ': ' : '.'}${report.error}`);
    reports.push(report.value);
  }
  return ok(reports);
};
