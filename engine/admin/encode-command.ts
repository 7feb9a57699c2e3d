import type { Value } from '../layout/codec.ts';
import type { Field } from '../layout/field.ts';
import type { Struct } from '../layout/struct.ts';
import { hexErrorText, hexToBytes } from '../num/bytes.ts';
import type { Result } from '../num/result.ts';
import { err, ok, unreachable } from '../num/result.ts';
import type { CommandIntent, Numeral } from '../world/intent.ts';
import { numeralOf } from '../world/intent.ts';
import type { AdminRules } from './rules.ts';
import { answerBytes, commandOf } from './rules.ts';

/** The bytes of a command as its driver will hand them over. */
export interface EncodedCommand {
  readonly readable: Uint8Array;
  /** Bytes of the device-writable part. */
  readonly writable: number;
}

/** The value of a field from a number that fits it; byte strings are little-endian. */
const numberFor = (field: Field, number: bigint): Value => {
  switch (field.kind) {
    case 'number':
      return Number(number);
    case 'bigint':
      return number;
    case 'bytes':
      return Uint8Array.from({ length: field.size }, (_, k) => Number((number >> BigInt(8 * k)) & 0xffn));
    case 'tail':
    case 'struct':
      throw new RangeError('only plain fields have one number');
    default:
      return unreachable(field);
  }
};

/** Values of a struct's fields from numerals; unknown names and values out of range are errors. */
const fieldsOf = (
  struct: Struct,
  given: Readonly<Record<string, Numeral>>,
  where: string,
): Result<Record<string, Value>, string> => {
  const fields: Record<string, Value> = {};
  for (const [name, value] of Object.entries(given)) {
    const field = Object.hasOwn(struct.fields, name) ? struct.fields[name] : undefined;
    if (!field) return err(`${where}.${name}: ${struct.name} has no such field`);
    const number = numeralOf(value);
    if (number === null) return err(`${where}.${name}: ${value} is not a number`);
    if (number < 0n || number >= 1n << BigInt(8 * field.size)) {
      return err(`${where}.${name}: ${value} does not fit ${field.size} bytes`);
    }
    fields[name] = numberFor(field, number);
  }
  return ok(fields);
};

const join = (parts: readonly Uint8Array[]): Uint8Array => {
  const bytes = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    bytes.set(part, at);
    at += part.length;
  }
  return bytes;
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
    return ok({ readable: bytes.value, writable: intent.writable ?? answerBytes(rules, command) });
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
  return ok({ readable: join(parts), writable: intent.writable ?? answerBytes(rules, command) });
};
