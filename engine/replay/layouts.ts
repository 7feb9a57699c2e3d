import * as v from 'valibot';
import { publishedNumbers } from '../dialect/structs.ts';
import { placedFields } from '../layout/leaves.ts';
import type { U16 } from '../num/int.ts';
import { err, ok, type Result } from '../num/result.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import { flag, list, name, record, text, whole } from '../scenario/schema-parts.ts';
import { needEvent } from '../virtq/decision.ts';
import { areaSizes, availEventAt, usedEventAt } from '../virtq/split/areas.ts';
import { Comparison } from './compare.ts';
import { headerConstants } from './header-constants.ts';
import { type Declared, declaredAs, type Expected, expectedFields, published } from './header-structs.ts';
import { type Judged, judged, unknown } from './judged.ts';
import { errorsOf } from './parse-errors.ts';
import { expected, u16 } from './schema-parts.ts';

const field = v.object({
  name: text(80),
  offset: whole(0, 0xffff),
  size: v.nullable(whole(0, 0xffff)),
  flexible: v.optional(flag),
  elemSize: v.optional(whole(0, 0xffff)),
});
const structSchema = v.object({ size: whole(0, 0xffff), align: whole(0, 4096), fields: list(field, 200, 'fields') });

const numbers = v.optional(record(name, expected, 'an object of numbers'), {});
const specSchema = v.object({
  adminStatus: numbers,
  adminStatusNamedButNotTabled: numbers,
  adminStatusQualifier: numbers,
  devPartTypes: numbers,
  featureBits: numbers,
  deviceStatusBits: numbers,
  adminOpcodesAmbiguous: v.optional(
    record(name, v.object({ commandSection: expected, opcodeTable: expected }), 'an object of opcodes'),
    {},
  ),
  structs: v.optional(
    record(name, v.object({ size: expected, fields: list(expected, 200, 'fields') }), 'an object of structs'),
    {},
  ),
});

const layoutsSchema = v.object({
  structs: record(name, structSchema, 'an object of structs'),
  constants: v.optional(record(text(80), record(name, expected, 'an object of constants'), 'an object of headers'), {}),
  functions: v.optional(
    v.object({
      vringNeedEvent: v.optional(v.object({ rows: list(v.tuple([u16, u16, u16, v.unknown()]), 10_000, 'rows') })),
      vringLayout: v.optional(list(record(name, expected, 'an object of offsets'), 10_000, 'layouts')),
    }),
    {},
  ),
  specOnly: v.optional(specSchema),
});
type Layouts = v.InferOutput<typeof layoutsSchema>;
type LinuxStruct = v.InferOutput<typeof structSchema>;

/** Sizes and offsets of structs as a C compiler sees them, and what small functions of the same headers answer. */
export const readLayouts = (input: unknown): Result<() => readonly Judged[], ParseError[]> => {
  const parsed = v.safeParse(layoutsSchema, input);
  return parsed.success ? ok(() => play(parsed.output)) : err(errorsOf(parsed.issues));
};

const play = ({ structs, constants: headers, functions, specOnly }: Layouts): readonly Judged[] => [
  ...Object.entries(structs).map(([structName, struct]) => {
    const shape = new Comparison();
    compareShape(shape, struct);
    const ways = declaredAs(structName).map(known => differencesFrom(struct, known));
    if (ways.length === 0 && shape.found.length === 0) return unknown(structName);
    return judged(structName, [...shape.found, ...(ways.find(each => each.length === 0) ?? ways[0] ?? [])]);
  }),
  ...Object.entries(headers).map(([header, values]) => judgeConstants(header, values)),
  ...(functions.vringNeedEvent ? [judgeNeedEvent(functions.vringNeedEvent.rows)] : []),
  ...(functions.vringLayout ? [judgeLayouts(functions.vringLayout)] : []),
  ...(specOnly ? [judgeSpec(specOnly)] : []),
];

/** Fields stand one behind another or over one another, each inside its outer one: these structs have no gaps but before
 * a pointer. */
