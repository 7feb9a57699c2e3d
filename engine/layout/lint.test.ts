import { describe, expect, it } from 'vitest';
import { bytesField, le16Field, le32Field, le64Field, reserved, structField, u8Field } from './field.ts';
import { lintAlignment } from './lint.ts';
import { struct } from './struct.ts';

const posted = struct('virtio_admin_device_mgmt_data', {
  operation: u8Field(),
  resource: le16Field(),
  resource_val: le64Field(),
  reserved: reserved(5),
});
const aligned = struct('virtio_admin_device_mgmt_data', {
  operation: u8Field(),
  reserved0: reserved(1),
  resource: le16Field(),
  reserved1: reserved(4),
  resource_val: le64Field(),
});
const inBrief = (lints: ReturnType<typeof lintAlignment>) =>
  lints.map(({ path, offset, rule }) => [path, offset, rule]);

describe('lintAlignment', () => {
  it('finds both misaligned fields of the struct as posted', () => {
    expect(lintAlignment(posted)).toEqual([
      {
        path: 'resource',
        offset: 1,
        size: 2,
        rule: 'misaligned',
        text: 'resource (le16) starts at byte 1, which is not a multiple of 2',
      },
      {
        path: 'resource_val',
        offset: 3,
        size: 8,
        rule: 'misaligned',
        text: 'resource_val (le64) starts at byte 3, which is not a multiple of 8',
      },
      {
        path: 'resource_val',
        offset: 3,
        size: 8,
        rule: 'crosses-8-byte-word',
        text: 'resource_val (le64) covers bytes 3 to 10, in two words of 8 bytes',
      },
    ]);
  });

  it('finds the same behind a header of 16 bytes, at bytes 17 and 19', () => {
    expect(inBrief(lintAlignment(posted, 16))).toEqual([
      ['resource', 17, 'misaligned'],
      ['resource_val', 19, 'misaligned'],
      ['resource_val', 19, 'crosses-8-byte-word'],
    ]);
  });

  it('finds nothing once the padding is moved', () => {
    expect(lintAlignment(aligned)).toEqual([]);
    expect(lintAlignment(aligned, 24)).toEqual([]);
  });

  it('follows the base and nested structs', () => {
    const inner = struct('inner', { a: u8Field(), b: le32Field() });
    const outer = struct('outer', { pad: reserved(3), inner: structField(inner), mac: bytesField(6) });
    expect(inBrief(lintAlignment(outer))).toEqual([]);
    expect(inBrief(lintAlignment(outer, 4))).toEqual([]);
    expect(inBrief(lintAlignment(outer, 2))).toEqual([
      ['inner.b', 6, 'misaligned'],
      ['inner.b', 6, 'crosses-8-byte-word'],
    ]);
  });
});
