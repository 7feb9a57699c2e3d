import * as v from 'valibot';
import type { AdminCommand } from '../admin/command.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { dialectById, dialectOf } from '../dialect/dialects.ts';
import { publishedStructs } from '../dialect/structs.ts';
import { type Leaf, leavesOf } from '../layout/leaves.ts';
import type { Struct } from '../layout/struct.ts';
import { hex } from '../num/addr.ts';
import { bytesToHex, hexToBytes } from '../num/bytes.ts';
import { isObject } from '../num/is-object.ts';
import { err, ok, type Result } from '../num/result.ts';
import { dialects } from '../scenario/all.ts';
import { checkReading } from '../scenario/check.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import { joinPath } from '../scenario/plain.ts';
import { list, name, record, text } from '../scenario/schema-parts.ts';
import { Comparison } from './compare.ts';
import { type Judged, judged, unknown } from './judged.ts';
import { errorsOf } from './parse-errors.ts';
import { expected, hexText, u16 } from './schema-parts.ts';

const fields = record(name, expected, 'an object of fields');
const vector = {
  name: text(200),
  source: v.optional(v.unknown()),
  opcode: u16,
  opcodeName: name,
  groupType: u16,
  groupMemberId: text(20),
  fields,
  readable: hexText,
  readableSegments: list(expected, 1000, 'lengths'),
  writableCapacity: expected,
  writableSegments: list(expected, 1000, 'lengths'),
  response: v.looseObject({ status: expected, fields }),
  writable: hexText,
  usedLen: expected,
};
/** Whose bytes are meant, where names alone do not say it: of a whole file, or of one vector. */
const meaning = {
  dialect: v.optional(name),
  readings: v.optional(record(name, name, 'an object of switches and readings')),
};
const commandsSchema = v.object({ ...meaning, vectors: list(v.object({ ...vector, ...meaning }), 10_000, 'vectors') });
type Commands = v.InferOutput<typeof commandsSchema>;
type Vector = Commands['vectors'][number];

/** Admin commands and their answers as bytes and as fields; those of commands that some dialect has are judged, and a name
 * that none has fails beside the opcode of such a command. */
export const readCommands = (input: unknown): Result<() => readonly Judged[], ParseError[]> => {
  const parsed = v.safeParse(commandsSchema, input);
  if (!parsed.success) return err(errorsOf(parsed.issues));
  const { vectors, dialect, readings } = parsed.output;
  const errors = [
    ...checkMeaning(parsed.output, ''),
    ...vectors.flatMap((each, i) => checkMeaning({ dialect, ...each }, joinPath('vectors', i))),
  ];
  if (errors.length > 0) return err(errors.slice(0, 20));
  return ok(() => vectors.map(each => play(each.dialect === undefined ? { dialect, readings, ...each } : each)));
};

const checkMeaning = (
  { dialect: id, readings = {} }: Pick<Vector, 'dialect' | 'readings'>,
  at: string,
): ParseError[] => {
  const asked = Object.entries(readings);
  if (id === undefined)
    return asked.length === 0 ? [] : [{ path: joinPath(at, 'readings'), message: 'allowed: only beside a dialect' }];
  const dialect = dialectById(id);
  if (dialect)
    return asked.flatMap(each => checkReading(dialect, ...each, joinPath(joinPath(at, 'readings'), each[0])));
  const allowed = dialects.map(each => each.id).join(', ');
  return [{ path: joinPath(at, 'dialect'), message: `found ${JSON.stringify(id.slice(0, 80))}, allowed: ${allowed}` }];
};

const play = (given: Vector): Judged => {
  const { dialect: said, readings = {} } = given;
  const there = said === undefined ? dialects : [dialectOf(said, readings)];
  const found = there.flatMap(dialect => named(dialect, given.opcodeName));
  const first = found[0];
  const meant = first && (first.command.opcode === given.opcode ? first : (readAsGiven(first.dialect, given) ?? first));
  if (meant) return judgeVector(given, meant.dialect, meant.command);
  const names = there
    .flatMap(({ commands }) => commands)
    .flatMap(({ opcode, name: known }) => (opcode === given.opcode ? [known] : []));
  if (names.length === 0) return unknown(given.name);
  const comparison = new Comparison();
  comparison.differ('opcodeName', JSON.stringify(given.opcodeName), [...new Set(names)].join(' or '));
  return judged(given.name, comparison.found);
};

