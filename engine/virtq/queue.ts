import type { U16 } from '../num/int.ts';

/** A guest physical address as two unsigned 32-bit halves. */
export interface Halves {
  readonly hi: number;
  readonly lo: number;
}

/**
 * Where the three areas of a virtqueue are, each address as two 32-bit halves, and how many descriptors it has.
 *
 * Split ring: descriptor table, available ring, used ring. Packed ring: descriptor ring, driver event suppression, device
 * event suppression.
 * Source: basic-facilities "Virtqueues", split-ring.tex "Split Virtqueues", packed-ring.tex "Packed Virtqueues".
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

/** The negotiated features that change how a ring is run. */
export interface QueueOptions {
  /** VIRTIO_F_EVENT_IDX (29) */
  readonly eventIdx: boolean;
  /** VIRTIO_F_INDIRECT_DESC (28) */
  readonly indirect: boolean;
  /** VIRTIO_F_IN_ORDER (35) */
  readonly inOrder: boolean;
  /** Lets a buffer in an indirect table be longer than the queue, as Linux does and the text forbids (M4). */
  readonly longTables?: true;
  /**
   * Packed ring: the device leaves VIRTQ_DESC_F_WRITE out of its used descriptors, and the driver takes their length all
   * the same. QEMU does the one and Linux the other; by the text a length means something only with WRITE.
   */
  readonly usedWithoutWrite?: true;
}

/** A batch that one used element finished, of which buffers are still to be collected; only with VIRTIO_F_IN_ORDER. */
export interface UsedBatch {
  /** The last buffer of the batch, the only one whose used length the device reported. */
  readonly head: number;
  readonly len: number;
}

/** What a side last asked for, as in RING_EVENT_FLAGS_*. A split ring knows the first two, as virtq_avail.flags 0 and 1. */
export const EVENTS_ENABLE = 0;
export const EVENTS_DISABLE = 1;
export const EVENTS_DESC = 2;

/**
 * The driver's private half of a virtqueue. Its cursors are fields; what it remembers of each descriptor is in its own
 * private memory, `driver_shadow` in layouts.ts, so that it need not believe bytes that the device can reach.
 *
 * Indices of a split ring run modulo 2^16; those of a packed ring are positions: the slot, and the wrap counter in bit 15.
 */
interface DriverHalf {
  readonly areas: QueueAreas;
  readonly options: QueueOptions;
  /** Start of the private shadow, `shadowBytes(size)` long. */
  readonly shadow: Halves;
  /** The descriptor (packed: buffer id) that is taken next; means nothing while `numFree` is 0. */
  readonly freeHead: number;
  readonly numFree: number;
  /** Head (packed: buffer id) of what is described and not yet published; null between two buffers. */
  readonly exposing: number | null;
  /** virtq_avail.idx as the driver means it: every entry that was placed, published or not. */
  readonly availIdx: U16;
  /** virtq_avail.idx as it was last stored. */
  readonly publishedIdx: U16;
  /** virtq_used.idx up to which used elements were collected. */
  readonly lastUsed: U16;
  /** EVENTS_*: which used-buffer notifications it wants. */
  readonly eventFlags: number;
  readonly batch: UsedBatch | null;
  /** Name of the device fault that ended the driver's trust in this queue; null: all is well. */
  readonly broken: string | null;
}
export interface SplitDriver extends DriverHalf {
  readonly format: 'split';
}
export interface PackedDriver extends DriverHalf {
  readonly format: 'packed';
  /** Flags of the descriptor at `publishedIdx`, which publishing writes. */
  readonly withheld: number;
}
export type DriverQueue = SplitDriver | PackedDriver;

/** The device's private half of a virtqueue; indices as in the driver's. */
interface DeviceHalf {
  readonly areas: QueueAreas;
  readonly options: QueueOptions;
  /** virtq_avail.idx up to which chains were taken. */
  readonly lastAvail: U16;
  /** virtq_used.idx as the device means it: every used element that was written. */
  readonly usedIdx: U16;
  /** virtq_used.idx as it was last stored. */
  readonly publishedUsedIdx: U16;
}
export interface SplitDevice extends DeviceHalf {
  readonly format: 'split';
  /** With VIRTIO_F_IN_ORDER: the descriptor that the next chain has to start with. */
  readonly nextHead: number;
}
export interface PackedDevice extends DeviceHalf {
  readonly format: 'packed';
  /** Flags of the used descriptor at `publishedUsedIdx`, which completing writes. */
  readonly withheld: number;
  /** The list at `lastAvail` was seen while it was not whole: its first descriptor was made available too early. */
  readonly sawPart: boolean;
}
export type DeviceQueue = SplitDevice | PackedDevice;

/** Bytes of private memory that the driver of a queue of `size` descriptors needs; align to 4. */
export const shadowBytes = (size: number): number => 12 * size;
