import { describe, expect, it } from 'vitest';
import { featureSet } from '../../num/feature-set.ts';
import type { Lab } from '../../testing/lab.ts';
import { askAttrs, createLab, labOn, manage, readyLab } from '../../testing/lab.ts';
import { meets } from '../../testing/meets.ts';
import type { CommandIntent } from '../../world/intent.ts';

/** Hex digits with blanks for the eye. */
const hex = (text: string): string => text.replaceAll(' ', '');
const zeros = (bytes: number): string => '00'.repeat(bytes);

const raw = (bytes: string, writable: number): CommandIntent => ({
  do: 'command',
  owner: 'pf0',
  raw: hex(bytes),
  writable,
});

/** CSUM, MAC and VERSION_1: bits 0, 5 and 32. */
const WANTED = '0x100000021';
/** Bits 0, 1, 5, 7, 11, 15, 16 and 32, as le64. */
const ALL = 'a388010001000000';

//                    command group reserved member           op resource value            reserved
const ASSIGN_TO_VF2 = '0000    0100  00000000 0200000000000000 01 0000     2100000001000000 0000000000';
const QUERY_OF_VF2 = ' 0000    0100  00000000 0200000000000000 02 0000     0000000000000000 0000000000';

const ready = readyLab().world;

describe('DEVICE_MGMT, byte by byte', () => {
  it('assign: 32 bytes go, 24 come back with the requested value', () => {
    meets('draft-2022-07.B6');
    const lab = labOn(ready);
    const answer = lab.send(manage('assign', 2, WANTED));
    expect(answer.sent).toBe(hex(ASSIGN_TO_VF2));
    expect(answer.bytes).toBe(hex('00 00 000000000000 2100000001000000 0000000000000000'));
    expect(answer.usedLength).toBe(24);
    expect(answer.outcome).toMatchObject({
      ok: true,
      name: 'success',
      fields: { status: 0, command_specific_error: 0, resource_val: 0x1_0000_0021n },
    });
  });

  it('after it the managed device offers exactly the assigned low 64 bits', () => {
    meets('draft-2022-07.B17');
    const lab = labOn(ready);
    lab.send(raw(ASSIGN_TO_VF2, 24));
    expect(lab.device('pf0/vf2')).toMatchObject({
      offered: featureSet([0, 5, 32]),
      facets: { assigned: featureSet([0, 5, 32]) },
    });
    expect(lab.device('pf0/vf1').facets.assigned).toBe(null);
    lab.do({ do: 'load-driver', device: 'pf0/vf2' });
    expect(lab.device('pf0/vf2').negotiated).toBe(featureSet([0, 5, 32]));
  });

  it('query: before any assign it is what the device offers, afterwards what was assigned', () => {
    meets('draft-2022-07.B7');
    const lab = labOn(ready);
    const before = lab.send(manage('query', 2));
    expect(before.sent).toBe(hex(QUERY_OF_VF2));
    expect(before.bytes).toBe(hex(`00 00 000000000000 ${ALL} 0000000000000000`));
    expect(before.usedLength).toBe(24);
    lab.send(raw(ASSIGN_TO_VF2, 24));
    expect(lab.send(raw(QUERY_OF_VF2, 24)).bytes).toBe(hex('00 00 000000000000 2100000001000000 0000000000000000'));
  });

  it('query does not look at resource_val', () => {
    const answer = labOn(ready).send(manage('query', 2, '0xffffffffffffffff'));
    expect(answer.bytes.slice(16, 32)).toBe(ALL);
  });

  it('query is possible while the managed driver runs', () => {
    meets('draft-2022-07.B18');
    const lab = labOn(ready);
    lab.do({ do: 'load-driver', device: 'pf0/vf2' });
    expect(lab.send(manage('query', 2)).bytes.slice(0, 32)).toBe(hex(`00 00 000000000000 ${ALL}`));
  });

  it('a bit is cleared and set again', () => {
    const lab = labOn(ready);
    lab.send(manage('assign', 1, '0x100000000'));
    expect(lab.device('pf0/vf1').offered).toBe(featureSet([32]));
    lab.send(manage('assign', 1, '0x1000188a3'));
    expect(lab.device('pf0/vf1').offered).toBe(featureSet([0, 1, 5, 7, 11, 15, 16, 32]));
  });

  it('zero can be assigned; its driver then finds no VERSION_1 and gives up', () => {
    meets('features.driver.failed-if-unworkable');
    const lab = labOn(ready);
    expect(lab.send(manage('assign', 2, 0)).bytes).toBe(zeros(24));
    lab.do({ do: 'load-driver', device: 'pf0/vf2' });
    expect(lab.driver('pf0/vf2').stage).toBe('failed');
    expect(lab.device('pf0/vf2').status).toBe(0x83);
  });
});

