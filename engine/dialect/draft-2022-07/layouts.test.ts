import { describe, expect, it } from 'vitest';
import { dialectOf } from '../dialects.ts';
import { attrsResult, commandAnswer, commandHeader, deviceMgmtData, deviceMgmtResult } from './layouts.ts';

/** Offset and size of every field, typed again from the draft and from the reconstruction of its header. */
const structs = [
  [commandHeader, 16, { command: [0, 2], group_id: [2, 2], reserved: [4, 4], group_member_id: [8, 8] }],
  [commandAnswer, 8, { status: [0, 1], command_specific_error: [1, 1], reserved: [2, 6] }],
  [deviceMgmtData, 16, { operation: [0, 1], resource: [1, 2], resource_val: [3, 8], reserved: [11, 5] }],
  [deviceMgmtResult, 16, { resource_val: [0, 8], reserved: [8, 8] }],
  [attrsResult, 64, { attrs_mask: [0, 8], managed_device_features_63_0: [8, 8], reserved: [16, 48] }],
] as const;

describe('structs of the July 2022 draft as posted', () => {
  it.each(structs.map(([struct, size, fields]) => [struct.name, size, struct, fields] as const))(
    '%s has %i bytes and no padding',
    (_, size, struct, fields) => {
      expect(struct.size).toBe(size);
      const offsets: Readonly<Record<string, number>> = struct.offsets;
      const placed = Object.entries(struct.fields).map(([name, field]) => [name, [offsets[name], field.size]]);
      expect(Object.fromEntries(placed)).toEqual(fields);
    },
  );

  it('are all that the dialect uses', () => {
    const { header, answer, commands } = dialectOf('draft-2022-07');
    const used = [header, answer, ...commands.flatMap(({ data, result }) => [data, result])].filter(
      each => each !== null,
    );
    expect(new Set(used)).toEqual(new Set(structs.map(([struct]) => struct)));
  });

  it('operation, resource and resource_val land at bytes 16, 17 and 19 of the whole command', () => {
    const at = (offset: number) => commandHeader.size + offset;
    const { operation, resource, resource_val } = deviceMgmtData.offsets;
    expect([at(operation), at(resource), at(resource_val)]).toEqual([16, 17, 19]);
  });

  it('say where each is from: data and results are posted, both headers are reconstructed', () => {
    expect(structs.map(([{ name, source }]) => [name, source?.kind])).toEqual([
      ['virtio_admin_command_header', 'reconstructed'],
      ['virtio_admin_command_answer', 'reconstructed'],
      ['virtio_admin_device_mgmt_data', 'posted'],
      ['virtio_admin_device_mgmt_result', 'posted'],
      ['virtio_admin_device_mgmt_attrs_result', 'posted'],
    ]);
  });
});

describe('values of the July 2022 draft', () => {
  const { commands, refusals, success, features, groupTypes } = dialectOf('draft-2022-07');

  it('opcodes', () => {
    expect(commands.map(({ opcode, name }) => [opcode, name])).toEqual([
      [0x0000, 'VIRTIO_ADMIN_DEVICE_MGMT'],
      [0x0001, 'VIRTIO_ADMIN_DEVICE_MGMT_ATTRS'],
    ]);
  });

  it('status and error of every answer', () => {
    expect(
      [success, ...refusals].map(({ name, fields }) => [name, fields.status, fields.command_specific_error]),
    ).toEqual([
      ['success', 0, 0x00],
      ['VIRTIO_ADMIN_CS_ERR_DEV_IN_USE', 1, 0x00],
      ['VIRTIO_ADMIN_CS_RSC_VAL_INVALID', 1, 0x01],
      ['VIRTIO_ADMIN_CS_RSC_UNSUPPORTED', 1, 0x02],
      ['VIRTIO_ADMIN_CS_OP_UNSUPPORTED', 1, 0x03],
      ['unknown command', 2, 0x00],
      ['invalid group', 3, 0x00],
      ['invalid member', 4, 0x00],
    ]);
  });

  it('feature bits', () => {
    expect([41, 42, 43].map(bit => features.byBit.get(bit)?.name)).toEqual([
      'ADMIN_VQ',
      'SR_IOV_MGMT_DEVICE',
      'FEATURE_63_0_MGMT',
    ]);
  });

  it('groups', () => {
    expect(groupTypes.map(({ id, name }) => [id, name])).toEqual([
      [0, 'Self'],
      [1, 'SR-IOV'],
    ]);
  });
});
