import { describe, expect, it } from 'vitest';
import { featureSet } from '../../num/feature-set.ts';
import { eventsOfType, labOn, violations } from '../../testing/lab.ts';
import { meets } from '../../testing/meets.ts';
import { command, publishedLab, rawCommand } from '../../testing/published-lab.ts';
import type { CommandIntent, Intent, Numeral } from '../../world/intent.ts';
import { dialectOf } from '../dialects.ts';
import { marginOf } from '../margin.ts';

const dialect = 'virtio-1.4';
const both = publishedLab({ dialect, discovers: [0, 1] }).world;
const ready = () => labOn(both);
type Lab = ReturnType<typeof ready>;

const told = (lab: Lab, intent: CommandIntent) => {
  const { outcome, usedLength } = lab.send(intent);
  return [outcome?.fields.status, outcome?.fields.status_qualifier, usedLength];
};
const OK = [0, 0, 8];
const self = (name: string, data: Record<string, Numeral> = {}, differs: Partial<CommandIntent> = {}) =>
  command(name, [0, 0], data, differs);
const toVf = (name: string, data: Record<string, Numeral> = {}, differs: Partial<CommandIntent> = {}) =>
  command(name, [1, 2], data, differs);
const setCap = (id: number, bytes: string) => self('DRIVER_CAP_SET', { id, cap_specific_data: `hex:${bytes}` });
const create = (type: number, id: number, bytes: string) =>
  (type === 0 ? toVf : self)('RESOURCE_OBJ_CREATE', {
    'hdr.type': type,
    'hdr.id': id,
    resource_obj_specific_data: `hex:${bytes}`,
  });
const object = (name: string, type: number, id: number, more: Record<string, Numeral> = {}) =>
  (type === 0 ? toVf : self)(`RESOURCE_OBJ_${name}`, { 'hdr.type': type, 'hdr.id': id, ...more });

describe('the lists of both groups', () => {
  it('are those of the text, and apart from one another', () => {
    const lab = publishedLab({ dialect });
    expect(lab.send(self('LIST_QUERY')).bytes).toBe('0000000000000000833f000000000000');
    expect(lab.send(command('LIST_QUERY', [1, 0])).bytes).toBe('00000000000000007ffc030000000000');
    meets('admin.cmd.groups-independent');
    lab.do({ do: 'discover', owner: 'pf0', group: 0 });
    expect(lab.device('pf0').facets.usedLists).toEqual({ 0: 0x3f83n });
    expect(told(lab, toVf('DEV_MODE_SET'))).toEqual([22, 2, 8]);
    meets('admin.parts.all-or-none');
    meets('admin.cap.all-three');
    meets('net.ff.object-commands');
  });

  it('have Self as member 0 alone', () => {
    meets('group.self.member-zero');
    meets('admin.cap.member-id-zero');
    expect(told(ready(), command('CAP_ID_LIST_QUERY', [0, 1]))).toEqual([22, 5, 8]);
  });
});

