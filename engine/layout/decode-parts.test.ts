import { describe, expect, it } from 'vitest';
import { posted, reconstructed } from '../spec/source.ts';
import { decodeParts } from './decode-parts.ts';
import { le16Field, le64Field, reserved, tailField, u8Field } from './field.ts';
import { struct } from './struct.ts';

const header = struct(
  'header',
  {
    command: le16Field({ show: 'hex' }),
    group_id: le16Field({ values: { 0: 'self', 1: 'SR-IOV' } }),
    reserved: reserved(4),
  },
  { source: reconstructed('four digits') },
);
const data = struct(
  'data',
  {
    operation: u8Field({ values: { 1: 'assign', 2: 'query' } }),
    resource: le16Field(),
    resource_val: le64Field({ show: 'feature-bits' }),
    reserved: reserved(5),
  },
  { source: posted('patch') },
);
const bytes = data.encode({ operation: 1, resource_val: 0x1_0000_0021n });

describe('decodeParts', () => {
  const parts = [{ struct: header }, { struct: data, optional: true }];

  it('reads one struct behind the other', () => {
    const whole = decodeParts(parts, Uint8Array.of(...header.encode({ command: 1, group_id: 1 }), ...bytes, 5));
    expect(whole.struct).toBe('header + data');
    expect(whole.fields.map(({ path, offset, text }) => [path, offset, text])).toEqual([
      ['command', 0, '0x0001'],
      ['group_id', 2, 'SR-IOV'],
      ['reserved', 4, '00000000'],
      ['operation', 8, 'assign'],
      ['resource', 9, '0'],
      ['resource_val', 11, '0, 5, 32'],
      ['reserved', 19, '0000000000'],
    ]);
    expect(whole.fields.map(({ source }) => source.kind).slice(2, 4)).toEqual(['reconstructed', 'posted']);
    expect([...whole.extra]).toEqual([5]);
  });

  it('leaves out an optional struct of which there is nothing, and names what is missing of one that began', () => {
    expect(decodeParts(parts, header.encode({}))).toMatchObject({ struct: 'header', missing: [] });
    expect(decodeParts(parts, new Uint8Array(9)).missing).toEqual(['resource', 'resource_val', 'reserved']);
    expect(decodeParts([{ struct: header }, { struct: data }], new Uint8Array(4)).missing).toEqual([
      'reserved',
      'operation',
      'resource',
      'resource_val',
      'reserved',
    ]);
  });

  it('gives a tail everything that is left', () => {
    const tail = struct('tail', { words: tailField() });
    const read = decodeParts([{ struct: header }, { struct: tail }], new Uint8Array(11));
    expect(read.fields.at(-1)).toMatchObject({ path: 'words', offset: 8, size: 3, present: 'whole' });
    expect(read.extra.length).toBe(0);
    expect(decodeParts([{ struct: header }, { struct: tail }], new Uint8Array(2)).missing).toEqual([
      'group_id',
      'reserved',
    ]);
  });
});
