import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Dialect } from '../dialect/dialect.ts';
import { dialectOf, dialects } from '../dialect/dialects.ts';
import type { PlacedField } from '../layout/decode-parts.ts';
import { bytesToHex, hexToBytes } from '../num/bytes.ts';
import { commandVectors } from '../testing/command-vectors.ts';
import type { Reading } from './decode.ts';
import { decodeBytes } from './decode.ts';
import { structsOf } from './structs.ts';

const bytes = (hex: string): Uint8Array => {
  const read = hexToBytes(hex, { allowEmpty: true });
  if (!read.ok) throw new Error(hex);
  return read.value;
};

type Json = number | string;
const plain = ({ value }: PlacedField): Json =>
  value instanceof Uint8Array ? bytesToHex(value) : typeof value === 'bigint' ? `0x${value.toString(16)}` : value;
const told = (fields: readonly PlacedField[]): Record<string, Json> =>
  Object.fromEntries(fields.map(each => [each.path, plain(each)]));
const below = (fields: readonly PlacedField[]): readonly PlacedField[] => fields.flatMap(each => each.below);

const ok = { status: 0, status_qualifier: 0, reserved2: '00000000' } as const;
const hdr = (type: number, id: number) => ({ 'hdr.type': type, 'hdr.reserved': '0000', 'hdr.id': id });
const part = (k: number, type: number, flags: number, selector: string, value: string) => ({
  [`parts[${k}].hdr.part_type`]: type,
  [`parts[${k}].hdr.flags`]: flags,
  [`parts[${k}].hdr.reserved`]: '00',
  [`parts[${k}].hdr.selector`]: selector,
  [`parts[${k}].hdr.length`]: value.length / 2,
  [`parts[${k}].value`]: value,
});

/** What each command and each answer says, typed by hand from how another implementation describes its own bytes. */
const said: Readonly<Record<string, readonly [Record<string, Json>, Record<string, Json>]>> = {
  'linux-init-1-list-query': [{}, { ...ok, 'device_admin_cmd_opcodes[0]': '0x3e7ff' }],
  'linux-init-4-device-cap-get': [
    { id: 0, reserved: '000000000000' },
    { ...ok, ...caps(7, 5) },
  ],
  'linux-obj-create-set-vf255': [{ ...hdr(0, 1), flags: '0x0', ...devParts(1) }, ok],
  'linux-obj-destroy-big-id-enxio': [hdr(0, 3735928559), { ...ok, status: 6, status_qualifier: 3 }],
  'linux-parts-metadata-size': [
    { ...hdr(0, 3), type: 0, reserved: '00000000000000' },
    { ...ok, size_or_count: 74565, reserved: '00000000', hdrs: '' },
  ],
  'linux-legacy-common-write-guest-features': [{ offset: 4, reserved: '00000000000000', registers: '78563412' }, ok],
  'linux-legacy-common-read-features': [{ offset: 0 }, { ...ok, registers: '20000079' }],
  'linux-legacy-dev-read-8': [{ offset: 255 }, { ...ok, registers: '0102030405060708' }],
  'list-query-all18': [{}, { ...ok, 'device_admin_cmd_opcodes[0]': '0x3ffff' }],
  'list-query-invalid-group': [{}, { ...ok, status: 22, status_qualifier: 4 }],
  'list-use-all18': [{ 'device_admin_cmd_opcodes[0]': '0x3ffff' }, ok],
  'legacy-common-write-pfn': [{ offset: 8, reserved: '00000000000000', registers: '21436587' }, ok],
  'legacy-common-read-isr': [{ offset: 19 }, { ...ok, registers: '01' }],
  'legacy-dev-write-8': [{ offset: 0, reserved: '00000000000000', registers: 'aabbccddeeff0102' }, ok],
  'legacy-dev-read-8': [{ offset: 0 }, { ...ok, registers: '0010000000000000' }],
  'cap-id-list-query-33-words': [
    {},
    {
      ...ok,
      ...Object.fromEntries(
        Array.from({ length: 33 }, (_, k) => [`supported_caps[${k}]`, k === 0 ? '0x1' : k === 32 ? '0x7' : '0x0']),
      ),
    },
  ],
  'device-cap-get-dev-parts': [
    { id: 0, reserved: '000000000000' },
    { ...ok, ...caps(17, 34) },
  ],
  'driver-cap-set-padded': [{ id: 0, reserved: '000000000000', ...caps(3, 2) }, ok],
  'obj-create-dev-parts-get': [{ ...hdr(0, 16909060), flags: '0x0', ...devParts(0) }, ok],
  'obj-create-device-specific': [
    { ...hdr(513, 4294967294), flags: '0x8877665544332211', resource_obj_specific_data: '0102030405060708' },
    ok,
  ],
  'obj-destroy': [hdr(0, 16909060), ok],
  'parts-metadata-count': [
    { ...hdr(0, 7), type: 1, reserved: '00000000000000' },
    { ...ok, size_or_count: 5, reserved: '00000000', hdrs: '' },
  ],
  'parts-metadata-list-none': [
    { ...hdr(0, 7), type: 2, reserved: '00000000000000' },
    { ...ok, size_or_count: 0, reserved: '00000000', hdrs: '' },
  ],
  'parts-set-ten': [
    {
      ...hdr(0, 2695938256),
      ...part(0, 256, 1, '0000000000000000', '20000030010100000000000000000000'),
      ...part(1, 257, 0, '0000000000000000', '20000030010100000000000000000000'),
      ...part(2, 258, 0, '1000000000000000', 'feff'),
      ...part(3, 259, 0, '0000000000000000', '4f'),
      ...part(4, 260, 0, '0000000000000000', '1000000001000000000001000000000000100100000000000020010000000000'),
      ...part(5, 260, 0, '0100000000000000', '2000010001000000000002000000000000100200000000000020020000000000'),
      ...part(6, 260, 0, '0200000000000000', '4000020001000000000003000000000000100300000000000020030000000000'),
      ...part(7, 261, 1, '0000000000000000', '0000000100000000'),
      ...part(8, 261, 1, '0100000000000000', '0100010100000000'),
      ...part(9, 261, 1, '0200000000000000', '0200020100000000'),
    },
    ok,
  ],
  'mode-set-stop': [{ flags: 1 }, ok],
  'mode-set-eagain': [{ flags: 0 }, { ...ok, status: 11, status_qualifier: 7 }],
  'list-query-short-readable': [{}, { ...ok, 'device_admin_cmd_opcodes[0]': '0x3ffff' }],
};

