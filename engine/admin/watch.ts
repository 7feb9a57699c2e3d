import type { ClauseId } from '../spec/clause.ts';
import type { Event } from '../world/event.ts';
import type { World } from '../world/world.ts';
import type { CommandContext } from './command.ts';
import type { GivenCommand } from './duty.ts';

/** A command at the moment when its driver makes it available, with what was asked and answered before it. */
export interface WatchedCommand extends GivenCommand {
  /** The command against the world as it is when it is made available. */
  readonly context: CommandContext;
  /** LIST_QUERY, or what stands for it, has been answered for this group since the last reset. */
  readonly queried: boolean;
}

/** What a device has made of a command, and what one that keeps every rule would have made of it. */
export interface AnsweredCommand {
  /** The command against the world before it was carried out. */
  readonly context: CommandContext;
  /** Fields of the answer's header, by name. */
  readonly head: Readonly<Record<string, unknown>>;
  readonly ok: boolean;
  /** Bytes of the device-writable part, and of the result behind the header. */
  readonly answer: Uint8Array;
  readonly result: Uint8Array;
  readonly usedLength: number;
  /** Bytes that were written, from the first one on. */
  readonly written: number;
  /** What it changed, but for memory and the device's own place in its ring. */
  readonly events: readonly Event[];
  readonly after: World;
  readonly due: {
    readonly ok: boolean;
    readonly answer: Uint8Array;
    readonly events: readonly Event[];
    /** The rule by which it refuses; null: it does not. */
    readonly refusing: ClauseId | null;
  };
  /** Answer and effects are those that are due; the text says so in a few words where they are not. */
  readonly differs: string | null;
}

/** A rule about answers: what is wrong, null: it is kept, undefined: it says nothing of this command. */
export interface AnswerRule {
  readonly clause: ClauseId;
  /** Who has to keep it; the device, without it. */
  readonly side?: 'driver';
  readonly judge: (answered: AnsweredCommand) => string | null | undefined;
}

/** A rule about commands that nobody but an onlooker speaks of; the duties of a dialect are told in the run itself. */
export interface CommandRule {
  readonly clause: ClauseId;
  readonly judge: (given: WatchedCommand) => string | null | undefined;
}

/** The version as the readings make it, as far as rules ask. */
export interface Spoken {
  readonly features: { readonly byName: ReadonlyMap<string, { readonly bit: number }> };
}

/** What an onlooker knows of the administration commands of a version. */
export interface Watch {
  readonly commands: readonly CommandRule[];
  /** Made anew for each run, since some remember what was answered before. */
  readonly answers: (spoken: Spoken) => readonly AnswerRule[];
  /** The rule that the result of a failed command is ignored, and the one that keeps VF Enable; null: none. */
  readonly failedResult: ClauseId | null;
}
