import type { GoalProposal } from '../lesson/propose.ts';
import type { BrokenLink, Segment } from '../lesson/prose.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import type { Shape } from '../scenario/shape.ts';
import type { DeviceId } from '../world/ids.ts';

export type { BrokenLink, Segment } from '../lesson/prose.ts';

/** The text of a lesson, and the scenarios of the library that it names. */
export interface LessonAsk {
  readonly text: string;
  readonly library: Readonly<Record<string, unknown>>;
}

/** A scenario of a lesson that is being written, as far as it can be read. */
export interface DraftedScenario {
  readonly name: string;
  readonly title: string;
  readonly dialect: string;
  readonly readings: string;
  readonly functions: readonly DeviceId[];
  readonly actors: readonly string[];
}

/** A lesson that somebody is writing: what is wrong with it, what could be better, and whom its forms can name. */
export interface LessonDraftView {
  /** Why the text is no JSON, and from which character on; then nothing else is known of it. */
  readonly fault: { readonly at: number; readonly message: string } | null;
  /** What the schema says, or else what playing it says. */
  readonly errors: readonly ParseError[];
  readonly advice: readonly ParseError[];
  readonly scenarios: readonly DraftedScenario[];
  /** Texts as runs and links, by their paths. */
  readonly prose: Readonly<Record<string, readonly (Segment | BrokenLink)[]>>;
}

/** What the forms of a lesson are made of, and what a new one starts with. */
export interface LessonFrame {
  readonly shape: Shape;
  readonly blank: unknown;
}

/** A moment of a scenario: of a page of a lesson. */
export interface MomentAsk {
  readonly scenario: unknown;
  readonly step: number;
}

export interface DraftedMoment {
  readonly svg: string;
  readonly end: number;
  /** The step that was played last, as one sentence. */
  readonly sentence: string;
}

/** What a link can lead to. */
export interface LinkTargets {
  readonly steps: readonly { readonly step: number; readonly text: string }[];
  readonly fields: readonly string[];
  readonly registers: readonly string[];
  readonly clauses: readonly { readonly name: string; readonly text: string }[];
}

/** A rule that was judged in the steps of a question, or stands behind them. */
export interface DecidedClause {
  readonly clause: string;
  readonly text: string;
  readonly how: 'passed' | 'refused' | 'applied' | 'violated';
}

/** What playing the steps of a question comes to. */
export interface DraftedQuestion {
  /** Steps that were played; fewer where the run ends. */
  readonly played: number;
  /** The question with the answer that the engine gives; why there is none. Null: nothing was asked. */
  readonly filled: /** `agrees`: the answer that it has is right, however it is written. */
    | { readonly ok: true; readonly right: unknown; readonly text: string; readonly agrees: boolean }
    | { readonly ok: false; readonly errors: readonly ParseError[] }
    | null;
  readonly proposals: readonly { readonly right: unknown; readonly text: string }[];
  readonly clauses: readonly DecidedClause[];
}

/** The run that is shown, beside the scenarios of a lesson. */
export interface ShownRun {
  readonly step: number;
  readonly title: string;
  /** The one that it plays, unchanged up to the shown step; null: none of them. */
  readonly name: string | null;
  /** The run with what was done by hand, as a scenario of its own. Null: it could not be written down. */
  readonly file: string | null;
}

/** What a task can take from the run that is shown. */
export interface DraftedTask {
  /** It is a run of the page's scenario. */
  readonly same: boolean;
  readonly step: number;
  readonly goal: readonly (Omit<GoalProposal, 'expectation'> & { readonly expectation: unknown })[];
  /** What was done by hand after the page's step, as a file holds it. */
  readonly solution: readonly unknown[];
  /** Something was done by hand before the page's step already, at this one. */
  readonly early: number | null;
}
