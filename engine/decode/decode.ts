import { commandOf } from '../admin/rules.ts';
import { listFeatures } from '../device/feature.ts';
import { describeStatus } from '../device/status.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { Values } from '../layout/codec.ts';
import { type DecodedParts, decodeParts, type Finding, type Part, type PlacedField } from '../layout/decode-parts.ts';
import { descFlagNames, pvirtqDesc, VIRTQ_DESC_F_AVAIL, VIRTQ_DESC_F_USED, virtqDesc } from '../virtq/layouts.ts';
import { structsOf } from './structs.ts';

/** What bytes are to be read as. */
export type Reading =
  | { readonly part: 'readable'; readonly opcode: number | null }
  | {
      readonly part: 'writable';
      readonly opcode: number | null;
      /** Device-readable part of the command that is answered; it tells the opcode and what was asked for. */
      readonly command?: Uint8Array | undefined;
    }
  | { readonly part: 'struct'; readonly struct: string };

export interface DecodedBytes extends DecodedParts {
  /** About all bytes first, then field by field, those of fields below others included. */
  readonly lints: readonly Finding[];
  /** What a command asks for, or what an answer says; null: nothing that has words. */
  readonly told: string | null;
  /** The opcode that decided; null: none. */
  readonly opcode: number | null;
}

const dataOf = (dialect: Dialect, readable: Uint8Array, opcode: number): Values | null =>
  (commandOf(dialect, opcode)?.data?.decode(readable.subarray(dialect.header.size)) as Values | undefined) ?? null;

const opcodeIn = (dialect: Dialect, readable: Uint8Array): number =>
  Number((dialect.header.decode(readable) as Values)[dialect.headerFields.opcode]);

const succeeded = (dialect: Dialect, writable: Uint8Array): boolean => {
  const header = dialect.answer.decode(writable) as Values;
  return Object.entries(dialect.success.fields).every(([field, value]) => header[field] === value);
};

const opcodeOf = (dialect: Dialect, reading: Reading, bytes: Uint8Array): number | null => {
  if (reading.part === 'struct') return null;
  if (reading.opcode !== null) return reading.opcode;
  if (reading.part === 'readable') return opcodeIn(dialect, bytes);
  return reading.command ? opcodeIn(dialect, reading.command) : null;
};

/** The structs that follow one another. After a failure the result is not there, so it is not missing. */
const partsOf = (dialect: Dialect, reading: Reading, opcode: number | null, bytes: Uint8Array): readonly Part[] => {
  if (reading.part === 'struct') {
    const found = structsOf(dialect).find(({ name }) => name === reading.struct);
    return found ? [{ struct: found.of(bytes) }] : [];
  }
  const command = opcode === null ? null : commandOf(dialect, opcode);
  if (reading.part === 'readable') {
    return [{ struct: dialect.header }, ...(command?.data ? [{ struct: command.data }] : [])];
  }
  const { result = null } = command ?? {};
  return [{ struct: dialect.answer }, ...(result ? [{ struct: result, optional: !succeeded(dialect, bytes) }] : [])];
};

const flagNames = (value: number, extra: Readonly<Record<number, string>> = {}): string =>
  Object.entries({ ...descFlagNames, ...extra })
    .filter(([bit]) => value & Number(bit))
    .map(([, name]) => name)
    .join(' | ') || `${value}`;

const packedFlags = { [VIRTQ_DESC_F_AVAIL]: 'VIRTQ_DESC_F_AVAIL', [VIRTQ_DESC_F_USED]: 'VIRTQ_DESC_F_USED' };

/** Names that a struct alone does not know: of opcodes, groups, answers and flags. */
const namesIn = (dialect: Dialect) => {
  const { header, headerFields, answer, success, refusals, groupTypes } = dialect;
  const answers = [success, ...refusals];
  return (struct: string, field: string, value: number | bigint, values: Values): string | null | undefined => {
    if (field === 'device_status') return describeStatus(Number(value));
    switch (struct) {
      case header.name:
        if (field === headerFields.opcode) return commandOf(dialect, Number(value))?.name ?? null;
        if (field === headerFields.group) return groupTypes.find(({ id }) => id === Number(value))?.name ?? null;
        return undefined;
      case answer.name: {
        const numbered = answers.filter(each => each.fields[field] === value);
        if (numbered.length === 0) return null;
        // A number that means something only behind another one, such as an error behind its status.
        const before = Object.keys(answer.fields).slice(0, Object.keys(answer.fields).indexOf(field));
        const here = numbered.filter(each => before.every(name => each.fields[name] === values[name]));
        const isNamed = answer.fields[field]?.options.values !== undefined;
        if (isNamed) return undefined;
        return here.length === 1 && before.length > 0 && here[0] !== success ? here[0]?.name : undefined;
      }
      case virtqDesc.name:
        return field === 'flags' ? flagNames(Number(value)) : undefined;
      case pvirtqDesc.name:
        return field === 'flags' ? flagNames(Number(value), packedFlags) : undefined;
      default:
        return undefined;
    }
  };
};

const all = (fields: readonly PlacedField[]): PlacedField[] => fields.flatMap(each => [each, ...all(each.below)]);

const WORD = 8;
/** Released versions have a rule for it; the draft says nothing of lengths. */
const lengthRule = ({ clauses }: Dialect): string =>
  clauses.some(({ id }) => id === 'admin.vq.parts-multiple-of-8')
    ? 'which both parts of a command have to be'
    : 'which released versions ask of both parts, and this text does not';

const lengthLints = (dialect: Dialect, { part }: Reading, { length }: Uint8Array): Finding[] =>
  part === 'struct' || (length > 0 && length % WORD === 0)
    ? []
    : [
        {
          path: '',
          offset: 0,
          size: length,
          rule: 'length-not-multiple-of-8',
          text: `${length === 1 ? '1 byte is' : `${length} bytes are`} no multiple of 8, ${lengthRule(dialect)}`,
        },
      ];

const toldOf = (dialect: Dialect, { part }: Reading, opcode: number | null, bytes: Uint8Array): string | null => {
  if (part === 'struct') return null;
  if (part === 'writable') {
    const header = dialect.answer.decode(bytes) as Values;
    const found = [dialect.success, ...dialect.refusals].find(({ fields }) =>
      Object.entries(fields).every(([field, value]) => header[field] === value),
    );
    return found ? `${found.name}: ${found.doc}` : null;
  }
  const command = opcode === null ? null : commandOf(dialect, opcode);
  return command
    ? command.describe(dialect.header.decode(bytes), command.data?.decode(bytes.subarray(dialect.header.size)) ?? {})
    : null;
};

/** Bytes as a part of a command or as a struct, with what is wrong with them. Total: any bytes can be read as anything. */
export const decodeBytes = (
  dialect: Dialect,
  reading: Reading,
  bytes: Uint8Array,
  { names = false }: { readonly names?: boolean } = {},
): DecodedBytes => {
  const opcode = opcodeOf(dialect, reading, bytes);
  const command =
    reading.part === 'writable' && reading.command && opcode !== null ? dataOf(dialect, reading.command, opcode) : null;
  const decoded = decodeParts(partsOf(dialect, reading, opcode, bytes), bytes, {
    contents: dialect.inside?.contents,
    command,
    nameOf: namesIn(dialect),
    ...(names && { listBits: set => listFeatures(dialect.features, set) }),
  });
  return {
    ...decoded,
    lints: [...lengthLints(dialect, reading, bytes), ...all(decoded.fields).flatMap(({ lints }) => lints)],
    told: toldOf(dialect, reading, opcode, bytes),
    opcode,
  };
};
