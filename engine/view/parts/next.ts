import type { ActorId } from '../../world/ids.ts';
import type { Side } from './values.ts';

export interface NextAction {
  readonly key: string;
  readonly name: string;
  readonly enabled: boolean;
  /** What it will do, or why it is not possible. */
  readonly why: string;
  /** The schedule would take this one. */
  readonly next: boolean;
}

export interface NextGroup {
  readonly actor: ActorId;
  readonly side: Side;
  readonly note: string;
  readonly actions: readonly NextAction[];
}

export interface NextView {
  readonly groups: readonly NextGroup[];
  readonly possible: number;
  readonly total: number;
  /** Why nothing is possible although something is left to do; null: something is, or nothing is left. */
  readonly rests: string | null;
  /** Commands are on hold. */
  readonly held: boolean;
}
