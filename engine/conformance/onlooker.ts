import type { StepRecord } from '../run/timeline-types.ts';
import type { ClauseId } from '../spec/clause.ts';
import type { ActorId } from '../world/ids.ts';

/** A rule that a step met: kept, or broken with the reason. */
export interface Remark {
  readonly clause: ClauseId;
  readonly by: ActorId;
  /** Null: the rule was kept. */
  readonly why: string | null;
}

/** Somebody who sees all steps of a run in their order and knows rules that neither side judges itself. */
export type Onlooker = (record: StepRecord) => readonly Remark[];
