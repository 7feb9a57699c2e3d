import type { ClauseRef } from '../view/parts/clause.ts';
import type { RingsView } from '../view/parts/rings.ts';

/** A file that somebody dropped, as the page shows it. */
export interface RecordingView {
  /** What `ring` names it by, as long as no other one is opened. */
  readonly key: string;
  /** `rings`: a memory image or malformed rings; `trace`: a ring step by step; `steps`: everything without rings. */
  readonly kind: 'scenario' | 'rings' | 'trace' | 'steps';
  readonly name: string;
  /** What the file says that it is. */
  readonly format: string;
  readonly queues: readonly ForeignQueueView[];
  readonly registers: readonly { readonly name: string; readonly value: string }[];
  /** What this engine makes of it, step by step; empty for an image, which claims nothing. */
  readonly steps: readonly StepRow[];
  /** Rows that are left out, since there are too many. */
  readonly more: number;
  /** Steps of a trace: it can be looked at after 0 up to so many of them. */
  readonly length: number;
}

export interface ForeignQueueView {
  /** Place in the list, by which `ring` finds it. */
  readonly nth: number;
  readonly name: string;
  readonly format: 'split' | 'packed';
  readonly size: number;
  /** Rules that are broken in it. */
  readonly faults: number;
}

/** A step, case or vector of a recording, beside what this engine makes of it. */
export interface StepRow {
  /** The trace, case or vector that it belongs to. */
  readonly group: string;
  /** Place in its list of steps; null: it is about the whole. */
  readonly step: number | null;
  readonly who: 'driver' | 'device' | 'host' | null;
  readonly text: string;
  readonly expected: string | null;
  readonly got: string | null;
  readonly verdict: 'agrees' | 'allowed' | 'differs' | 'silent' | 'unplayed' | 'unknown';
  readonly rule: string | null;
  readonly why: string | null;
}

/** Something that is wrong in a ring, or worth saying. */
export interface FindingView {
  readonly severity: 'fault' | 'violation' | 'remark';
  readonly rule: string | null;
  readonly kind: string;
  readonly text: string;
  /** Null: no text says it in so many words. */
  readonly clause: Pick<ClauseRef, 'id' | 'text' | 'section'> | null;
  /** `descriptor 3`, `slot 2`, `table entry 1 of descriptor 3`, `used entry 7`, `the ring`. */
  readonly where: string;
  /** Guest address of what shows it; '': nothing does. */
  readonly at: string;
  /** Slot at which that can be seen; null: none. */
  readonly slot: number | null;
  /** Where it is an entry of an indirect table: address of the descriptor of that table; else ''. */
  readonly tableOf: string;
}

/** An admin command in a buffer. */
interface ForeignCommandView {
  readonly head: number;
  readonly state: string;
  readonly opcode: string;
  readonly name: string | null;
  readonly told: string | null;
  readonly fields: readonly { readonly path: string; readonly text: string }[];
  readonly answer: readonly { readonly path: string; readonly text: string }[] | null;
}

/** A virtqueue of the file, at one moment. */
export interface ForeignRingView {
  /** Null: there is nothing to be seen, and the findings say why. */
  readonly rings: RingsView | null;
  readonly findings: readonly FindingView[];
  /** What was supposed, since neither the file nor memory says it. */
  readonly supposed: readonly { readonly what: string; readonly because: string }[];
  /** What each side wants to be told. */
  readonly wishes: readonly { readonly side: 'driver' | 'device'; readonly field: string; readonly text: string }[];
  readonly used: readonly string[];
  readonly commands: readonly ForeignCommandView[];
  /** There is more, and it was too much to walk. */
  readonly cut: boolean;
}

/** A moment of a file's virtqueue, and the slots in view. */
export interface RingAsk {
  readonly key: string;
  readonly queue: number;
  readonly step: number;
  readonly from: number;
  readonly count: number;
}
