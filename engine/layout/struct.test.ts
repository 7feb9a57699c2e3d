import fc from 'fast-check';
import { describe, expect, expectTypeOf, it } from 'vitest';
import { bytesField, le16Field, le32Field, le64Field, reserved, structField, tailField, u8Field } from './field.ts';
import { type Infer, type Struct, struct } from './struct.ts';

const data = struct('virtio_admin_device_mgmt_data', {
  operation: u8Field(),
  resource: le16Field(),
  resource_val: le64Field(),
  reserved: reserved(5),
});
const header = struct('header', {
  command: le16Field(),
  pair: structField(struct('pair', { a: u8Field(), b: le16Field() })),
});
const list = struct('list', { count: le32Field(), mac: bytesField(6), items: tailField() });

describe('struct', () => {
  it.each([
    ['operation', 0],
    ['resource', 1],
    ['resource_val', 3],
    ['reserved', 11],
  ] as const)('puts %s at byte %i, without padding', (field, at) => {
    expect(data.offsets[field]).toBe(at);
    expect(data.size).toBe(16);
  });

  it('knows its values by type', () => {
    expectTypeOf<Infer<typeof data>>().toEqualTypeOf<{
      readonly operation: number;
      readonly resource: number;
      readonly resource_val: bigint;
      readonly reserved: Uint8Array;
    }>();
    expectTypeOf<Infer<typeof header>['pair']>().toEqualTypeOf<{ readonly a: number; readonly b: number }>();
    // @ts-expect-error there is no such field
    expect(() => data.encode({ resourceval: 1n })).toThrow('virtio_admin_device_mgmt_data has no field resourceval');
    // @ts-expect-error 64 bits are a bigint
    expect(() => data.encode({ resource_val: 1 })).toThrow(
      'virtio_admin_device_mgmt_data.resource_val: 1 does not fit le64',
    );
    const all: readonly Struct[] = [data, header, list];
    expect(all.map(({ name, size }) => [name, size])).toEqual([
      ['virtio_admin_device_mgmt_data', 16],
      ['header', 5],
      ['list', 10],
    ]);
  });

  it('refuses a tail before the end, a tail inside another struct, and names that are numbers', () => {
    expect(() => struct('s', { rest: tailField(), a: u8Field() })).toThrow('s.rest is not the last field');
    expect(() => structField(list)).toThrow('list has no fixed size');
    expect(() => struct('s', { 1: u8Field() })).toThrow(RangeError);
    expect(() => bytesField(0)).toThrow(RangeError);
  });
});

describe('encode', () => {
  it('writes little-endian, and zero for what is left out', () => {
    expect([...data.encode({ operation: 1, resource: 0x1234, resource_val: 0x0102_0304_0506_0708n })]).toEqual([
      1, 0x34, 0x12, 8, 7, 6, 5, 4, 3, 2, 1, 0, 0, 0, 0, 0,
    ]);
    expect([...data.encode({ resource_val: 0xffff_ffff_ffff_ffffn }).subarray(3, 11)]).toEqual(Array(8).fill(255));
    expect([...header.encode({ pair: { b: 0xabcd } })]).toEqual([0, 0, 0, 0xcd, 0xab]);
    expect([...data.encode({})]).toEqual(Array(16).fill(0));
  });

  it('fills up short bytes and appends a tail', () => {
    const bytes = list.encode({ count: 0xfffffffe, mac: Uint8Array.of(1, 2), items: Uint8Array.of(9, 8, 7) });
    expect([...bytes]).toEqual([0xfe, 0xff, 0xff, 0xff, 1, 2, 0, 0, 0, 0, 9, 8, 7]);
    expect(list.encode({}).length).toBe(10);
  });

  it('throws for what does not fit', () => {
    expect(() => data.encode({ operation: 256 })).toThrow(
      'virtio_admin_device_mgmt_data.operation: 256 does not fit u8',
    );
    expect(() => data.encode({ operation: -1 })).toThrow(RangeError);
    expect(() => data.encode({ resource: 0.5 })).toThrow(RangeError);
    expect(() => data.encode({ resource_val: 2n ** 64n })).toThrow(RangeError);
    expect(() => data.encode({ resource_val: -1n })).toThrow(RangeError);
    expect(() => list.encode({ mac: new Uint8Array(7) })).toThrow('list.mac: 7 bytes does not fit u8[6]');
    expect(() => header.encode({ pair: { a: 300 } })).toThrow('header.pair.a: 300 does not fit u8');
  });
});

describe('decode', () => {
  it('reads missing bytes as zero, also in the middle of a field', () => {
    const bytes = data.encode({ operation: 2, resource: 0x1234, resource_val: 0x0102_0304_0506_0708n });
    expect(data.decode(bytes.subarray(0, 2))).toEqual({
      operation: 2,
      resource: 0x34,
      resource_val: 0n,
      reserved: new Uint8Array(5),
    });
    expect(data.decode(bytes.subarray(0, 6)).resource_val).toBe(0x060708n);
    expect(list.decode(new Uint8Array(0))).toEqual({ count: 0, mac: new Uint8Array(6), items: new Uint8Array(0) });
  });

  it('ignores extra bytes, or takes them as the tail', () => {
    const bytes = Uint8Array.from({ length: 20 }, (_, i) => i);
    expect(data.decode(bytes)).toEqual(data.decode(bytes.subarray(0, 16)));
    expect([...list.decode(bytes).items]).toEqual([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);
  });

  it('hands out copies', () => {
    const bytes = Uint8Array.from({ length: 20 }, () => 1);
    const { reserved: kept } = data.decode(bytes);
    const { mac, items } = list.decode(bytes);
    bytes.fill(2);
    expect([...kept, ...mac, ...items].every(byte => byte === 1)).toBe(true);
  });

  it('gives back what was encoded', () => {
    const exactly = (size: number) => fc.uint8Array({ minLength: size, maxLength: size });
    const u = (bits: number) => fc.integer({ min: 0, max: 2 ** bits - 1 });
    const anyData = fc.record({
      operation: u(8),
      resource: u(16),
      resource_val: fc.bigInt({ min: 0n, max: 2n ** 64n - 1n }),
      reserved: exactly(5),
    });
    const anyList = fc.record({ count: u(32), mac: exactly(6), items: fc.uint8Array() });
    const anyHeader = fc.record({ command: u(16), pair: fc.record({ a: u(8), b: u(16) }) });
    fc.assert(
      fc.property(anyData, anyList, anyHeader, (a, b, c) => {
        expect(data.decode(data.encode(a))).toEqual(a);
        expect(list.decode(list.encode(b))).toEqual(b);
        expect(header.decode(header.encode(c))).toEqual(c);
      }),
    );
  });

  it('encodes again to the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 16, maxLength: 40 }), bytes => {
        expect(data.encode(data.decode(bytes))).toEqual(bytes.slice(0, 16));
        expect(list.encode(list.decode(bytes))).toEqual(bytes);
      }),
    );
  });
});
