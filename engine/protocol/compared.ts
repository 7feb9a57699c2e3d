import type { ProseLint, TermPlace } from '../dialect/prose.ts';
import type { JsonObject } from '../scenario/json.ts';
import type { SourceKind } from '../spec/source.ts';
import type { PartView } from '../view/parts/bytes.ts';
import type { SwitchView } from '../view/parts/run.ts';
import type { ActorId, DeviceId } from '../world/ids.ts';

/** What is held against what, each part as a link holds it; what is left out is as in the run. */
export interface CompareAsk {
  /** A well-known pair of texts, instead of both sides and the sender. */
  readonly known?: string;
  readonly left?: string;
  readonly right?: string;
  readonly sender?: string;
  readonly align?: string;
  /** Another scenario than the one that is shown, as a file holds it. */
  readonly scenario?: unknown;
}

/** A reading of a side that its reader has to know. */
export interface SideChip {
  readonly id: string;
  readonly title: string;
  readonly text: string;
}

/** One of two runs. */
export interface ComparedSide {
  /** As a link holds it. */
  readonly text: string;
  readonly dialect: { readonly id: string; readonly title: string };
  /** What the side is, in one line: the version, and which changes of it are taken. */
  readonly title: string;
  readonly switches: readonly SwitchView[];
  readonly chips: readonly SideChip[];
  readonly steps: number;
  /** Why the run ended before its script did; null: it did not. */
  readonly stopped: string | null;
  readonly digest: string;
  /** Feature bits that this text does not have, and those that make an owner in it: what was changed in the functions. */
  readonly leftOut: readonly string[];
  readonly added: readonly string[];
  readonly terms: { readonly owner: string; readonly member: string };
  /** The scenario of this side as a file holds it, to be opened as the run. */
  readonly scenario: JsonObject;
}

/** A step of one side. */
export interface ComparedStep {
  /** o operator, d driver, v device; capital when it holds a fault or a refusal. */
  readonly glyph: string;
  readonly actor: ActorId;
  readonly name: string;
  readonly sentence: string;
}

export interface ComparedRow {
  readonly kind: 'same' | 'differs' | 'left' | 'right';
  readonly left: number | null;
  readonly right: number | null;
  /** Steps that each side has made after this row. */
  readonly leftAt: number;
  readonly rightAt: number;
  /** The step on the left, and the one on the right. */
  readonly before: ComparedStep | null;
  readonly after: ComparedStep | null;
}

/** Two runs of the scenario that is shown, side by side. */
export interface ComparisonView {
  readonly left: ComparedSide;
  readonly right: ComparedSide;
  readonly sender: 'each' | 'left' | 'right';
  readonly align: string;
  readonly events: readonly { readonly value: string; readonly text: string }[];
  readonly rows: readonly ComparedRow[];
  /** Place of the row on which the runs are aligned; -1: nothing happens in either. */
  readonly anchor: number;
  readonly alike: boolean;
  readonly known: readonly {
    readonly id: string;
    readonly title: string;
    readonly text: string;
    /** A scenario of the library that shows it; null: the one that is open. */
    readonly file: string | null;
  }[];
  /** Id of the known pair that is shown; null: one of somebody's own. */
  readonly chosen: string | null;
  readonly dialects: readonly { readonly id: string; readonly title: string }[];
  /** The two sides differ in their words, too. */
  readonly words: boolean;
}

/** A command on one side. */
export interface ComparedCommand {
  readonly name: string;
  readonly stage: string;
  /** Null: not answered yet. */
  readonly ok: boolean | null;
  readonly outcome: string;
  /** What its sender makes of the answer, where that follows another text. */
  readonly read: string | null;
  readonly readSource: SourceKind | null;
  /** Ranges in `changed` differ from the other side. */
  readonly readable: PartView;
  readonly writable: PartView;
}

/** What is to be seen at one row. */
export interface ComparedMoment {
  readonly row: number;
  readonly command: {
    readonly place: string;
    readonly title: string;
    readonly left: ComparedCommand | null;
    readonly right: ComparedCommand | null;
  } | null;
  /** All that were given so far, to choose from. */
  readonly commands: readonly { readonly place: string; readonly title: string }[];
  readonly differences: readonly ComparedDifference[];
}

/** One thing that differs; null: there is no such thing on that side. */
export interface ComparedDifference {
  readonly kind: 'outcome' | 'field' | 'bytes' | 'features' | 'register' | 'driver' | 'state' | 'clause' | 'memory';
  readonly place: string;
  readonly what: string;
  readonly left: string | null;
  readonly right: string | null;
  /** Where a field, or the name of an outcome, is from on either side. */
  readonly sources?: { readonly left: SourceKind | null; readonly right: SourceKind | null };
  /** The command that it is about. */
  readonly command?: string;
}

// ---------------------------------------------------------------- words

/** A text in one order: where a reader meets what, and where each term is used first and defined. */
export interface ReadingOrder {
  readonly places: readonly { readonly id: string; readonly chapter: string }[];
  readonly terms: readonly TermPlace[];
}

/** The words of one side. */
export interface WordsSide {
  readonly terms: { readonly owner: string; readonly member: string };
  readonly sentences: readonly {
    readonly id: string;
    readonly chapter: string;
    readonly text: string;
    readonly lints: readonly ProseLint[];
    /** How often `manag…` stands in it, identifiers left out. */
    readonly stems: number;
  }[];
  readonly orders: { readonly patch: ReadingOrder; readonly document: ReadingOrder };
  /** Counted in all sentences; null: the sentences of this text are not held here. */
  readonly counts: {
    readonly stems: number;
    /** Short forms outside of identifiers. */
    readonly short: number;
    /** Terms that are used before they are defined. */
    readonly late: number;
  } | null;
}

/** The words of two sides, and one trace in both. */
export interface WordsView {
  readonly left: WordsSide;
  readonly right: WordsSide;
  readonly trace: readonly {
    readonly owner: DeviceId;
    readonly id: number;
    readonly left: string | null;
    readonly right: string | null;
    /** Every byte of both parts is the same. */
    readonly sameBytes: boolean;
  }[];
}
