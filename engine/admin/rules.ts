import type { Struct } from '../layout/struct.ts';
import type { Readings } from '../world/world.ts';
import type { AdminCommand, Check, CommandContext, GroupType, Refusal } from './command.ts';

/** What a dialect says about admin commands: all that executing one needs to know. */
export interface AdminRules {
  readonly groupTypes: readonly GroupType[];
  /** Header of the device-readable part, and which of its fields are opcode, group and member. */
  readonly header: Struct;
  readonly headerFields: { readonly opcode: string; readonly group: string; readonly member: string };
  /** Header of the device-writable part. */
  readonly answer: Struct;
  /** Fields of the answer that mean success. */
  readonly success: Refusal;
  readonly refusals: readonly Refusal[];
  readonly commands: readonly AdminCommand[];
  /** Checks of every command that come before its own: command, group, member. */
  readonly commonChecks: readonly Check[];
  /**
   * A fact about the addressed member that is judged when the chain is taken and handed to the checks when it is
   * executed; null where the readings ask for no such thing.
   */
  readonly judgeAtTake: (readings: Readings, decode: () => CommandContext) => boolean | null;
  /** What becomes of a buffer without a readable or without a writable part: returned empty, or the device is at an end. */
  readonly missingPart: (readings: Readings) => 'complete' | 'fault';
}

export const commandOf = (rules: AdminRules, opcode: number): AdminCommand | null =>
  rules.commands.find(command => command.opcode === opcode) ?? null;

/** Bytes of a whole answer to a command, the header included. */
export const answerBytes = (rules: AdminRules, command: AdminCommand | null): number =>
  rules.answer.size + (command?.result?.size ?? 0) + (command?.usualResult ?? 0);
