import type { DeviceId } from '../../world/ids.ts';
import type { DecisionView } from './moment.ts';
import type { Marked } from './values.ts';

/** One entry of an indirect table. */
export interface TableRow {
  readonly index: number;
  readonly at: string;
  readonly addr: Marked;
  readonly len: Marked;
  readonly flags: Marked;
  readonly flagNames: readonly string[];
  /** Null on a packed ring, whose tables are used in sequence. */
  readonly next: Marked | null;
  /** What the buffer holds: 'command', 'result'. */
  readonly buffer: string;
}

/** The table that an indirect descriptor points to. */
export interface IndirectTableView {
  /** Descriptor or slot that points to it, and head or id of its buffer. */
  readonly descriptor: number;
  readonly head: number;
  readonly at: string;
  /** All entries, of which the first are sent; `size` is bytes of one. */
  readonly entries: number;
  readonly size: number;
  readonly rows: readonly TableRow[];
  readonly holder: 'driver' | 'device';
  readonly hatched: boolean;
}

/** What somebody has found wrong with a virtqueue. */
export interface FoundView {
  /** Row of the list of malformed rings, `M3`; null: none of them. */
  readonly rule: string | null;
  /**
   * A fault stops the device until a reset; by a broken queue its driver no longer uses it; a violation stops nobody; a note
   * says what is odd, or what the device waits for.
   */
  readonly weight: 'fault' | 'broken' | 'violation' | 'note';
  readonly text: string;
  /** The rule of the text; null: none says it in so many words. */
  readonly clause: string | null;
  /** Where it shows: a descriptor (with the entry of its table), a slot of a ring, or a field. Null: in no one place. */
  readonly at: {
    readonly part: 'desc' | 'avail' | 'used' | 'avail-idx' | 'avail-flags' | 'used-idx' | 'driver-events';
    readonly index: number;
    readonly entry: number | null;
  } | null;
}

/** What virtqueues of both formats have. */
export interface QueueView {
  readonly device: DeviceId;
  readonly queue: number;
  readonly name: string;
  readonly size: number;
  readonly enabled: boolean;
  /** Window of slots that is shown: first slot and count of the queue's size. */
  readonly from: number;
  /** First descriptors of buffers that somebody holds, and where. */
  readonly onHold?: readonly { readonly slot: number; readonly at: 'driver' | 'device' }[];
  readonly chains: readonly {
    readonly head: number;
    readonly descriptors: readonly number[];
    readonly holder: 'driver' | 'device';
    readonly text: string;
  }[];
  readonly tables: readonly IndirectTableView[];
  readonly found: FoundView | null;
  /** Why the last notification and the last interrupt were sent or not. */
  readonly lastDecisions: readonly (Pick<DecisionView, 'about' | 'send' | 'why'> & { readonly step: number })[];
}