const named = (dialect: Dialect, name: string) => {
  const command = dialect.commands.find(each => each.name === name);
  return command ? [{ dialect, command }] : [];
};

/** Where the text allows several readings, one of them may give the command the number that it has in the vector. */
const readAsGiven = ({ id, switches }: Dialect, { opcode, opcodeName, readings = {} }: Vector) =>
  switches
    .filter(each => !Object.hasOwn(readings, each.id))
    .flatMap(each => each.readings.map(reading => dialectOf(id, { ...readings, [each.id]: reading.id })))
    .flatMap(dialect => named(dialect, opcodeName))
    .find(({ command }) => command.opcode === opcode);

const judgeVector = (given: Vector, dialect: Dialect, command: AdminCommand): Judged => {
  const { readable, writable, response, usedLen } = given;
  const comparison = new Comparison();
  const { opcode, group, member } = dialect.headerFields;
  comparison.same('opcode', given.opcode, command.opcode);
  comparePart(comparison, 'header', dialect.header, readable, {
    [opcode]: given.opcode,
    [group]: given.groupType,
    [member]: /^\d+$/.test(given.groupMemberId) ? hex(BigInt(given.groupMemberId)) : given.groupMemberId,
  });
  const { size, ...withoutSize } = given.fields;
  const answerSize = dialect.answer.size;
  // how much is asked for is told by the room for it, unless the command has a field for it
  const asksByRoom = size !== undefined && !placesIn(command.data).has('size');
  if (asksByRoom) comparison.same('fields.size', size, Number(given.writableCapacity) - answerSize);
  const data = readable.subarray(dialect.header.size);
  comparePart(comparison, 'fields', command.data, data, asksByRoom ? withoutSize : given.fields);
  const { fields: resultFields, ...said } = response;
  comparePart(comparison, 'response', dialect.answer, wholeAnswer(given, dialect.answer, said), said);
  const result = wholeResult(given, command, answerSize);
  if (result.length > 0 || Object.keys(resultFields).length > 0) {
    comparePart(comparison, 'response.fields', command.result, result, resultFields);
  }
  compareSegments(comparison, 'readableSegments', given, dialect.header.size, readable.length);
  compareSegments(comparison, 'writableSegments', given, answerSize, given.writableCapacity);
  comparison.same('usedLen', usedLen, writable.length);
  return judged(given.name, comparison.found);
};

/**
 * The result of a command, also where the driver gave too little room for all of it: then the fields say either what was
 * written, or what there was to write, and of that what has room has to be there.
 */
const wholeResult = (
  { writable, writableCapacity, response }: Vector,
  command: AdminCommand,
  from: number,
): Uint8Array => {
  const result = writable.subarray(from);
  if (writable.length !== writableCapacity) return result;
  const apart = new Comparison();
  comparePart(apart, 'response.fields', command.result, result, response.fields);
  if (apart.found.length === 0) return result;
  const whole = encodedFrom(command.result, response.fields);
  const isCut = whole.length > result.length && result.every((byte, k) => byte === whole[k]);
  return isCut ? whole : result;
};

/** The header of an answer, where its room ends inside of it: it says what there was to write, and begins with that. */
const wholeAnswer = ({ writable, writableCapacity }: Vector, answer: Struct, said: Vector['fields']): Uint8Array => {
  if (writable.length >= answer.size || writable.length !== writableCapacity) return writable;
  const whole = encodedFrom(answer, said);
  return writable.every((byte, k) => byte === whole[k]) ? whole : writable;
};

