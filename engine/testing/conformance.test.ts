import fc from 'fast-check';
import { afterAll, describe, expect, it } from 'vitest';
import { encodeCommand } from '../admin/encode-command.ts';
import { answerBytes } from '../admin/rules.ts';
import { createCoverage } from '../conformance/coverage.ts';
import { DEVICE_NEEDS_RESET, DRIVER_OK } from '../device/status.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { dialectOf, dialects } from '../dialect/dialects.ts';
import { marginOf } from '../dialect/margin.ts';
import { bytesToHex } from '../num/bytes.ts';
import { featureSet, union } from '../num/feature-set.ts';
import { createTimeline } from '../run/timeline.ts';
import { labelOf } from '../spec/source.ts';
import { digestOf } from '../world/hash-world.ts';
import type { Intent, ScriptLine } from '../world/intent.ts';
import type { Topology } from '../world/topology.ts';
import type { Readings } from '../world/world.ts';
import type { Lab } from './lab.ts';
import { createLab, labOn, NET_BITS, pfTopology, topologyOf } from './lab.ts';

const counts = new Map<string, number>();
/** An `expect` that is counted for its dialect. */
const counting =
  ({ id }: Dialect) =>
  <T>(value: T) => {
    counts.set(id, (counts.get(id) ?? 0) + 1);
    return expect(value);
  };

/** One PF with everything that the dialect knows of administration, and three VFs. */
const buildOf = ({ features, ownerFeatures }: Dialect): Topology => {
  const names = ['SR_IOV', 'ADMIN_VQ', 'SUSPEND', 'FEATURE_63_0_MGMT', 'FEATURE_MGMT', ...ownerFeatures];
  const owner = union(NET_BITS, featureSet(names.flatMap(name => features.byName.get(name)?.bit ?? [])));
  return topologyOf(pfTopology({ features: owner, driverFeatures: owner }));
};

/** The owner's driver is loaded, all VFs are there, and every group is discovered that can be. */
const script = ({ discovery }: Dialect): readonly ScriptLine[] => {
  const intents: readonly Intent[] = [
    { do: 'load-driver', device: 'pf0' },
    { do: 'enable-vfs', owner: 'pf0', numVfs: 3 },
    ...(discovery?.groups ?? []).map(group => ({ do: 'discover', owner: 'pf0', group }) as const),
  ];
  return intents.map(intent => ({ intent }));
};

/** A lab in which all that has been done. */
const labOf = (dialect: Dialect, readings: Readings = {}): Lab => {
  const spoken = dialectOf(dialect.id, readings);
  const lab = createLab({ dialect: dialect.id, readings, topology: buildOf(spoken) });
  lab.do(...script(spoken).map(({ intent }) => intent));
  return lab;
};

const headerOf = ({ headerFields }: Dialect, group: number, member: number) => ({
  [headerFields.group]: group,
  [headerFields.member]: member,
});

/** All of the owner and of its VFs that a command could change. */
const stateOf = (lab: Lab) =>
  JSON.stringify(
    ['pf0', 'pf0/vf1', 'pf0/vf2', 'pf0/vf3'].map(id => {
      const { status, offered, negotiated, facets } = lab.device(id as 'pf0');
      return [status, offered, negotiated, facets];
    }),
    (_, value) => (typeof value === 'bigint' ? `${value}` : value),
  );

afterAll(() => {
  for (const [id, count] of counts) console.log(`conformance of ${id}: ${count} assertions`);
});

