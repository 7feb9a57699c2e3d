import type { U16 } from '../num/int.ts';

/** Where a driver's half starts when it is not fresh. */
export interface DriverStart {
  /**
   * Descriptors (packed ring: buffer ids) in the order in which they will be taken; every other one is lost to this
   * driver. On a packed ring it counts for nothing with VIRTIO_F_IN_ORDER.
   */
  readonly freeList: readonly number[];
  /** Indices; of a packed ring positions: the slot, and the wrap counter in bit 15. */
  readonly availIdx: U16;
  readonly lastUsed: U16;
  /** EVENTS_*: what was last asked for. */
  readonly eventFlags?: number;
}

/** All `size` descriptors or ids in ring order, from `first` on. */
export const inRingOrder = (size: number, first = 0): number[] =>
  Array.from({ length: size }, (_, nth) => (first + nth) % size);
