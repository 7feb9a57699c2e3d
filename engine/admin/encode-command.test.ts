import { describe, expect, it } from 'vitest';
import { bytesToHex } from '../num/bytes.ts';
import { draft } from '../testing/lab.ts';
import type { CommandIntent } from '../world/intent.ts';
import { encodeCommand } from './encode-command.ts';
import { readAnswer } from './read-answer.ts';

const encode = (differs: Partial<CommandIntent>) => encodeCommand(draft, { do: 'command', owner: 'pf0', ...differs });
const hex = (differs: Partial<CommandIntent>): [string, number] => {
  const encoded = encode(differs);
  if (!encoded.ok) throw new Error(encoded.error);
  return [bytesToHex(encoded.value.readable), encoded.value.writable];
};
const blank = (text: string): string => text.replaceAll(' ', '');

const MGMT = 'VIRTIO_ADMIN_DEVICE_MGMT';
const ATTRS = 'VIRTIO_ADMIN_DEVICE_MGMT_ATTRS';

describe('a command as bytes', () => {
  it.each([
    [{ command: MGMT }, '00'.repeat(32), 24],
    [{ command: ATTRS }, `01${'00'.repeat(15)}`, 72],
    [{ command: ATTRS, writable: 5 }, `01${'00'.repeat(15)}`, 5],
    [{ command: MGMT, header: { command: 9 } }, `09${'00'.repeat(31)}`, 24],
    [{ header: { command: 9 } }, `09${'00'.repeat(15)}`, 8],
    [{ raw: '01 00' }, '0100', 72],
    [{ raw: '0x0000' }, '0000', 24],
    [{ raw: '' }, '', 24],
    [{ raw: 'ffff', writable: 0 }, 'ffff', 0],
  ] as const)('%o', (intent, bytes, writable) => {
    expect(hex(intent)).toEqual([bytes, writable]);
  });

  it('numbers fill their fields little-endian, as numbers or as text of any base', () => {
    expect(
      hex({
        command: MGMT,
        header: { group_id: '0x0102', group_member_id: '18446744073709551615', reserved: '0x01020304' },
        data: { operation: 255, resource: 0x0304, resource_val: '0x0102030405060708', reserved: '0xa0b0c0d0e0' },
      })[0],
    ).toBe(blank('0000 0201 04030201 ffffffffffffffff ff 0403 0807060504030201 e0d0c0b0a0'));
  });

  it.each([
    [{ command: 'NONE' }, 'command: NONE is not a command of this dialect'],
    [{ command: MGMT, header: { group_id: 65536 } }, 'header.group_id: 65536 does not fit 2 bytes'],
    [{ command: MGMT, header: { group_id: -1 } }, 'header.group_id: -1 does not fit 2 bytes'],
    [{ command: MGMT, header: { group_id: 1.5 } }, 'header.group_id: 1.5 is not a number'],
    [{ command: MGMT, header: { group_id: '' } }, 'header.group_id:  is not a number'],
    [{ command: MGMT, header: { toString: 1 } }, 'header.toString: virtio_admin_command_header has no such field'],
    [{ command: MGMT, data: { reserved: '0x010000000000' } }, 'data.reserved: 0x010000000000 does not fit 5 bytes'],
    [{ command: MGMT, data: { x: 1 } }, 'data.x: virtio_admin_device_mgmt_data has no such field'],
    [{ command: ATTRS, data: { operation: 1 } }, 'data: the command has no command specific data'],
    [{ raw: '012' }, 'raw: 3 hex digits are not whole bytes'],
  ] as const)('%o is refused with the place and the reason', (intent, error) => {
    expect(encode(intent as Partial<CommandIntent>)).toEqual({ ok: false, error });
  });
});

describe('an answer as its driver reads it', () => {
  const read = (opcode: number, bytes: string, used: number) =>
    readAnswer(draft, opcode, Uint8Array.from(Buffer.from(blank(bytes), 'hex')), used);

  it.each([
    [0, '00 00 000000000000 2100000001000000 0000000000000000', 24, true, 'success'],
    [0, '01 00 000000000000', 8, false, 'VIRTIO_ADMIN_CS_ERR_DEV_IN_USE'],
    [0, '01 01 000000000000', 8, false, 'VIRTIO_ADMIN_CS_RSC_VAL_INVALID'],
    [0, '01 02 000000000000', 8, false, 'VIRTIO_ADMIN_CS_RSC_UNSUPPORTED'],
    [0, '01 03 000000000000', 8, false, 'VIRTIO_ADMIN_CS_OP_UNSUPPORTED'],
    [0, '02 00 000000000000', 8, false, 'unknown command'],
    [0, '03 00 000000000000', 8, false, 'invalid group'],
    [0, '04 00 000000000000', 8, false, 'invalid member'],
    [0, '05 00 000000000000', 8, false, 'unknown status'],
    [0, '00 01 000000000000', 8, false, 'unknown status'],
    [0, '00 00 000000000000', 0, false, 'no answer'],
    [9, '00 00 000000000000', 8, true, 'success'],
  ])('%i: %s, %i bytes used', (opcode, bytes, used, ok, name) => {
    expect(read(opcode, bytes, used)).toMatchObject({ ok, name });
  });

  it('holds the result after success only, and only as far as it was written', () => {
    const bytes = '00 00 000000000000 2100000001000000 0000000000000000';
    expect(read(0, bytes, 24).fields).toEqual({ status: 0, command_specific_error: 0, resource_val: 0x1_0000_0021n });
    expect(read(0, bytes, 9).fields).toEqual({ status: 0, command_specific_error: 0, resource_val: 0x21n });
    expect(read(0, bytes.replace('00 00', '04 00'), 24).fields).toEqual({ status: 4, command_specific_error: 0 });
    expect(read(1, `00 00 000000000000 01 ${'00'.repeat(7)} ff`, 17).fields).toEqual({
      status: 0,
      command_specific_error: 0,
      attrs_mask: 1n,
      managed_device_features_63_0: 0xffn,
    });
  });
});
