import { commonCfg } from '../device/common-cfg.ts';
import { virtioBlkReq } from '../device/type/blk.ts';
import { virtioBlkConfig, virtioNetConfig } from '../device/type/config.ts';
import { virtioNetHdr } from '../device/type/net.ts';
import { publishedStructs } from '../dialect/structs.ts';
import type { AnyStruct, Field } from '../layout/field.ts';
import { placedFields } from '../layout/leaves.ts';
import { virtioPciCap, virtioPciCfgCap, virtioPciNotifyCap } from '../pci/layouts.ts';
import { pvirtqDesc, pvirtqEventSuppress, virtqAvail, virtqDesc, virtqUsed, virtqUsedElem } from '../virtq/layouts.ts';
import { textStructs, unaligned } from './text-structs.ts';

/** How a C header has a struct that is declared here too. Names are those of the header, with dots for what is inside. */
interface InHeader {
  /** Fields that bear another name there. */
  readonly names?: Readonly<Record<string, string>>;
  /** Fields there that are several of ours, from the first to the last. */
  readonly spans?: Readonly<Record<string, readonly [first: string, last: string]>>;
  /** The same, and each of ours is a field inside of it. */
  readonly groups?: Readonly<Record<string, readonly [first: string, last: string]>>;
  /** Fields there that are a part of ours: which, from which byte of it, how many. */
  readonly parts?: Readonly<Record<string, readonly [path: string, from: number, size: number]>>;
  /** Elements of the list at the end: bytes and alignment of each. */
  readonly lists?: Readonly<Record<string, Element>>;
  /** Without the alignment that a compiler gives. */
  readonly isPacked?: true;
  /** Fields of 64 bits are two of 32. */
  readonly hasHalves?: true;
}
interface Element {
  readonly size: number;
  readonly align: number;
}

/** A struct of this engine that a C header has too. */
export interface Declared extends InHeader {
  readonly struct: AnyStruct;
}

const leafAlign = (field: Field): number => {
  if (field.kind === 'tail') return elementOf(field.type).align;
  return field.kind === 'number' || field.kind === 'bigint' ? field.size : 1;
};
const alignOf = (struct: AnyStruct): number =>
  Math.max(1, ...placedFields(struct).map(({ field }) => leafAlign(field)));
const elementOf = (type: 'u8[]' | 'le64[]'): Element =>
  type === 'u8[]' ? { size: 1, align: 1 } : { size: 8, align: 8 };
const elementIs = (struct: AnyStruct): Element => ({ size: struct.size, align: alignOf(struct) });

/** By name, with the structs inside. */
export const published: ReadonlyMap<string, AnyStruct> = new Map(
  publishedStructs
    .flatMap(outer => [
      outer,
      ...placedFields(outer).flatMap(({ field: each }) => (each.kind === 'struct' ? [each.struct] : [])),
    ])
    .map(each => [each.name, each]),
);

const commonNames = {
  guest_feature_select: 'driver_feature_select',
  guest_feature: 'driver_feature',
  msix_config: 'config_msix_vector',
  queue_avail_lo: 'queue_driver_lo',
  queue_avail_hi: 'queue_driver_hi',
  queue_used_lo: 'queue_device_lo',
  queue_used_hi: 'queue_device_hi',
};
const capSpan = { cap: ['cap_vndr', 'length'] } as const;
const partHeader = published.get('virtio_dev_part_hdr');
const partHeaders: Element = partHeader ? elementIs(partHeader) : { size: 0, align: 1 };

const declared: Readonly<Record<string, Declared>> = {
  vring_desc: { struct: virtqDesc },
  vring_avail: { struct: virtqAvail, lists: { ring: { size: 2, align: 2 } } },
  vring_used: { struct: virtqUsed, lists: { ring: elementIs(virtqUsedElem) } },
  vring_used_elem: { struct: virtqUsedElem },
  vring_packed_desc: { struct: pvirtqDesc },
  vring_packed_desc_event: { struct: pvirtqEventSuppress, names: { off_wrap: 'desc' } },
  virtio_pci_common_cfg: { struct: commonCfg, names: commonNames, hasHalves: true },
  virtio_pci_modern_common_cfg: {
    struct: commonCfg,
    names: { queue_notify_data: 'queue_notif_config_data' },
    spans: { cfg: ['device_feature_select', 'queue_device'] },
    hasHalves: true,
  },
  virtio_pci_cap: { struct: virtioPciCap },
  virtio_pci_notify_cap: { struct: virtioPciNotifyCap, spans: capSpan },
  virtio_pci_cfg_cap: { struct: virtioPciCfgCap, spans: capSpan },
  virtio_net_config: { struct: virtioNetConfig, isPacked: true },
  virtio_net_hdr_v1: {
    struct: virtioNetHdr,
    names: {
      // also beside a union, whose fields lie over them
      csum_start: 'csum_start',
      csum_offset: 'csum_offset',
      'csum.start': 'csum_start',
      'csum.offset': 'csum_offset',
      'rsc.segments': 'csum_start',
      'rsc.dup_acks': 'csum_offset',
    },
    spans: { csum: ['csum_start', 'csum_offset'], rsc: ['csum_start', 'csum_offset'] },
  },
  virtio_blk_config: {
    struct: virtioBlkConfig,
    names: { wce: 'writeback', unused: 'unused0' },
    groups: { geometry: ['cylinders', 'sectors'], zoned: ['zone_sectors', 'unused2'] },
    isPacked: true,
  },
  virtio_blk_outhdr: { struct: virtioBlkReq, names: { ioprio: 'reserved' } },
};

