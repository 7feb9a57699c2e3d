import { describe, expect, it } from 'vitest';
import { featureSet } from '../../num/feature-set.ts';
import { createLab, type Lab, labOn, pfTopology, topologyOf, violations } from '../../testing/lab.ts';
import { command, publishedLab, rawCommand } from '../../testing/published-lab.ts';
import type { CommandIntent, Numeral } from '../../world/intent.ts';
import type { PfTopology } from '../../world/topology.ts';
import type { Readings } from '../../world/world.ts';
import { dialectOf } from '../dialects.ts';

const dialect = 'virtio-1.4';
const toVf = (name: string, data: Record<string, Numeral> = {}, member = 2, differs: Partial<CommandIntent> = {}) =>
  command(name, [1, member], data, differs);
const told = (lab: Lab, intent: CommandIntent) => {
  const { outcome, usedLength } = lab.send(intent);
  return [outcome?.fields.status, outcome?.fields.status_qualifier, usedLength];
};
const setCap = (bytes: string) => command('DRIVER_CAP_SET', [0, 0], { id: 0, cap_specific_data: `hex:${bytes}` });
const create = (member: number, id: number, direction = '00') =>
  toVf('RESOURCE_OBJ_CREATE', { 'hdr.id': id, resource_obj_specific_data: `hex:${direction}00000000000000` }, member);
const read = (offset: number, width: number) => toVf('LEGACY_COMMON_CFG_READ', { offset }, 2, { writable: 8 + width });
const query = command('LIST_QUERY', [1, 0]);
const use = (list: string) => command('LIST_USE', [1, 0], { device_admin_cmd_opcodes: list });
/** DEVICE_STATUS, one byte: 3. */
const status = '0301000000000000000000000100000003';

interface Question {
  readonly pf?: Partial<PfTopology>;
  /** Other readings that the question needs. */
  readonly with?: Readings;
  readonly ask: (lab: Lab) => unknown;
  readonly answers: Readonly<Record<string, unknown>>;
}

/** Two lists are declared before the device takes either; the one that holds was carried out last. */
const bothAtOnce = (lab: Lab): bigint | undefined => {
  lab.take(use('0x7f'));
  lab.take(use('0x3'));
  lab.run({ holding: ['device:pf0/avq0'] });
  lab.run();
  return lab.device('pf0').facets.usedLists[1];
};