describe('DEVICE_MGMT_ATTRS, byte by byte', () => {
  it('16 bytes go, 72 come back: bit 0 of attrs_mask and the manageable bits', () => {
    meets('draft-2022-07.B2');
    const answer = labOn(ready).send(askAttrs());
    expect(answer.sent).toBe(hex('0100 0100 00000000 0100000000000000'));
    expect(answer.bytes).toBe(hex(`00 00 000000000000 0100000000000000 ${ALL} ${zeros(48)}`));
    expect(answer.usedLength).toBe(72);
    expect(answer.outcome?.fields).toMatchObject({ attrs_mask: 1n, managed_device_features_63_0: 0x1_0001_88a3n });
  });

  it('without FEATURE_63_0_MGMT nothing is announced', () => {
    const driverFeatures = featureSet([32, 37, 41, 42]);
    expect(readyLab({}, { driverFeatures }).send(askAttrs()).bytes).toBe(zeros(72));
  });

  it('only bits 0 to 63 are announced', () => {
    const manageable = featureSet([5, 63, 64, 127]);
    expect(readyLab({}, { manageable }).send(askAttrs()).bytes.slice(16, 48)).toBe(
      hex('0100000000000000 2000000000000080'),
    );
  });
});

describe('every way to be refused, byte by byte: 8 bytes come back', () => {
  const busy = (): Lab => {
    const lab = labOn(ready);
    lab.do({ do: 'load-driver', device: 'pf0/vf2' });
    return lab;
  };
  const idle = (): Lab => labOn(ready);
  const without43 = (): Lab => readyLab({}, { driverFeatures: featureSet([32, 37, 41, 42]) });
  const noVfs = (): Lab => {
    const lab = createLab();
    lab.do({ do: 'load-driver', device: 'pf0' });
    return lab;
  };

  it.each([
    ['in use', busy, ASSIGN_TO_VF2, '01 00'],
    // bit 12, HOST_TSO6, is not manageable
    ['value', idle, '0000 0100 00000000 0200000000000000 01 0000 0010000000000000 0000000000', '01 01'],
    ['value of bit 63', idle, '0000 0100 00000000 0200000000000000 01 0000 0000000000000080 0000000000', '01 01'],
    ['resource 1', idle, '0000 0100 00000000 0200000000000000 01 0100 2100000001000000 0000000000', '01 02'],
    ['resource 0xff00', idle, '0000 0100 00000000 0200000000000000 02 00ff 0000000000000000 0000000000', '01 02'],
    ['bit 43 not negotiated', without43, ASSIGN_TO_VF2, '01 02'],
    ['operation 0', idle, '0000 0100 00000000 0200000000000000 00 0000 2100000001000000 0000000000', '01 03'],
    ['operation 3', idle, '0000 0100 00000000 0200000000000000 03 0000 2100000001000000 0000000000', '01 03'],
    ['operation 255', idle, '0000 0100 00000000 0200000000000000 ff 0000 2100000001000000 0000000000', '01 03'],
    ['command 2', idle, '0200 0100 00000000 0200000000000000', '02 00'],
    ['command 0x7fff', idle, 'ff7f 0100 00000000 0200000000000000', '02 00'],
    ['command 0xffff', idle, 'ffff 0100 00000000 0200000000000000', '02 00'],
    ['group 2', idle, '0000 0200 00000000 0200000000000000 01 0000 2100000001000000 0000000000', '03 00'],
    ['group 0xffff', idle, '0100 ffff 00000000 0100000000000000', '03 00'],
    ['member 4 of 3', idle, '0000 0100 00000000 0400000000000000 01 0000 2100000001000000 0000000000', '04 00'],
    ['member 2^63', idle, '0000 0100 00000000 0000000000000080 02 0000 0000000000000000 0000000000', '04 00'],
    ['member 2^32 + 1', idle, '0000 0100 00000000 0100000001000000 02 0000 0000000000000000 0000000000', '04 00'],
    ['ATTRS of member 4', idle, '0100 0100 00000000 0400000000000000', '04 00'],
    ['Self member 1', idle, '0000 0000 00000000 0100000000000000 02 0000 0000000000000000 0000000000', '04 00'],
    ['VF Enable clear', noVfs, '0000 0100 00000000 0100000000000000 02 0000 0000000000000000 0000000000', '04 00'],
    // both wrong: the earlier check answers
    ['command before group', idle, '0900 0900 00000000 0900000000000000', '02 00'],
    ['group before member', idle, '0000 0900 00000000 0900000000000000', '03 00'],
    ['member before operation', idle, '0000 0100 00000000 0900000000000000 09 0900', '04 00'],
    ['operation before resource', idle, '0000 0100 00000000 0200000000000000 09 0900', '01 03'],
    ['resource before in use', busy, '0000 0100 00000000 0200000000000000 01 0900', '01 02'],
    ['in use before value', busy, '0000 0100 00000000 0200000000000000 01 0000 ffffffffffffffff', '01 00'],
  ] as const)('%s', (_, make, bytes, status) => {
    const lab = make();
    const before = lab.device('pf0/vf2');
    const answer = lab.send(raw(bytes, 24));
    expect(answer.bytes).toBe(hex(`${status} 000000000000 ${zeros(16)}`));
    expect(answer.usedLength).toBe(8);
    expect(answer.outcome?.ok).toBe(false);
    // A refused command has no effect, and its result is not read.
    expect(lab.device('pf0/vf2')).toBe(before);
    expect(Object.keys(answer.outcome?.fields ?? {})).toEqual(['status', 'command_specific_error']);
    meets('draft-2022-07.B8');
    meets('draft-2022-07.B13');
    meets('draft-2022-07.B14');
  });
});

