import type { ActorId, DeviceId } from '../../world/ids.ts';
import type { DecisionView } from './moment.ts';
import type { Side } from './values.ts';

export interface LogRow {
  readonly step: number;
  readonly actor: ActorId;
  readonly side: Side;
  readonly action: string;
  readonly sentence: string;
  readonly visibility: string;
  readonly clauses: readonly string[];
  readonly refused: boolean;
  /** A decision on a notification or an interrupt; null: none. */
  readonly decided: { readonly about: DecisionView['about']; readonly send: boolean } | null;
  /** Functions that the step changed. */
  readonly changed: readonly DeviceId[];
}

export interface LogView {
  /** What was looked for; empty: nothing, and row i is step i + 1. */
  readonly find: string;
  /** Steps that are known of the shown branch, those after the shown one included. */
  readonly steps: number;
  /** Rows there are: one for each of the steps that fit. */
  readonly total: number;
  /** Index of the first row that is sent. */
  readonly from: number;
  readonly rows: readonly LogRow[];
}