/** Bytes of given fields; what is not given is zero. */
const encodedFrom = (struct: Struct | null, given: Readonly<Record<string, unknown>>): Uint8Array => {
  const bytes = [...new Uint8Array(struct?.size ?? 0)];
  const places = placesIn(struct);
  const apart = new Comparison();
  const store = (path: string, value: unknown): boolean => {
    const leaf = struct ? leavesOf(struct).find(each => each.path === path) : undefined;
    if (!leaf) return false;
    const { offset, field } = leaf;
    const size = field.size ?? 0;
    if (isWord(value) || fits(value, size)) bytes.splice(offset, size, ...littleEndian(BigInt(value as number), size));
    return true;
  };
  const inside: Record<string, unknown> = {};
  for (const [camel, value] of Object.entries(given)) {
    const leaf = placeOf(places, snakeName(camel));
    const elements = Array.isArray(value) ? value : [];
    if (leaf) store(leaf.path, value);
    else if (elements.length > 0 && elements.every((each, i) => storeElement(`${snakeName(camel)}[${i}]`, each, store)))
      continue;
    else if (typeof value === 'number') inside[camel] = value;
    else bytes.push(...bytesBeyond(apart, '', camel, value));
  }
  if (Object.keys(inside).length > 0) bytes.push(...bytesBeyond(apart, '', 'members', inside));
  return Uint8Array.from(bytes);
};

const storeElement = (path: string, element: unknown, store: (path: string, value: unknown) => boolean): boolean =>
  isObject(element) &&
  Object.entries(element).every(([member, value]) =>
    store(`${path}.${OTHER_NAMES[member] ?? snakeName(member)}`, value),
  );

/** The pieces make up the whole part; the driver of Linux hands what comes first over in a piece of its own. */
const compareSegments = (
  comparison: Comparison,
  part: 'readableSegments' | 'writableSegments',
  given: Vector,
  first: number,
  whole: unknown,
): void => {
  const lengths = given[part];
  const wrong = lengths.findIndex(each => !Number.isInteger(each) || (each as number) < 1);
  if (wrong >= 0) {
    comparison.differ(`${part}[${wrong}]`, JSON.stringify(lengths[wrong]) ?? 'nothing', 'a number of bytes');
    return;
  }
  const sum = lengths.reduce<number>((all, each) => all + (each as number), 0);
  if (sum !== whole) comparison.differ(part, `${sum} bytes in all`, `${JSON.stringify(whole) ?? 'nothing'}`);
  if (given.source === 'linux-driver' && sum >= first) comparison.same(`${part}[0]`, lengths[0], first);
};

/** `statusQualifier` is `status_qualifier` in the specification. */
const snakeName = (camel: string): string => camel.replace(/[A-Z]/g, letter => `_${letter.toLowerCase()}`);

/** The fixed fields of a struct by their names in a vector; of two with one name the one in the struct inside goes first. */
const placesIn = (struct: Struct | null): ReadonlyMap<string, Leaf> => {
  const places = new Map<string, Leaf>();
  if (!struct) return places;
  const leaves = leavesOf(struct).filter(
    ({ field }) => field.kind !== 'tail' && !(field.kind === 'bytes' && field.reserved),
  );
  for (const leaf of leaves) {
    const names = leaf.path.split('.');
    const last = names.at(-1)!;
    // `size_or_count` is one or the other
    for (const each of last.split('_or_')) if (!places.has(each)) places.set(each, leaf);
    if (last === 'type' && names.length === 1) places.set('other_type', leaf);
  }
  return places;
};

const placeOf = (places: ReadonlyMap<string, Leaf>, snake: string): Leaf | undefined =>
  places.get(snake) ?? (snake.endsWith('_type') ? places.get('other_type') : undefined);

/**
 * The bytes decode to the given fields, and encode to the same bytes again: missing and reserved ones are zero. What is given beyond
 * the fixed fields follows them in the order in which it is given, and behind that there may be padding.
 */
