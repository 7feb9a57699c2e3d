import type { DatedJudgement } from '../scenario/judge-steps.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import type { RecordedAs } from '../scenario/record-run.ts';
import type { Shape } from '../scenario/shape.ts';
import type { PartView } from '../view/parts/bytes.ts';
import type { CatalogView } from '../view/parts/catalog.ts';
import type { FeatureBitView } from '../view/parts/features.ts';
import type { SwitchView } from '../view/parts/run.ts';
import type { DeviceType } from '../world/device-data.ts';
import type { DeviceId } from '../world/ids.ts';

export type { DatedJudgement } from '../scenario/judge-steps.ts';
export type { LeafForm } from '../scenario/schema-parts.ts';
export type { Member, Shape } from '../scenario/shape.ts';

/** A scenario that somebody is writing: what is wrong with it, and whom its forms can name. */
export interface DraftView {
  /** Why the text is no JSON, and from which character on; then nothing else is known of it. */
  readonly fault: { readonly at: number; readonly message: string } | null;
  readonly errors: readonly ParseError[];
  /** The version that it names, or the first one where it names none, and readings of it as `R6=aligned-b,…`. */
  readonly dialect: string;
  readonly readings: string;
  readonly functions: readonly DeviceId[];
  /** Who can be told to break a rule. */
  readonly actors: readonly string[];
}

/** A feature bit, and how a scenario names it. */
export interface DraftBit extends FeatureBitView {
  readonly written: number | string;
}

/** A name that a scenario may hold, and what it means. */
export interface DraftName {
  readonly name: string;
  readonly text: string;
}

/** What forms need to know, besides the scenario: its shape, and the tables of its version. */
export interface DraftFrame {
  readonly shape: Shape;
  readonly dialects: readonly DraftName[];
  readonly switches: readonly SwitchView[];
  readonly features: Readonly<Record<DeviceType, readonly DraftBit[]>>;
  /** The bit by which the virtqueues of a function are packed, as a scenario names it. */
  readonly packed: number | string;
  readonly catalog: CatalogView;
  /** By the table that the shape speaks of. */
  readonly names: Readonly<Record<string, readonly DraftName[]>>;
  /** The smallest scenario of this version in which something happens. */
  readonly blank: unknown;
}

/** How a draft ran, and what became of each thing that it expects. */
export interface DraftRun {
  readonly steps: number;
  readonly stopped: string | null;
  readonly digest: string;
  readonly judgements: readonly DatedJudgement[];
  /** What could be expected of this run, as a scenario holds it. */
  readonly proposals: readonly { readonly expectation: unknown; readonly text: string }[];
}

/** A command of a draft, as its bytes. */
export interface DraftCommand {
  readonly readable: PartView;
  /** Bytes that the answer needs at most. */
  readonly writable: number;
}

/** The run that is shown, written down. */
export interface RecordedView {
  readonly as: RecordedAs;
  readonly file: string;
  readonly steps: number;
  readonly digest: string;
  readonly lines: number;
  readonly actions: number;
  readonly interventions: number;
}

/** A draft as what follows the `#` of a link. */
export interface DraftLink {
  readonly fragment: string;
  readonly length: number;
  readonly band: 'green' | 'fine' | 'warning' | 'file-only';
}
