import type { Value } from '../layout/codec.ts';
import type { Struct } from '../layout/struct.ts';
import type { GuestAddr } from '../num/addr.ts';
import type { FeatureSet } from '../num/feature-set.ts';
import type { ClauseId } from '../spec/clause.ts';
import type { Source } from '../spec/source.ts';
import type { Event } from '../world/event.ts';
import type { FunctionState } from '../world/function-state.ts';
import type { DeviceId, PfId } from '../world/ids.ts';
import type { PfTopology } from '../world/topology.ts';
import type { Readings, World } from '../world/world.ts';

/** Values of a struct's fields by name. */
export type Fields = Readonly<Record<string, unknown>>;

/** A function that a command addresses or is sent to, as it is when it is looked at. */
interface Target {
  readonly id: DeviceId;
  readonly state: FunctionState;
}

/** What a check or a handler can see. Nobody here sees bytes, rings or addresses. */
export interface CommandContext {
  readonly readings: Readings;
  /** The function whose administration virtqueue the command came through. */
  readonly owner: { readonly id: PfId; readonly state: FunctionState; readonly topology: PfTopology };
  readonly opcode: number;
  /** Fields of the command's header. */
  readonly header: Fields;
  /** Fields of the command specific data; zero where bytes are missing. */
  readonly data: Fields;
  /** Bytes that the driver gave: of the whole readable part and of the whole writable part. */
  readonly readableBytes: number;
  readonly writableBytes: number;
  /** The command that the opcode means; null: none of this dialect. */
  readonly command: AdminCommand | null;
  /** The group that was addressed; null: no such group type. */
  readonly group: GroupType | null;
  /** The member that was addressed; null: no such member, or no such group. */
  readonly member: Target | null;
  /** Largest set that the member is able to offer; empty without a member. */
  readonly memberHardware: FeatureSet;
  /** 16 bits of guest memory, for the one thing that device parts do not carry: where a ring stands. 0 where there is none. */
  readonly read16: (at: GuestAddr) => number;
  /** Notifications that were raised and not seen yet. */
  readonly wires: World['wires'];
  /** What was judged when the chain was taken; null when the readings ask for no such thing. */
  readonly judgedAtTake: boolean | null;
}

/** The verdict of one check: why, with the values that decided (built only when somebody listens); `refusal` names the status or error. */
export type Verdict =
  | { readonly passed: true; readonly why: () => string }
  | {
      readonly passed: false;
      readonly why: () => string;
      readonly refusal: string;
      /** The rule by which it refuses, where a check knows several; the check's own without it. */
      readonly clause?: ClauseId;
    };

/** One rule that a command has to pass. Checks run in order, and the first refusal is the answer. */
export interface Check {
  readonly id: string;
  readonly clause: ClauseId;
  readonly source: Source;
  /** Null: the check says nothing about this command. */
  readonly judge: (context: CommandContext) => Verdict | null;
}

export const pass = (why: () => string): Verdict => ({ passed: true, why });
export const refuse = (refusal: string, why: () => string, clause?: ClauseId): Verdict => ({
  passed: false,
  refusal,
  why,
  ...(clause !== undefined && { clause }),
});

/** What a handler leaves behind: facts for the turn, and the fields of the result. */
export type HandlerOutcome =
  | {
      readonly ok: true;
      readonly result: Readonly<Record<string, Value>>;
      readonly events: readonly Event[];
      /** Rules that took effect, each in words that are built only when somebody listens. */
      readonly applied: readonly { readonly clause: ClauseId; readonly what: () => string }[];
    }
  | { readonly ok: false; readonly refusal: string; readonly why: string };

/** One admin command of a dialect. */
export interface AdminCommand {
  readonly opcode: number;
  readonly name: string;
  /** One line for lists: what it does. */
  readonly title: string;
  readonly doc: string;
  readonly source: Source;
  readonly data: Struct | null;
  readonly result: Struct | null;
  /** Bytes of data and of result beyond their fixed fields that a driver usually makes room for; 0 without it. */
  readonly usualData?: number;
  readonly usualResult?: number;
  readonly checks: readonly Check[];
  /** Ids of the group types that it can be addressed to; any without it. */
  readonly groups?: readonly number[];
  /** Data that a form starts with, where a command of zeros would be refused. */
  readonly first?: Readonly<Record<string, number>>;
  /** Whether the member id means anything; it does without it. */
  readonly usesMember?: boolean;
  /** Whether it has to be that of a member of the SR-IOV group although it means nothing, as some read the text. */
  readonly needsMember?: (readings: Readings) => boolean;
  /** What it has to wait for before it can be carried out, in words; null: nothing. */
  readonly waits?: (context: CommandContext) => string | null;
  /** Says what is to happen, and what the answer holds. */
  readonly handle: (context: CommandContext) => HandlerOutcome;
  /** A command in words, from its decoded fields: `assign 0 CSUM, 32 VERSION_1 to VF 2`. */
  readonly describe: (header: Fields, data: Fields) => string;
}

/** A group type of a dialect. */
export interface GroupType {
  readonly id: number;
  readonly name: string;
  readonly title: string;
  readonly source: Source;
  /** The function with a member id, as seen from an owner; null: no such member. */
  readonly member: (owner: { readonly id: PfId; readonly state: FunctionState }, memberId: bigint) => DeviceId | null;
}

/** A status or error that an answer can carry: the fields of the answer's header, and what they mean. */
export interface Refusal {
  readonly name: string;
  readonly doc: string;
  readonly source: Source;
  /** Where the number of its status comes from, if not from where the header does. */
  readonly numbered?: Source;
  readonly fields: Readonly<Record<string, number>>;
}
