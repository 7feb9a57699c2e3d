import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { posted } from '../spec/source.ts';
import { decodeFields } from './decoded.ts';
import { bytesField, le16Field, le32Field, le64Field, reserved, structField, tailField, u8Field } from './field.ts';
import { struct } from './struct.ts';

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

describe('decodeFields', () => {
  it('gives value, text, place and source of every field', () => {
    const { struct: name, fields, missing, extra } = decodeFields(data, bytes);
    expect(name).toBe('data');
    expect(
      fields.map(({ path, offset, size, value, text, present }) => [path, offset, size, value, text, present]),
    ).toEqual([
      ['operation', 0, 1, 1, 'assign', 'whole'],
      ['resource', 1, 2, 0, '0', 'whole'],
      ['resource_val', 3, 8, 0x1_0000_0021n, '0, 5, 32', 'whole'],
      ['reserved', 11, 5, new Uint8Array(5), '0000000000', 'whole'],
    ]);
    expect(fields.map(({ source }) => source.kind)).toEqual(['posted', 'posted', 'posted', 'posted']);
    expect(missing).toEqual([]);
    expect(extra).toEqual(new Uint8Array(0));
  });

  it('hangs lints on the fields they are about', () => {
    const rules = decodeFields(data, bytes).fields.map(({ lints }) => lints.map(({ rule }) => rule));
    expect(rules).toEqual([[], ['misaligned'], ['misaligned', 'crosses-8-byte-word'], []]);
  });

  it('names what is not there, and reads it as zero', () => {
    const { fields, missing, extra } = decodeFields(data, bytes.subarray(0, 5));
    expect(fields.map(({ present }) => present)).toEqual(['whole', 'whole', 'partly', 'missing']);
    expect(fields.map(({ value }) => value)).toEqual([1, 0, 0x21n, new Uint8Array(5)]);
    expect(missing).toEqual(['reserved']);
    expect(extra.length).toBe(0);
    expect(decodeFields(data, new Uint8Array(0)).missing).toEqual([
      'operation',
      'resource',
      'resource_val',
      'reserved',
    ]);
  });

  it('keeps what follows', () => {
    expect([...decodeFields(data, Uint8Array.of(...bytes, 7, 8)).extra]).toEqual([7, 8]);
  });

  it('starts where it is told, and counts from the start of the bytes', () => {
    const { fields, missing } = decodeFields(data, Uint8Array.of(9, 9, 9, 9, 2), 4);
    expect(fields.map(({ offset }) => offset)).toEqual([4, 5, 7, 15]);
    expect(fields[0]).toMatchObject({ value: 2, text: 'query', present: 'whole' });
    expect(missing).toEqual(['resource', 'resource_val', 'reserved']);
  });

  it('writes values as they are to be shown', () => {
    const shown = struct('shown', {
      at: le64Field({ show: 'addr' }),
      code: le32Field({ show: 'hex' }),
      bits: u8Field({ show: 'feature-bits' }),
      member: le64Field(),
      pair: structField(struct('pair', { a: u8Field({ values: { 1: 'one' } }) })),
      mac: bytesField(2),
      wide: tailField({ show: 'feature-bits' }),
    });
    const { fields } = decodeFields(
      shown,
      shown.encode({
        at: 0xfff0n,
        code: 0xab,
        bits: 0x81,
        member: 12n,
        mac: Uint8Array.of(1, 0xfe),
        wide: Uint8Array.of(0, 2),
      }),
    );
    expect(fields.map(({ path, text }) => [path, text])).toEqual([
      ['at', '0xfff0'],
      ['code', '0x000000ab'],
      ['bits', '0, 7'],
      ['member', '12'],
      ['pair.a', '0'],
      ['mac', '01fe'],
      ['wide', '9'],
    ]);
  });

  it('never fails, and agrees with decode', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 24 }), any => {
        const { fields, missing, extra } = decodeFields(data, any);
        expect(Object.fromEntries(fields.map(({ path, value }) => [path, value]))).toEqual(data.decode(any));
        expect(extra).toEqual(any.slice(16));
        expect(missing).toEqual(fields.filter(({ offset }) => offset >= any.length).map(({ path }) => path));
      }),
    );
  });
});
