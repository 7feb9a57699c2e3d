import type { TopologyTold } from '../export/functions.ts';
import type { Prediction } from '../lesson/lesson.ts';
import type { Segment } from '../lesson/prose.ts';
import type { FieldView } from '../view/parts/bytes.ts';
import type { ClauseRef } from '../view/parts/clause.ts';
import type { Side, SourceView } from '../view/parts/values.ts';
import type { Language } from '../view/words/say.ts';
import type { DeviceId } from '../world/ids.ts';
import type { DraftLink } from './drafted.ts';

/** Pictures of a moment on paper; `fit`: the group or a virtqueue, whichever tells more. */
export const handoutPictures = ['fit', 'group', 'rings', 'sequence', 'none'] as const;
export type HandoutPicture = (typeof handoutPictures)[number];

/** Steps that are worth a place on paper. */
export const momentKinds = ['recipe', 'notes', 'answers', 'refused', 'end'] as const;
export type MomentKind = (typeof momentKinds)[number];

/** Which moments of the run that is shown; without either, what the run has to offer. */
export interface HandoutAsk {
  readonly picture?: string;
  /** Kinds, separated by commas. */
  readonly kinds?: string;
  /** More steps: `3, 12, 45-56`. */
  readonly steps?: string;
  /** What a person has called the run. */
  readonly title?: string;
}

/** Bytes of a part of a command at a moment, by the fields that mean something. */
export interface HandoutBytes {
  readonly command: string;
  readonly part: 'readable' | 'writable';
  readonly at: string;
  readonly bytes: string;
  readonly fields: readonly (Pick<FieldView, 'name' | 'offset' | 'size' | 'text'> & {
    readonly bytes: string;
    readonly source: SourceView;
  })[];
}

/** A step on paper. */
export interface HandoutMoment {
  readonly step: number;
  /** Null: before the first step. */
  readonly act: { readonly actor: string; readonly side: Side; readonly action: string } | null;
  readonly sentence: string;
  readonly refused: boolean;
  /** An SVG of its own; null: none was wanted. */
  readonly picture: { readonly of: 'group' | 'rings' | 'sequence'; readonly svg: string } | null;
  readonly bytes: HandoutBytes | null;
  /** The rule that decided the step. */
  readonly clause: ClauseRef | null;
  readonly notes: readonly string[];
}

export interface HandoutCommand {
  readonly owner: string;
  readonly id: number;
  readonly title: string;
  readonly given: number;
  readonly answered: number | null;
  readonly ok: boolean | null;
  /** Name of the status, or what became of it without an answer. */
  readonly outcome: string;
  readonly used: number | null;
  /** The check that refused it, and its rule. */
  readonly why: { readonly text: string; readonly clause: string } | null;
}

type HandoutLink = Pick<DraftLink, 'fragment' | 'length' | 'band'>;

/** A run on paper. */
export interface HandoutView {
  readonly title: string;
  readonly summary: string;
  readonly dialect: string;
  /** Readings that are not the default. */
  readonly readings: readonly string[];
  readonly topology: TopologyTold;
  /** Kinds that were chosen, by somebody or by default, and how many steps each of all has. */
  readonly kinds: readonly MomentKind[];
  readonly counts: Readonly<Record<MomentKind, number>>;
  readonly moments: readonly (HandoutMoment & {
    /** Step of the recipe that ends here; null: none does. */
    readonly recipe: { readonly number: number; readonly title: string } | null;
  })[];
  /** Moments that were left out, being too many for paper. */
  readonly leftOut: number;
  readonly commands: readonly HandoutCommand[];
  readonly moreCommands: number;
  readonly end: number;
  readonly digest: string;
  /** Leads to the step that is shown. */
  readonly link: HandoutLink;
  readonly step: number;
}

export interface CourseAsk {
  /** The file of the course. */
  readonly text: string;
  /** Scenarios of the library that it names. */
  readonly library: Readonly<Record<string, unknown>>;
  /** Its texts in another language, and that in which the engine tells its runs. */
  readonly words?: string;
  readonly language?: Language;
  readonly picture?: string;
  /** For the trainer: right answers, whys and solutions are told. */
  readonly answers: boolean;
}

type Without<T, K extends string> = T extends unknown ? Omit<T, K> : never;

/** What is asked, without a word of the answer; of an outcome the fields. */
export type HandoutAsked =
  | Without<Exclude<Prediction, { readonly that: 'outcome' | 'driver' }>, 'is'>
  | { readonly that: 'driver'; readonly device: DeviceId }
  | { readonly that: 'outcome'; readonly fields: readonly string[] };

export interface HandoutPage {
  readonly title: string;
  readonly text: readonly Segment[];
  readonly scenario: string;
  readonly moment: HandoutMoment;
  readonly question: {
    readonly ask: readonly Segment[];
    readonly asked: HandoutAsked;
    /** Null in a learner's copy. */
    readonly answer: {
      readonly text: string;
      readonly why: readonly Segment[];
      readonly clause: ClauseRef | null;
    } | null;
  } | null;
  readonly task: {
    readonly ask: readonly Segment[];
    readonly hint: readonly Segment[];
    /** What the reference solution does by hand, and at which step; null in a learner's copy. */
    readonly solution: readonly { readonly step: number; readonly text: string }[] | null;
  } | null;
  readonly link: HandoutLink;
}

/** A course on paper. */
export interface CourseHandoutView {
  readonly title: string;
  readonly audience: string;
  readonly minutes: number;
  readonly language: string;
  readonly answers: boolean;
  readonly dialects: readonly string[];
  readonly pages: readonly HandoutPage[];
}
