import type { DeviceId } from '../../world/ids.ts';
import type { SourceView } from './values.ts';

export interface BranchView {
  /** 0 for the first run; the letter shown is A, B, C … */
  readonly id: number;
  readonly letter: string;
  /** Branch and step where this one leaves; null for the first. */
  readonly parent: number | null;
  readonly forkAt: number;
  /** Step numbers are counted from the start of the run, so a branch holds steps forkAt + 1 .. end. */
  readonly end: number;
  /** One character a step from forkAt + 1 on: o operator, d driver, v device; capital when the step holds a fault or a refusal. */
  readonly glyphs: string;
  /** How the branch came about, one short sentence. */
  readonly title: string;
}

export interface RecipeStepView {
  readonly title: string;
  readonly state: 'done' | 'now' | 'todo';
  /** First and last step of the shown branch that belong to it; null before it is reached. */
  readonly from: number | null;
  readonly to: number | null;
}

export interface SwitchView {
  readonly id: string;
  readonly title: string;
  readonly chosen: string;
  readonly byDefault: string;
  readonly reason: string;
  readonly source: SourceView;
  readonly readings: readonly { readonly id: string; readonly text: string }[];
}

export interface RunView {
  readonly title: string;
  readonly summary: string;
  readonly dialect: { readonly id: string; readonly title: string };
  readonly switches: readonly SwitchView[];
  /** Step that is shown; 0 is before the first. */
  readonly step: number;
  /** Last step known of the shown branch. */
  readonly end: number;
  /** Nothing can happen any more at the shown step, and the script is used up. */
  readonly finished: boolean;
  /** How many turns of the script were taken at the shown step, a line that repeats counted as often as it does. */
  readonly script: { readonly done: number; readonly all: number };
  readonly branch: number;
  readonly branches: readonly BranchView[];
  readonly recipe: readonly RecipeStepView[];
  /** 16 hex digits: hash of the shown world. */
  readonly digest: string;
  readonly bookmarks: readonly { readonly atStep: number; readonly text: string }[];
  /** Ids of functions, PFs first, each PF followed by its VFs; all of them, present or not. */
  readonly functions: readonly DeviceId[];
  /** Expectations of the scenario, judged when the run is finished. */
  readonly verdicts: readonly { readonly text: string; readonly held: boolean | null; readonly got: string }[];
}
