import { describe, expect, it } from 'vitest';
import { posted, reconstructed, review } from '../spec/source.ts';
import { le16Field, le64Field, reserved, structField, tailField, u8Field } from './field.ts';
import { spans } from './spans.ts';
import { struct } from './struct.ts';

const target = struct('target', { group_id: le16Field(), member: le64Field({ source: review('wider') }) });
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

describe('spans', () => {
  it('name every range of bytes, a nested struct before its fields', () => {
    expect(spans(command, 8, 30).map(({ path, offset, size, depth }) => [path, offset, size, depth])).toEqual([
      ['opcode', 8, 2, 0],
      ['target', 10, 10, 0],
      ['target.group_id', 10, 2, 1],
      ['target.member', 12, 8, 1],
      ['flags', 20, 1, 0],
      ['reserved', 21, 3, 0],
      ['data', 24, 6, 0],
    ]);
  });

  it('leave a tail empty when the end is not known, or comes before it', () => {
    expect(spans(command).at(-1)).toMatchObject({ path: 'data', offset: 16, size: 0 });
    expect(spans(command, 0, 10).at(-1)).toMatchObject({ path: 'data', offset: 16, size: 0 });
  });

  it('take the source of the field, else of the nearest struct around', () => {
    expect(spans(command).map(({ source }) => source.kind)).toEqual([
      'posted',
      'posted',
      'posted',
      'review',
      'posted',
      'posted',
      'posted',
    ]);
    const ownSource = struct('hdr', { status: u8Field() }, { source: reconstructed('8-bit codes') });
    expect(spans(struct('s', { hdr: structField(ownSource) })).map(({ source }) => source)).toEqual([
      { kind: 'ours', note: 'no source given' },
      { kind: 'reconstructed', note: '8-bit codes' },
    ]);
  });
});
