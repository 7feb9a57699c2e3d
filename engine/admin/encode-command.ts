import type { Value } from '../layout/codec.ts';
import type { AnyStruct, Field } from '../layout/field.ts';
import type { Struct } from '../layout/struct.ts';
import { hexErrorText, hexToBytes } from '../num/bytes.ts';
import type { Result } from '../num/result.ts';
import { err, ok, unreachable } from '../num/result.ts';
import type { PendingCommand } from '../world/driver-state.ts';
import type { CommandIntent, Numeral } from '../world/intent.ts';
import { numeralOf } from '../world/intent.ts';
import type { AdminRules } from './rules.ts';
import { answerBytes, commandOf, paddedBytes } from './rules.ts';

/** The bytes of a command as its driver will hand them over. */
export interface EncodedCommand {
  readonly readable: Uint8Array;
  /** Bytes of the device-writable part. */
  readonly writable: number;
  readonly splits?: NonNullable<PendingCommand['splits']>;
  readonly indirect?: boolean;
}

/** A byte string, `hex:00ff`, or null for a number. */
const bytesOf = (value: Numeral): Result<Uint8Array, string> | null => {
  if (typeof value !== 'string' || !value.startsWith('hex:')) return null;
  const bytes = hexToBytes(value.slice(4), { allowEmpty: true });
  return bytes.ok ? bytes : err(hexErrorText(bytes.error));
};

const littleEndian = (number: bigint, size: number): Uint8Array =>
  Uint8Array.from({ length: size }, (_, k) => Number((number >> BigInt(8 * k)) & 0xffn));

/** Bytes that a number takes: as few as hold it, one at least. */
const bytesFor = (number: bigint): number => Math.max(1, Math.ceil(number.toString(16).length / 2));

/** The value of a plain field; an error says what does not fit. */
const valueFor = (field: Field, given: Numeral): Result<Value, string> => {
  const bytes = bytesOf(given);
  if (bytes !== null) {
    if (!bytes.ok) return bytes;
    if (field.kind === 'tail') return bytes;
    if (field.kind !== 'bytes') return err(`${given} is not a number`);
    return bytes.value.length <= field.size ? bytes : err(`${given} does not fit ${field.size} bytes`);
  }
  const number = numeralOf(given);
  if (number === null) return err(`${given} is not a number`);
  if (field.kind !== 'tail' && (number < 0n || number >= 1n << BigInt(8 * field.size)))
    return err(`${given} does not fit ${field.size} bytes`);
  switch (field.kind) {
    case 'number':
      return ok(Number(number));
    case 'bigint':
      return ok(number);
    case 'bytes':
      return ok(littleEndian(number, field.size));
    case 'tail': {
      // Words come whole; other bytes as few as hold the number, since nobody says how many are meant.
      const size = bytesFor(number);
      return ok(littleEndian(number, field.type === 'le64[]' ? 8 * Math.ceil(size / 8) : size));
    }
    case 'struct':
      return err(`${given} stands for several fields; name one`);
    default:
      return unreachable(field);
  }
};

/** A field by its path, such as `hdr.type`. */
const fieldAt = (struct: AnyStruct, [first = '', ...rest]: readonly string[]): Field | undefined => {
  const field = Object.hasOwn(struct.fields, first) ? struct.fields[first] : undefined;
  if (rest.length === 0) return field;
  return field?.kind === 'struct' ? fieldAt(field.struct, rest) : undefined;
};

interface Nested {
  [field: string]: Value | Nested;
}

const put = (into: Nested, [first = '', ...rest]: readonly string[], value: Value): void => {
  if (rest.length === 0) {
    into[first] = value;
    return;
  }
  const inner = (into[first] ?? {}) as Nested;
  put(inner, rest, value);
  into[first] = inner;
};

/** Values of a struct's fields from numerals and byte strings; unknown names and values out of range are errors. */
export const fieldsOf = (
  struct: Struct,
  given: Readonly<Record<string, Numeral>>,
  where: string,
): Result<Record<string, Value>, string> => {
  const fields: Nested = {};
  for (const [name, value] of Object.entries(given)) {
    const path = name.split('.');
    const field = fieldAt(struct, path);
    if (!field) return err(`${where}.${name}: ${struct.name} has no such field`);
    const made = valueFor(field, value);
    if (!made.ok) return err(`${where}.${name}: ${made.error}`);
    put(fields, path, made.value);
  }
  return ok(fields as Record<string, Value>);
};

const join = (parts: readonly Uint8Array[], sizeFor: (bytes: number) => number): Uint8Array => {
  const bytes = new Uint8Array(sizeFor(parts.reduce((sum, part) => sum + part.length, 0)));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
};

/** Bytes cut off at the end, or filled with zeros. */
export const resized = (bytes: Uint8Array, length: number): Uint8Array => {
  if (length <= bytes.length) return bytes.subarray(0, length);
  const longer = new Uint8Array(length);
  longer.set(bytes);
  return longer;
};

/** The buffer with the lengths and the places that somebody wants. */
const laidOut = (intent: CommandIntent, bytes: Uint8Array, writable: number): Result<EncodedCommand, string> => {
  const { splitReadable = [], splitWritable = [], indirect } = intent;
  const readable = intent.readable === undefined ? bytes : resized(bytes, intent.readable);
  const wrong = (name: string, places: readonly number[], size: number): string | null => {
    const at = places.find((place, k) => place <= (places[k - 1] ?? 0) || place >= size);
    return at === undefined ? null : `${name}: ${at} is no place inside ${size} bytes and behind the one before`;
  };
  const found =
    wrong('splitReadable', splitReadable, readable.length) ?? wrong('splitWritable', splitWritable, writable);
  if (found !== null) return err(found);
  const isSplit = splitReadable.length + splitWritable.length > 0;
  return ok({
    readable,
    writable,
    ...(isSplit && { splits: { readable: splitReadable, writable: splitWritable } }),
    ...(indirect !== undefined && { indirect }),
  });
};

/** Encodes a command by the dialect's layout, or takes its raw bytes. Errors say which field and why. */
export const encodeCommand = (rules: AdminRules, intent: CommandIntent): Result<EncodedCommand, string> => {
  const named = rules.commands.find(({ name }) => name === intent.command);
  if (intent.command !== undefined && !named) return err(`command: ${intent.command} is not a command of this dialect`);
  if (intent.raw !== undefined) {
    const bytes = hexToBytes(intent.raw, { allowEmpty: true });
    if (!bytes.ok) return err(`raw: ${hexErrorText(bytes.error)}`);
    const opcode = Number(rules.header.decode(bytes.value)[rules.headerFields.opcode]);
    const command = named ?? commandOf(rules, opcode);
    return laidOut(intent, bytes.value, intent.writable ?? answerBytes(rules, command));
  }
  const header = fieldsOf(
    rules.header,
    { ...(named ? { [rules.headerFields.opcode]: named.opcode } : {}), ...intent.header },
    'header',
  );
  if (!header.ok) return header;
  const opcode = Number(header.value[rules.headerFields.opcode] ?? 0);
  const command = named ?? commandOf(rules, opcode);
  const parts = [rules.header.encode(header.value)];
  if (command?.data) {
    const data = fieldsOf(command.data, intent.data ?? {}, 'data');
    if (!data.ok) return data;
    parts.push(command.data.encode(data.value));
  } else if (Object.keys(intent.data ?? {}).length > 0) {
    return err('data: the command has no command specific data');
  }
  const readable = join(parts, bytes => paddedBytes(rules, opcode, bytes));
  return laidOut(intent, readable, intent.writable ?? answerBytes(rules, command));
};
