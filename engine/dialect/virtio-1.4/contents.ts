import { commonCfg } from '../../device/common-cfg.ts';
import { getUint, type Values } from '../../layout/codec.ts';
import type { Contents, ContentsTable, Held, Known } from '../../layout/contents.ts';
import { type AnyStruct, bytesField, le64Tail, structField, u8Field } from '../../layout/field.ts';
import { struct } from '../../layout/struct.ts';
import { DEV_PARTS_CAP, FF_ACTION_CAP, FF_RESOURCE_CAP, FF_SELECTOR_CAP } from './capabilities.ts';
import {
  devPartsCap,
  devPartsObject,
  ffActions,
  ffGroup,
  ffResourceCap,
  ffRule,
  ffSelector,
  ffSelectors,
  partHeader,
  vqCfgPart,
  vqNotifyPart,
} from './layouts.ts';

/** Bytes that are told to be there and are not are kept in mind up to here; a length may say anything. */
const MOST_ABSENT = 4096;

type Numbers = Readonly<Record<string, unknown>>;
const numberIn = (fields: Numbers | null, ...path: readonly string[]): number | null => {
  let value: unknown = fields;
  for (const name of path) value = (value as Numbers | null | undefined)?.[name];
  return typeof value === 'number' ? value : null;
};

const isZero = (bytes: Uint8Array): boolean => bytes.every(byte => byte === 0);

/** As many bytes as a field before them tells; no struct at all where there are none. */
const run = (field: string, length: number, there: number): Held[] => {
  const size = length <= MOST_ABSENT ? length : Math.min(length, Math.max(there, 1));
  return size === 0 ? [] : [{ path: null, struct: struct('bytes', { [field]: bytesField(size) }) }];
};

const capabilities: Readonly<Record<number, Held>> = {
  [DEV_PARTS_CAP]: { path: '', struct: devPartsCap },
  [FF_RESOURCE_CAP]: { path: '', struct: ffResourceCap },
  [FF_SELECTOR_CAP]: { path: '', struct: ffSelectors },
  [FF_ACTION_CAP]: { path: '', struct: ffActions },
};

/** Generic ids mean the same on every device; of the others it has to be known that it is a network device. */
const typed =
  (all: Readonly<Record<number, Held>>, firstOfDevice: number, idOf: (known: Known) => number | null): Contents =>
  known => {
    const id = idOf(known);
    const held = id === null ? undefined : all[id];
    return held ? { as: (id ?? 0) < firstOfDevice ? 'instead' : 'below', held: [held] } : null;
  };

const FIRST_CAP_OF_DEVICE = 0x800;
const capability = (idOf: (known: Known) => number | null): Contents => typed(capabilities, FIRST_CAP_OF_DEVICE, idOf);

const objects: Readonly<Record<number, Held>> = {
  0: { path: '', struct: devPartsObject },
  512: { path: '', struct: ffGroup },
  513: { path: '', struct: ffSelectors },
  514: { path: '', struct: ffRule },
};
const FIRST_OBJECT_OF_DEVICE = 0x200;
const object = (idOf: (known: Known) => number | null): Contents => typed(objects, FIRST_OBJECT_OF_DEVICE, idOf);

/** Selectors, each with as many bytes of mask as it says; those that begin in the bytes. */
const selectors: Contents = ({ fields }, bytes) => {
  const count = numberIn(fields, 'count') ?? 0;
  const held: Held[] = [];
  for (let at = 0; held.length < count && at < bytes.length; ) {
    const { length } = ffSelector.decode(bytes.subarray(at));
    const mask = length === 0 ? {} : { mask: bytesField(length) };
    const path = `[${held.length}]`;
    held.push({ path, struct: struct(ffSelector.name, { ...ffSelector.fields, ...mask }) });
    at += ffSelector.size + length;
  }
  return { as: 'instead', held, ...(held.length < count && { counted: { by: 'count', count } }) };
};

const actionNames = { 1: 'DROP', 2: 'DIRECT_RX_VQ', 3: 'IPSEC', 4: 'IPSEC_RECIRCULATE' } as const;

const actions: Contents = ({ fields }, bytes) => {
  const count = numberIn(fields, 'count') ?? 0;
  const there = Math.min(count, bytes.length);
  const named = Array.from({ length: there }, (_, k) => [`actions[${k}]`, u8Field({ values: actionNames })] as const);
  const held: Held[] = there === 0 ? [] : [{ path: null, struct: struct(ffActions.name, Object.fromEntries(named)) }];
  return { as: 'instead', held, ...(there < count && { counted: { by: 'count', count } }) };
};

const keys: Contents = ({ fields }, bytes) => ({
  as: 'instead',
  held: run('keys', numberIn(fields, 'key_length') ?? 0, bytes.length),
});

