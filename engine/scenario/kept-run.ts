import type { Intervention } from '../run/inputs.ts';
import type { JsonObject } from './json.ts';

/** A branch as somebody made it: what was done on it by hand, and how far it was played. */
export interface KeptBranch {
  /** Null for the first run alone. */
  readonly parent: number | null;
  readonly forkAt: number;
  readonly end: number;
  /** Steps of its own that the schedule would not have taken, and the first one of a fork whatever it is. */
  readonly moves: readonly Intervention[];
}

/** A run with all of its branches as plain data: inputs, never states. A later engine makes the same run of it. */
export interface KeptRun {
  readonly kept: typeof KEPT_FORMAT;
  /** The scenario as it was opened, with the notes as they are now. */
  readonly scenario: JsonObject;
  readonly branches: readonly KeptBranch[];
  /** Branch and step that are shown. */
  readonly branch: number;
  readonly step: number;
  /** Digest of the world that is shown. */
  readonly digest: string;
}

export const KEPT_FORMAT = 1;
/** Branches that are kept; of a run with more of them only the shown one is. */
export const MOST_BRANCHES = 500;
