import * as v from 'valibot';
import { commonCfg } from '../device/common-cfg.ts';
import { virtioBlkReq } from '../device/type/blk.ts';
import { virtioBlkConfig, virtioNetConfig } from '../device/type/config.ts';
import { virtioNetHdr } from '../device/type/net.ts';
import { publishedNumbers, publishedStructs } from '../dialect/structs.ts';
import type { AnyStruct } from '../layout/field.ts';
import { placedFields } from '../layout/leaves.ts';
import type { U16 } from '../num/int.ts';
import { err, ok, type Result } from '../num/result.ts';
import { virtioPciCap, virtioPciCfgCap, virtioPciNotifyCap } from '../pci/layouts.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import { flag, list, name, record, text, whole } from '../scenario/schema-parts.ts';
import { needEvent } from '../virtq/decision.ts';
import { pvirtqDesc, pvirtqEventSuppress, virtqAvail, virtqDesc, virtqUsed, virtqUsedElem } from '../virtq/layouts.ts';
import { areaSizes, availEventAt, usedEventAt } from '../virtq/split/areas.ts';
import { Comparison } from './compare.ts';
import { headerConstants } from './header-constants.ts';
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
type GivenField = Pick<v.InferOutput<typeof field>, 'name' | 'offset' | 'size'>;
const structSchema = v.object({ size: whole(0, 0xffff), align: whole(0, 4096), fields: list(field, 200, 'fields') });

