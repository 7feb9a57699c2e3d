import type { RingMemory } from '../memory/ring-memory.ts';
import type { U16 } from '../num/int.ts';
import type { Chain, ChainFault } from './chain.ts';
import type { Decision } from './decision.ts';
import type { Element } from './element.ts';
import type { DeviceFault, ExposeFault, SizeFault } from './fault.ts';
import type { DeviceQueue, DriverQueue, Halves, QueueAreas, QueueOptions } from './queue.ts';
import type { RecalledBuffer } from './recall.ts';
import type { ChainRemark, RingRemark } from './remark.ts';

/** One observable part of handing a buffer over. */
export interface Stage {
  readonly name: string;
  /** The other side can see what this stage writes, and act on it. */
  readonly visible: boolean;
  readonly doc: string;
}

/** Bytes of each area of a virtqueue, or the alignment of each. */
export interface AreaNumbers {
  readonly desc: number;
  readonly driver: number;
  readonly device: number;
}

export type Exposed<Q extends DriverQueue = DriverQueue> =
  | { readonly queue: Q; readonly head: number }
  | { readonly full: true }
  | { readonly fault: ExposeFault };

export type Taken<Q extends DeviceQueue = DeviceQueue> =
  | { readonly queue: Q; readonly chain: Chain }
  | { readonly fault: ChainFault; readonly queue: Q }
  /** Packed ring: a list begins here that is not whole, so it is not available yet. Nothing was taken. */
  | { readonly waits: Extract<RingRemark, { readonly kind: 'list-incomplete' }>; readonly queue: Q };

export type Collected<Q extends DriverQueue = DriverQueue> =
  | { readonly queue: Q; readonly head: number; readonly len: number; readonly token: number }
  | { readonly fault: DeviceFault; readonly queue: Q };

export interface Recalled<Q extends DriverQueue = DriverQueue> {
  readonly queue: Q;
  readonly buffers: readonly RecalledBuffer[];
}

/** What a device has to know of a chain to return it. */
export type Returned = Pick<Chain, 'head' | 'descriptors'>;

/**
 * What both ring formats offer to drivers and devices that do not know which one they use.
 *
 * Everything is a function of memory and of the caller's own half, and hands back a new half. Exceptions mean that the
 * caller is wrong (an unknown stage, a token out of range, a half of the other format); whatever the other side wrote
 * comes back as a value. (Methods, so that a format may ask for its own kind of half: TypeScript compares their
 * parameters both ways.)
 */
export interface VirtqFormat {
  readonly name: 'split' | 'packed';
  readonly exposeStages: readonly Stage[];
  readonly returnStages: readonly Stage[];
  areaSizes(size: number): AreaNumbers;
  readonly alignments: AreaNumbers;
  checkSize(size: number): SizeFault | null;
  /** Writes the driver's first bytes into all areas and its shadow; the areas must be inside memory. */
  createDriver(memory: RingMemory, areas: QueueAreas, options: QueueOptions, shadow: Halves): DriverQueue;
  createDevice(areas: QueueAreas, options: QueueOptions): DeviceQueue;
  /**
   * Does one stage of exposing a buffer, in the order of `exposeStages`. The first one can answer `full`; `elements`,
   * `token` and `table` matter to it alone. `token` is 0..2^32-2 and comes back from `collect`. With `table` the whole
   * buffer is one indirect descriptor, whose table of 16 bytes an element goes there.
   */
  expose(
    stage: string,
    memory: RingMemory,
    queue: DriverQueue,
    elements: readonly Element[],
    token: number,
    table?: Halves | null,
  ): Exposed;
  /** All stages at once, for who has no use for steps. */
  exposeNow(
    memory: RingMemory,
    queue: DriverQueue,
    elements: readonly Element[],
    token: number,
    table?: Halves | null,
  ): Exposed;
  /** Asked after publishing; `oldIdx` is the driver's `publishedIdx` before. */
  notifyDecision(memory: RingMemory, queue: DriverQueue, oldIdx: U16): Decision;
  /** How many chains wait to be taken. */
  available(memory: RingMemory, queue: DeviceQueue): number | ChainFault;
  /**
   * The next chain; null when none waits. After a fault of the chain itself the queue stands behind it. May be asked while
   * nothing is available: that is how a device learns that a list was exposed before it was whole.
   */
  take(memory: RingMemory, queue: DeviceQueue): Taken | null;
  /**
   * Does one stage of returning a chain, in the order of `returnStages`. `len` is bytes written. With VIRTIO_F_IN_ORDER
   * the chains `before` it, oldest first, may be returned by the same used element.
   */
  giveBack(
    stage: string,
    memory: RingMemory,
    queue: DeviceQueue,
    chain: Returned,
    len: number,
    before?: readonly Returned[],
  ): DeviceQueue;
  /** All stages at once. */
  giveBackNow(
    memory: RingMemory,
    queue: DeviceQueue,
    chain: Returned,
    len: number,
    before?: readonly Returned[],
  ): DeviceQueue;
  /** Asked after completing; `oldUsedIdx` is the device's `publishedUsedIdx` before. */
  interruptDecision(memory: RingMemory, queue: DeviceQueue, oldUsedIdx: U16): Decision;
  /** Whether `collect` has something to say: a used buffer, or a fault. */
  hasUsed(memory: RingMemory, queue: DriverQueue): boolean;
  /** The next used buffer; null when there is none, or when the queue is broken already. */
  collect(memory: RingMemory, queue: DriverQueue): Collected | null;
  /** After a reset of the queue: all outstanding buffers come back unused, and the driver starts anew. */
  restart(memory: RingMemory, queue: DriverQueue): Recalled;
  /** With VIRTIO_F_EVENT_IDX only `after` so many more than the next one; at once without. */
  setInterrupts(memory: RingMemory, queue: DriverQueue, wanted: boolean, after?: number): DriverQueue;
  setNotifications(memory: RingMemory, queue: DeviceQueue, wanted: boolean, after?: number): DeviceQueue;
  /** M15: whether the descriptors of a chain that was taken and not returned are no longer what they were. */
  recheck(memory: RingMemory, queue: DeviceQueue, chain: Chain): ChainRemark | null;
  /** What the ring itself shows that stops nobody, and why the device waits for a list that is not whole. */
  ringRemarks(memory: RingMemory, queue: DeviceQueue): readonly RingRemark[];
}