describe('capabilities', () => {
  it('0, 0x800, 0x801 and 0x802 are there, in 33 words', () => {
    meets('net.ff.caps-reported');
    const { bytes, usedLength } = ready().send(self('CAP_ID_LIST_QUERY'));
    expect(usedLength).toBe(272);
    expect(bytes).toBe(`${'00'.repeat(8)}01${'00'.repeat(255)}0700000000000000`);
    // With room for 16 bytes the first word is all that is told.
    expect(told(ready(), { ...self('CAP_ID_LIST_QUERY'), writable: 16 })).toEqual([0, 0, 16]);
  });

  it('are read as long as they are', () => {
    expect(ready().send(self('DEVICE_CAP_GET')).bytes.slice(16, 20)).toBe('0202');
    expect(told(ready(), self('DEVICE_CAP_GET'))).toEqual([0, 0, 10]);
    expect(told(ready(), self('DEVICE_CAP_GET', { id: 0x800 }))).toEqual([0, 0, 28]);
    // 8 bytes, ETH of 8 + 14, IPV4 of 8 + 20.
    expect(told(ready(), self('DEVICE_CAP_GET', { id: 0x801 }))).toEqual([0, 0, 66]);
    expect(told(ready(), self('DEVICE_CAP_GET', { id: 0x802 }))).toEqual([0, 0, 18]);
  });

  it('are for the Self group, and ENXIO where there is none', () => {
    meets('admin.cap.self-group-only');
    meets('admin.cap.self-group-only-repeat');
    expect(told(ready(), command('DEVICE_CAP_GET', [1, 2]))).toEqual([22, 2, 8]);
    expect(told(ready(), self('DEVICE_CAP_GET', { id: 0x803 }))).toEqual([6, 3, 8]);
    expect(told(ready(), setCap(1, '01'))).toEqual([6, 3, 8]);
  });

  it('are set to no more than the device has', () => {
    meets('admin.cap.accept-lower-limit');
    meets('admin.cap.accept-fewer-flags');
    meets('admin.cap.driver-flags');
    meets('admin.cap.driver-array-entries');
    const lab = ready();
    expect(told(lab, setCap(0, '0102'))).toEqual(OK);
    expect(told(lab, setCap(0, '0103'))).toEqual([22, 3, 8]);
    expect(told(lab, setCap(0x802, '030000000000000001020300'))).toEqual([22, 3, 8]);
    expect(told(lab, setCap(0x801, `0100000000000000${'0101000e0e000000'}${'ff'.repeat(14)}`))).toEqual([22, 3, 8]);
    expect(violations(lab.events)).toContain('admin.cap.driver-limit');
    expect(lab.device('pf0').facets.driverCaps).toEqual({ 0: '0102' });
  });

  it.each([
    ['a second selector', 0x801, `0200000000000000${'010000000e000000'}${'ff'.repeat(14)}`],
    [
      'a third selector',
      0x801,
      `03${'00'.repeat(7)}${'010000000e000000'}${'ff'.repeat(14)}${'0200000014000000'}${'ff'.repeat(20)}`,
    ],
    ['an action', 0x802, '020000000000000001'],
  ])('are refused where what is counted is not there and reads as zero: %s', (_, id, bytes) => {
    meets('admin.vq.short-readable-zero');
    const lab = ready();
    expect(told(lab, { ...setCap(id, bytes), readable: 32 + bytes.length / 2 })).toEqual([22, 3, 8]);
    expect(lab.device('pf0').facets.driverCaps).toEqual({});
  });

  it('keep what the objects of each direction need, whatever the sum of both limits is', () => {
    const lab = ready();
    lab.send(setCap(0, '0101'));
    expect(told(lab, create(0, 0, '0000000000000000'))).toEqual(OK);
    // Object 0 is there to get parts: two limits of 0 and 2 still leave id 0, and no object of its direction.
    expect(told(lab, setCap(0, '0002'))).toEqual([16, 1, 8]);
    expect(told(lab, setCap(0, '0100'))).toEqual(OK);
  });

  it('are cleared by a reset, objects with them', () => {
    meets('admin.cap.reset-clears');
    meets('admin.res.reset-destroys');
    const lab = ready();
    lab.send(setCap(0, '0101'));
    expect(told(lab, create(0, 0, '0000000000000000'))).toEqual(OK);
    lab.do({ do: 'unload-driver', device: 'pf0' });
    const { driverCaps, objects } = lab.device('pf0').facets;
    expect([driverCaps, objects]).toEqual([{}, []]);
  });
});

/** Groups, classifiers and rules, three of each. */
const FF = `${'03000000'}${'03000000'}${'03000000'}${'02000000'}0f010000`;
const ETH = `0100000000000000${'010000000e000000'}${'ff'.repeat(14)}`;
const withFlows = (): Lab => {
  const lab = ready();
  for (const [id, bytes] of [
    [0x800, FF],
    [0x801, ETH],
    [0x802, '02000000000000000102'],
  ] as const)
    expect(told(lab, setCap(id, bytes))).toEqual(OK);
  return lab;
};
const rule = (group: number, classifier: number, action = 1, queue = 0, key = 14) =>
  `0${group}0000000${classifier}00000000${key.toString(16).padStart(2, '0')}0${action}000${queue}000000${'aa'.repeat(key)}`;