/** Parts, one after another. Fewer zero bytes than a header has pad the command and are no part. */
const parts: Contents = (_, bytes) => {
  const held: Held[] = [];
  for (let at = 0; at < bytes.length; ) {
    const rest = bytes.subarray(at);
    if (rest.length < partHeader.size && isZero(rest)) break;
    const { length } = partHeader.decode(rest);
    const there = Math.max(0, rest.length - partHeader.size);
    const size = length <= MOST_ABSENT ? length : Math.min(length, Math.max(there, 1));
    const value = size === 0 ? {} : { value: bytesField(size) };
    held.push({
      path: `[${held.length}]`,
      struct: struct('virtio_dev_part', { hdr: structField(partHeader), ...value }),
    });
    at += partHeader.size + length;
  }
  return { as: 'instead', held };
};

const headers = (count: number): readonly Held[] =>
  Array.from({ length: count }, (_, k) => ({ path: `[${k}]`, struct: partHeader }));

const ALL = 1;
/** Headers of the parts that are wanted; none for all of them. */
const wanted: Contents = ({ fields }, bytes) => {
  if (numberIn(fields, 'type') === ALL) return { as: 'instead', held: [] };
  const whole = Math.floor(bytes.length / partHeader.size);
  const rest = bytes.subarray(whole * partHeader.size);
  return { as: 'instead', held: headers(whole + (isZero(rest) ? 0 : 1)) };
};

const LIST = 2;
/** Headers of a list. Without the command, nobody knows whether the number before them counts bytes or parts. */
const listed: Contents = ({ fields, command }, bytes) => {
  const asked = numberIn(command, 'type');
  if (asked !== null && asked !== LIST) return { as: 'instead', held: [] };
  const count = numberIn(fields, 'size_or_count') ?? 0;
  const whole = Math.floor(bytes.length / partHeader.size);
  const isCut = whole < count && bytes.length % partHeader.size > 0 && (asked === LIST || whole > 0 || count === 1);
  const held = headers(Math.min(count, whole + (isCut ? 1 : 0)));
  const short = held.length < count && (asked === LIST || held.length > 0);
  return { as: 'instead', held, ...(short && { counted: { by: 'size_or_count', count } }) };
};

const featureBits = struct('feature_bits', { feature_bits: le64Tail({ show: 'feature-bits' }) });
const status = struct('device_status', { device_status: commonCfg.fields.device_status });

/** The register of the common configuration that a selector names by its byte; null: there is none of that size. */
const register = (selector: unknown, size: number): AnyStruct | null => {
  if (!(selector instanceof Uint8Array)) return null;
  const at = getUint(selector, 0, 4);
  const found = Object.entries(commonCfg.fields).find(
    ([name, field]) => commonCfg.offsets[name as keyof typeof commonCfg.offsets] === at && field.size === size,
  );
  return found ? struct(commonCfg.name, { [found[0]]: found[1] }) : null;
};

/** What the value of a part is: the common types mean the same on every device. */
const value: Contents = ({ fields }, bytes) => {
  const one = (held: AnyStruct | null) => held && ({ as: 'below', held: [{ path: '', struct: held }] } as const);
  switch (numberIn(fields, 'hdr', 'part_type')) {
    case 0x100:
    case 0x101:
      return one(featureBits);
    case 0x102:
      return one(register((fields.hdr as Values | undefined)?.selector, bytes.length));
    case 0x103:
      return one(status);
    case 0x104:
      return one(vqCfgPart);
    case 0x105:
      return one(vqNotifyPart);
    default:
      return null;
  }
};

const ownId = ({ fields }: Known) => numberIn(fields, 'id');
const askedId = ({ command }: Known) => numberIn(command, 'id');
const ownType = ({ fields }: Known) => numberIn(fields, 'hdr', 'type');
const askedType = ({ command }: Known) => numberIn(command, 'hdr', 'type');

const contents: ContentsTable = {
  'virtio_admin_cmd_cap_get_result.cap_specific_data': capability(askedId),
  'virtio_admin_cmd_cap_set_data.cap_specific_data': capability(ownId),
  'virtio_admin_cmd_resource_obj_create_data.resource_obj_specific_data': object(ownType),
  'virtio_admin_cmd_resource_obj_query_result.resource_obj_specific_data': object(askedType),
  'virtio_net_ff_cap_mask_data.selectors': selectors,
  'virtio_net_ff_actions.actions': actions,
  'virtio_net_resource_obj_ff_rule.keys': keys,
  'virtio_admin_cmd_dev_parts_metadata_result.hdrs': listed,
  'virtio_admin_cmd_dev_parts_get_data.hdr_list': wanted,
  'virtio_admin_cmd_dev_parts_get_result.parts': parts,
  'virtio_admin_cmd_dev_parts_set_data.parts': parts,
  'virtio_dev_part.value': value,
};

/** What runs of bytes in the commands of 1.4 hold, for a network device where the type of the device decides. */
export const inside = {
  contents,
  structs: [
    devPartsCap,
    ffResourceCap,
    ffSelectors,
    ffActions,
    devPartsObject,
    ffGroup,
    ffRule,
    partHeader,
    vqCfgPart,
    vqNotifyPart,
  ],
} as const;