/** What a run under each reading shows; the lists of both groups are declared, and VF 2 has no driver. */
const questions: Readonly<Record<string, Question>> = {
  'unused-member-id': {
    ask: lab => told(lab, query),
    answers: { unchecked: [0, 0, 16], strict: [22, 5, 8] },
  },
  'bitmap-length': {
    with: { 'later-opcode': 'opcode-64' },
    ask: lab => told(lab, { ...query, writable: 64 }),
    answers: { prose: [0, 0, 24], formula: [0, 0, 16] },
  },
  'list-dependencies': { ask: lab => told(lab, use('0x7')), answers: { refused: [22, 3, 8], accepted: [0, 0, 8] } },
  'legacy-width': { ask: lab => told(lab, read(18, 8)), answers: { 'by-length': [22, 3, 8], 'by-field': [0, 0, 9] } },
  'writable-units': {
    ask: lab => told(lab, { ...query, writable: 12 }),
    answers: { 'as-fits': [0, 0, 12], 'whole-units': [0, 0, 8] },
  },
  'list-over-vf-enable': {
    ask: lab => {
      lab.do({ do: 'disable-vfs', owner: 'pf0' }, { do: 'enable-vfs', owner: 'pf0', numVfs: 3 });
      return told(lab, read(18, 1));
    },
    answers: { kept: [0, 0, 9], forgotten: [22, 2, 8] },
  },
  'member-in-reset': {
    ask: lab => {
      lab.send(toVf('LEGACY_COMMON_CFG_WRITE', { offset: 18, registers: 'hex:03' }));
      lab.take(toVf('LEGACY_COMMON_CFG_WRITE', { offset: 18, registers: 'hex:00' }));
      lab.run({ holding: ['device:pf0/vf2 reset'] });
      lab.take(read(18, 1));
      lab.run({ holding: ['device:pf0/vf2 reset'] });
      const { outcome } = lab.answers.at(-1) ?? {};
      return [outcome?.fields.status, outcome?.fields.status_qualifier];
    },
    answers: { answered: [0, 0], 'try-again': [11, 7] },
  },
  'missing-part': {
    ask: lab => {
      lab.do(rawCommand('000001000000000000000000000000000000000000000000', 0));
      return lab.device('pf0').status;
    },
    answers: { 'complete-empty': 0x0f, fault: 0x4f },
  },
  'notify-entries': {
    ask: lab => lab.send(toVf('LEGACY_NOTIFY_INFO')).bytes.slice(16 + 64),
    answers: {
      'end-marked': '00'.repeat(32),
      four: '0104000000000000002801000000000002040000000000000430000000000000',
    },
  },
  'admin-queue-num-zero': {
    pf: { adminQueues: [] },
    ask: lab => [lab.driver('pf0').stage, violations(lab.events)],
    answers: { allowed: ['running', []], violation: ['running', ['admin.vq.exposed-when-negotiated']] },
  },
  'queue-order': {
    ask: bothAtOnce,
    answers: { 'as-queued': 0x3n, any: 0x7fn },
  },
  duplex: {
    ask: lab => lab.send(toVf('LEGACY_DEV_CFG_READ', { offset: 16 }, 2, { writable: 9 })).bytes.slice(16),
    answers: { description: '01', requirement: '00' },
  },
  'object-opcodes': {
    // Object 0 of VF 2 is there: 0x000b reads its 8 bytes, or replaces them.
    ask: lab => {
      lab.send(setCap('0101'));
      lab.send(create(2, 0));
      return told(lab, rawCommand(`0b000100${'00'.repeat(12)}0200000000000000${'00'.repeat(16)}`, 64));
    },
    answers: { table: [0, 0, 16], sections: [0, 0, 8] },
  },
  'metadata-too-short': {
    ask: lab => {
      lab.send(setCap('0101'));
      lab.send(create(2, 0));
      return told(lab, toVf('DEV_PARTS_METADATA_GET', { type: 2 }, 2, { writable: 16 }));
    },
    answers: { enomem: [12, 6, 8], cut: [0, 0, 16] },
  },
  'capability-excess': { ask: lab => told(lab, setCap('ff00')), answers: { refused: [22, 3, 8], accepted: [0, 0, 8] } },
  'set-while-running': {
    ask: lab => {
      lab.send(setCap('0101'));
      lab.send(create(2, 0, '01'));
      return told(lab, toVf('DEV_PARTS_SET', { parts: `hex:${status}` }));
    },
    answers: { refused: [16, 1, 8], allowed: [0, 0, 8] },
  },
  'mode-over-reset': {
    ask: lab => {
      lab.send(toVf('DEV_MODE_SET', { flags: 1 }));
      lab.do({ do: 'flr', device: 'pf0/vf2' });
      return lab.device('pf0/vf2').facets.stopped;
    },
    answers: { stays: true, resumes: false },
  },
  'objects-over-vf-enable': {
    ask: lab => {
      lab.send(setCap('0101'));
      lab.send(create(2, 0));
      lab.do({ do: 'disable-vfs', owner: 'pf0' }, { do: 'enable-vfs', owner: 'pf0', numVfs: 3 });
      return told(lab, create(2, 0));
    },
    answers: { destroyed: [0, 0, 8], kept: [17, 3, 8] },
  },
  'packed-parts': {
    pf: {
      vfDefault: { type: 'net', features: featureSet([5, 32, 34]), driverFeatures: featureSet([5, 32, 34]) },
    },
    ask: lab => {
      lab.do({ do: 'load-driver', device: 'pf0/vf1' });
      lab.send(setCap('0201'));
      for (const each of [create(1, 0), create(2, 1, '01')]) lab.send(each);
      const captured = lab.send(toVf('DEV_PARTS_GET', { 'hdr.id': 0, type: 1 }, 1));
      lab.send(toVf('DEV_MODE_SET', { flags: 1 }));
      const parts = captured.bytes.slice(16, 2 * (captured.usedLength ?? 0));
      return told(lab, toVf('DEV_PARTS_SET', { 'hdr.id': 1, parts: `hex:${parts}` }));
    },
    answers: { refused: [22, 3, 8], anew: [0, 0, 8] },
  },
  'later-opcode': {
    ask: lab => told(lab, { ...query, writable: 64 }),
    answers: { none: [0, 0, 16], 'opcode-64': [0, 0, 24] },
  },
  'taken-id': {
    ask: lab => {
      lab.send(setCap('0202'));
      lab.send(create(2, 0));
      return told(lab, create(2, 0));
    },
    answers: { eexist: [17, 3, 8], einval: [22, 3, 8] },
  },
  'parts-object-limits': {
    ask: lab => {
      lab.send(setCap('0101'));
      lab.send(create(2, 0));
      // The same id for another VF, then another id: the limit for this direction is 1.
      return [told(lab, create(1, 0)), told(lab, create(3, 1))];
    },
    answers: {
      'per-member': [
        [0, 0, 8],
        [0, 0, 8],
      ],
      'per-owner': [
        [17, 3, 8],
        [28, 6, 8],
      ],
    },
  },
  'feature-windows': {
    pf: {
      vfDefault: { type: 'net', features: featureSet([5, 32, 70]), driverFeatures: featureSet([5, 32, 70]) },
    },
    ask: lab => {
      lab.do({ do: 'load-driver', device: 'pf0/vf2' });
      return lab.device('pf0/vf2').negotiated;
    },
    answers: { any: featureSet([5, 32, 70]), two: featureSet([5, 32]) },
  },
};