describe('resource objects: flow filters', () => {
  it('live from CREATE to DESTROY, dependents first', () => {
    meets('admin.res.recreate');
    meets('admin.res.any-free-id');
    meets('admin.res.query-matches-last');
    meets('net.ff.group-busy');
    meets('net.ff.classifier-busy');
    meets('net.ff.driver-group-order');
    meets('net.ff.driver-classifier-order');
    const lab = withFlows();
    expect(told(lab, create(0x200, 2, '0500'))).toEqual(OK);
    expect(told(lab, create(0x201, 0, ETH))).toEqual(OK);
    expect(told(lab, create(0x202, 1, rule(2, 0)))).toEqual(OK);
    expect(told(lab, object('DESTROY', 0x200, 2))).toEqual([16, 1, 8]);
    expect(told(lab, object('DESTROY', 0x201, 0))).toEqual([16, 1, 8]);
    expect(told(lab, object('MODIFY', 0x200, 2, { resource_obj_specific_data: 'hex:0600' }))).toEqual([16, 1, 8]);
    expect(told(lab, object('MODIFY', 0x202, 1, { resource_obj_specific_data: `hex:${rule(2, 0, 2)}` }))).toEqual(OK);
    expect(lab.send(object('QUERY', 0x202, 1)).bytes.slice(16, 76)).toBe(rule(2, 0, 2));
    for (const [type, id] of [
      [0x202, 1],
      [0x201, 0],
      [0x200, 2],
    ] as const)
      expect(told(lab, object('DESTROY', type, id))).toEqual(OK);
    expect(told(lab, object('QUERY', 0x200, 2))).toEqual([6, 3, 8]);
    expect(told(lab, create(0x200, 2, '0500'))).toEqual(OK);
    const own = violations(lab.events).filter(clause => clause !== 'admin.vq.parts-multiple-of-8');
    expect(own).toEqual([
      'admin.res.driver-destroy-order',
      'admin.res.driver-destroy-order',
      'admin.res.driver-no-stale',
    ]);
  });

  it.each([
    ['a taken id', create(0x200, 0, '0900'), [17, 3, 8]],
    ['a taken priority', create(0x200, 1, '0100'), [22, 3, 8]],
    ['an id at the limit', create(0x200, 3, '0900'), [22, 3, 8]],
    ['a rule of no group', create(0x202, 0, rule(1, 0)), [22, 3, 8]],
    ['a rule of no classifier', create(0x202, 0, rule(0, 1)), [22, 3, 8]],
    ['a rule with a short key', create(0x202, 0, rule(0, 0, 1, 0, 13)), [22, 3, 8]],
    ['a rule with an action that was not set', create(0x202, 0, rule(0, 0, 3)), [22, 3, 8]],
    ['a rule to a transmit virtqueue', create(0x202, 0, rule(0, 0, 2, 1)), [22, 3, 8]],
    ['a type that is not modelled', create(0x203, 0, '00'), [22, 3, 8]],
    ['a type that does not exist', create(0x7ff, 0, '00'), [22, 3, 8]],
    ['less than what an object needs', setCap(0x800, '00'), [16, 1, 8]],
  ])('are refused for %s, and nothing changes', (_, intent, expected) => {
    meets('admin.res.driver-cap-frozen');
    meets('admin.cap.driver-no-disable-in-use');
    const lab = withFlows();
    lab.send(create(0x200, 0, '0100'));
    lab.send(create(0x201, 0, ETH));
    const before = lab.device('pf0').facets;
    expect(told(lab, intent)).toEqual(expected);
    expect(lab.device('pf0').facets).toBe(before);
  });

  it('are as many as the lower of two limits', () => {
    meets('net.ff.group-limit');
    meets('net.ff.classifier-limit');
    meets('admin.res.honour-driver-limit');
    const lab = withFlows();
    expect(told(lab, create(0x200, 0, '0100'))).toEqual(OK);
    expect(told(lab, create(0x200, 1, '0200'))).toEqual(OK);
    // groups_limit is 3, rules_per_group_limit 2.
    expect(told(lab, create(0x200, 2, '0300'))).toEqual([28, 6, 8]);
  });

  it('want their capabilities first', () => {
    meets('admin.cap.unset-means-zero');
    meets('admin.cap.driver-set-first');
    meets('net.ff.driver-enable-caps');
    meets('net.ff.disabled-cap-opcode');
    const lab = ready();
    expect(told(lab, create(0x200, 0, '0100'))).toEqual([22, 2, 8]);
    expect(told(lab, create(0, 0, '0000000000000000'))).toEqual([22, 3, 8]);
    expect(violations(lab.events)).toContain('admin.res.driver-cap-first');
  });
});

it('QUERY and MODIFY swap their opcodes under the other reading', () => {
  const opcodes = (reading: string) =>
    ['QUERY', 'MODIFY'].map(
      name =>
        dialectOf(dialect, { 'object-opcodes': reading }).commands.find(each => each.name.endsWith(`OBJ_${name}`))
          ?.opcode,
    );
  expect(opcodes('table')).toEqual([0x0b, 0x0c]);
  expect(opcodes('sections')).toEqual([0x0c, 0x0b]);
});

it('the bitmap of a device that knows opcode 64 has two words, or one by the formula', () => {
  const lengthOf = (reading: string) => {
    const lab = publishedLab({ dialect, readings: { 'later-opcode': 'opcode-64', 'bitmap-length': reading } });
    return told(lab, { ...self('LIST_QUERY'), writable: 32 });
  };
  expect(lengthOf('prose')).toEqual([0, 0, 24]);
  expect(lengthOf('formula')).toEqual([0, 0, 16]);
});

