import type { ActorId, DeviceId } from '../../world/ids.ts';
import type { LogRow } from './log.ts';
import type { Side } from './values.ts';

/** A line of life: of somebody who acts, or of guest memory. */
export type LaneId = ActorId | 'memory';

/**
 * How a step reaches somebody: a person asks for something; a store to memory or a load from it; a notification or an
 * interrupt crosses; a register is written or read; a command takes effect on a function; work that is nobody else's.
 */
export type MessageKind =
  | 'order'
  | 'store'
  | 'load'
  | 'notification'
  | 'interrupt'
  | 'register-write'
  | 'register-read'
  | 'effect'
  | 'work';

export interface LaneView {
  readonly id: LaneId;
  readonly side: Side | 'memory';
  /** `PF 0`, `VF 2`, `memory`; and which part of it: `driver`, `device`, `avq0`, ''. */
  readonly name: string;
  readonly part: string;
  /** First step in which it has part. */
  readonly since: number;
}

export interface MessageView {
  readonly kind: MessageKind;
  /** The same lane twice: work of its own. */
  readonly from: LaneId;
  readonly to: LaneId;
  /** A few words: `publish`, `notify avq0`, `device_status ← 0x03`. */
  readonly label: string;
}

/** A step of the run as messages between lanes, the most telling one first. */
export interface SequenceRow
  extends Pick<LogRow, 'step' | 'actor' | 'side' | 'action' | 'sentence' | 'visibility' | 'refused'> {
  readonly messages: readonly MessageView[];
  /** Until which step the other side cannot see what it stored, as far as that is known; null: it hides nothing. */
  readonly hidden: { readonly until: number | null } | null;
}

/** From when until when somebody is busy with a command: its driver, or who serves the virtqueue. */
export interface BracketView {
  readonly owner: DeviceId;
  readonly id: number;
  readonly lane: LaneId;
  readonly title: string;
  readonly from: number;
  /** Null: it is not over as far as the run is known. */
  readonly to: number | null;
  /** Commands that overlap on a lane stand side by side. */
  readonly place: number;
}

/** The shown branch as far as it is known, as a sequence of messages. */
export interface SequenceView {
  readonly total: number;
  /** Index of the first row that is sent; row i is step i + 1. */
  readonly from: number;
  readonly rows: readonly SequenceRow[];
  /** Everybody who has part in the branch, side by side. */
  readonly lanes: readonly LaneView[];
  /** Of the commands that are under way in the rows. */
  readonly brackets: readonly BracketView[];
}