function caps(get: number, set: number) {
  return {
    'cap_specific_data.get_parts_resource_objects_limit': get,
    'cap_specific_data.set_parts_resource_objects_limit': set,
  };
}
function devParts(type: number) {
  return { 'resource_obj_specific_data.type': type, 'resource_obj_specific_data.reserved': '00000000000000' };
}

describe('commands and answers of another implementation', () => {
  const published14 = dialectOf('virtio-1.4');

  it.each(commandVectors.map(each => [each.name, each] as const))('%s says what it was made of', (name, vector) => {
    const expected = said[name];
    if (!expected) throw new Error(`nothing is said of ${name}`);
    const readable = decodeBytes(published14, { part: 'readable', opcode: null }, bytes(vector.readable));
    const header = readable.fields.slice(0, 4);
    expect(told(header)).toEqual({
      opcode: published14.commands.find(({ name: each }) => each === vector.command)?.opcode,
      group_type: vector.group,
      reserved1: '00'.repeat(12),
      group_member_id: `0x${vector.member.toString(16)}`,
    });
    expect(told(readable.fields.slice(4))).toEqual(expected[0]);
    const writable = decodeBytes(
      published14,
      { part: 'writable', opcode: null, command: bytes(vector.readable) },
      bytes(vector.writable),
    );
    expect(told(writable.fields)).toEqual(expected[1]);
    expect([readable, writable].map(({ missing }) => missing)).toEqual([
      name === 'list-query-short-readable' ? ['reserved1', 'group_member_id'] : [],
      [],
    ]);
    expect(bytesToHex(readable.extra)).toBe(name === 'driver-cap-set-padded' ? '000000000000' : '');
  });

  it('has the value of a device part taken apart below it', () => {
    const { readable } = commandVectors.find(({ name }) => name === 'parts-set-ten') ?? { readable: '' };
    const { fields } = decodeBytes(published14, { part: 'readable', opcode: null }, bytes(readable));
    expect(below(fields).map(({ path, offset, text }) => [path, offset, text])).toEqual(
      expect.arrayContaining([
        ['parts[0].value.feature_bits[0]', 48, '5, 28, 29, 32, 40'],
        ['parts[2].value.config_msix_vector', 112, '0xfffe'],
        ['parts[3].value.device_status', 130, 'ACKNOWLEDGE DRIVER FEATURES_OK DRIVER_OK DEVICE_NEEDS_RESET'],
        ['parts[5].value.queue_size', 195, '32'],
        ['parts[5].value.queue_device', 219, '0x22000'],
        ['parts[9].value.queue_notif_config_data', 341, '258'],
      ]),
    );
  });
});