describe.each(dialects.map(dialect => [dialect.id, dialect] as const))('conformance of %s', (id, dialect) => {
  const check = counting(dialect);
  const ready = labOf(dialect).world;
  const names = [dialect.success, ...dialect.refusals].map(({ name }) => name);

  it('says of every entry where it is from', () => {
    const entries = [
      ...dialect.features.bits,
      ...dialect.commands,
      ...dialect.commonChecks,
      ...dialect.commands.flatMap(({ checks }) => checks),
      ...dialect.groupTypes,
      ...dialect.refusals,
      ...dialect.switches,
      ...dialect.clauses,
    ];
    for (const { source } of entries) check(labelOf(source)).not.toBe('');
    for (const { name, source } of [
      dialect.header,
      dialect.answer,
      ...dialect.commands.flatMap(({ data, result }) => [data ?? [], result ?? []].flat()),
    ]) {
      check(`${name}: ${source ? labelOf(source) : ''}`).not.toBe(`${name}: `);
    }
  });

  it('tells every status from every other', () => {
    const fields = [dialect.success, ...dialect.refusals].map(each => JSON.stringify(each.fields));
    check(new Set(fields).size).toBe(fields.length);
    check(new Set(names).size).toBe(names.length);
  });

  it('decodes what it encodes, for every struct', () => {
    const structs = [
      dialect.header,
      dialect.answer,
      ...dialect.commands.flatMap(({ data, result }) => [data ?? [], result ?? []].flat()),
    ];
    for (const struct of structs) {
      fc.assert(
        fc.property(fc.uint8Array({ minLength: struct.size, maxLength: struct.size + 32 }), bytes => {
          const again = struct.encode(struct.decode(bytes));
          check(bytesToHex(bytes.subarray(0, again.length))).toBe(bytesToHex(again));
        }),
        { numRuns: 40 },
      );
    }
  });

  it('has a default among the readings of each switch, and a reason', () => {
    for (const { readings, byDefault, reason, title } of dialect.switches) {
      check(readings.map(reading => reading.id)).toContain(byDefault);
      check(readings.length).toBeGreaterThan(1);
      check(`${title} ${reason}`).not.toMatch(/TODO|undefined/);
    }
    const ids = [...dialect.switches, ...marginOf(dialect).notObservable].map(each => each.id);
    check(new Set(ids).size).toBe(ids.length);
  });

  it('answers every command to every group and member with a status that it knows', () => {
    for (const command of dialect.commands) {
      for (const [group, member] of [
        [1, 1],
        [1, 3],
        [1, 0],
        [1, 4],
        [0, 0],
        [0, 1],
        [7, 1],
      ] as const) {
        const lab = labOn(ready);
        const before = stateOf(lab);
        const room = answerBytes(dialect, command);
        const answer = lab.send({
          do: 'command',
          owner: 'pf0',
          command: command.name,
          header: headerOf(dialect, group, member),
        });
        check(names).toContain(answer.outcome?.name);
        check(answer.usedLength).toBeGreaterThanOrEqual(dialect.answer.size);
        check(answer.usedLength).toBeLessThanOrEqual(room);
        if (!answer.outcome?.ok) check(stateOf(lab)).toBe(before);
        check(lab.device('pf0').status & (DRIVER_OK | DEVICE_NEEDS_RESET)).toBe(DRIVER_OK);
      }
    }
  });

  it('answers nothing else than a refusal to what does not exist, and nothing changes', () => {
    for (const header of [
      { [dialect.headerFields.opcode]: 0x7fff, ...headerOf(dialect, 1, 1) },
      { [dialect.headerFields.opcode]: 0x8000, ...headerOf(dialect, 1, 1) },
      { [dialect.headerFields.opcode]: 0, ...headerOf(dialect, 0xffff, 1) },
    ]) {
      const lab = labOn(ready);
      const before = stateOf(lab);
      const answer = lab.send({ do: 'command', owner: 'pf0', header, writable: 64 });
      check(answer.outcome?.ok).toBe(false);
      check(answer.usedLength).toBe(dialect.answer.size);
      check(stateOf(lab)).toBe(before);
    }
  });

  it('puts up with parts of any length', () => {
    for (const command of dialect.commands) {
      const encoded = encodeCommand(dialect, {
        do: 'command',
        owner: 'pf0',
        command: command.name,
        header: headerOf(dialect, 1, 1),
      });
      if (!encoded.ok) throw new Error(encoded.error);
      const { readable } = encoded.value;
      for (const length of [1, 2, 4, 8, 15, 16, 23, 24, 25, 40, 64]) {
        for (const writable of [1, 4, 7, 8, 12, 64]) {
          const lab = labOn(ready);
          const bytes = new Uint8Array(length);
          bytes.set(readable.subarray(0, length));
          const answer = lab.send({ do: 'command', owner: 'pf0', raw: bytesToHex(bytes), writable });
          check(answer.usedLength).toBeGreaterThan(0);
          check(answer.usedLength).toBeLessThanOrEqual(writable);
          check(lab.device('pf0').status & DEVICE_NEEDS_RESET).toBe(0);
        }
      }
    }
  });

  it('reads random commands without an exception, the same way twice', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 80 }),
        fc.integer({ min: 1, max: 300 }),
        (bytes, writable) => {
          const run = () => {
            const lab = labOn(ready);
            lab.do({ do: 'command', owner: 'pf0', raw: bytesToHex(bytes), writable });
            return digestOf(lab.world);
          };
          check(run()).toBe(run());
        },
      ),
      { numRuns: 60 },
    );
  });

  it.each(dialect.switches.flatMap(({ id: name, readings }) => readings.map(reading => [name, reading.id] as const)))(
    'under %s = %s comes up and answers',
    (name, reading) => {
      const lab = labOf(dialect, { [name]: reading });
      check(lab.driver('pf0').stage).toBe('running');
      const spoken = dialectOf(id, { [name]: reading });
      for (const command of spoken.commands) {
        const answer = lab.send({ do: 'command', owner: 'pf0', command: command.name, header: headerOf(spoken, 1, 1) });
        check(answer.outcome?.name).toEqual(expect.any(String));
      }
    },
  );

  it('sees nobody break a rule in an ordinary run', () => {
    const { see, clauses } = createCoverage(dialect);
    const timeline = createTimeline({
      dialect: id,
      topology: buildOf(dialect),
      script: script(dialect),
      schedule: { kind: 'fair' },
    });
    while (timeline.forward()) {
      const record = timeline.record(timeline.step);
      if (record) see(record);
    }
    const all = clauses();
    check(all.length).toBe(dialect.clauses.length);
    check(all.filter(({ state }) => state === 'violated').map(({ clause }) => clause.id)).toEqual([]);
    check(all.filter(({ state }) => state === 'exercised').length).toBeGreaterThan(5);
  });
});
