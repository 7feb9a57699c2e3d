import type { ActorId, DeviceId, PfId } from '../../world/ids.ts';
import type { ClauseRef } from './clause.ts';
import type { CheckRow } from './command.ts';
import type { Side } from './values.ts';

/** A movement on the picture that the page draws as a function of the fraction of the step's duration. */
export type Motion =
  /** The token of a command moves between two stations of a journey. */
  | {
      readonly kind: 'token';
      readonly owner: PfId;
      readonly queue: number;
      readonly from: number;
      readonly to: number;
      readonly head: string;
    }
  /**
   * A notification crosses; a suppressed one moves nothing, so it is not in the list. Queue -1: a configuration change
   * notification, which belongs to no virtqueue.
   */
  | {
      readonly kind: 'notification' | 'interrupt';
      readonly device: DeviceId;
      readonly queue: number;
      readonly label: string;
    }
  /** A driver touches a register of its function. */
  | { readonly kind: 'register'; readonly device: DeviceId; readonly label: string }
  /** A command takes effect on a member. */
  | { readonly kind: 'effect'; readonly owner: PfId; readonly device: DeviceId; readonly label: string };

/** Why a notification or an interrupt was sent in a step, or not: the values that decided, and the rule. */
export interface DecisionView {
  readonly about: 'notification' | 'interrupt';
  /** Name of the virtqueue: `avq0`. */
  readonly queue: string;
  readonly send: boolean;
  /** One short statement with its values. */
  readonly why: string;
  readonly rule: string;
  readonly values: readonly { readonly name: string; readonly text: string }[];
}

export interface MomentView {
  readonly step: number;
  readonly actor: ActorId;
  readonly side: Side;
  readonly action: string;
  /** The step as one sentence. */
  readonly sentence: string;
  /** Whether the other side can see it: 'seen by device', 'not visible yet', 'private', … */
  readonly visibility: string;
  readonly clauses: readonly ClauseRef[];
  readonly refused: boolean;
  /** Null: the step decided on none. */
  readonly decision: DecisionView | null;
  /** The check that decided on a command in this step, and the owner whose device made it; null: none was. */
  readonly check: (CheckRow & { readonly owner: PfId }) | null;
  readonly motions: readonly Motion[];
}
