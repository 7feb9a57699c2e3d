import { encodeCommand } from '../admin/encode-command.ts';
import { answerBytes, commandOf, opcodeOf } from '../admin/rules.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { Result } from '../num/result.ts';
import { err, ok } from '../num/result.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import { memberName } from '../view/member-name.ts';
import { groupOf, headerNames, partView, readablePieces, writablePieces } from '../view/part.ts';
import type { PartView } from '../view/parts/bytes.ts';
import type { PfId } from '../world/ids.ts';
import type { CommandIntent } from '../world/intent.ts';
import type { World } from '../world/world.ts';
import type { Draft } from './messages.ts';

/** A device-readable part that is not in memory, as its layout sees it; members are named as `owner` sees them. */
export const readableDraft = (dialect: Dialect, world: World, owner: PfId, bytes: Uint8Array): PartView =>
  partView({
    pieces: readablePieces(dialect, opcodeOf(dialect, bytes)),
    bytes,
    table: dialect.features,
    nameOf: headerNames(dialect, memberName(dialect, world, owner))(groupOf(dialect, bytes)),
  });

/** A device-writable part that is not in memory, as the answer to a command. */
export const writableDraft = (dialect: Dialect, opcode: number, bytes: Uint8Array): PartView =>
  partView({ pieces: writablePieces(dialect, opcode), bytes, table: dialect.features });

/** The bytes of a command that is being composed, with everything that follows from them. */
export const draftOf = (dialect: Dialect, world: World, intent: CommandIntent): Result<Draft, ParseError[]> => {
  const encoded = encodeCommand(dialect, intent);
  if (!encoded.ok) return err([{ path: 'command', message: encoded.error }]);
  const bytes = encoded.value.readable;
  const readable = readableDraft(dialect, world, intent.owner, bytes);
  const { spans, fields, lints } = readable;
  const writable = answerBytes(dialect, commandOf(dialect, opcodeOf(dialect, bytes)));
  return ok({ intent, readable, writable, spans, fields, lints });
};