describe('what other fields decide', () => {
  const published14 = dialectOf('virtio-1.4');
  const head = (opcode: string, group = '0000') => `${opcode}${group}${'00'.repeat(20)}`;
  const read = (hex: string, reading: Reading = { part: 'readable', opcode: null }) =>
    decodeBytes(published14, reading, bytes(hex.replaceAll(' ', '')));

  it('a classifier has selectors with their masks, below the bytes of the object', () => {
    const data = `0102 0000 05000000 ${'00'.repeat(8)} 02 ${'00'.repeat(7)} 01000000 02000000 ffff 02010000 01000000 f0`;
    const { fields, lints } = read(`${head('0a00')}${data}`);
    const object = fields.at(-1);
    expect(object).toMatchObject({ path: 'resource_obj_specific_data', offset: 40, size: 27 });
    expect(object?.below.map(each => [each.path.slice(27), each.offset, plain(each)])).toEqual([
      ['count', 40, 2],
      ['reserved', 41, '00000000000000'],
      ['selectors[0].type', 48, 1],
      ['selectors[0].flags', 49, 0],
      ['selectors[0].reserved', 50, '0000'],
      ['selectors[0].length', 52, 2],
      ['selectors[0].reserved1', 53, '000000'],
      ['selectors[0].mask', 56, 'ffff'],
      ['selectors[1].type', 58, 2],
      ['selectors[1].flags', 59, 1],
      ['selectors[1].reserved', 60, '0000'],
      ['selectors[1].length', 62, 1],
      ['selectors[1].reserved1', 63, '000000'],
      ['selectors[1].mask', 66, 'f0'],
    ]);
    expect(lints.map(({ rule }) => rule)).toEqual(['length-not-multiple-of-8']);
  });

  it('a count that says more than there is gets a note', () => {
    const { lints } = read(`${head('0a00')}0102 0000 05000000 ${'00'.repeat(8)} ff ${'00'.repeat(7)}`);
    expect(lints.map(({ rule, text }) => [rule, text])).toEqual([
      ['count', 'resource_obj_specific_data.selectors: count says 255, and the bytes hold 0'],
    ]);
  });

  it('the key of a rule is as long as it says, and what follows is left over', () => {
    const rule = '01000000 02000000 03 04 02 00 0500 0000 aabbccdd 0000';
    const { fields } = read(`${head('0a00')}0202 0000 05000000 ${'00'.repeat(8)} ${rule}`);
    expect(fields.at(-1)?.below.at(-1)).toMatchObject({ offset: 56, size: 4, present: 'whole' });
  });

  it('headers of parts are asked for one by one, and all of them without any', () => {
    const parts = `0000 0000 07000000 00 ${'00'.repeat(7)} 0401 00 00 0100000000000000 20000000`;
    expect(read(`${head('0f00', '0100')}${parts}`).fields.at(-2)).toMatchObject({
      path: 'hdr_list[0].selector',
      offset: 44,
    });
    expect(bytesToHex(read(`${head('0f00', '0100')}${parts.replace('07000000 00', '07000000 01')}`).extra)).toBe(
      '04010000010000000000000020000000',
    );
  });

  it('a list of headers ends with its count', () => {
    const answer = `00000000 00000000 02000000 00000000 ${'0401 00 00 0000000000000000 20000000'.repeat(2)}`;
    const reading: Reading = { part: 'writable', opcode: 0x0e };
    expect(read(`${answer} aabb`, reading)).toMatchObject({ missing: [], extra: Uint8Array.of(0xaa, 0xbb) });
    expect(read(answer.replaceAll(' ', '').slice(0, -4), reading)).toMatchObject({ missing: [] });
    expect(read(answer.replaceAll(' ', '').slice(0, -8), reading).missing).toEqual(['hdrs[1].length']);
    expect(bytesToHex(read('00000000 00000000 45230100 00000000 aabb', reading).extra)).toBe('aabb');
  });

  it('a part that ends too early says how much of it is there', () => {
    const { fields, missing, lints } = read(
      `${head('1000', '0100')}0000 0000 01000000 0401 00 00 ${'00'.repeat(8)} 20000000 0102`,
    );
    expect(fields.at(-1)).toMatchObject({ path: 'parts[0].value', size: 32, present: 'partly' });
    expect([missing, lints.find(({ rule }) => rule === 'cut')?.text]).toEqual([
      [],
      'parts[0].value: 2 of its 32 bytes are there, the others read as zero',
    ]);
    const endless = read(`${head('1000', '0100')}0000 0000 01000000 0401 00 00 ${'00'.repeat(8)} ffffffff 0102`);
    expect(endless.fields.at(-1)).toMatchObject({ size: 2, present: 'whole' });
  });

  it('an object and a capability of an answer are known by the command', () => {
    const answer = '00000000 00000000 0700';
    expect(read(answer, { part: 'writable', opcode: 8 }).fields.at(-1)).toMatchObject({ path: 'cap_specific_data' });
    const command = bytes(`${head('0800')}0000000000000000`);
    expect(read(answer, { part: 'writable', opcode: null, command }).fields.map(({ path }) => path)).toContain(
      'cap_specific_data.set_parts_resource_objects_limit',
    );
  });
});