const compareShape = (comparison: Comparison, { size, align, fields }: LinuxStruct): void => {
  const twice = fields.find((each, i) => fields.findIndex(({ name: other }) => other === each.name) < i);
  if (twice) comparison.differ(`${twice.name}.name`, twice.name, 'each field once');
  if (fields.some(field => field.name.includes('['))) return;
  const isAlignment = (value: number): boolean => [1, 2, 4, 8].includes(value);
  if (!isAlignment(align)) comparison.differ('align', String(align), '1, 2, 4 or 8');
  const ends = new Map<string, { readonly from: number; readonly to: number }>();
  const padded = (at: number, to: number): number => Math.ceil(at / to) * to;
  let end = 0;
  for (const { name: field, offset, size: bytes, flexible, elemSize } of fields) {
    const to = offset + (bytes ?? 0);
    const outer = ends.get(field.slice(0, Math.max(0, field.lastIndexOf('.'))));
    const begins = [{ from: 0, to: 0 }, ...ends.values()].some(
      each => offset === each.from || offset === each.to || (bytes === 8 && offset === padded(each.to, bytes)),
    );
    if (!begins) comparison.differ(`${field}.offset`, String(offset), 'the end of a field');
    if (field.includes('.') && (!outer || offset < outer.from || (!flexible && to > outer.to)))
      comparison.differ(`${field}`, `${offset} to ${to}`, 'a part of its outer field');
    if ((bytes === null) !== (flexible === true) || (flexible === true) !== (elemSize !== undefined) || elemSize === 0)
      comparison.differ(`${field}.size`, JSON.stringify(bytes), 'bytes, or an element size');
    ends.set(field, { from: offset, to });
    end = Math.max(end, to);
  }
  comparison.same('size', size, padded(end, align));
};

const differencesFrom = (struct: LinuxStruct, known: Declared): Comparison['found'] => {
  const comparison = new Comparison();
  compareStruct(comparison, struct, known);
  return comparison.found;
};

/** Every field of the header is one of ours, and every byte of ours is in one of its fields, as far as the header goes. */
const compareStruct = (comparison: Comparison, { size, align, fields }: LinuxStruct, known: Declared): void => {
  const { struct, isPacked } = known;
  const expected = expectedFields(known);
  const bytes = new Uint8Array(struct.size);
  let widest = 1;
  for (const { name: given, offset, size: count, flexible, elemSize } of fields) {
    const ours = expected.get(given);
    if (!ours) {
      comparison.differ(`${given}.name`, given, 'no such field');
      continue;
    }
    const got = flexible ? { offset, elemSize: elemSize ?? null } : { offset, size: count };
    const meant = flexible && ours.isList ? { offset: ours.offset, elemSize: ours.size } : plainOf(ours);
    comparison.same(given, got, meant);
    bytes.fill(1, offset, offset + (count ?? 0));
    widest = Math.max(widest, ours.align);
  }
  comparison.same('align', align, isPacked ? 1 : widest);
  const names = new Set(fields.map(each => each.name));
  for (const [field, { offset, size: count, isList, isNeeded }] of expected) {
    const isWithin = offset + (isList ? 0 : count) <= size;
    if (isNeeded && isWithin && !names.has(field)) comparison.differ(field, 'nothing', `a field at byte ${offset}`);
  }
  const missing = bytes.subarray(0, size).indexOf(0);
  if (missing >= 0) comparison.differ('fields', 'nothing', `a field at byte ${missing}`);
};

const plainOf = ({ offset, size }: Expected) => ({ offset, size });

const judgeConstants = (header: string, values: Readonly<Record<string, unknown>>): Judged => {
  const comparison = new Comparison();
  const known = Object.entries(values).filter(([constant]) => headerConstants.has(constant));
  for (const [constant, value] of known) comparison.same(constant, value, headerConstants.get(constant));
  return known.length === 0 ? unknown(header) : judged(header, comparison.found);
};

