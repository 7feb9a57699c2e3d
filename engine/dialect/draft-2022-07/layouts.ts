import { le16Field, le64Field, reserved, u8Field } from '../../layout/field.ts';
import { struct } from '../../layout/struct.ts';
import { posted, reconstructed } from '../../spec/source.ts';

const data = posted('admin commands, "VIRTIO_ADMIN_DEVICE_MGMT"');
const attrs = posted('admin commands, "VIRTIO_ADMIN_DEVICE_MGMT_ATTRS"');
const header = reconstructed('the excerpt names command, group_id and group_member_id, but shows no header');
const answer = reconstructed('0x00 is an error code, so success must be told by another field; none is shown');

const operations = { 0: 'reserved', 1: 'assign', 2: 'query' } as const;
export const ASSIGN = 1;
export const QUERY = 2;

const resources = { 0: 'device feature bits 0 to 63' } as const;
export const FEATURES_63_0 = 0;

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
    operation: u8Field({ values: operations, doc: '1 assign, 2 query' }),
    resource: le16Field({ values: resources, doc: '0 is the only resource' }),
    resource_val: le64Field({ show: 'feature-bits', doc: 'the value to assign; used only by assign' }),
    reserved: reserved(5),
  },
  { source: data },
);

/** Result of DEVICE_MGMT, 16 bytes. */
export const deviceMgmtResult = struct(
  'virtio_admin_device_mgmt_result',
  {
    resource_val: le64Field({ show: 'feature-bits', doc: 'assign: the assigned value; query: the current one' }),
    reserved: reserved(8),
  },
  { source: data },
);

/** Result of DEVICE_MGMT_ATTRS, 64 bytes. */
export const attrsResult = struct(
  'virtio_admin_device_mgmt_attrs_result',
  {
    attrs_mask: le64Field({ show: 'hex', doc: 'bit 0: managed_device_features_63_0 is valid' }),
    managed_device_features_63_0: le64Field({
      show: 'feature-bits',
      doc: 'feature bits that can be enabled for the managed devices',
    }),
    reserved: reserved(48),
  },
  { source: attrs },
);
