import type { Struct } from '../layout/struct.ts';
import type { ClauseId } from '../spec/clause.ts';
import type { Readings } from '../world/world.ts';
import type { AdminCommand, Check, CommandContext, GroupType, Refusal } from './command.ts';
import type { DriverDuty } from './duty.ts';
import type { Plan } from './plan.ts';

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
  /** What a driver takes the header of an answer for that is none of these; null or without it: for nothing it knows. */
  readonly takenFor?: (header: Readonly<Record<string, number | bigint>>) => string | null;
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
  /** Bytes of an answer of `bytes` bytes that are written where there is room for `room`; as many as fit without it. */
  readonly fits?: (readings: Readings, bytes: number, room: number) => number;
  /** The device-readable part that a driver composes is padded with zeros to a multiple of this; as it is without it. */
  readonly padsTo?: (opcode: number) => number;
  /** The rule that a device breaks which has negotiated ADMIN_VQ and has no such virtqueue; null: none. */
  readonly emptyAdmin: (readings: Readings) => ClauseId | null;
  /** Whether the device carries out the newest of the commands that it has taken, and not the oldest. */
  readonly newestFirst: (readings: Readings) => boolean;
  /** The rule that the commands of one administration virtqueue are carried out as they were queued; null: none. */
  readonly asQueued: (readings: Readings) => ClauseId | null;
  /** What a driver owes when it makes a command available. */
  readonly duties: readonly DriverDuty[];
  /** How a driver finds out what it may send before it sends anything else; null: it just sends. */
  readonly discovery: Discovery | null;
  /** The rule that a device has some commands at all, and the refusal by which one that lacks them answers; null: none. */
  readonly mandatory: {
    readonly clause: ClauseId;
    readonly opcodes: readonly number[];
    readonly lacking: string;
  } | null;
  /** The rule that a group has one device in charge, and the feature by which a device says that it is; null: none. */
  readonly oneOwner: { readonly clause: ClauseId; readonly feature: number } | null;
  /** How owner drivers move the state of a member to another one; null: no commands are there for it. */
  readonly migration: Plan | null;
  /** The rule that VF Enable stays while commands of a group are out; null: none. */
  readonly holdsVfEnable: { readonly clause: ClauseId; readonly group: number } | null;
}

/** How a driver finds out which commands there are: it asks, and declares what it will use of the answer. */
export interface Discovery {
  /** Group types that can be asked about, by id. */
  readonly groups: readonly number[];
  /** Device-readable part of the question, and room for the answer. */
  readonly ask: (group: number) => { readonly readable: Uint8Array; readonly writable: number };
  /** The command that declares what an answer allows and the driver knows; null: the answer allows nothing. */
  readonly declare: (
    asked: Uint8Array,
    answer: Uint8Array,
  ) => { readonly readable: Uint8Array; readonly writable: number } | null;
}

export const commandOf = (rules: AdminRules, opcode: number): AdminCommand | null =>
  rules.commands.find(command => command.opcode === opcode) ?? null;

/** Bytes of a whole answer to a command, the header included. */
export const answerBytes = (rules: AdminRules, command: AdminCommand | null): number =>
  rules.answer.size + (command?.result?.size ?? 0) + (command?.usualResult ?? 0);

/** Bytes of the device-readable part that a driver composes of `bytes` bytes. */
export const paddedBytes = ({ padsTo }: AdminRules, opcode: number, bytes: number): number => {
  const unit = padsTo?.(opcode) ?? 1;
  return Math.ceil(bytes / unit) * unit;
};

/** A field of the header in a device-readable part; missing bytes read as zero. */
export const headerNumber = (rules: AdminRules, readable: Uint8Array, field: string): number =>
  Number((rules.header.decode(readable) as Readonly<Record<string, unknown>>)[field]);

export const opcodeOf = (rules: AdminRules, readable: Uint8Array): number =>
  headerNumber(rules, readable, rules.headerFields.opcode);
