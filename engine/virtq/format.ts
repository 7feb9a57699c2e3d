import type { RingMemory } from '../memory/ring-memory.ts';
import type { U16 } from '../num/int.ts';
import type { Chain, ChainFault } from './chain.ts';
import type { DeviceFault, ExposeFault, SizeFault } from './fault.ts';
import type { DeviceQueue, DriverQueue, Element, QueueAreas, QueueOptions } from './queue.ts';

/** One observable part of handing a buffer over. */
export interface Stage {
  readonly name: string;
  /** The other side can see what this stage writes, and act on it. */
  readonly visible: boolean;
  readonly doc: string;
}

/** Whether the other side is to be notified, and the values that decided. */
export interface Decision {
  readonly send: boolean;
  /** One short statement with its values: 'used.flags is 0'. */
  readonly reason: string;
  readonly values: Readonly<Record<string, number>>;
}

/** Bytes of each area of a virtqueue, or the alignment of each. */
export interface AreaNumbers {
  readonly desc: number;
  readonly driver: number;
  readonly device: number;
}

export type Exposed =
  | { readonly queue: DriverQueue; readonly head: number }
  | { readonly full: true }
  | { readonly fault: ExposeFault };

export type Taken =
  | { readonly queue: DeviceQueue; readonly chain: Chain }
  | { readonly fault: ChainFault; readonly queue: DeviceQueue };

export type Collected =
  | { readonly queue: DriverQueue; readonly head: number; readonly len: number; readonly token: number }
  | { readonly fault: DeviceFault; readonly queue: DriverQueue };

/**
 * What both ring formats offer to drivers and devices that do not know which one they use.
 *
 * Everything is a function of memory and of the caller's own half, and hands back a new half. Exceptions mean that the
 * caller is wrong (an unknown stage, a token out of range, an option that is not supported); whatever the other side
 * wrote comes back as a value.
 */
export interface VirtqFormat {
  readonly name: 'split' | 'packed';
  readonly exposeStages: readonly Stage[];
  readonly returnStages: readonly Stage[];
  readonly areaSizes: (size: number) => AreaNumbers;
  readonly alignments: AreaNumbers;
  readonly checkSize: (size: number) => SizeFault | null;
  /** Writes the driver's first bytes into all areas and its shadow; the areas must be inside memory. */
  readonly createDriver: (
    memory: RingMemory,
    areas: QueueAreas,
    options: QueueOptions,
    shadow: { readonly hi: number; readonly lo: number },
  ) => DriverQueue;
  readonly createDevice: (areas: QueueAreas, options: QueueOptions) => DeviceQueue;
  /**
   * Does one stage of exposing a buffer, in the order of `exposeStages`. The first one can answer `full`; `elements` and
   * `token` matter to it alone. `token` is 0..2^32-2 and comes back from `collect`.
   */
  readonly expose: (
    stage: string,
    memory: RingMemory,
    queue: DriverQueue,
    elements: readonly Element[],
    token: number,
  ) => Exposed;
  /** Asked after publishing; `oldIdx` is the driver's `publishedIdx` before. */
  readonly notifyDecision: (memory: RingMemory, queue: DriverQueue, oldIdx: U16) => Decision;
  /** How many chains wait to be taken. */
  readonly available: (memory: RingMemory, queue: DeviceQueue) => number | ChainFault;
  /** The next chain; null when none waits. After a fault of the chain itself the queue stands behind it. */
  readonly take: (memory: RingMemory, queue: DeviceQueue) => Taken | null;
  /** Does one stage of returning a chain, in the order of `returnStages`. `len` is bytes written. */
  readonly giveBack: (stage: string, memory: RingMemory, queue: DeviceQueue, head: number, len: number) => DeviceQueue;
  /** Asked after completing; `oldUsedIdx` is the device's `publishedUsedIdx` before. */
  readonly interruptDecision: (memory: RingMemory, queue: DeviceQueue, oldUsedIdx: U16) => Decision;
  /** The next used buffer; null when there is none, or when the queue is broken already. */
  readonly collect: (memory: RingMemory, queue: DriverQueue) => Collected | null;
  readonly setInterrupts: (memory: RingMemory, queue: DriverQueue, wanted: boolean) => DriverQueue;
  readonly setNotifications: (memory: RingMemory, queue: DeviceQueue, wanted: boolean) => DeviceQueue;
}
