import type { Intervention } from '../run/inputs.ts';
import type { Expectation, Scenario } from '../scenario/scenario.ts';
import type { ActorId, DeviceId } from '../world/ids.ts';
import type { Segment } from './prose.ts';

/** Number of the newest lesson format. */
export const LESSON_FORMAT = 1;

/** Expectations that can be foretold at one moment of a run. */
type Foretold = Extract<Expectation, { readonly that: 'outcome' | 'register' | 'features' | 'ring' | 'driver' }>;

/**
 * What a learner foretells, with the right answer as `is`. Most are what a scenario may expect, too; three are about the
 * very steps that are played.
 */
export type Prediction =
  | Foretold
  /** Who has a descriptor of a virtqueue. */
  | {
      readonly that: 'owner';
      readonly device: DeviceId;
      readonly queue: number;
      readonly descriptor: number;
      readonly is: 'driver' | 'device';
    }
  /** Who makes the last of the steps that are played. */
  | { readonly that: 'actor'; readonly is: ActorId }
  /** Fields in memory that are written, by their names, in any order. */
  | { readonly that: 'writes'; readonly is: readonly string[] };

/** Predict, then reveal: the engine grades it by playing. */
export interface Question {
  readonly ask: readonly Segment[];
  /** Steps that are played after the answer was given. */
  readonly play: number;
  readonly right: Prediction;
  /** The rule that decides. */
  readonly clause?: string;
  /** One or two sentences on why, shown with the answer. */
  readonly why?: readonly Segment[];
}

/** A state of the world to be reached, in any way. */
export interface Task {
  readonly ask: readonly Segment[];
  /** All of them hold at one moment. */
  readonly goal: readonly Expectation[];
  readonly hint?: readonly Segment[];
  /** One way to reach it: what a person does, at which steps. */
  readonly solution: readonly Intervention[];
}

export interface Page {
  readonly title: string;
  readonly text: readonly Segment[];
  /** Name of one of the lesson's scenarios. */
  readonly scenario: string;
  readonly step: number;
  /** What is selected when the page opens: the target of a link in the text. */
  readonly look?: Segment;
  readonly question?: Question;
  readonly task?: Task;
}

/** What a file of a lesson holds: texts, inputs and answers, never states. */
export interface Lesson {
  readonly format: typeof LESSON_FORMAT;
  readonly title: string;
  /** For whom it is, in one sentence. */
  readonly audience: string;
  readonly minutes: number;
  /** Language of the texts, as in `en`. */
  readonly language: string;
  readonly scenarios: Readonly<Record<string, Scenario>>;
  readonly pages: readonly Page[];
}