describe('who can be managed', () => {
  it('all VFs of a PF that negotiated both bits are managed, and the PF answers both commands', () => {
    meets('draft-2022-07.B9');
    meets('draft-2022-07.B11');
    const lab = labOn(ready);
    for (const vf of [1, 2, 3]) expect(lab.send(manage('assign', vf, WANTED)).outcome?.name).toBe('success');
    expect(lab.send(askAttrs()).outcome?.name).toBe('success');
  });

  it('the group has one management device: a VF has no administration virtqueue', () => {
    meets('draft-2022-07.B10');
    const lab = labOn(ready);
    expect(lab.device('pf0').adminQueueNum).toBe(1);
    for (const vf of ['pf0/vf1', 'pf0/vf2', 'pf0/vf3'] as const) expect(lab.device(vf).adminQueueNum).toBe(0);
  });

  it('a PF in use by its own driver can be queried and never assigned, as Self and as member 0', () => {
    const lab = labOn(ready);
    for (const group of [0, 1]) {
      const header = { group_id: group, group_member_id: 0 };
      expect(lab.send(manage('assign', 0, '0x100000000', { header })).bytes.slice(0, 4)).toBe('0100');
      // bits 0, 1, 5, 7, 11, 15, 16, 32, 37, 41, 42, 43
      expect(lab.send(manage('query', 0, 0, { header })).bytes.slice(0, 32)).toBe(
        hex('00 00 000000000000 a3880100210e0000'),
      );
    }
    expect(lab.device('pf0').facets.assigned).toBe(null);
  });

  it('after a reset of the managed device features can be assigned again', () => {
    meets('draft-2022-07.B16');
    const lab = labOn(ready);
    lab.do({ do: 'load-driver', device: 'pf0/vf2' });
    expect(lab.send(raw(ASSIGN_TO_VF2, 24)).bytes.slice(0, 4)).toBe('0100');
    lab.do({ do: 'unload-driver', device: 'pf0/vf2' });
    expect(lab.send(raw(ASSIGN_TO_VF2, 24)).bytes.slice(0, 4)).toBe('0000');
    lab.do({ do: 'load-driver', device: 'pf0/vf2' });
    expect(lab.device('pf0/vf2').negotiated).toBe(featureSet([0, 5, 32]));
  });

  it.each([0x01, 0x03])('ACKNOWLEDGE alone closes the gate: status %i', status => {
    const lab = labOn(ready);
    lab.do({ do: 'write-register', device: 'pf0/vf2', register: 'device_status', value: status });
    expect(lab.send(raw(ASSIGN_TO_VF2, 24)).bytes.slice(0, 4)).toBe('0100');
  });

  it('a VF that is not even reset yet is in use until device_status reads 0', () => {
    const lab = labOn(ready);
    lab.do({ do: 'load-driver', device: 'pf0/vf2' });
    lab.take({ do: 'write-register', device: 'pf0/vf2', register: 'device_status', value: 0 });
    lab.take(raw(ASSIGN_TO_VF2, 24));
    lab.run({ holding: ['device:pf0/vf2'] });
    expect(lab.answers.at(-1)?.bytes.slice(0, 4)).toBe('0100');
    lab.run();
    expect(lab.send(raw(ASSIGN_TO_VF2, 24)).bytes.slice(0, 4)).toBe('0000');
  });
});

