import type { Event } from '../world/event.ts';
import type { World } from '../world/world.ts';
import type { ActionKey, Intervention, RunInputs } from './inputs.ts';
import type { Action, Choice } from './step.ts';

/** A line of the tree: steps `forkAt + 1 .. end`, the rest is its parent's. */
export interface Branch {
  readonly id: number;
  readonly parent: number | null;
  readonly forkAt: number;
  readonly end: number;
}

/** What is known of one step: step n leads from world n - 1 to world n. */
export interface StepRecord {
  readonly step: number;
  readonly action: Action;
  readonly key: ActionKey;
  readonly events: readonly Event[];
  readonly before: World;
  readonly after: World;
}

/** How much of a run is held in memory; the rest is made again from the actions when it is asked for. */
export interface TimelineOptions {
  /** Worlds and events that were made or looked at last are kept in so many bytes, about. */
  readonly keepBytes?: number;
  /** Of the other steps the world of every so many-th is kept; when those are too many, of every second of them. */
  readonly keyframe?: number;
  readonly keyframes?: number;
  /** Arena bytes at which the pages of kept worlds are moved to a new arena. */
  readonly compactAt?: number;
  /** Steps after which the run is taken for endless, and goes no further. */
  readonly steps?: number;
}

/**
 * The history of a run as a tree, with a cursor. Acting in the past forks; taking an action that was already taken there
 * re-enters its branch. Worlds that it gives are good until it makes another step or goes to another one; one that is
 * held for longer may have lost its memory to a compaction, and reading it throws.
 */
export interface Timeline<Inputs extends RunInputs = RunInputs> {
  readonly scenario: Inputs;
  /** Branch and step that are shown. */
  readonly branch: number;
  readonly step: number;
  /** Last step known of the shown branch. */
  readonly end: number;
  readonly branches: readonly Branch[];
  world(): World;
  /** World after a step of the shown branch, or of another. */
  worldAt(step: number, branch?: number): World;
  /** A step of the shown branch, or of another; null for step 0 and beyond the end. */
  record(step: number, branch?: number): StepRecord | null;
  /** Key of the action of a step, without working out its events. */
  keyAt(step: number, branch?: number): ActionKey | null;
  /** Whether a step held a refusal, a fault or a violation. */
  markedAt(step: number, branch?: number): boolean;
  /** Everything that could happen now, possible or not; and what is taken next when nobody chooses, null at the end. */
  choices(): readonly Choice[];
  scheduled(): Action | null;
  /** Takes the step that is already known, or else the scheduled one. False at the end. */
  forward(): boolean;
  /** To the step before. False at step 0. */
  back(): boolean;
  /** Forward until the command that is under way is complete (its token closed), at least one step. */
  over(): void;
  /** Forward to the end, at most `limit` steps; the number of steps made. */
  run(limit: number): number;
  seek(step: number, branch?: number): void;
  /**
   * To a step of a branch as it was when it ended at `end`. What somebody did there later stays on its line: a line without
   * it is shown, the same one each time, which is new and empty at first.
   */
  revisit(step: number, branch: number, end: number): void;
  /** A new line that leaves a branch at a step and holds no step of its own yet; it is shown. */
  leave(branch: number, step: number): void;
  /** Takes an action. False when it is not possible. */
  act(action: Action): boolean;
  /** What differs from the schedule on the shown branch, or on another, up to its end. */
  interventions(branch?: number): readonly Intervention[];
  /** Every step of the shown branch is what the scenario itself asks for. */
  readonly onPath: boolean;
  /** Moves memory together if that is due, for somebody who only looks: no world that it gave may be in use. */
  tidy(): void;
  /** Bytes of guest memory that the kept worlds take, and of all the rest that is kept, about. */
  readonly bytes: number;
  readonly objectBytes: number;
}