/** VF 2 with a running driver, and an object for each direction. */
const withParts = (differs: Parameters<typeof publishedLab>[0] = { dialect }): Lab => {
  const lab = publishedLab({ ...differs, discovers: [0, 1] });
  lab.do({ do: 'load-driver', device: 'pf0/vf2' });
  lab.send(setCap(0, '0101'));
  expect(told(lab, create(0, 0, '0000000000000000'))).toEqual(OK);
  expect(told(lab, create(0, 1, '0100000000000000'))).toEqual(OK);
  return lab;
};
const parts = (name: string, id: number, more: Record<string, Numeral> = {}, differs: Partial<CommandIntent> = {}) =>
  toVf(name, { 'hdr.id': id, ...more }, differs);
const stop = toVf('DEV_MODE_SET', { flags: 1 });
const resume = toVf('DEV_MODE_SET', { flags: 0 });
/** DEVICE_STATUS, one byte: 3. */
const status = '0301000000000000000000000100000003';

it('an object beyond the limit has no room when all ids are taken, and a wrong id as long as one is left', () => {
  meets('net.ff.classifier-limit');
  const lab = withFlows();
  expect(told(lab, setCap(0x800, `${'03000000'}${'01000000'}${'03000000'}${'02000000'}0f010000`))).toEqual(OK);
  expect(told(lab, create(0x201, 1, ETH))).toEqual([22, 3, 8]);
  expect(told(lab, create(0x201, 0, ETH))).toEqual(OK);
  expect(told(lab, create(0x201, 1, ETH))).toEqual([28, 6, 8]);
});

describe('an object that is not there', () => {
  meets('admin.res.missing-enxio');
  const each = ['MODIFY', 'QUERY', 'DESTROY'] as const;

  it.each(each)('is ENXIO for %s, whatever its type is and before any capability is set', name => {
    const lab = ready();
    // Device parts without their capability, types that are not there, and types in a group that is not theirs.
    for (const type of [0x000, 0x001, 0x203, 0x500, 0xffff]) {
      const named = { 'hdr.type': type, 'hdr.id': 0 };
      expect(told(lab, toVf(`RESOURCE_OBJ_${name}`, named))).toEqual([6, 3, 8]);
      expect(told(lab, self(`RESOURCE_OBJ_${name}`, named))).toEqual([6, 3, 8]);
    }
    expect(told(lab, toVf(`RESOURCE_OBJ_${name}`, { 'hdr.type': 0x200, 'hdr.id': 0 }))).toEqual([6, 3, 8]);
    expect(told(lab, object('DESTROY', 0, 0xffff_ffff))).toEqual([6, 3, 8]);
  });

  it.each(each)('is INVALID_OPCODE for %s of a flow filter whose capabilities are not set', name => {
    expect(told(ready(), object(name, 0x200, 0))).toEqual([22, 2, 8]);
  });
});

it('an object that is cut short is filled up with zeros: QUERY returns all of it', () => {
  const lab = withFlows();
  expect(told(lab, setCap(0, '0101'))).toEqual(OK);
  // Type 0 and id 0 without a byte of data: a device parts object of 8 bytes, a group of priority 0.
  expect(told(lab, rawCommand(`0a000100${'00'.repeat(12)}0200000000000000`))).toEqual(OK);
  expect(lab.send({ ...object('QUERY', 0, 0), writable: 32 })).toMatchObject({
    usedLength: 16,
    bytes: '00'.repeat(32),
  });
  expect(told(lab, rawCommand(`0a00${'00'.repeat(22)}0002000001000000`))).toEqual(OK);
  expect(told(lab, { ...object('QUERY', 0x200, 1), writable: 32 })).toEqual([0, 0, 10]);
});

it('limits of each member are counted for each: that one has all its ids in use says nothing of another', () => {
  const lab = ready();
  lab.send(setCap(0, '0101'));
  const make = (member: number, id: number, direction: string) =>
    told(
      lab,
      command('RESOURCE_OBJ_CREATE', [1, member], {
        'hdr.id': id,
        resource_obj_specific_data: `hex:${direction}00000000000000`,
      }),
    );
  expect([make(1, 0, '00'), make(1, 1, '01')]).toEqual([OK, OK]);
  expect(make(1, 2, '00')).toEqual([28, 6, 8]);
  expect(make(2, 2, '00')).toEqual([22, 3, 8]);
});

