import type { FeatureSet } from '../num/feature-set.ts';
import { featureSet } from '../num/feature-set.ts';
import type { Result } from '../num/result.ts';
import { err, ok } from '../num/result.ts';
import type { Bar, PciBuild } from '../pci/space.ts';
import { pciIds } from '../pci/space.ts';
import type { DeviceType } from '../world/device-data.ts';
import type { Transcript } from './transcript.ts';

/**
 * The profile `qemu`: everything that a device is free to choose, as the recorded ones have chosen it, worked out from
 * the options that made the device.
 */
export interface QemuProfile {
  /** Of the release that gave the answers: 7, 10 or 11. */
  readonly version: number;
  readonly type: DeviceType;
  readonly features: FeatureSet;
  readonly queueSizes: readonly number[];
  readonly mac: readonly number[];
  readonly serial: string;
  readonly pci: PciBuild;
  /** Virtual functions; their profile differs in what stands here. */
  readonly vfs: readonly { readonly mac: readonly number[] }[];
}

/** Options of a `-device` argument by name. */
const optionsOf = (arg: string): ReadonlyMap<string, string> =>
  new Map(
    arg
      .split(',')
      .slice(1)
      .map(part => {
        const at = part.indexOf('=');
        return at < 0 ? [part, 'on'] : [part.slice(0, at), part.slice(at + 1)];
      }),
  );

/** Offered by a type whatever its options are; the ring's own bits come with `ringBits`. */
const typeBits: Readonly<Record<DeviceType, readonly number[]>> = {
  rng: [],
  blk: [2, 4, 6, 9, 10, 11, 13, 14],
  net: [2, 5, 15, 16, 17, 18, 19, 20, 21, 23],
};

/** Bit, name of the option, and whether it is on when nothing is said. */
const ringBits = [
  [28, 'indirect_desc', true],
  [29, 'event_idx', true],
  [33, 'iommu_platform', false],
  [34, 'packed', false],
  [35, 'in_order', false],
  [40, 'queue_reset', true],
] as const;

/** Bytes of a legacy structure before the device configuration, and what is behind it for each type. */
const LEGACY_HEADER = 24;
const legacyConfig = (type: DeviceType, mq: boolean): number =>
  type === 'rng' ? 0 : type === 'blk' ? 57 : mq ? 10 : 8;
const powerOfTwo = (bytes: number): number => 2 ** Math.ceil(Math.log2(bytes));

const PAGE = 0x1000;
const MOST_QUEUES = 1024;
const MOST_SIZE = 1024;
const MOST_VECTORS = 2048;
const MOST_VFS = 7;

const macOf = (text: string | undefined, usual: string): readonly number[] =>
  (text ?? usual).split(':').map(part => Number.parseInt(part, 16));

/** What is known of a device besides its options. */
interface Known {
  readonly type: DeviceType;
  readonly features: FeatureSet;
  readonly queueSizes: readonly number[];
  readonly vectors: number;
  readonly mac: readonly number[];
}

/** The profile of a device that is known by what it shows, in its plainest form on PCI. */
export const profileOf = ({ type, features, queueSizes, vectors, mac }: Known): QemuProfile => ({
  version: 11,
  type,
  features,
  queueSizes,
  mac,
  serial: '',
  pci: {
    type,
    deviceId: 0x1040 + pciIds[type].virtio,
    revision: 1,
    subsystemId: 0x1100,
    classCode: pciIds[type].classCode,
    vectors,
    notifyMultiplier: 4,
    notifyLength: 4 * MOST_QUEUES,
    ioNotify: false,
    express: false,
    interruptPin: 1,
    bars: [{ bar: 4, kind: 'mem64', prefetchable: true, size: 4 * PAGE }],
    isVf: false,
    totalVfs: null,
  },
  vfs: [],
});