describe('switches of virtio 1.4', () => {
  it('are all asked, with every reading', () => {
    const asked = Object.entries(questions).map(([id, { answers }]) => [id, Object.keys(answers)]);
    const there = dialectOf(dialect).switches.map(({ id, readings }) => [id, readings.map(reading => reading.id)]);
    expect(asked.toSorted()).toEqual(there.toSorted());
  });

  it.each(
    Object.entries(questions).flatMap(([id, { answers, ...question }]) =>
      Object.entries(answers).map(([reading, answer]) => [id, reading, { ...question, answer }] as const),
    ),
  )('%s: %s', (id, reading, { ask, answer, pf, with: others = {} }) => {
    const needsNone = pf?.adminQueues?.length === 0;
    const readings = { ...others, [id]: reading };
    // Under the strict reading no list can be declared at all.
    const discovers = needsNone || id === 'unused-member-id' ? [] : [0, 1];
    expect(ask(publishedLab({ dialect, readings, discovers, ...(pf && { pf }) }))).toEqual(answer);
  });

  it('a list of what a device of a later release reports is taken, and no duty is broken by it', () => {
    const use64 = (readings: Readings) => {
      const lab = publishedLab({ dialect, readings });
      const list = command('LIST_USE', [1, 0], { device_admin_cmd_opcodes: '0x10000000000000003' });
      return [told(lab, list), violations(lab.events)];
    };
    expect(use64({ 'later-opcode': 'opcode-64' })).toEqual([[0, 0, 8], []]);
    // The formula has no room for its bit: the device has it, and the driver cannot know.
    const formula = { 'later-opcode': 'opcode-64', 'bitmap-length': 'formula' };
    expect(use64(formula)).toEqual([[0, 0, 8], ['admin.list.subset-of-query']]);
    expect(use64({})).toEqual([[22, 3, 8], ['admin.list.subset-of-query']]);
  });

  it('member ids of the Self group are looked at by no list command, however strict the SR-IOV group is', () => {
    const lab = publishedLab({ dialect, readings: { 'unused-member-id': 'strict' } });
    expect(told(lab, command('LIST_QUERY', [0, 3]))).toEqual([0, 0, 16]);
    expect(told(lab, command('LIST_QUERY', [1, 4]))).toEqual([22, 5, 8]);
    expect(told(lab, command('LIST_QUERY', [1, 3]))).toEqual([0, 0, 16]);
  });

  it('a device with IN_ORDER keeps the order under any reading', () => {
    const owner = featureSet([0, 5, 32, 35, 37, 41]);
    const topology = topologyOf(pfTopology({ features: owner, driverFeatures: owner }));
    const lab = labOn(createLab({ dialect, readings: { 'queue-order': 'any' }, topology }).world);
    lab.do({ do: 'load-driver', device: 'pf0' }, { do: 'enable-vfs', owner: 'pf0', numVfs: 1 });
    expect(bothAtOnce(lab)).toBe(0x3n);
  });
});