const numbers = v.optional(record(name, expected, 'an object of numbers'), {});
const specSchema = v.object({
  adminStatus: numbers,
  adminStatusNamedButNotTabled: numbers,
  adminStatusQualifier: numbers,
  devPartTypes: numbers,
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

/** A struct of this engine that a C header has too; `names` are those of the header that differ. */
interface Declared {
  readonly struct: AnyStruct;
  readonly names?: Readonly<Record<string, string>>;
}

const declared: Readonly<Record<string, Declared>> = {
  vring_desc: { struct: virtqDesc },
  vring_avail: { struct: virtqAvail },
  vring_used: { struct: virtqUsed },
  vring_used_elem: { struct: virtqUsedElem },
  vring_packed_desc: { struct: pvirtqDesc },
  vring_packed_desc_event: { struct: pvirtqEventSuppress, names: { off_wrap: 'desc' } },
  virtio_pci_common_cfg: {
    struct: commonCfg,
    names: {
      guest_feature_select: 'driver_feature_select',
      guest_feature: 'driver_feature',
      msix_config: 'config_msix_vector',
      queue_avail_lo: 'queue_driver_lo',
      queue_avail_hi: 'queue_driver_hi',
      queue_used_lo: 'queue_device_lo',
      queue_used_hi: 'queue_device_hi',
    },
  },
  virtio_pci_modern_common_cfg: { struct: commonCfg, names: { queue_notify_data: 'queue_notif_config_data' } },
  virtio_pci_cap: { struct: virtioPciCap },
  virtio_pci_notify_cap: { struct: virtioPciNotifyCap },
  virtio_pci_cfg_cap: { struct: virtioPciCfgCap },
  virtio_net_config: { struct: virtioNetConfig },
  virtio_net_hdr_v1: { struct: virtioNetHdr },
  virtio_blk_config: { struct: virtioBlkConfig, names: { wce: 'writeback' } },
  virtio_blk_outhdr: { struct: virtioBlkReq },
};

/** Structs of the headers that bear other names in the text. */
const textNames: Readonly<Record<string, string>> = {
  virtio_admin_cmd_hdr: 'virtio_admin_cmd',
  virtio_admin_cmd_notify_info_data: 'virtio_pci_legacy_notify_info',
  virtio_admin_cmd_notify_info_result: 'virtio_admin_cmd_legacy_notify_info_result',
};

/** By name, with the structs inside. */
const published: ReadonlyMap<string, AnyStruct> = new Map(
  publishedStructs
    .flatMap(outer => [
      outer,
      ...placedFields(outer).flatMap(({ field: each }) => (each.kind === 'struct' ? [each.struct] : [])),
    ])
    .map(each => [each.name, each]),
);

const declaredAs = (structName: string): Declared | null => {
  if (Object.hasOwn(declared, structName)) return declared[structName]!;
  const struct = published.get(textNames[structName] ?? structName);
  return struct ? { struct } : null;
};

/** Sizes and offsets of structs as a C compiler sees them, and what small functions of the same headers answer. */
export const readLayouts = (input: unknown): Result<() => readonly Judged[], ParseError[]> => {
  const parsed = v.safeParse(layoutsSchema, input);
  return parsed.success ? ok(() => play(parsed.output)) : err(errorsOf(parsed.issues));
};

const play = ({ structs, constants: headers, functions, specOnly }: Layouts): readonly Judged[] => [
  ...Object.entries(structs).map(([structName, struct]) => {
    const known = declaredAs(structName);
    const comparison = new Comparison();
    compareShape(comparison, struct);
    if (known) compareStruct(comparison, struct, known);
    return known || comparison.found.length > 0 ? judged(structName, comparison.found) : unknown(structName);
  }),
  ...Object.entries(headers).map(([header, values]) => judgeConstants(header, values)),
  ...(functions.vringNeedEvent ? [judgeNeedEvent(functions.vringNeedEvent.rows)] : []),
  ...(functions.vringLayout ? [judgeLayouts(functions.vringLayout)] : []),
  ...(specOnly ? [judgeSpec(specOnly)] : []),
];

interface Place {
  readonly offset: number;
  readonly size: number | null;
}

/** Our fields by their last name, the outer one of two; of 64 bits both halves, which a header may have apart. */
const placesOf = (struct: AnyStruct): ReadonlyMap<string, Place> => {
  const places = new Map<string, Place>();
  for (const { path, offset, field: ours } of placedFields(struct)) {
    // a tail begins somewhere, and has no size of its own
    const size = ours.kind === 'tail' ? null : ours.size;
    // `size_or_count` is one or the other
    for (const last of path.split('.').at(-1)!.split('_or_')) places.set(last, { offset, size });
    if (size !== 8) continue;
    const last = path.split('.').at(-1)!;
    places.set(`${last}_lo`, { offset, size: 4 });
    places.set(`${last}_hi`, { offset: offset + 4, size: 4 });
  }
  return places;
};

/** Fields stand one behind another or over one another, each inside its outer one: these structs have no gaps but before
 * a pointer. */
const compareShape = (comparison: Comparison, { size, align, fields }: LinuxStruct): void => {
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

/** A field that has no name here lies over several of ours, in one of them, over reserved bytes, or behind all of them. */
const compareUnnamed = (comparison: Comparison, struct: AnyStruct, { name: given, offset, size }: GivenField): void => {
  if (given.includes('.') || size === null) return;
  const same = placedFields(struct).find(({ path, offset: at, field: ours }) => {
    const isReserved = /^(reserved|unused)/.test(path);
    return at === offset && ours.size === size && !isReserved && ours.kind !== 'struct' && !path.includes('.');
  });
  if (same) comparison.differ(`${given}.name`, given, same.path);
};

const compareStruct = (
  comparison: Comparison,
  { size, fields }: LinuxStruct,
  { struct, names = {} }: Declared,
): void => {
  const places = placesOf(struct);
  let compared = 0;
  for (const { name: linuxName, offset, size: bytes, flexible } of fields) {
    if (flexible) {
      comparison.same(`${linuxName}.offset`, offset, struct.size);
      continue;
    }
    const path = linuxName.split('.');
    const last = path.at(-1)!;
    const place = path.length > 1 && last.startsWith('reserved') ? undefined : places.get(names[last] ?? last);
    if (!place) {
      compareUnnamed(comparison, struct, { name: linuxName, offset, size: bytes });
      continue;
    }
    compared += 1;
    comparison.same(
      linuxName,
      { offset, size: place.size === null ? null : bytes },
      { offset: place.offset, size: place.size },
    );
  }
  // a compiler fills a struct up to its alignment
  if (compared === 0) comparison.same('size', size, struct.size);
};

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