/** Structs of the text whose headers have other fields. */
const inHeaders: Readonly<Record<string, InHeader>> = {
  virtio_admin_cmd_notify_info_result: { spans: { entries: ['entries[0]', 'entries[3]'] } },
  virtio_dev_part_hdr: {
    parts: {
      'selector.pci_common_cfg': ['selector', 0, 8],
      'selector.pci_common_cfg.offset': ['selector', 0, 4],
      'selector.pci_common_cfg.reserved': ['selector', 4, 4],
      'selector.vq_index': ['selector', 0, 8],
      'selector.vq_index.index': ['selector', 0, 2],
      'selector.vq_index.reserved': ['selector', 2, 6],
    },
  },
  virtio_admin_cmd_dev_parts_metadata_result: {
    names: {
      'parts_size.size': 'size_or_count',
      'parts_size.reserved': 'reserved',
      'hdr_list_count.count': 'size_or_count',
      'hdr_list_count.reserved': 'reserved',
      'hdr_list.count': 'size_or_count',
      'hdr_list.reserved': 'reserved',
    },
    spans: {
      parts_size: ['size_or_count', 'reserved'],
      hdr_list_count: ['size_or_count', 'reserved'],
      hdr_list: ['size_or_count', 'reserved'],
    },
    lists: { 'hdr_list.hdrs': partHeaders },
  },
  virtio_admin_cmd_dev_parts_get_data: { lists: { hdr_list: partHeaders } },
  virtio_admin_cmd_dev_parts_set_data: { lists: { parts: partHeaders } },
};

/** Structs of the headers that bear other names in the text. */
const textNames: Readonly<Record<string, string>> = {
  virtio_admin_cmd_hdr: 'virtio_admin_cmd',
  virtio_admin_cmd_notify_info_data: 'virtio_pci_legacy_notify_info',
  virtio_admin_cmd_notify_info_result: 'virtio_admin_cmd_legacy_notify_info_result',
};

/** The structs here that a header may have under a name; none: it is not declared here. */
export const declaredAs = (name: string): readonly Declared[] => {
  if (Object.hasOwn(declared, name)) return [declared[name]!];
  const struct = published.get(textNames[name] ?? name);
  if (struct) return [{ struct, ...(Object.hasOwn(inHeaders, name) ? inHeaders[name] : {}) }];
  return textStructs(name).map(unused => ({
    struct: unused.struct,
    ...(unused.list && { lists: { [unused.list.name]: unused.list } }),
    ...(unaligned.has(name) && { isPacked: true as const }),
  }));
};

/** A field as a header has to have it. */
export interface Expected {
  readonly offset: number;
  readonly size: number;
  readonly align: number;
  /** Of the list at the end: a header has it as one element, or as a flexible array. */
  readonly isList: boolean;
  /** The header is not whole without it. */
  readonly isNeeded: boolean;
}

/** By the names of the header, its fields; those that only go by another name, or are not ours alone, are needed. */
export const expectedFields = (given: Declared): ReadonlyMap<string, Expected> => {
  const { struct, names = {}, spans = {}, groups = {}, parts = {}, lists, hasHalves } = given;
  const found = new Map<string, Expected>();
  const placed = placedFields(struct);
  const align = (field: Field): number => {
    const natural = field.kind === 'struct' ? alignOf(field.struct) : leafAlign(field);
    return hasHalves ? Math.min(natural, 4) : natural;
  };
  const plain = { isList: false, isNeeded: false };
  for (const { path, offset, field } of placed) {
    const list = field.kind === 'tail' && !lists ? elementOf(field.type) : null;
    if (list) found.set(path, { offset, ...list, isList: true, isNeeded: true });
    if (field.kind === 'tail') continue;
    found.set(path, { offset, size: field.size, align: align(field), ...plain });
    if (field.kind !== 'bigint' || !hasHalves) continue;
    found.set(`${path}_lo`, { offset, size: 4, align: 4, ...plain });
    found.set(`${path}_hi`, { offset: offset + 4, size: 4, align: 4, ...plain });
  }
  const ours = new Map(found);
  const needed = (name: string, each: Omit<Expected, 'isList' | 'isNeeded'>): void => {
    found.set(name, { ...each, isList: false, isNeeded: true });
  };
  for (const [name, path] of Object.entries(names)) {
    const each = ours.get(path);
    if (each) needed(name, each);
  }
  for (const [name, [first, last]] of Object.entries({ ...spans, ...groups })) {
    const from = ours.get(first);
    const to = ours.get(last);
    if (!from || !to) continue;
    const within = placed.filter(({ offset }) => offset >= from.offset && offset <= to.offset);
    const widest = Math.max(1, ...within.map(({ field }) => align(field)));
    needed(name, { offset: from.offset, size: to.offset + to.size - from.offset, align: widest });
    if (!Object.hasOwn(groups, name)) continue;
    for (const { path } of within) needed(`${name}.${path}`, ours.get(path)!);
  }
  for (const [name, [path, from, size]] of Object.entries(parts)) {
    const each = ours.get(path);
    if (each) needed(name, { offset: each.offset + from, size, align: 1 });
  }
  for (const [name, list] of Object.entries(lists ?? {}))
    found.set(name, { offset: struct.size, ...list, isList: true, isNeeded: true });
  return found;
};