it('limits that all members share cannot be set below what all of them have', () => {
  meets('admin.cap.disable-busy');
  const shared = (reading: string) => {
    const lab = publishedLab({ dialect, readings: { 'parts-object-limits': reading }, discovers: [0, 1] });
    lab.send(setCap(0, '0201'));
    for (const member of [1, 2]) lab.send(command('RESOURCE_OBJ_CREATE', [1, member], { 'hdr.id': member - 1 }));
    return [told(lab, setCap(0, '0102')), lab.device('pf0').facets.objects.length];
  };
  expect(shared('per-owner')).toEqual([[16, 1, 8], 2]);
  expect(shared('per-member')).toEqual([OK, 2]);
  const twice = publishedLab({ dialect, readings: { 'parts-object-limits': 'per-owner' }, discovers: [0, 1] });
  twice.send(setCap(0, '0200'));
  for (const member of [1, 2]) twice.send(command('RESOURCE_OBJ_CREATE', [1, member], { 'hdr.id': 0 }));
  expect(violations(twice.events)).toContain('admin.res.driver-no-duplicate');
});

it.each([
  ['a type that there is not', create(0x7ff, 0, '00'), 'admin.cmd.status-not-ok-on-failure'],
  ['a taken priority', create(0x200, 1, '0100'), 'net.ff.group-priority-unique'],
  ['a rule of no group', create(0x202, 0, rule(1, 0)), 'net.ff.rule-invalid'],
  ['more groups than the lower limit', create(0x200, 2, '0900'), 'net.ff.group-limit'],
  ['device parts without their capability', create(0, 0, '0000000000000000'), 'admin.cap.unset-means-zero'],
])('refuses by the rule that stands in the way: %s', (_, intent, clause) => {
  const lab = withFlows();
  lab.send(create(0x200, 0, '0100'));
  if (clause === 'net.ff.group-limit') lab.send(create(0x200, 1, '0200'));
  const refused = eventsOfType(lab.do(intent), 'note/checked').find(({ passed }) => !passed);
  expect(refused?.clause).toBe(clause);
});

it('names the section that each of its checks is from', () => {
  const sectionOf = (name: string, id: string) =>
    dialectOf(dialect)
      .commands.find(each => each.name.endsWith(name))
      ?.checks.find(each => each.id === id)?.source.where;
  expect([sectionOf('DEVICE_CAP_GET', 'capability'), sectionOf('DRIVER_CAP_SET', 'objects')]).toEqual([
    'basic facilities, "Device and driver capabilities" (v1.4)',
    'basic facilities, "Device and driver capabilities" (v1.4)',
  ]);
  expect([sectionOf('OBJ_CREATE', 'id free'), sectionOf('OBJ_DESTROY', 'dependents')]).toEqual([
    'basic facilities, "Device resource objects" (v1.4)',
    'basic facilities, "Device resource objects" (v1.4)',
  ]);
  expect(sectionOf('METADATA_GET', 'room')).toBe('basic facilities, "Device parts" (v1.4)');
});

