import { describe, expect, it } from 'vitest';
import { posted } from '../spec/source.ts';
import { describeStruct } from './describe.ts';
import { le16Field, le64Field, reserved, structField, tailField, u8Field } from './field.ts';
import { struct } from './struct.ts';

const target = struct('target', { group_id: le16Field(), member: le64Field() });
const command = struct(
  'command',
  {
    opcode: le16Field({ values: { 0: 'DEVICE_MGMT' }, show: 'hex', doc: 'what to do' }),
    target: structField(target),
    flags: u8Field(),
    reserved: reserved(3),
    data: tailField({ show: 'feature-bits' }),
  },
  { source: posted('patch') },
);

describe('describeStruct', () => {
  it('gives a row for each field that holds bytes', () => {
    expect(describeStruct(command).map(({ path, offset, size, type }) => [path, offset, size, type])).toEqual([
      ['opcode', 0, 2, 'le16'],
      ['target.group_id', 2, 2, 'le16'],
      ['target.member', 4, 8, 'le64'],
      ['flags', 12, 1, 'u8'],
      ['reserved', 13, 3, 'u8[3]'],
      ['data', 16, 0, 'u8[]'],
    ]);
  });

  it('says how a field is shown', () => {
    const [opcode, , , flags, kept, data] = describeStruct(command);
    expect(opcode).toEqual({
      path: 'opcode',
      offset: 0,
      size: 2,
      type: 'le16',
      values: { 0: 'DEVICE_MGMT' },
      show: 'hex',
      doc: 'what to do',
      source: { kind: 'posted', where: 'patch' },
      reserved: false,
    });
    expect(flags).toMatchObject({ values: {}, show: 'dec', doc: '', reserved: false });
    expect(kept).toMatchObject({ show: 'hex', reserved: true });
    expect(data).toMatchObject({ show: 'feature-bits', reserved: false });
  });
});
