import { fieldsOf } from '../admin/encode-command.ts';
import { commandOf } from '../admin/rules.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { describeStruct, type FieldRow } from '../layout/describe.ts';
import type { Struct } from '../layout/struct.ts';
import { hex } from '../num/addr.ts';
import { ok, type Result } from '../num/result.ts';
import type { Numeral } from '../world/intent.ts';
import type { Reading } from './decode.ts';
import { structsOf } from './structs.ts';

/** One of the structs that make a part of a command. */
export interface Piece {
  readonly struct: Struct;
  /** Its first byte in the part. */
  readonly base: number;
  readonly role: 'header' | 'data';
}

/** A part of a command, with values by what their fields mean; what is left out is an example. */
export interface PartQuestion {
  readonly part: 'readable' | 'writable';
  readonly opcode: number;
  readonly values: Readonly<Record<string, string>>;
}

export const piecesOf = (
  dialect: Dialect,
  { part, opcode }: Pick<PartQuestion, 'part' | 'opcode'>,
): readonly Piece[] => {
  const command = commandOf(dialect, opcode);
  const [head, rest] =
    part === 'readable' ? [dialect.header, command?.data ?? null] : [dialect.answer, command?.result ?? null];
  return [
    { struct: head, base: 0, role: 'header' },
    ...(rest ? [{ struct: rest, base: head.size, role: 'data' } as const] : []),
  ];
};

/** What a field goes by in every version: `command`, `group` and `member` in a header, else its path. */
export const meaningOf = ({ header, headerFields }: Dialect, { struct }: Piece, path: string): string => {
  if (struct !== header) return path;
  const role = Object.entries(headerFields).find(([, name]) => name === path)?.[0];
  return role === 'opcode' ? 'command' : (role ?? path);
};

/** Bits 0, 5 and 32, for VF 2: values that show where their bytes went. */
const examples: Readonly<Record<string, string>> = { group: '1', member: '2' };
const EXAMPLE_BITS = '0x100000021';

/** Null: zero. */
const exampleOf = ({ reserved, values, show, type }: FieldRow, meaning: string): string | null => {
  if (reserved) return null;
  const known = examples[meaning];
  if (known !== undefined) return known;
  const named = Object.entries(values).find(([value, name]) => Number(value) > 0 && name !== 'reserved');
  return named ? named[0] : show === 'feature-bits' || type === 'le64[]' ? EXAMPLE_BITS : null;
};

/** What is written into a field; an answer is one of success. */
const writtenInto = (row: FieldRow, meaning: string, piece: Piece, { part, opcode, values }: PartQuestion) => {
  if (meaning === 'command') return hex(opcode, 4);
  if (Object.hasOwn(values, meaning)) return values[meaning] ?? null;
  return part === 'writable' && piece.role === 'header' ? null : exampleOf(row, meaning);
};

/** The bytes of a part; an error says which field and why. */
export const encodePieces = (
  dialect: Dialect,
  pieces: readonly Piece[],
  question: PartQuestion,
): Result<Uint8Array, string> => {
  const parts: number[] = [];
  for (const piece of pieces) {
    const given = describeStruct(piece.struct).flatMap((row): [string, Numeral][] => {
      const written = writtenInto(row, meaningOf(dialect, piece, row.path), piece, question);
      return written === null ? [] : [[row.path, written]];
    });
    const values = fieldsOf(piece.struct, Object.fromEntries(given), piece.role);
    if (!values.ok) return values;
    parts.push(...piece.struct.encode(values.value));
  }
  return ok(Uint8Array.from(parts));
};

/** Bytes to begin with: a part of the first command that has data, or a struct of zeros. */
export const exampleBytes = (dialect: Dialect, reading: Reading): Uint8Array => {
  if (reading.part === 'struct') {
    const found = structsOf(dialect).find(({ name }) => name === reading.struct);
    return new Uint8Array(found?.of(new Uint8Array(0)).size ?? 0);
  }
  const { part, opcode } = reading;
  const first = dialect.commands.find(({ data }) => data !== null)?.opcode ?? 0;
  const question = { part, opcode: opcode ?? first, values: {} };
  const bytes = encodePieces(dialect, piecesOf(dialect, question), question);
  return bytes.ok ? bytes.value : new Uint8Array(dialect.header.size);
};
