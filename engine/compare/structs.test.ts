import { describe, expect, it } from 'vitest';
import { bytesToHex } from '../num/bytes.ts';
import { diffStructs, type StructQuestion } from './structs.ts';

const posted = { dialect: 'draft-2022-07', readings: {} };
const reviewed = (readings: Record<string, string>) => ({
  dialect: 'draft-2022-07-reviewed',
  readings: { R9: 'as-posted', ...readings },
});
const [aligned, alignedB] = [reviewed({}), reviewed({ R6: 'aligned-b' })];

const diff = (some: Partial<StructQuestion>) => {
  const found = diffStructs({ sides: [posted, aligned], part: 'readable', opcode: 0, values: {}, ...some });
  if (!found.ok) throw new Error(found.error);
  return found.value;
};
const placed = (side: ReturnType<typeof diff>['sides'][number] | undefined) =>
  side?.fields.slice(4).map(({ path, offset }) => `${path} ${offset}`);

describe('the data of DEVICE_MGMT', () => {
  it('lies at bytes 16, 17 and 19 as posted, and aligned at 16, 18 and 24 or 16, 22 and 24', () => {
    const { sides } = diff({ sides: [posted, aligned, alignedB] });
    expect(sides.map(placed)).toEqual([
      ['operation 16', 'resource 17', 'resource_val 19', 'reserved 27'],
      ['operation 16', 'reserved0 17', 'resource 18', 'reserved1 20', 'resource_val 24'],
      ['operation 16', 'reserved 17', 'resource 22', 'resource_val 24'],
    ]);
    expect(sides.map(({ fields }) => fields.flatMap(({ lints }) => lints))).toEqual([
      [
        'resource (le16) starts at byte 17, which is not a multiple of 2',
        'resource_val (le64) starts at byte 19, which is not a multiple of 8',
        'resource_val (le64) covers bytes 19 to 26, in two words of 8 bytes',
      ],
      [],
      [],
    ]);
    expect(sides.map(({ bytes }) => bytesToHex(bytes.subarray(16)))).toEqual([
      '01000021000000010000000000000000',
      '01000000000000002100000001000000',
      '01000000000000002100000001000000',
    ]);
  });

  it('is misread by whoever takes the other layout', () => {
    const { crossings } = diff({});
    const told = crossings.map(({ sender, receiver, fields }) => [
      sender,
      receiver,
      ...fields
        .filter(({ verdict }) => verdict === 'misread')
        .map(({ path, value }) => `${path} ${value.toString(16)}`),
    ]);
    // Sent as posted: the low byte of the value is in resource, and its rest is lost but for the upper bytes.
    expect(told).toEqual([
      [0, 1, 'resource 2100', 'resource_val 0'],
      // Sent aligned: bits 0 to 23 of the value become bits 40 to 63.
      [1, 0, 'resource_val 210000000000'],
    ]);
    const toPosted = crossings[1]?.fields.find(({ path }) => path === 'resource_val');
    expect(toPosted).toMatchObject({
      meant: '0 CSUM, 5 MAC, 32 VERSION_1',
      from: ['resource', 'reserved1', 'resource_val'],
    });
    expect(toPosted?.text).toMatch(/^40 .*, 45$/);
  });

  it('takes the values that are given, and says which does not fit', () => {
    const { sides } = diff({ values: { resource_val: '0xff', operation: '2' } });
    expect(sides[0]?.fields.find(({ path }) => path === 'resource_val')?.value).toBe(0xffn);
    expect(sides[0]?.told).toBe('query features of VF 2');
    const found = diffStructs({ sides: [posted], part: 'readable', opcode: 0, values: { operation: '300' } });
    expect(found).toEqual({ ok: false, error: 'July 2022 draft, as posted: data.operation: 300 does not fit 1 bytes' });
    expect(diffStructs({ sides: [posted], part: 'readable', opcode: 0, values: { operation: 'x' } }).ok).toBe(false);
  });

  it('offers the comments of the review that make another layout, and no others', () => {
    expect(diff({}).sides.map(({ switches }) => switches.map(({ id, chosen }) => `${id} ${chosen}`))).toEqual([
      [],
      ['R6 aligned', 'R9 as-posted'],
    ]);
    expect(diff({ part: 'writable' }).sides[1]?.switches.map(({ id }) => id)).toEqual(['R7', 'R9']);
  });
});

describe('one opcode under two texts', () => {
  it('is another command: a device of 1.4 takes DEVICE_MGMT for LIST_QUERY', () => {
    const { sides, crossings } = diff({ sides: [posted, { dialect: 'virtio-1.4', readings: {} }] });
    expect(sides.map(({ command }) => command)).toEqual(['VIRTIO_ADMIN_DEVICE_MGMT', 'VIRTIO_ADMIN_CMD_LIST_QUERY']);
    const [toNew] = crossings;
    // The header is longer there: the member id is read from the data, and 8 bytes are dropped.
    expect(toNew).toMatchObject({ dropped: 8, absent: 0, told: 'ask which commands the SR-IOV group takes' });
    expect(toNew?.fields.find(({ path }) => path === 'group_member_id')).toMatchObject({
      verdict: 'misread',
      meant: '2',
      offset: 16,
      value: 0x21000001n + (1n << 56n),
      from: ['operation', 'resource', 'resource_val'],
    });
    expect(toNew?.fields.find(({ path }) => path === 'reserved1')).toMatchObject({ verdict: 'nothing-meant' });
    expect(crossings[1]).toMatchObject({ dropped: 0, absent: 8 });
  });

  it('lists every opcode with all its names', () => {
    const { opcodes } = diff({});
    expect(opcodes[0]).toEqual({ opcode: 0, names: ['VIRTIO_ADMIN_DEVICE_MGMT', 'VIRTIO_ADMIN_CMD_LIST_QUERY'] });
    expect(opcodes).toHaveLength(18);
  });

  it('lays out every part of every opcode of every version', () => {
    for (const { opcode } of diff({}).opcodes) {
      for (const part of ['readable', 'writable'] as const) {
        const sides = ['draft-2022-07', 'draft-2022-07-reviewed', 'virtio-1.3', 'virtio-1.4'].map(dialect => ({
          dialect,
          readings: {},
        }));
        const { crossings } = diff({ sides, opcode, part });
        expect(crossings).toHaveLength(12);
      }
    }
  });
});
