import type { QueueView } from './queue.ts';
import type { Marked } from './values.ts';

export interface DescriptorRow {
  readonly index: number;
  /** Guest address of the descriptor itself, which is `sizes.desc` bytes long. */
  readonly at: string;
  readonly owner: 'driver' | 'device';
  readonly free: boolean;
  readonly addr: Marked;
  readonly len: Marked;
  readonly flags: Marked;
  readonly flagNames: readonly string[];
  readonly next: Marked;
  /** What the buffer holds: 'command', 'result', 'table', ''. */
  readonly buffer: string;
  /** Head of the chain that it belongs to; null when free. */
  readonly head: number | null;
  /** The other side cannot see it yet. With a lens, here and elsewhere: whose it is cannot know it. */
  readonly hatched: boolean;
  /** Whose lens is on cannot know who has it. */
  readonly unknown?: true;
}

export interface SplitRingsView extends QueueView {
  readonly format: 'split';
  readonly at: { readonly desc: string; readonly avail: string; readonly used: string };
  /** Bytes of one descriptor, of one entry of the avail ring and of one of the used ring. */
  readonly sizes: { readonly desc: number; readonly avail: number; readonly used: number };
  readonly descriptors: readonly DescriptorRow[];
  /** Free-running indices of both sides, which stand in no ring: what is made available, taken, used and collected next. */
  readonly positions: {
    readonly available: Marked;
    readonly take: Marked;
    readonly use: Marked;
    readonly collect: Marked;
  };
  readonly avail: {
    /** Guest addresses of both fields, 2 bytes each. */
    readonly at: { readonly flags: string; readonly idx: string };
    readonly flags: Marked;
    readonly flagText: string;
    readonly idx: Marked;
    readonly ring: readonly {
      readonly slot: number;
      readonly at: string;
      readonly head: Marked;
      readonly hatched: boolean;
    }[];
    /** Slot that the driver fills next, and the one that the device takes next; -1: not to be known through a lens. */
    readonly driverNext: number;
    readonly deviceNext: number;
  };
  readonly used: {
    readonly at: { readonly flags: string; readonly idx: string };
    readonly flags: Marked;
    readonly flagText: string;
    readonly idx: Marked;
    readonly ring: readonly {
      readonly slot: number;
      readonly at: string;
      readonly id: Marked;
      readonly len: Marked;
      readonly hatched: boolean;
      /** A batch in order passed over it: what stands there is old. */
      readonly skipped: boolean;
    }[];
    readonly deviceNext: number;
    readonly driverNext: number;
  };
}
