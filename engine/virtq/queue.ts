import type { GuestAddr } from '../num/addr.ts';
import type { U16, U32 } from '../num/int.ts';

/**
 * Where the three areas of a virtqueue are, each address as two 32-bit halves, and how many descriptors it has.
 *
 * Split ring: descriptor table, available ring, used ring.
 * Source: basic-facilities "Virtqueues", split-ring.tex "Split Virtqueues".
 */
export interface QueueAreas {
  /** 1..32768; a split ring needs a power of two. */
  readonly size: U16;
  readonly descHi: number;
  readonly descLo: number;
  readonly driverHi: number;
  readonly driverLo: number;
  readonly deviceHi: number;
  readonly deviceLo: number;
}

/** The negotiated features that change how a ring is run. Only all false is supported so far. */
export interface QueueOptions {
  /** VIRTIO_F_EVENT_IDX (29) */
  readonly eventIdx: boolean;
  /** VIRTIO_F_INDIRECT_DESC (28) */
  readonly indirect: boolean;
  /** VIRTIO_F_IN_ORDER (35) */
  readonly inOrder: boolean;
}

/** One contiguous piece of a buffer. */
export interface Element {
  readonly addr: GuestAddr;
  /** Bytes. */
  readonly len: U32;
  /** Device-writable; otherwise device-readable. */
  readonly writable: boolean;
}

/**
 * The driver's private half of a virtqueue. Its cursors are fields; what it remembers of each descriptor is in its own
 * private memory, `driver_shadow` in layouts.ts, so that it need not believe bytes that the device can reach.
 */
export interface DriverQueue {
  readonly format: 'split';
  readonly areas: QueueAreas;
  readonly options: QueueOptions;
  /** Start of the private shadow, `shadowBytes(size)` long. */
  readonly shadowHi: number;
  readonly shadowLo: number;
  /** The descriptor that is taken next; means nothing while `numFree` is 0. */
  readonly freeHead: number;
  readonly numFree: number;
  /** Head of the chain that is described and not yet published; null between two buffers. */
  readonly exposing: number | null;
  /** virtq_avail.idx as the driver means it: every entry that was placed, published or not. */
  readonly availIdx: U16;
  /** virtq_avail.idx as it was last stored. */
  readonly publishedIdx: U16;
  /** virtq_used.idx up to which used elements were collected. */
  readonly lastUsed: U16;
  /** Name of the device fault that ended the driver's trust in this queue; null: all is well. */
  readonly broken: string | null;
}

type DriverChange = Partial<
  Pick<DriverQueue, 'freeHead' | 'numFree' | 'exposing' | 'availIdx' | 'publishedIdx' | 'lastUsed' | 'broken'>
>;

/** Written out, as `deviceWith` is: in these loops a spread costs twenty times as much. */
export const driverWith = (queue: DriverQueue, change: DriverChange): DriverQueue => ({
  format: queue.format,
  areas: queue.areas,
  options: queue.options,
  shadowHi: queue.shadowHi,
  shadowLo: queue.shadowLo,
  freeHead: change.freeHead ?? queue.freeHead,
  numFree: change.numFree ?? queue.numFree,
  exposing: change.exposing === undefined ? queue.exposing : change.exposing,
  availIdx: change.availIdx ?? queue.availIdx,
  publishedIdx: change.publishedIdx ?? queue.publishedIdx,
  lastUsed: change.lastUsed ?? queue.lastUsed,
  broken: change.broken === undefined ? queue.broken : change.broken,
});

/** The device's private half of a virtqueue. */
export interface DeviceQueue {
  readonly format: 'split';
  readonly areas: QueueAreas;
  readonly options: QueueOptions;
  /** virtq_avail.idx up to which chains were taken. */
  readonly lastAvail: U16;
  /** virtq_used.idx as the device means it: every used element that was written. */
  readonly usedIdx: U16;
  /** virtq_used.idx as it was last stored. */
  readonly publishedUsedIdx: U16;
}

type DeviceChange = Partial<Pick<DeviceQueue, 'lastAvail' | 'usedIdx' | 'publishedUsedIdx'>>;

export const deviceWith = (queue: DeviceQueue, change: DeviceChange): DeviceQueue => ({
  format: queue.format,
  areas: queue.areas,
  options: queue.options,
  lastAvail: change.lastAvail ?? queue.lastAvail,
  usedIdx: change.usedIdx ?? queue.usedIdx,
  publishedUsedIdx: change.publishedUsedIdx ?? queue.publishedUsedIdx,
});

/** Bytes of private memory that the driver of a queue of `size` descriptors needs; align to 4. */
export const shadowBytes = (size: number): number => 12 * size;
