import { commandOf, opcodeOf } from '../admin/rules.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { DecodedField } from '../layout/decoded.ts';
import { decodeFields } from '../layout/decoded.ts';
import { hex } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import type { CommandOutcome } from '../world/event.ts';
import type { DeviceId } from '../world/ids.ts';
import type { Difference } from './difference.ts';
import type { CommandThen } from './track.ts';

/** One command on one side, and the text that its device follows. */
export interface CommandSide {
  readonly dialect: Dialect;
  readonly then: CommandThen;
}

export interface CommandPlace {
  readonly owner: DeviceId;
  readonly id: number;
}

type Part = 'readable' | 'writable';

export interface ByteRange {
  readonly offset: number;
  readonly size: number;
}

/** The runs of bytes that differ; a byte that only one side has differs. */
export const differingRanges = (left: Uint8Array, right: Uint8Array): ByteRange[] => {
  const ranges: ByteRange[] = [];
  const length = Math.max(left.length, right.length);
  for (let at = 0; at < length; at++) {
    if (left[at] === right[at]) continue;
    const from = at;
    while (at < length && left[at] !== right[at]) at++;
    ranges.push({ offset: from, size: at - from });
  }
  return ranges;
};

const valueText = ({ value }: DecodedField): string => {
  if (value instanceof Uint8Array) return bytesToHex(value);
  return typeof value === 'bigint' ? hex(value) : String(value);
};

/** The fields of a part by the text of its side, the first name of a path says which struct it is from. */
const fieldsOf = ({ dialect, then }: CommandSide, part: Part): readonly DecodedField[] => {
  const command = commandOf(dialect, opcodeOf(dialect, then.readable));
  const structs = {
    readable: { header: dialect.header, data: command?.data },
    writable: { answer: dialect.answer, result: command?.result },
  }[part];
  const bytes = then[part];
  let base = 0;
  return Object.entries(structs).flatMap(([name, struct]) => {
    if (!struct) return [];
    const { fields, extra } = decodeFields(struct, bytes, base);
    base = Math.max(base + struct.size, bytes.length - extra.length);
    return fields.map(field => ({ ...field, path: `${name}.${field.path}` }));
  });
};

const nameOf = ({ dialect, then }: CommandSide, { path, value, text }: DecodedField): string => {
  if (path === `header.${dialect.headerFields.opcode}`)
    return commandOf(dialect, opcodeOf(dialect, then.readable))?.name ?? 'no command';
  if (path === `header.${dialect.headerFields.group}`)
    return dialect.groupTypes.find(({ id }) => id === Number(value))?.name ?? 'no group';
  return text;
};

/** `resource_val at 19: 0x21 (0, 5)`. */
const fieldText = (side: CommandSide, field: DecodedField): string => {
  const value = field.present === 'missing' ? 'not there' : valueText(field);
  const name = nameOf(side, field);
  const words = name === '' || name === value || field.present === 'missing' ? '' : ` (${name})`;
  return `${field.path.slice(field.path.indexOf('.') + 1)} at ${field.offset}: ${value}${words}`;
};

const isReserved = ({ path }: DecodedField): boolean => /\.reserved\d*$/.test(path);

/**
 * How the two texts read a part: fields of one name belong together, then those of one place. A reserved field alone is
 * no difference, what stands in it is one of bytes.
 */
const fieldDifferences = (left: CommandSide, right: CommandSide, part: Part): Omit<Difference, 'place'>[] => {
  const [ours, theirs] = [fieldsOf(left, part), fieldsOf(right, part)];
  const open = new Set(theirs);
  const take = (found: DecodedField | undefined): DecodedField | null => {
    if (found) open.delete(found);
    return found ?? null;
  };
  const byName = ours.map(field => ({ field, other: take(theirs.find(({ path }) => path === field.path)) }));
  const pairs = byName.map(({ field, other }) => ({
    field,
    other:
      other ?? take([...open].find(({ offset, size }) => offset === field.offset && size === field.size && size > 0)),
  }));
  const found = pairs.flatMap(({ field, other }): Omit<Difference, 'place'>[] => {
    const [a, b] = [fieldText(left, field), other && fieldText(right, other)];
    const quiet = isReserved(field) && (other === null || isReserved(other));
    const sources = { left: field.source.kind, right: other?.source.kind ?? null };
    return a === b || quiet ? [] : [{ kind: 'field', what: field.path, left: a, right: b, sources }];
  });
  const rest = [...open]
    .filter(field => !isReserved(field))
    .map(
      (field): Omit<Difference, 'place'> => ({
        kind: 'field',
        what: field.path,
        left: null,
        right: fieldText(right, field),
        sources: { left: null, right: field.source.kind },
      }),
    );
  return [...found, ...rest];
};