describe('short and long buffers', () => {
  const command = hex(ASSIGN_TO_VF2) + 'ee'.repeat(8);

  /** What the first `length` bytes of the assign mean when the missing ones read as zero. */
  const expected = (length: number): { readonly status: string; readonly value: string | null } => {
    // Before byte 8 of the member id is there the PF is addressed, before byte 16 there is no operation.
    if (length <= 16) return { status: '0103', value: null };
    if (length <= 19) return { status: '0000', value: '0000000000000000' };
    if (length <= 23) return { status: '0000', value: '2100000000000000' };
    return { status: '0000', value: '2100000001000000' };
  };

  /** The bytes that a device may write into a part of so many bytes; the rest stays as the driver cleared it. */
  const answered = (readable: number, writable: number): string => {
    const { status, value } = expected(readable);
    const whole = `${status}000000000000${value === null ? '' : `${value}0000000000000000`}`;
    return whole.slice(0, 2 * writable).padEnd(2 * writable, '0');
  };

  const check = (readable: number, writable: number): void => {
    const lab = labOn(ready);
    const intent = raw(command.slice(0, 2 * readable), writable);
    if (readable + writable === 0) {
      expect(lab.refuses(intent)).toBe('A buffer has at least one element.');
      return;
    }
    const answer = lab.send(intent);
    const { value } = expected(readable);
    const whole = value === null ? 8 : 24;
    const isEmpty = readable === 0 || writable === 0;
    expect(answer.usedLength).toBe(isEmpty ? 0 : Math.min(whole, writable));
    expect(answer.bytes).toBe(isEmpty ? zeros(writable) : answered(readable, writable));
    expect(lab.device('pf0/vf2').facets.assigned === null).toBe(isEmpty || value === null);
  };

  it('every length of the readable part, 0 to 40', () => {
    for (let readable = 0; readable <= 40; readable += 1) {
      for (const writable of [0, 1, 2, 7, 8, 9, 23, 24, 25]) check(readable, writable);
    }
  });

  it('every length of the writable part, 0 to 80', () => {
    for (let writable = 0; writable <= 80; writable += 1) {
      for (const readable of [0, 1, 16, 17, 32, 40]) check(readable, writable);
    }
  });

  it('an answer that is cut reads as zero where it is missing', () => {
    const { outcome } = labOn(ready).send(raw(ASSIGN_TO_VF2, 12));
    expect(outcome).toMatchObject({ ok: true, fields: { resource_val: 0x21n } });
  });

  it('of an ATTRS of 80 bytes 72 are written', () => {
    expect(labOn(ready).send(askAttrs({ writable: 80 })).usedLength).toBe(72);
    expect(labOn(ready).send(askAttrs({ writable: 20 })).usedLength).toBe(20);
  });
});