const comparePart = (
  comparison: Comparison,
  part: string,
  struct: Struct | null,
  bytes: Uint8Array,
  given: Readonly<Record<string, unknown>>,
): void => {
  const decoded = struct?.decode(bytes);
  const places = placesIn(struct);
  const beyond: number[] = [];
  // Numbers that are no fields of the command stand together in a capability or an object.
  const inside: Record<string, unknown> = {};
  for (const [camel, value] of Object.entries(given)) {
    const leaf = placeOf(places, snakeName(camel));
    if (leaf) comparison.same(`${part}.${camel}`, textOf(value), textOf(valueAt(decoded, leaf.path)));
    else if (compareElements(comparison, part, struct, decoded, camel, value)) continue;
    else if (typeof value === 'number') inside[camel] = value;
    else beyond.push(...bytesBeyond(comparison, `${part}.${camel}`, camel, value));
  }
  if (Object.keys(inside).length > 0) beyond.unshift(...bytesBeyond(comparison, part, 'members', inside));
  const fixed = struct?.size ?? 0;
  // a device writes what there is and no more, and what is padded is padded to whole 64 bits
  const mayBePadded = bytes.length % 8 === 0 && !(part === 'response.fields' && typeof given.data === 'string');
  const hasTail = struct !== null && leavesOf(struct).some(({ field }) => field.kind === 'tail');
  const rest = bytes.subarray(fixed);
  const isMissing = rest.length === 0 && beyond.every(byte => byte === 0);
  if ((hasTail || beyond.length > 0) && !isMissing) {
    const meant = new Uint8Array(mayBePadded ? Math.max(rest.length, beyond.length) : beyond.length);
    meant.set(beyond);
    comparison.same(`${part} beyond byte ${fixed}`, bytesToHex(meant), bytesToHex(rest));
  }
  if (!struct || !decoded) return;
  const encoded = struct.encode(decoded as never);
  for (const { field, offset } of leavesOf(struct)) {
    if (field.kind === 'bytes' && field.reserved) encoded.fill(0, offset, offset + field.size);
  }
  const padded = new Uint8Array(encoded.length);
  padded.set(bytes.subarray(0, encoded.length));
  comparison.same(part, bytesToHex(padded), bytesToHex(encoded));
};

/** Bytes of the members of what has no fields of its own in a command: capabilities, objects, parts, headers of parts. */
const WIDTHS: Readonly<Record<string, number>> = {
  getPartsResourceObjectsLimit: 1,
  setPartsResourceObjectsLimit: 1,
  devPartsType: 8,
  partType: 2,
  flags: 2,
  length: 4,
  bar: 1,
  offset: 8,
};

/** What others call a field by another name. */
const OTHER_NAMES: Readonly<Record<string, string>> = { owner: 'flags' };

/** A list whose elements are fields of the struct, such as `entries[0]`: those that are not given are zero. */
const compareElements = (
  comparison: Comparison,
  part: string,
  struct: Struct | null,
  decoded: unknown,
  camel: string,
  value: unknown,
): boolean => {
  const name = snakeName(camel);
  const leaves = struct ? leavesOf(struct).filter(({ path }) => path.startsWith(`${name}[`)) : [];
  if (!Array.isArray(value) || leaves.length === 0) return false;
  const told = new Set<string>();
  for (const [i, each] of value.entries()) {
    for (const [member, found] of Object.entries(each as Readonly<Record<string, unknown>>)) {
      const path = `${name}[${i}].${OTHER_NAMES[member] ?? snakeName(member)}`;
      const field = `${part}.${camel}[${i}].${member}`;
      told.add(path);
      if (leaves.some(leaf => leaf.path === path))
        comparison.same(field, textOf(found), textOf(valueAt(decoded, path)));
      else comparison.differ(field, textOf(found), 'no such field');
    }
  }
  for (const { path } of leaves) {
    const text = textOf(valueAt(decoded, path));
    if (!told.has(path)) comparison.same(`${part}.${path}`, /^(0x)?0*$/.test(text) ? text : '0x0', text);
  }
  return true;
};

