import { le16Field, le64Field, le64Tail, reserved, u8Field } from '../../layout/field.ts';
import { struct } from '../../layout/struct.ts';
import type { Source } from '../../spec/source.ts';
import { ours, posted, reconstructed, review } from '../../spec/source.ts';

const data = posted('admin commands, "VIRTIO_ADMIN_DEVICE_MGMT"');
const attrs = posted('admin commands, "VIRTIO_ADMIN_DEVICE_MGMT_ATTRS"');
const header = reconstructed('the excerpt names command, group_id and group_member_id, but shows no header');
const answer = reconstructed('0x00 is an error code, so success must be told by another field; none is shown');

const operations = { 0: 'reserved', 1: 'assign', 2: 'query' } as const;
export const ASSIGN = 1;
export const QUERY = 2;

const resources = { 0: 'device feature bits 0 to 63' } as const;
/** What resource 0 is where as many bits can be managed as there are. */
const anyResources = { 0: 'device feature bits' } as const;
export const FEATURES_63_0 = 0;

const operation = () => u8Field({ values: operations, doc: '1 assign, 2 query' });
const resource = (source?: Source, values: Readonly<Record<number, string>> = resources) =>
  le16Field({ values, doc: '0 is the only resource', ...(source && { source }) });
const value = (doc: string, source?: Source) => le64Field({ show: 'feature-bits', doc, ...(source && { source }) });
const mask = (field: string, source?: Source) =>
  le64Field({ show: 'hex', known: 1, doc: `bit 0: ${field} is valid`, ...(source && { source }) });

const groupIds = { 0: 'Self', 1: 'SR-IOV' } as const;
const commandNames = { 0: 'VIRTIO_ADMIN_DEVICE_MGMT', 1: 'VIRTIO_ADMIN_DEVICE_MGMT_ATTRS' } as const;
const statuses = {
  0: 'success',
  1: 'command specific error',
  2: 'unknown command',
  3: 'invalid group',
  4: 'invalid member',
} as const;

/** Header of the device-readable part, 16 bytes. Reconstructed: the draft excerpt does not show it. */
export const commandHeader = struct(
  'virtio_admin_command_header',
  {
    command: le16Field({ values: commandNames, show: 'hex', doc: 'which admin command' }),
    group_id: le16Field({ values: groupIds, doc: 'which group the member is looked up in' }),
    reserved: reserved(4),
    group_member_id: le64Field({ doc: 'which member of the group' }),
  },
  { source: header },
);

/** Header of the device-writable part, 8 bytes. Reconstructed. */
export const commandAnswer = struct(
  'virtio_admin_command_answer',
  {
    status: u8Field({ values: statuses, doc: 'success, or where the command failed' }),
    // 00h means "in use" in this draft, so zero cannot stand for "no error" here.
    command_specific_error: u8Field({ show: 'hex', doc: 'valid only with status 1' }),
    reserved: reserved(6),
  },
  { source: answer },
);

/** Command specific data of DEVICE_MGMT, 16 bytes without padding: `resource` and `resource_val` are misaligned. */
export const deviceMgmtData = struct(
  'virtio_admin_device_mgmt_data',
  {
    operation: operation(),
    resource: resource(),
    resource_val: value('the value to assign; used only by assign'),
    reserved: reserved(5),
  },
  { source: data },
);

/** Result of DEVICE_MGMT, 16 bytes. */
export const deviceMgmtResult = struct(
  'virtio_admin_device_mgmt_result',
  { resource_val: value('assign: the assigned value; query: the current one'), reserved: reserved(8) },
  { source: data },
);

/** Result of DEVICE_MGMT_ATTRS, 64 bytes. */
export const attrsResult = struct(
  'virtio_admin_device_mgmt_attrs_result',
  {
    attrs_mask: mask('managed_device_features_63_0'),
    managed_device_features_63_0: value('feature bits that can be enabled for the managed devices'),
    reserved: reserved(48),
  },
  { source: attrs },
);

/** What the comment on padding asks for, and where we had to choose. */
const padding = review('the padding should move, so that the next field is aligned');
const place = ours('which bytes of the padding move is our choice');
/** What the comment on the width asks for has no layout; this is ours. */
const shape = ours('the review asks for any number of bits; words of 64 bits to the end of the part are our choice');
const noReserve = review('why are these 48 bytes reserved');
const noReserveEither = ours('the comment is about the 48 bytes of ATTRS; these 8 go the same way');

/** The value as words to the end of the part: word k carries bits 64k to 64k+63. */
const words = (doc: string) => le64Tail({ show: 'feature-bits', doc, source: shape });

/** The data of DEVICE_MGMT with its padding moved, and with as many value words as there are. */
export const dataLayouts = {
  'as-written': {
    '63_0': deviceMgmtData,
    'any-bits': struct(
      'virtio_admin_device_mgmt_data',
      {
        operation: operation(),
        resource: resource(data, anyResources),
        resource_val: words('words to assign, to the end of the data'),
      },
      { source: data },
    ),
  },
  aligned: {
    '63_0': struct(
      'virtio_admin_device_mgmt_data',
      {
        operation: operation(),
        reserved0: reserved(1, { source: place }),
        resource: resource(place, anyResources),
        reserved1: reserved(4, { source: padding }),
        resource_val: value('the value to assign; used only by assign', padding),
      },
      { source: data },
    ),
    'any-bits': struct(
      'virtio_admin_device_mgmt_data',
      {
        operation: operation(),
        reserved0: reserved(1, { source: place }),
        resource: resource(place, anyResources),
        reserved1: reserved(4, { source: padding }),
        resource_val: words('words to assign, to the end of the data'),
      },
      { source: data },
    ),
  },
  'aligned-b': {
    '63_0': struct(
      'virtio_admin_device_mgmt_data',
      {
        operation: operation(),
        reserved: reserved(5, { source: padding }),
        resource: resource(padding),
        resource_val: value('the value to assign; used only by assign', padding),
      },
      { source: data },
    ),
    'any-bits': struct(
      'virtio_admin_device_mgmt_data',
      {
        operation: operation(),
        reserved: reserved(5, { source: padding }),
        resource: resource(padding, anyResources),
        resource_val: words('words to assign, to the end of the data'),
      },
      { source: data },
    ),
  },
} as const;

/** Results of DEVICE_MGMT: with or without a reserved tail; words need none, since they end where the part ends. */
export const resultLayouts = {
  '63_0': {
    reserved: deviceMgmtResult,
    none: struct(
      'virtio_admin_device_mgmt_result',
      { resource_val: value('assign: the assigned value; query: the current one', data) },
      { source: noReserveEither },
    ),
  },
  'any-bits': struct(
    'virtio_admin_device_mgmt_result',
    { resource_val: words('assign: the assigned words; query: the current ones') },
    { source: shape },
  ),
} as const;

/** Results of DEVICE_MGMT_ATTRS. */
export const attrsLayouts = {
  '63_0': {
    reserved: attrsResult,
    none: struct(
      'virtio_admin_device_mgmt_attrs_result',
      {
        attrs_mask: mask('managed_device_features_63_0', attrs),
        managed_device_features_63_0: value('feature bits that can be enabled for the managed devices', attrs),
      },
      { source: noReserve },
    ),
  },
  'any-bits': struct(
    'virtio_admin_device_mgmt_attrs_result',
    {
      attrs_mask: mask('managed_device_features', attrs),
      managed_device_features: words('feature bits that can be enabled for the managed devices'),
    },
    { source: shape },
  ),
} as const;
