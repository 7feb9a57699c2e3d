import { describe, expect, it } from 'vitest';
import { bitsOf, featureSet } from '../../num/feature-set.ts';
import { type Hashable, hashValue, toHex } from '../../num/hash.ts';
import type { Lab } from '../../testing/lab.ts';
import { askAttrs, manage, readyLab } from '../../testing/lab.ts';
import type { CommandIntent, Intent } from '../../world/intent.ts';
import type { PfTopology } from '../../world/topology.ts';
import type { Readings } from '../../world/world.ts';
import { resolveReadings } from '../dialect.ts';
import { dialectOf } from '../dialects.ts';

const dialect = dialectOf('draft-2022-07');

const vf = (...bits: readonly number[]) =>
  ({ type: 'net', features: featureSet(bits), driverFeatures: featureSet(bits) }) as const;
const raw = (bytes: string, writable = 24): CommandIntent => ({ do: 'command', owner: 'pf0', raw: bytes, writable });
const wanted = manage('assign', 2, '0x100000021');

const status = (lab: Lab): string => lab.answers.at(-1)?.outcome?.name ?? 'no answer';
const offered = (lab: Lab): number[] => bitsOf(lab.device('pf0/vf2').offered);
const NET = [0, 1, 5, 7, 11, 15, 16, 32];

/** VF 2's own driver sets ACKNOWLEDGE between the moments when the device takes an assign and executes it. */
const acknowledgeInBetween = (lab: Lab): string => {
  lab.take(wanted);
  lab.run({ before: 'device:pf0/avq0 execute' });
  lab.take({ do: 'load-driver', device: 'pf0/vf2' });
  for (const action of ['driver:pf0/vf2 reset', 'device:pf0/vf2 reset']) lab.act(action);
  for (const action of ['driver:pf0/vf2 wait-reset', 'driver:pf0/vf2 acknowledge']) lab.act(action);
  lab.run();
  return status(lab);
};

/** What a run with a reading shows; the topology differs from the usual one where the question asks for it. */
interface Question {
  readonly pf?: Partial<PfTopology>;
  readonly ask: (lab: Lab) => unknown;
  readonly answers: Readonly<Record<string, unknown>>;
}

const after = (intent: Intent, look: (lab: Lab) => unknown) => (lab: Lab) => {
  lab.do(intent);
  return look(lab);
};

const questions: Readonly<Record<string, Question>> = {
  'attrs-target': {
    ask: after(askAttrs({ header: { group_id: 7, group_member_id: 99 } }), status),
    answers: { checked: 'invalid group', ignored: 'success' },
  },
  'pf-as-member-0': {
    ask: after(manage('query', 0), status),
    answers: { addressed: 'success', refused: 'invalid member' },
  },
  'vf-enable-clear': {
    ask: lab => {
      lab.do({ do: 'disable-vfs', owner: 'pf0' });
      return [manage('query', 1), manage('query', 0)].map(each => lab.send(each).outcome?.name);
    },
    // Where the group comes with VF Enable, the PF has none to be member 0 of either.
    answers: { 'invalid-member': ['invalid member', 'success'], 'invalid-group': ['invalid group', 'invalid group'] },
  },
  'query-before-assign': {
    pf: { vfDefault: vf(0, 32) },
    ask: lab => lab.send(manage('query', 2)).outcome?.fields.resource_val,
    answers: { offered: 0x1_0000_0001n, manageable: 0x1_0001_88a3n, zero: 0n },
  },
  persistence: {
    ask: lab => {
      lab.do(wanted, { do: 'load-driver', device: 'pf0/vf2' });
      return bitsOf(lab.device('pf0/vf2').negotiated ?? featureSet([]));
    },
    answers: { keep: [0, 5, 32], drop: NET },
  },
  'persistence-flr': {
    ask: lab => {
      lab.do(wanted, { do: 'flr', device: 'pf0/vf2' });
      return offered(lab);
    },
    answers: { keep: [0, 5, 32], drop: NET },
  },
  'persistence-vf-enable': {
    ask: lab => {
      lab.do(wanted, { do: 'disable-vfs', owner: 'pf0' }, { do: 'enable-vfs', owner: 'pf0', numVfs: 2 });
      return offered(lab);
    },
    answers: { drop: NET, keep: [0, 5, 32] },
  },
  'persistence-owner-reset': {
    ask: lab => {
      lab.do(wanted, { do: 'unload-driver', device: 'pf0' });
      return offered(lab);
    },
    answers: { keep: [0, 5, 32], drop: NET },
  },
  'outside-manageable': {
    pf: { manageable: featureSet([0, 5, 32]) },
    ask: after(manage('assign', 2, '0x100000000'), offered),
    answers: { hidden: [32], untouched: [1, 7, 11, 15, 16, 32] },
  },
  'bits-64-up': {
    pf: { vfDefault: vf(0, 5, 32, 69, 70) },
    ask: after(wanted, offered),
    answers: { unchanged: [0, 5, 32, 69, 70], cleared: [0, 5, 32] },
  },
  validity: {
    ask: after(manage('assign', 2, '0x100000080'), status),
    answers: { none: 'success', enforce: 'VIRTIO_ADMIN_CS_RSC_VAL_INVALID' },
  },
  'zero-assign': {
    ask: after(manage('assign', 2, 0), status),
    answers: { allowed: 'success', refused: 'VIRTIO_ADMIN_CS_RSC_VAL_INVALID' },
  },
  'beyond-vf': {
    pf: { vfDefault: vf(0, 32) },
    ask: after(wanted, lab => [status(lab), offered(lab)]),
    answers: { masked: ['success', [0, 32]], refused: ['VIRTIO_ADMIN_CS_RSC_VAL_INVALID', [0, 32]] },
  },
  'attrs-without-43': {
    pf: { driverFeatures: featureSet([32, 37, 41, 42]) },
    ask: lab => {
      const { attrs_mask, managed_device_features_63_0 } = lab.send(askAttrs()).outcome?.fields ?? {};
      return [attrs_mask, managed_device_features_63_0];
    },
    answers: { 'mask-clear': [0n, 0n], 'mask-set': [1n, 0x1_0001_88a3n] },
  },
  'acknowledge-race': {
    ask: acknowledgeInBetween,
    answers: { 'at-execute': 'VIRTIO_ADMIN_CS_ERR_DEV_IN_USE', 'at-take': 'success' },
  },
  'mgmt-without-43': {
    pf: { driverFeatures: featureSet([32, 37, 41, 42]) },
    ask: after(wanted, status),
    answers: { 'resource-unsupported': 'VIRTIO_ADMIN_CS_RSC_UNSUPPORTED', 'unknown-command': 'unknown command' },
  },
  'short-data': {
    ask: after(raw('0000 0100 00000000 0200000000000000 01 0000 21'), status),
    answers: { 'zero-extend': 'success', refuse: 'VIRTIO_ADMIN_CS_RSC_VAL_INVALID' },
  },
  'reserved-bytes': {
    ask: after(raw('0000 0100 01000000 0200000000000000 02'), status),
    answers: { ignored: 'success', refused: 'VIRTIO_ADMIN_CS_RSC_VAL_INVALID' },
  },
  'missing-part': {
    ask: lab => {
      lab.do(raw('0000 0100 00000000 0200000000000000 02', 0));
      return [lab.device('pf0').status, lab.answers.map(({ usedLength }) => usedLength)];
    },
    answers: { 'complete-empty': [0x0f, [0]], fault: [0x4f, []] },
  },
};

