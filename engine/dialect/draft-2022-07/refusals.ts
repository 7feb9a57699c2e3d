import type { Refusal } from '../../admin/command.ts';
import { posted, reconstructed } from '../../spec/source.ts';

const status = reconstructed('the excerpt shows no status values');
const errors = posted('admin commands, "VIRTIO_ADMIN_DEVICE_MGMT", command specific error codes');

export const success: Refusal = {
  name: 'success',
  doc: 'the command was carried out',
  source: status,
  fields: { status: 0, command_specific_error: 0 },
};

const general = (name: string, value: number, doc: string): Refusal => ({
  name,
  doc,
  source: status,
  fields: { status: value, command_specific_error: 0 },
});

const specific = (name: string, value: number, doc: string): Refusal => ({
  name,
  doc,
  source: errors,
  fields: { status: 1, command_specific_error: value },
});

/** How a command can end without having been carried out. */
export const refusals: readonly Refusal[] = [
  specific('VIRTIO_ADMIN_CS_ERR_DEV_IN_USE', 0x00, 'the managed device is in use'),
  specific('VIRTIO_ADMIN_CS_RSC_VAL_INVALID', 0x01, 'the value cannot be assigned'),
  specific('VIRTIO_ADMIN_CS_RSC_UNSUPPORTED', 0x02, 'there is no such resource, or not here'),
  specific('VIRTIO_ADMIN_CS_OP_UNSUPPORTED', 0x03, 'there is no such operation'),
  general('unknown command', 2, 'no command has this opcode'),
  general('invalid group', 3, 'there is no such group'),
  general('invalid member', 4, 'the group has no such member'),
];