const namesAt = (side: CommandSide, part: Part, { offset, size }: ByteRange): string =>
  fieldsOf(side, part)
    .filter(field => field.offset < offset + size && offset < field.offset + field.size)
    .map(({ path }) => path.slice(path.indexOf('.') + 1))
    .join(', ');

const byteDifferences = (left: CommandSide, right: CommandSide, part: Part): Omit<Difference, 'place'>[] =>
  differingRanges(left.then[part], right.then[part]).map(range => {
    const { offset, size } = range;
    const at = (side: CommandSide): string | null => {
      const bytes = side.then[part].subarray(offset, offset + size);
      if (bytes.length === 0) return null;
      const names = namesAt(side, part, range);
      return `${bytesToHex(bytes)}${names === '' ? '' : ` (${names})`}`;
    };
    const where = size === 1 ? `byte ${offset}` : `bytes ${offset} to ${offset + size - 1}`;
    return { kind: 'bytes', what: `${part} part, ${where}`, left: at(left), right: at(right), range };
  });

const valuesText = (fields: CommandOutcome['fields']): string =>
  Object.entries(fields)
    .filter(([name]) => !/^reserved\d*$/.test(name))
    .map(([name, value]) => `${name} ${typeof value === 'bigint' ? hex(value) : value}`)
    .join(', ');

/** What came of a command, in one line. */
export const outcomeText = (then: CommandThen): string => {
  const { stage, outcome, usedLength } = then;
  if (!outcome) return stage;
  return `${outcome.name}, ${usedLength} ${usedLength === 1 ? 'byte' : 'bytes'} used: ${valuesText(outcome.fields)}`;
};

/** What the sender makes of the answer, where it follows another text than the device. */
export const readText = ({ read, outcome }: CommandThen): string | null =>
  read && outcome && JSON.stringify(namedOnly(read)) !== JSON.stringify(namedOnly(outcome))
    ? `${read.name}: ${valuesText(read.fields)}`
    : null;

const namedOnly = ({ name, fields }: CommandOutcome): unknown => [
  name,
  Object.entries(fields).map(([field, value]) => [field, String(value)]),
];

export const outcomeDifference = (
  left: CommandThen | null,
  right: CommandThen | null,
  { owner, id }: CommandPlace,
): Difference[] => {
  const place = `command ${id} of ${owner}`;
  const command = { owner, id };
  const from = (what: 'outcome' | 'read') => ({
    left: left?.sources[what] ?? null,
    right: right?.sources[what] ?? null,
  });
  const [a, b] = [left && outcomeText(left), right && outcomeText(right)];
  const outcome: Difference[] =
    a === b ? [] : [{ kind: 'outcome', place, what: 'outcome', left: a, right: b, sources: from('outcome'), command }];
  // The same answer means something else to who sent the command.
  const [c, d] = [left && readText(left), right && readText(right)];
  const read: Difference[] =
    c === d
      ? []
      : [
          {
            kind: 'outcome',
            place,
            what: 'as its driver reads it',
            left: c ?? (left ? outcomeText(left) : null),
            right: d ?? (right ? outcomeText(right) : null),
            sources: from('read'),
            command,
          },
        ];
  return [...outcome, ...read];
};

/** Fields and bytes of one command that differ. */
export const commandDifferences = (
  left: CommandSide,
  right: CommandSide,
  { owner, id }: CommandPlace,
): readonly Difference[] => {
  const answered = left.then.outcome !== null || right.then.outcome !== null;
  const parts: readonly Part[] = answered ? ['readable', 'writable'] : ['readable'];
  const found = [
    ...parts.flatMap(part => fieldDifferences(left, right, part)),
    ...parts.flatMap(part => byteDifferences(left, right, part)),
  ];
  return found.map(each => ({ ...each, place: `command ${id} of ${owner}`, command: { owner, id } }));
};