describe('switches of the July 2022 draft', () => {
  it('are all asked, with every reading', () => {
    expect(Object.entries(questions).map(([id, { answers }]) => [id, Object.keys(answers)])).toEqual(
      dialect.switches.map(({ id, readings }) => [id, readings.map(reading => reading.id)]),
    );
  });

  it.each(
    Object.entries(questions).flatMap(([id, { pf = {}, ask, answers }]) =>
      Object.entries(answers).map(([reading, answer]) => [id, reading, pf, ask, answer] as const),
    ),
  )('%s: %s', (id, reading, pf, ask, answer) => {
    expect(ask(readyLab({ [id]: reading }, pf))).toEqual(answer);
  });

  it.each(Object.entries(questions))(
    '%s: its readings differ, and the first is the default',
    (id, { pf, ask, answers }) => {
      const different = new Set(Object.values(answers).map(answer => toHex(hashValue(answer as Hashable))));
      expect(different.size).toBe(Object.keys(answers).length);
      const { byDefault } = dialect.switches.find(each => each.id === id) ?? {};
      expect(byDefault).toBe(Object.keys(answers)[0]);
      expect(ask(readyLab({}, pf))).toEqual(answers[byDefault ?? '']);
    },
  );

  it('each has a reason for its default, and a source', () => {
    for (const { reason, source, title, readings } of dialect.switches) {
      expect(reason).toMatch(/\.$/);
      expect(source.kind).toBe('ours');
      expect(title).not.toBe('');
      expect(new Set(readings.map(({ text }) => text)).size).toBe(readings.length);
    }
  });

  it('what is not named reads as by default, and what no switch has is left out', () => {
    const readings: Readings = { persistence: 'drop', 'no such switch': 'x' };
    const resolved = resolveReadings(dialect, readings);
    expect(resolved.persistence).toBe('drop');
    expect(resolved['zero-assign']).toBe('allowed');
    expect(Object.keys(resolved)).toEqual(dialect.switches.map(({ id }) => id));
  });
});

describe('the other half of a reading', () => {
  it('at-take: ACKNOWLEDGE that was set then counts, even if it is gone when the command is executed', () => {
    const race = (readings: Readings): string => {
      const lab = readyLab(readings);
      lab.do({ do: 'load-driver', device: 'pf0/vf2' });
      lab.take(wanted);
      lab.run({ before: 'device:pf0/avq0 execute' });
      lab.take({ do: 'flr', device: 'pf0/vf2' });
      lab.run();
      return status(lab);
    };
    expect(race({ 'acknowledge-race': 'at-take' })).toBe('VIRTIO_ADMIN_CS_ERR_DEV_IN_USE');
    expect(race({ 'acknowledge-race': 'at-execute' })).toBe('success');
  });

  it('short-data refuse: a command without an operation is told so', () => {
    const lab = readyLab({ 'short-data': 'refuse' });
    lab.do(raw('0000 0100 00000000 0200000000000000'));
    expect(status(lab)).toBe('VIRTIO_ADMIN_CS_OP_UNSUPPORTED');
  });

  it('persistence-owner-reset drop: all VFs forget, by the reset of the PF alone', () => {
    const lab = readyLab({ 'persistence-owner-reset': 'drop' });
    for (const member of [1, 3]) lab.do(manage('assign', member, '0x100000021'));
    lab.do({ do: 'unload-driver', device: 'pf0' });
    expect([1, 2, 3].map(n => lab.device(`pf0/vf${n}`).facets.assigned)).toEqual([null, null, null]);
    expect(bitsOf(lab.device('pf0/vf1').offered)).toEqual(NET);
  });

  it('a missing readable part is a missing part, too', () => {
    const lab = readyLab({ 'missing-part': 'fault' });
    lab.do(raw('', 24));
    expect(lab.device('pf0').status).toBe(0x4f);
  });
});