describe('notes', () => {
  const posted = dialectOf('draft-2022-07');
  const rules = (hex: string, reading: Reading = { part: 'readable', opcode: null }, dialect = posted) =>
    decodeBytes(dialect, reading, bytes(hex.replaceAll(' ', ''))).lints.map(({ path, rule }) =>
      `${path} ${rule}`.trim(),
    );

  it('find reserved bytes that are not zero, values without a meaning, and odd lengths', () => {
    const layout = ['resource misaligned', 'resource_val misaligned', 'resource_val crosses-8-byte-word'];
    expect(rules('0000 0100 00000000 0200000000000000 01 0000 0000000000000000 0000000000')).toEqual(layout);
    expect(rules('0000 0200 00000001 0200000000000000 05 0000 0000000000000000 0000000001')).toEqual([
      'group_id unknown-value',
      'reserved reserved-not-zero',
      'operation unknown-value',
      ...layout,
      'reserved reserved-not-zero',
    ]);
    expect(rules('0000 0100 00000000 0200000000000000 00 0000 0000000000000000 0000000000')).toContain(
      'operation unknown-value',
    );
    expect(rules('0700')).toEqual(['length-not-multiple-of-8', 'command unknown-value']);
    const oddLength = (dialect: Dialect, reading: Reading) => decodeBytes(dialect, reading, bytes('07')).lints[0]?.text;
    const readable: Reading = { part: 'readable', opcode: null };
    expect(oddLength(posted, readable)).toMatch(/^1 byte is no multiple of 8, .* this text does not$/);
    expect(oddLength(dialectOf('virtio-1.3'), readable)).toMatch(/both parts of a command have to be$/);
    expect(rules('')).toEqual(['length-not-multiple-of-8', ...layout]);
  });

  it('know the answers of a version', () => {
    const answer: Reading = { part: 'writable', opcode: null };
    expect(rules('06000300 00000000', answer, dialectOf('virtio-1.4'))).toEqual([]);
    expect(rules('06000300 00000000', answer, dialectOf('virtio-1.3'))).toEqual(['status unknown-value']);
    const status = (id: Dialect['id']) => decodeBytes(dialectOf(id), answer, bytes('0600030000000000')).fields[0]?.text;
    expect(status('virtio-1.3')).toBe('6');
    expect(status('virtio-1.4')).toBe('VIRTIO_ADMIN_STATUS_ENXIO');
    const { fields, told: words } = decodeBytes(posted, answer, bytes('0100000000000000'));
    expect(fields[1]?.text).toBe('VIRTIO_ADMIN_CS_ERR_DEV_IN_USE');
    expect(words).toBe('VIRTIO_ADMIN_CS_ERR_DEV_IN_USE: the managed device is in use');
    expect(rules('0109000000000000', answer)).toEqual(['command_specific_error unknown-value']);
  });

  it('know the groups of a version: 0 has no name before there was a Self group', () => {
    const list = '0000 0000 000000000000000000000000 0000000000000000';
    const group = (id: Dialect['id']) => {
      const { fields, told: words } = decodeBytes(
        dialectOf(id),
        { part: 'readable', opcode: null },
        bytes(list.replaceAll(' ', '')),
      );
      return [fields.find(({ path }) => path === 'group_type')?.text, words];
    };
    expect(group('virtio-1.3')).toEqual(['0', 'ask which commands group 0 takes']);
    expect(group('virtio-1.4')).toEqual(['Self', 'ask which commands the Self group takes']);
  });

  it('know flags by their bits', () => {
    expect(rules('11', { part: 'struct', struct: 'pvirtq_event_suppress' })).toEqual(['desc cut']);
    expect(rules('0000000000000000 10000000 0800 0000', { part: 'struct', struct: 'virtq_desc' })).toEqual([
      'desc[0].flags unknown-value',
    ]);
  });
});