/** The struct that has all these members and is no larger than it has to be: a capability, an object, the head of a part. */
const structWith = (names: readonly string[]): Struct | undefined =>
  publishedStructs
    .filter(struct => Object.values(struct.fields).every(({ kind }) => kind !== 'struct'))
    .filter(struct => names.every(each => Object.hasOwn(struct.fields, each)))
    .toSorted((a, b) => a.size - b.size)[0];

const fits = (value: unknown, size: number): boolean =>
  typeof value === 'number' && Number.isInteger(value) && value >= 0 && value < 256 ** size;

const isWord = (value: unknown): value is string => typeof value === 'string' && /^0x[0-9a-f]{1,16}$/.test(value);

/** Bytes of members that are fields of one struct, and the members that are not among them. */
const asStruct = (members: Readonly<Record<string, unknown>>): readonly [number[], [string, unknown][]] | null => {
  const entries = Object.entries(members);
  const numbers = entries.filter(([name, value]) => typeof value === 'number' && name !== 'devPartsType');
  const struct = structWith(numbers.map(([name]) => snakeName(name)));
  if (!struct || numbers.length < 2) return null;
  const values: Record<string, unknown> = {};
  const others: [string, unknown][] = [];
  for (const [name, value] of entries) {
    const field = struct.fields[snakeName(name)];
    const bytes = typeof value === 'string' ? hexToBytes(value, { allowEmpty: true }) : null;
    if (field?.kind === 'number' && fits(value, field.size)) values[snakeName(name)] = value;
    else if (field?.kind === 'bigint' && isWord(value)) values[snakeName(name)] = BigInt(value);
    else if (field?.kind === 'bytes' && bytes?.ok && bytes.value.length === field.size)
      values[snakeName(name)] = bytes.value;
    else others.push([name, value]);
  }
  return [[...struct.encode(values as never)], others];
};

/** A part says how long its value is. */
const compareLength = (
  comparison: Comparison,
  field: string,
  { length, value }: Readonly<Record<string, unknown>>,
): void => {
  if (typeof value === 'string') comparison.same(`${field}.length`, length, Math.ceil(value.length / 2));
};

const bytesBeyond = (comparison: Comparison, field: string, member: string, value: unknown): number[] => {
  if (Array.isArray(value)) {
    return value.flatMap((each, i) => bytesBeyond(comparison, `${field}[${i}]`, member, each));
  }
  if (typeof value === 'object' && value !== null) {
    const known = asStruct(value as Readonly<Record<string, unknown>>);
    if (known) {
      const [bytes, others] = known;
      compareLength(comparison, field, value as Readonly<Record<string, unknown>>);
      return [...bytes, ...others.flatMap(([name, each]) => bytesBeyond(comparison, `${field}.${name}`, name, each))];
    }
    return Object.entries(value).flatMap(([name, each]) => bytesBeyond(comparison, `${field}.${name}`, name, each));
  }
  if (isWord(value)) return littleEndian(BigInt(value), 8);
  if (typeof value === 'string') {
    const bytes = hexToBytes(value, { allowEmpty: true });
    if (bytes.ok) return [...bytes.value];
  }
  const width = WIDTHS[member];
  if (width !== undefined && fits(value, width)) return littleEndian(BigInt(value as number), width);
  comparison.differ(field, JSON.stringify(value) ?? 'nothing', 'no such field');
  return [];
};

const littleEndian = (value: bigint, width: number): number[] =>
  Array.from({ length: width }, (_, k) => Number((value >> BigInt(8 * k)) & 0xffn));

const valueAt = (values: unknown, path: string): unknown =>
  path.split('.').reduce<unknown>((at, name) => (at as Readonly<Record<string, unknown>>)[name], values);

/** A number of any width as `0x…`, bytes as bare hex. */
const textOf = (value: unknown): string => {
  if (value instanceof Uint8Array) return bytesToHex(value);
  if (typeof value === 'bigint' || Number.isInteger(value)) {
    return (value as number | bigint) < 0 ? String(value) : hex(value as number | bigint);
  }
  return String(value);
};
