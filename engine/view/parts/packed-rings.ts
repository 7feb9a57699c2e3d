import type { QueueView } from './queue.ts';
import type { Marked } from './values.ts';

/** One slot of a packed ring. */
export interface PackedSlotRow {
  readonly slot: number;
  /** Guest address of the descriptor itself, which is `sizes.desc` bytes long. */
  readonly at: string;
  /** Whose turn it is, by the positions of both sides. */
  readonly owner: 'driver' | 'device';
  readonly free: boolean;
  /** Wrap counter of the pass in which the slot was written last: its AVAIL bit. */
  readonly phase: 0 | 1;
  /** What AVAIL and USED make of it; `blank` is a slot of zeros. */
  readonly mark: 'blank' | 'available' | 'used';
  readonly addr: Marked;
  readonly len: Marked;
  readonly id: Marked;
  readonly flags: Marked;
  /** NEXT, WRITE, INDIRECT, AVAIL, USED. */
  readonly flagNames: readonly string[];
  /** What the buffer holds: 'command', 'result', 'table', 'used', 'skipped' in a batch that another one ended, ''. */
  readonly buffer: string;
  /** Id of the buffer that it belongs to; null when free. */
  readonly head: number | null;
  /** The other side cannot see it yet. */
  readonly hatched: boolean;
  readonly unknown?: true;
}

/** Where a side stands in a packed ring, with its wrap counter. */
export interface RingPositionView {
  readonly slot: number;
  readonly wrap: 0 | 1;
  /** `slot 3, wrap 1`. */
  readonly value: Marked;
}

/** An event suppression structure, decoded. */
export interface EventSuppressView {
  readonly at: string;
  readonly mode: 'enable' | 'disable' | 'descriptor' | 'reserved';
  readonly flags: Marked;
  /** desc_event_off and desc_event_wrap; they mean something in mode `descriptor`. */
  readonly slot: number;
  readonly wrap: 0 | 1;
  readonly desc: Marked;
  readonly text: string;
}

export interface PackedRingsView extends QueueView {
  readonly format: 'packed';
  readonly at: { readonly desc: string; readonly driver: string; readonly device: string };
  /** Bytes of one descriptor, and of one event suppression structure. */
  readonly sizes: { readonly desc: number; readonly event: number };
  readonly slots: readonly PackedSlotRow[];
  /** What the driver makes available next, what the device takes and uses next, what the driver collects next. */
  readonly positions: {
    readonly available: RingPositionView;
    readonly take: RingPositionView;
    readonly use: RingPositionView;
    readonly collect: RingPositionView;
  };
  /** By the side that writes it. */
  readonly events: { readonly driver: EventSuppressView; readonly device: EventSuppressView };
}