describe('device parts', () => {
  // Features 16 + 16 twice, num_queues 16 + 2, status 16 + 1, two virtqueues of 16 + 32 and of 16 + 8.
  const SIZE = 32 + 32 + 18 + 17 + 2 * 48 + 2 * 24;

  it('are told by size, number and headers', () => {
    meets('admin.parts.driver-metadata-buffer');
    const lab = withParts();
    const ask = (type: number) => lab.send(parts('DEV_PARTS_METADATA_GET', 0, { type }));
    expect(ask(0).bytes.slice(16, 32)).toBe(`${SIZE.toString(16)}00000000000000`);
    expect(ask(1).bytes.slice(16, 32)).toBe('0800000000000000');
    expect(ask(2).usedLength).toBe(16 + 8 * 16);
    expect(told(lab, parts('DEV_PARTS_METADATA_GET', 0, { type: 3 }))).toEqual([22, 3, 8]);
  });

  it('answer ENOMEM where the metadata does not fit, or are cut under the other reading', () => {
    const short = parts('DEV_PARTS_METADATA_GET', 0, { type: 2 }, { writable: 32 });
    expect(told(withParts(), short)).toEqual([12, 6, 8]);
    expect(told(withParts({ dialect, readings: { 'metadata-too-short': 'cut' } }), short)).toEqual([0, 0, 32]);
  });

  it('come in their order, all or those that are asked for', () => {
    meets('admin.parts.get-order');
    meets('admin.parts.order-drv-features');
    meets('admin.parts.order-common-cfg');
    meets('admin.parts.order-dev-cfg');
    meets('admin.parts.order-status');
    meets('admin.parts.driver-parts-buffer');
    const lab = withParts();
    const all = lab.send(parts('DEV_PARTS_GET', 0, { type: 1 }));
    expect(all.usedLength).toBe(8 + SIZE);
    expect(all.bytes.slice(16, 80)).toBe('00010100000000000000000010000000a3880100010000000000000000000000');
    const wanted = 'ff01000000000000000000000000000003010000000000000000000000000000';
    const some = lab.send(parts('DEV_PARTS_GET', 0, { type: 0, hdr_list: `hex:${wanted}` }));
    expect(some.usedLength).toBe(8 + 17);
    expect(some.bytes.slice(16, 50)).toBe('030100000000000000000000010000000f');
    // Asked for twice it comes once, and nothing is said to be missing.
    const twice = lab.do(
      parts('DEV_PARTS_GET', 0, { type: 0, hdr_list: `hex:${wanted.slice(32)}${wanted.slice(32)}` }),
    );
    expect(eventsOfType(twice, 'note/applied').map(({ clause }) => clause)).toEqual(['admin.parts.get-order']);
    expect(told(lab, parts('DEV_PARTS_GET', 1, { type: 1 }))).toEqual([22, 3, 8]);
    expect(told(lab, parts('DEV_PARTS_GET', 7, { type: 1 }))).toEqual([6, 3, 8]);
  });

  it.each([
    ['DEV_FEATURES', `00010100${'00'.repeat(8)}10000000${'00'.repeat(16)}`, 'admin.parts.dev-features-verify'],
    ['num_queues', `0201000012000000${'00'.repeat(4)}020000000900`, 'admin.parts.set-verify-only'],
  ])('that are only compared are refused by the rule for them: %s', (_, bytes, clause) => {
    const lab = withParts();
    lab.send(stop);
    const refused = eventsOfType(lab.do(parts('DEV_PARTS_SET', 1, { parts: `hex:${bytes}` })), 'note/checked').at(-1);
    expect([refused?.passed, refused?.clause]).toEqual([false, clause]);
  });

  it('are found by what their selector says, whatever its reserved bytes hold', () => {
    meets('admin.cmd.reserved-ignored');
    const lab = withParts();
    const size = (type: string, selector: string) =>
      (lab.send(parts('DEV_PARTS_GET', 0, { hdr_list: `hex:${type}0000${selector}00000000` })).usedLength ?? 0) - 8;
    expect(size('0301', 'ffffffffffffffff')).toBe(16 + 1);
    expect(size('0201', '12000000ffffffff')).toBe(16 + 2);
    expect(size('0201', '12010000ffffffff')).toBe(0);
    expect(size('0401', '0100ffffffffffff')).toBe(16 + 32);
    expect(size('0401', '0101ffffffffffff')).toBe(0);
    lab.send(stop);
    expect(told(lab, parts('DEV_PARTS_SET', 1, { parts: 'hex:03010000ffffffffffffffff0100000003' }))).toEqual(OK);
    expect(told(lab, resume)).toEqual(OK);
    expect(lab.device('pf0/vf2').status).toBe(3);
  });

  it('are set on a stopped member alone, and count from the moment it goes on', () => {
    meets('admin.parts.driver-stop-before-set');
    meets('admin.parts.set-repeatable');
    meets('admin.mode.stop-idempotent');
    meets('admin.mode.resume-idempotent');
    const lab = withParts();
    const set = parts('DEV_PARTS_SET', 1, { parts: `hex:${status}` });
    expect(told(lab, set)).toEqual([16, 1, 8]);
    expect(told(lab, stop)).toEqual(OK);
    expect(told(lab, stop)).toEqual(OK);
    expect(told(lab, set)).toEqual(OK);
    expect(told(lab, set)).toEqual(OK);
    expect(lab.device('pf0/vf2').status).toBe(0x0f);
    expect(told(lab, resume)).toEqual(OK);
    expect(lab.device('pf0/vf2').status).toBe(0x03);
    expect(told(lab, resume)).toEqual(OK);
  });

  it.each([
    ['a length that is not that of the device', '030100000000000000000000020000000303'],
    ['a cut part', '03010000000000000000000001000000'],
    ['another order', `030100000000000000000000010000000301010000000000000000000010000000${'00'.repeat(16)}`],
    ['features that the device does not have', `00010100000000000000000010000000${'ff'.repeat(16)}`],
    ['another num_queues', '020100001200000000000000020000000900'],
    ['a part that the device does not have', `04010000090000000000000020000000${'00'.repeat(32)}`],
  ])('are refused for %s, without a trace', (_, bytes) => {
    meets('admin.parts.set-length-mismatch');
    meets('admin.parts.set-atomic');
    meets('admin.parts.set-verify-only');
    meets('admin.parts.set-no-apply-invariant');
    const lab = withParts();
    lab.send(stop);
    expect(told(lab, parts('DEV_PARTS_SET', 1, { parts: `hex:${bytes}` }))).toEqual([22, 3, 8]);
    expect(lab.device('pf0/vf2').facets.parts).toBeNull();
  });

  it('go back to defaults with a reset of the member, which stays stopped', () => {
    meets('admin.parts.reset-to-default');
    const lab = withParts();
    lab.send(stop);
    lab.send(parts('DEV_PARTS_SET', 1, { parts: `hex:${status}` }));
    lab.do({ do: 'flr', device: 'pf0/vf2' });
    const { facets, status: now } = lab.device('pf0/vf2');
    expect([facets.parts, facets.stopped, now]).toEqual([null, true, 0]);
  });

  it('wait for a reset of the member that is under way', () => {
    meets('admin.mode.respond-after-reset');
    meets('admin.mode.respond-after-flr');
    const lab = withParts();
    lab.take({ do: 'unload-driver', device: 'pf0/vf2' });
    lab.act('driver:pf0/vf2 stop');
    lab.take(stop);
    lab.run({ holding: ['device:pf0/vf2 reset'] });
    expect(lab.answers.at(-1)?.outcome?.ok).toBe(true);
    const before = lab.answers.length;
    expect(lab.choices().find(({ action }) => action.name === 'execute')?.why).toMatch(/reset of VF 2 is not complete/);
    lab.run();
    expect(lab.answers.length).toBe(before + 1);
    expect(lab.device('pf0/vf2').facets.stopped).toBe(true);
  });

  it('bring no vector that the table of the member does not have', () => {
    const lab = withParts();
    lab.send(stop);
    const vector = (number: string) => `04010000${'00'.repeat(8)}200000000400${number}00000000${'00'.repeat(24)}`;
    const set = (number: string) => {
      expect(told(lab, parts('DEV_PARTS_SET', 1, { parts: `hex:${vector(number)}` }))).toEqual(OK);
      expect([told(lab, resume), told(lab, stop)]).toEqual([OK, OK]);
      return lab.device('pf0/vf2').queues[0]?.registers.msixVector;
    };
    expect([set('0200'), set('0300')]).toEqual([2, 0xffff]);
  });

  it('carry a VF to another PF', () => {
    const lab = withParts({ dialect, pfs: 2 });
    lab.send(stop);
    const captured = lab.send(parts('DEV_PARTS_GET', 0, { type: 1 }));
    const there = (intent: CommandIntent): CommandIntent => ({ ...intent, owner: 'pf1' });
    lab.send(there(setCap(0, '0101')));
    lab.send(there(create(0, 1, '0100000000000000')));
    lab.send(there(stop));
    const bytes = captured.bytes.slice(16, 16 + 2 * SIZE);
    expect(told(lab, there(parts('DEV_PARTS_SET', 1, { parts: `hex:${bytes}` })))).toEqual(OK);
    expect(told(lab, there(resume))).toEqual(OK);
    const [from, to] = [lab.device('pf0/vf2'), lab.device('pf1/vf2')];
    expect([to.status, to.negotiated]).toEqual([0x0f, from.negotiated]);
    expect(to.queues.map(({ registers }) => registers)).toEqual(from.queues.map(({ registers }) => registers));
  });
});