describe('words to the end', () => {
  it('are each 64 bits, and the bits count on', () => {
    const reviewed = dialectOf('draft-2022-07-reviewed');
    const text = `0000 0100 00000000 0200000000000000 01 00 0000 00000000 2100000001000000 41`;
    const { fields, missing, lints } = decodeBytes(
      reviewed,
      { part: 'readable', opcode: null },
      bytes(text.replaceAll(' ', '')),
    );
    expect(
      fields.slice(-2).map(({ path, offset, size, value, text: words }) => [path, offset, size, value, words]),
    ).toEqual([
      ['resource_val[0]', 24, 8, 0x1_0000_0021n, '0, 5, 32'],
      ['resource_val[1]', 32, 8, 0x41n, '64, 70'],
    ]);
    expect([missing, lints.map(({ path, rule }) => `${path} ${rule}`)]).toEqual([
      [],
      [' length-not-multiple-of-8', 'resource_val[1] cut'],
    ]);
  });
});

describe('structs', () => {
  const posted = dialectOf('draft-2022-07');
  const paths = (struct: string, length: number) =>
    decodeBytes(posted, { part: 'struct', struct }, new Uint8Array(length)).fields.map(({ path }) => path);

  it('rings are as long as their bytes, with an event index where there is room for one', () => {
    expect(paths('virtq_avail', 4 + 2 * 8).slice(-2)).toEqual(['ring[6]', 'ring[7]']);
    expect(paths('virtq_avail', 4 + 2 * 8 + 2).slice(-2)).toEqual(['ring[7]', 'used_event']);
    expect(paths('virtq_used', 4 + 8 * 3).slice(-2)).toEqual(['ring[2].id', 'ring[2].len']);
    expect(paths('virtq_used', 4 + 8 * 3 + 2).at(-1)).toBe('avail_event');
    expect(paths('virtq_desc', 32)).toHaveLength(8);
    expect(paths('pvirtq_desc', 17).slice(-1)).toEqual(['desc[1].flags']);
    expect(paths('virtio_pci_common_cfg', 64)).toHaveLength(20);
  });

  it('each name is there once', () => {
    for (const dialect of dialects) {
      const names = structsOf(dialect).map(({ name }) => name);
      expect(new Set(names).size).toBe(names.length);
    }
  });
});

describe('any bytes', () => {
  const readings = dialects.flatMap(dialect => [
    ...[null, ...dialect.commands.map(({ opcode }) => opcode), 0xffff].flatMap(opcode =>
      (['readable', 'writable'] as const).map(part => [dialect, { part, opcode } as Reading] as const),
    ),
    ...structsOf(dialect).map(({ name }) => [dialect, { part: 'struct', struct: name } as Reading] as const),
  ]);

  it('can be read as anything: every byte is in one field or left over', () => {
    fc.assert(
      fc.property(fc.constantFrom(...readings), fc.uint8Array({ maxLength: 120 }), ([dialect, reading], any) => {
        const { fields, missing, extra, lints } = decodeBytes(dialect, reading, any, { names: true });
        let at = 0;
        for (const { offset, size } of fields) {
          expect(offset).toBe(at);
          at += size;
        }
        expect(bytesToHex(extra)).toBe(bytesToHex(any.slice(at)));
        expect(missing).toEqual(
          fields.filter(({ offset, size }) => size > 0 && offset >= any.length).map(({ path }) => path),
        );
        for (const field of fields) {
          const { offset, size, value } = field;
          const there = any.slice(offset, offset + size);
          const whole = new Uint8Array(size);
          whole.set(there);
          const number = [...whole].reduceRight((sum, byte) => (sum << 8n) | BigInt(byte), 0n);
          if (value instanceof Uint8Array) expect(bytesToHex(value)).toBe(bytesToHex(whole));
          else expect(BigInt(value)).toBe(number);
        }
        expect(lints.every(({ text }) => text.length > 0)).toBe(true);
      }),
      { numRuns: 3000 },
    );
  });
});
