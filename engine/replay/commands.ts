import * as v from 'valibot';
import type { AdminCommand } from '../admin/command.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { dialects } from '../dialect/dialects.ts';
import type { Value } from '../layout/codec.ts';
import type { Struct } from '../layout/struct.ts';
import { bytesToHex } from '../num/bytes.ts';
import { err, ok, type Result } from '../num/result.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import { list, name, record, text } from '../scenario/schema-parts.ts';
import { Comparison } from './compare.ts';
import { type Judged, judged, unknown } from './judged.ts';
import { errorsOf } from './parse-errors.ts';
import { expected, hexText, u16 } from './schema-parts.ts';

const fields = record(name, expected, 'an object of fields');
const vector = v.object({
  name: text(200),
  opcode: u16,
  opcodeName: name,
  groupType: u16,
  groupMemberId: text(20),
  fields,
  readable: hexText,
  readableSegments: list(expected, 1000, 'lengths'),
  writableCapacity: expected,
  writableSegments: list(expected, 1000, 'lengths'),
  response: v.object({ status: expected, statusQualifier: expected, fields }),
  writable: hexText,
  usedLen: expected,
});
const commandsSchema = v.object({ vectors: list(vector, 10_000, 'vectors') });
type Vector = v.InferOutput<typeof vector>;

/** Admin commands and their answers as bytes and as fields; those of commands that some dialect has are judged. */
export const readCommands = (input: unknown): Result<() => readonly Judged[], ParseError[]> => {
  const parsed = v.safeParse(commandsSchema, input);
  return parsed.success ? ok(() => parsed.output.vectors.map(play)) : err(errorsOf(parsed.issues));
};

const play = (given: Vector): Judged => {
  for (const dialect of dialects) {
    const command = dialect.commands.find(each => each.name === given.opcodeName);
    if (command) return judgeVector(given, dialect, command);
  }
  return unknown(given.name);
};

const judgeVector = (given: Vector, dialect: Dialect, command: AdminCommand): Judged => {
  const { readable, writable, response, usedLen } = given;
  const comparison = new Comparison();
  const { opcode, group, member } = dialect.headerFields;
  comparison.same('opcode', given.opcode, command.opcode);
  compareStruct(comparison, 'header', dialect.header, readable, {
    [opcode]: given.opcode,
    [group]: given.groupType,
    [member]: `0x${BigInt(/^\d+$/.test(given.groupMemberId) ? given.groupMemberId : -1).toString(16)}`,
  });
  const data = readable.subarray(dialect.header.size);
  if (command.data) compareStruct(comparison, 'data', command.data, data, given.fields);
  compareStruct(comparison, 'answer', dialect.answer, writable, snakeNames(response));
  const result = writable.subarray(dialect.answer.size);
  if (command.result && result.length > 0) compareStruct(comparison, 'result', command.result, result, response.fields);
  const sum = (lengths: readonly unknown[]): number => lengths.reduce<number>((all, each) => all + Number(each), 0);
  comparison.same('readableSegments', sum(given.readableSegments), readable.length);
  comparison.same('writableSegments', sum(given.writableSegments), given.writableCapacity as number);
  comparison.same('usedLen', usedLen, writable.length);
  return judged(given.name, comparison.found);
};

/** `statusQualifier` is `status_qualifier` in the specification. */
const snakeName = (camel: string): string => camel.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);
const snakeNames = (values: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> =>
  Object.fromEntries(Object.entries(values).map(([camel, value]) => [snakeName(camel), value]));

/**
 * The bytes decode to the given fields, and encode to the same bytes again: missing ones are zero, and padding behind the
 * struct is ignored. What is given of a part that has no fields here is covered by its bytes.
 */
const compareStruct = (
  comparison: Comparison,
  part: string,
  struct: Struct,
  bytes: Uint8Array,
  given: Readonly<Record<string, unknown>>,
): void => {
  const decoded = struct.decode(bytes) as Readonly<Record<string, Value>>;
  const encoded = struct.encode(decoded as never);
  const meant = new Uint8Array(encoded.length);
  meant.set(bytes.subarray(0, encoded.length));
  comparison.same(part, bytesToHex(meant), bytesToHex(encoded));
  const named = snakeNames(given);
  for (const [field, value] of Object.entries(named)) {
    if (!Object.hasOwn(struct.fields, field) || typeof value === 'object') continue;
    comparison.same(`${part}.${field}`, textOf(value), textOf(decoded[field]));
  }
};

/** A number of any width as `0x…`, bytes as bare hex. */
const textOf = (value: unknown): string => {
  if (value instanceof Uint8Array) return bytesToHex(value);
  if (typeof value === 'number' || typeof value === 'bigint') return `0x${value.toString(16)}`;
  return String(value);
};