/** A buffer of 16 readable bytes in the transmit virtqueue of VF 2, made available by hand as entry `k`. */
const transmit = (lab: Lab, k: number): readonly Intent[] => {
  const { desc, driver } = lab.device('pf0/vf2').queues[1]?.registers ?? { desc: 0n, driver: 0n };
  const le = (value: bigint | number, bytes: number) =>
    Array.from({ length: bytes }, (_, at) =>
      ((BigInt(value) >> BigInt(8 * at)) & 0xffn).toString(16).padStart(2, '0'),
    ).join('');
  const edit = (at: bigint, bytes: string): Intent => ({ do: 'edit-memory', at: `0x${at.toString(16)}`, bytes });
  return [
    edit(desc + BigInt(16 * k), `${le(desc, 8)}${le(16, 4)}${le(0, 4)}`),
    edit(driver + BigInt(4 + 2 * k), le(k, 2)),
    edit(driver + 2n, le(k + 1, 2)),
  ];
};

describe('a member that is stopped under traffic', () => {
  it('gives back what it has taken before the command is answered, and takes nothing until it goes on', () => {
    meets('admin.mode.drain-before-complete');
    meets('admin.mode.write-back-observed');
    meets('admin.mode.no-vq-access');
    meets('admin.mode.no-notifications');
    meets('admin.mode.accept-notifications');
    meets('admin.mode.stopped-no-pci-transactions');
    const lab = withParts();
    const used = () => lab.device('pf0/vf2').queues[1]?.ring?.publishedUsedIdx;
    for (const each of transmit(lab, 0)) lab.take(each);
    lab.run({ before: 'device:pf0/vf2/q1 execute' });
    const before = lab.answers.length;
    lab.take(stop);
    lab.run({ holding: ['device:pf0/vf2'] });
    expect(lab.answers).toHaveLength(before);
    expect(lab.choices().find(({ enabled, action }) => !enabled && action.actor === 'device:pf0/avq0')?.why).toMatch(
      /1 buffers of VF 2 are in progress/,
    );
    lab.run();
    expect(lab.answers.at(-1)?.outcome?.ok).toBe(true);
    expect(used()).toBe(1);
    for (const each of transmit(lab, 1)) lab.take(each);
    lab.run();
    expect(used()).toBe(1);
    expect(told(lab, resume)).toEqual(OK);
    expect(used()).toBe(2);
  });
});

