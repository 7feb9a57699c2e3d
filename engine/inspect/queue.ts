import type { QueueAreas, QueueOptions } from '../virtq/queue.ts';

/**
 * Where both sides stand, as far as somebody said so: free-running indices on a split ring, on a packed one the slot with
 * the wrap counter in bit 15. What is not given is deduced from memory.
 */
export interface KnownPositions {
  /** The device takes next. */
  readonly lastAvail?: number;
  /** The device uses next. */
  readonly usedIdx?: number;
  /** The driver makes available next. */
  readonly availIdx?: number;
  /** The driver collects next. */
  readonly lastUsed?: number;
  /** Heads (packed: buffer ids) that the device has taken and not returned. */
  readonly held?: readonly number[];
}

/** A virtqueue in memory that somebody else wrote. */
export interface ForeignQueue {
  readonly name: string;
  readonly format: 'split' | 'packed';
  readonly areas: QueueAreas;
  readonly options: QueueOptions;
  readonly known: KnownPositions;
  /** The dialect of the admin commands in its buffers; null: they are not decoded. */
  readonly admin: string | null;
}
