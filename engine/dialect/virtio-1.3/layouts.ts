import type { GroupType } from '../../admin/command.ts';
import { le16Field, le64Field, le64Tail, reserved, structField, tailField, u8Field } from '../../layout/field.ts';
import { struct } from '../../layout/struct.ts';
import { published } from '../../spec/source.ts';
import { sriovGroup } from './groups.ts';
import { qualifiers, type Refusing, statusesOf, ways13 } from './status.ts';

const admin = published('basic facilities, "Group administration commands" (v1.3)');
const legacy = published('virtio over PCI, "Legacy Interfaces: Group administration commands" (v1.3)');

const valueNames = (all: readonly { readonly value: number; readonly name: string }[]) =>
  Object.fromEntries(all.map(({ value, name }) => [value, name]));

/** Header of the device-readable part, 24 bytes; a release names the group types that it has. */
export const commandHeaderOf = (groupTypes: readonly GroupType[]) =>
  struct(
    'virtio_admin_cmd',
    {
      opcode: le16Field({ show: 'hex', doc: 'which command' }),
      group_type: le16Field({
        values: Object.fromEntries(groupTypes.map(({ id, name }) => [id, name])),
        doc: 'which group of the owner',
      }),
      reserved1: reserved(12),
      group_member_id: le64Field({ doc: 'which member of the group; zero where it is not used' }),
    },
    { source: admin },
  );

export const commandHeader = commandHeaderOf([sriovGroup]);

/** Header of the device-writable part, 8 bytes; a release names the statuses that it has. */
export const commandAnswerOf = (ways: readonly Refusing[]) =>
  struct(
    'virtio_admin_cmd_status',
    {
      status: le16Field({ values: valueNames(statusesOf(ways)), doc: 'as Linux numbers its errors' }),
      status_qualifier: le16Field({ values: valueNames(qualifiers), doc: 'what is wrong, for people' }),
      reserved2: reserved(4),
    },
    { source: admin },
  );

export const commandAnswer = commandAnswerOf(ways13);

/** Data of LIST_USE and result of LIST_QUERY: opcode k is bit k mod 64 of word k / 64. */
export const commandList = struct(
  'virtio_admin_cmd_list',
  { device_admin_cmd_opcodes: le64Tail({ show: 'bits', doc: 'bitmap of opcodes' }) },
  { source: admin },
);

/** Data of a legacy write: 8 bytes, and as many as are to be written. */
export const legacyWriteData = struct(
  'virtio_admin_cmd_legacy_wr_data',
  {
    offset: u8Field({ show: 'hex', doc: 'byte in the structure' }),
    reserved: reserved(7),
    registers: tailField({ doc: 'what is written; its length is the width of the access' }),
  },
  { source: legacy },
);

/** Data of a legacy read, 1 byte. */
export const legacyReadData = struct(
  'virtio_admin_cmd_legacy_rd_data',
  { offset: u8Field({ show: 'hex', doc: 'byte in the structure' }) },
  { source: legacy },
);

/** Result of a legacy read: as many bytes as the driver made room for. */
export const legacyReadResult = struct(
  'virtio_admin_cmd_legacy_rd_result',
  { registers: tailField({ doc: 'what was read; the room for it is the width of the access' }) },
  { source: legacy },
);

const notifyFlags = { 0: 'end of list', 1: 'owner device', 2: 'member device' } as const;

/** One notification address, 16 bytes. */
const notifyInfo = struct(
  'virtio_pci_legacy_notify_info',
  {
    flags: u8Field({ values: notifyFlags, doc: 'whose BAR' }),
    bar: u8Field({ doc: '1 to 5' }),
    padding: reserved(6),
    offset: le64Field({ show: 'hex', doc: 'in the BAR, a multiple of 2' }),
  },
  { source: legacy },
);

/** Result of NOTIFY_INFO, 64 bytes: four addresses in order of preference. */
export const notifyInfoResult = struct(
  'virtio_admin_cmd_legacy_notify_info_result',
  {
    'entries[0]': structField(notifyInfo),
    'entries[1]': structField(notifyInfo),
    'entries[2]': structField(notifyInfo),
    'entries[3]': structField(notifyInfo),
  },
  { source: legacy },
);
