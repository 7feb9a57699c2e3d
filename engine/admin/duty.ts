import type { ClauseId } from '../spec/clause.ts';
import type { FunctionState } from '../world/function-state.ts';
import type { Readings } from '../world/world.ts';
import type { AdminCommand, Fields, GroupType } from './command.ts';

/** A command at the moment when its driver makes it available, as somebody who knows all would see it. */
export interface GivenCommand {
  readonly readings: Readings;
  readonly opcode: number;
  readonly header: Fields;
  readonly data: Fields;
  readonly command: AdminCommand | null;
  readonly group: GroupType | null;
  readonly readableBytes: number;
  readonly writableBytes: number;
  readonly owner: FunctionState;
  /** Commands of this driver that are out and not collected yet, this one left out. */
  readonly open: readonly { readonly opcode: number; readonly group: number }[];
}

/** Something that a driver owes: the device may well put up with it, so nobody but an onlooker says anything. */
export interface DriverDuty {
  readonly clause: ClauseId;
  /** What is wrong, in words; null: the duty is kept; undefined: it says nothing of this command. */
  readonly broken: (given: GivenCommand) => string | null | undefined;
}