it('tells a member that runs to go on without waiting for what it holds', () => {
  const lab = withParts();
  for (const each of transmit(lab, 0)) lab.take(each);
  lab.run({ before: 'device:pf0/vf2/q1 execute' });
  for (const flags of [0, 2]) {
    const before = lab.answers.length;
    lab.take(toVf('DEV_MODE_SET', { flags }));
    lab.run({ holding: ['device:pf0/vf2'] });
    expect(lab.answers.slice(before).map(({ outcome }) => outcome?.ok)).toEqual([flags === 0]);
  }
});

describe('where a ring stands after migration', () => {
  const migrate = (lab: Lab) => {
    lab.send(stop);
    const captured = lab.send(parts('DEV_PARTS_GET', 0, { type: 1 }));
    const there = (intent: CommandIntent): CommandIntent => ({ ...intent, owner: 'pf1' });
    for (const each of [setCap(0, '0101'), create(0, 1, '0100000000000000'), stop]) lab.send(there(each));
    const bytes = captured.bytes.slice(16, 2 * (captured.usedLength ?? 0));
    return [
      told(lab, there(parts('DEV_PARTS_SET', 1, { parts: `hex:${bytes}` }))),
      () => told(lab, there(resume)),
    ] as const;
  };

  it('a split ring goes on behind what was used', () => {
    const lab = withParts({ dialect, pfs: 2 });
    for (const each of transmit(lab, 0)) lab.do(each);
    const [set, goOn] = migrate(lab);
    expect(set).toEqual(OK);
    goOn();
    const ring = lab.device('pf1/vf2').queues[1]?.ring;
    expect([ring?.lastAvail, ring?.usedIdx, ring?.publishedUsedIdx]).toEqual([1, 1, 1]);
    // The driver's next buffer is served by the other device, in the same memory.
    for (const each of transmit(lab, 1)) lab.do(each);
    expect(lab.device('pf1/vf2').queues[1]?.ring?.publishedUsedIdx).toBe(2);
  });

  it('a packed ring cannot: it is refused, or goes on from the start', () => {
    const packed = featureSet([0, 5, 32, 34]);
    const pf = { vfDefault: { type: 'net', features: packed, driverFeatures: packed } } as const;
    expect(migrate(withParts({ dialect, pfs: 2, pf }))[0]).toEqual([22, 3, 8]);
    const readings = { 'packed-parts': 'anew' };
    expect(migrate(withParts({ dialect, pfs: 2, pf, readings }))[0]).toEqual(OK);
  });
});

it('refuses what is not modelled as what does not exist', () => {
  const lab = ready();
  // There is no such object to read, and none of that type can be made.
  expect(told(lab, rawCommand(`0b00${'00'.repeat(22)}03020000000000000000000000000000`))).toEqual([6, 3, 8]);
  expect(told(lab, rawCommand(`0a00${'00'.repeat(22)}03020000000000000000000000000000`))).toEqual([22, 3, 8]);
  expect(marginOf(dialectOf(dialect)).notObservable.map(({ id }) => id)).toContain(
    'VIRTIO_NET_RESOURCE_OBJ_IPSEC_INBOUND_SA',
  );
});
