import type { StepRecord } from '../run/timeline-types.ts';
import type { ClauseId } from '../spec/clause.ts';
import type { ActorId } from '../world/ids.ts';

/** A rule that a step met: kept, or broken with the reason. */
interface Remark {
  readonly clause: ClauseId;
  readonly by: ActorId;
  /** Null: the rule was kept. */
  readonly why: string | null;
}

/** Somebody who sees all steps of a run in their order and knows rules that neither side judges itself. */
export type Onlooker = (record: StepRecord) => readonly Remark[];

/** Says of a rule that somebody had to keep it, and how it was broken; null: it was kept. */
export type Judge = (clause: ClauseId, by: ActorId, why: string | null) => void;

/** An onlooker that says what it has to say through a function. */
export const onlooker =
  (look: (record: StepRecord, judge: Judge) => void): Onlooker =>
  record => {
    const remarks: Remark[] = [];
    look(record, (clause, by, why) => remarks.push({ clause, by, why }));
    return remarks;
  };

/** What is wrong, or null where it is not. */
export const when = (wrong: boolean, why: string): string | null => (wrong ? why : null);