/** What is in no header, as somebody else read the text. */
const judgeSpec = ({ structs, devPartTypes, ...given }: NonNullable<Layouts['specOnly']>): Judged => {
  const comparison = new Comparison();
  const compareNumbers = (field: string, values: Readonly<Record<string, unknown>>, prefix: string): void => {
    for (const [each, value] of Object.entries(values))
      comparison.same(`${field}.${each}`, value, publishedNumbers.get(`${prefix}${each}`));
  };
  compareNumbers('adminStatus', given.adminStatus, 'VIRTIO_ADMIN_STATUS_');
  compareNumbers('adminStatusNamedButNotTabled', given.adminStatusNamedButNotTabled, 'VIRTIO_ADMIN_STATUS_');
  compareNumbers('adminStatusQualifier', given.adminStatusQualifier, '');
  compareNumbers('devPartTypes', devPartTypes, 'VIRTIO_DEV_PART_');
  for (const [each, value] of Object.entries(given.featureBits))
    comparison.same(`featureBits.${each}`, value, headerConstants.get(each));
  for (const [each, value] of Object.entries(given.deviceStatusBits))
    comparison.same(`deviceStatusBits.${each}`, value, headerConstants.get(`VIRTIO_CONFIG_S_${each}`));
  const ambiguous = Object.entries(given.adminOpcodesAmbiguous);
  const opcodes = ambiguous.map(([each]) => headerConstants.get(`VIRTIO_ADMIN_CMD_${each}`));
  for (const [each, { commandSection, opcodeTable }] of ambiguous) {
    const field = `adminOpcodesAmbiguous.${each}`;
    const mine = headerConstants.get(`VIRTIO_ADMIN_CMD_${each}`);
    if (commandSection === opcodeTable || ![commandSection, opcodeTable].includes(mine))
      comparison.differ(field, JSON.stringify({ commandSection, opcodeTable }), `${mine} in one of two places`);
    for (const [place, value] of Object.entries({ commandSection, opcodeTable }))
      if (!opcodes.includes(value as number))
        comparison.differ(`${field}.${place}`, JSON.stringify(value), opcodes.join(' or '));
  }
  for (const [structName, { size, fields }] of Object.entries(structs)) {
    const struct = published.get(structName);
    if (!struct) continue;
    comparison.same(`${structName}.size`, size, struct.size);
    const got = placedFields(struct).map(({ path, offset, field: ours }) => [path, offset, ours.size ?? null] as const);
    comparison.same(structName, fields, got);
  }
  return judged('specOnly', comparison.found);
};

const judgeNeedEvent = (rows: readonly (readonly [number, number, number, unknown])[]): Judged => {
  const comparison = new Comparison();
  for (const [i, [event, to, from, result]] of rows.entries()) {
    comparison.step = i;
    comparison.same(`event ${event}, moved ${from} to ${to}`, result, needEvent(event, to, from));
  }
  return judged('vringNeedEvent', comparison.found);
};

/** The three areas in one piece, the used ring at the next multiple of `align`. */
const judgeLayouts = (rows: readonly Readonly<Record<string, unknown>>[]): Judged => {
  const comparison = new Comparison();
  for (const [i, row] of rows.entries()) {
    const { num, align } = row;
    comparison.step = i;
    if (typeof num !== 'number' || typeof align !== 'number') {
      comparison.differ('num', 'a number', JSON.stringify(num));
      continue;
    }
    const areas = { size: num as U16, descHi: 0, descLo: 0, driverHi: 0, driverLo: 0, deviceHi: 0, deviceLo: 0 };
    const { desc, driver, device } = areaSizes(num);
    const used = Math.ceil((desc + driver) / align) * align;
    const got = {
      num,
      align,
      desc: 0,
      avail: desc,
      usedEvent: desc + usedEventAt(areas),
      used,
      availEvent: used + availEventAt(areas),
      size: used + device,
    };
    comparison.same(`num ${num}, align ${align}`, row, got);
  }
  return judged('vringLayout', comparison.found);
};