/** The profile of a recording's device; an error for one that is out of scope. */
export const qemuProfile = ({ device, qemu }: Transcript): Result<QemuProfile, string> => {
  const arg = device.args.find(each => /^virtio-(rng|blk|net)-pci\b/.test(each) && /(^|,)id=d0(,|$)/.test(each));
  const type = /^virtio-(rng|blk|net)-pci/.exec(arg ?? '')?.[1] as DeviceType | undefined;
  if (arg === undefined || type === undefined)
    return err(`device ${device.type}: only virtio-rng, virtio-blk and virtio-net on PCI are modelled`);
  const options = optionsOf(arg);
  const on = (name: string, usual: boolean): boolean => {
    const value = options.get(name);
    return value === undefined ? usual : value === 'on' || value === 'true';
  };
  const wrong: string[] = [];
  const number = (name: string, usual: number, most: number): number => {
    const value = Number(options.get(name) ?? usual);
    if (Number.isInteger(value) && value >= 0 && value <= most) return value;
    wrong.push(`device.args: ${name} is none up to ${most}`);
    return usual;
  };
  const mq = type === 'net' && on('mq', false);
  const numQueues = type === 'blk' ? number('num-queues', 1, MOST_QUEUES) : 1;
  const vfArgs = device.args.filter(each => /^virtio-net-pci\b/.test(each) && /(^|,)sriov-pf=d0(,|$)/.test(each));
  const queueSizes =
    type === 'net'
      ? [256, 256, 64]
      : Array.from({ length: numQueues }, () => (type === 'blk' ? number('queue-size', 256, MOST_SIZE) : 8));
  const bits = [
    ...typeBits[type],
    ...(mq ? [22] : []),
    ...(numQueues > 1 ? [12] : []),
    ...ringBits.flatMap(([bit, name, usual]) => (on(name, usual) ? [bit] : [])),
    32,
    ...(vfArgs.length > 0 ? [37] : []),
  ];
  const usualVectors = type === 'net' ? 4 : type === 'blk' ? numQueues + 1 : 2;
  const vectors = number('vectors', usualVectors, MOST_VECTORS);
  const macs = [arg, ...vfArgs].map(each => optionsOf(each).get('mac') ?? '');
  if (macs.some(each => each !== '' && !/^([0-9a-f]{2}:){5}[0-9a-f]{2}$/i.test(each)))
    wrong.push('device.args: mac is none');
  if (vfArgs.length > MOST_VFS) wrong.push(`device.args: more than ${MOST_VFS} VFs`);
  if (wrong[0] !== undefined) return err(wrong[0]);
  const express = vfArgs.length > 0;
  const transitional = !express && options.has('disable-legacy') && !on('disable-legacy', true);
  const pagePerVq = on('page-per-vq', false);
  const notifyMultiplier = pagePerVq ? PAGE : 4;
  const notifyLength = notifyMultiplier * MOST_QUEUES;
  const ioNotify = on('modern-pio-notify', false);
  const bars: Bar[] = [
    ...(transitional
      ? [{ bar: 0, kind: 'io', prefetchable: false, size: powerOfTwo(LEGACY_HEADER + legacyConfig(type, mq)) } as const]
      : []),
    ...(vectors > 0 ? [{ bar: 1, kind: 'mem32', prefetchable: false, size: PAGE } as const] : []),
    ...(ioNotify ? [{ bar: 2, kind: 'io', prefetchable: false, size: 4 } as const] : []),
    { bar: 4, kind: 'mem64', prefetchable: true, size: powerOfTwo(3 * PAGE + notifyLength) },
  ];
  const { virtio, transitional: oldId, classCode } = pciIds[type];
  return ok({
    version: Number.parseInt(qemu[0] ?? '', 10),
    type,
    features: featureSet(bits),
    queueSizes,
    mac: macOf(options.get('mac'), '52:54:00:12:34:56'),
    serial: options.get('serial') ?? '',
    pci: {
      type,
      deviceId: transitional ? oldId : 0x1040 + virtio,
      revision: transitional ? 0 : 1,
      subsystemId: transitional ? virtio : 0x1100,
      classCode,
      vectors,
      notifyMultiplier,
      notifyLength,
      ioNotify,
      express,
      interruptPin: 1,
      bars,
      isVf: false,
      totalVfs: express ? vfArgs.length : null,
    },
    vfs: vfArgs.map(each => ({ mac: macOf(optionsOf(each).get('mac'), '52:54:00:12:34:57') })),
  });
};
