import { encodeCommand } from '../admin/encode-command.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { hexErrorText, hexToBytes } from '../num/bytes.ts';
import type { Result } from '../num/result.ts';
import { err, ok } from '../num/result.ts';
import type { ParseError } from '../scenario/parse.ts';
import { headerNames, opcodeOf, partView, readablePieces, writablePieces } from '../view/part.ts';
import type { PartView } from '../view/parts.ts';
import type { CommandIntent } from '../world/intent.ts';
import type { Draft } from './messages.ts';

const readableView = (dialect: Dialect, bytes: Uint8Array): PartView => {
  const { group } = dialect.headerFields;
  const header = dialect.header.decode(bytes) as Readonly<Record<string, unknown>>;
  return partView({
    pieces: readablePieces(dialect, opcodeOf(dialect, bytes)),
    bytes,
    table: dialect.features,
    nameOf: headerNames(dialect)(Number(header[group])),
  });
};

/** The bytes and fields of a command that is being composed. Errors name the field. */
export const composeDraft = (dialect: Dialect, intent: CommandIntent): Result<Draft, ParseError[]> => {
  const encoded = encodeCommand(dialect, intent);
  if (!encoded.ok) {
    const colon = encoded.error.indexOf(': ');
    return err([
      { path: encoded.error.slice(0, Math.max(colon, 0)), message: encoded.error.slice(colon < 0 ? 0 : colon + 2) },
    ]);
  }
  const readable = readableView(dialect, encoded.value.readable);
  const { spans, fields, lints } = readable;
  return ok({ intent, readable, writable: encoded.value.writable, spans, fields, lints });
};

/** The fields of bytes that were typed. */
export const decodePart = (
  dialect: Dialect,
  part: 'readable' | 'writable',
  text: string,
  opcode: number,
): Result<PartView, ParseError[]> => {
  const bytes = hexToBytes(text, { allowEmpty: true });
  if (!bytes.ok) return err([{ path: 'hex', message: hexErrorText(bytes.error) }]);
  if (part === 'readable') return ok(readableView(dialect, bytes.value));
  return ok(partView({ pieces: writablePieces(dialect, opcode), bytes: bytes.value, table: dialect.features }));
};
