import { describe, expect, it } from 'vitest';
import { createCoverage } from '../conformance/coverage.ts';
import { brokenBy } from '../device/fault-clause.ts';
import { dialectOf } from '../dialect/dialects.ts';
import { createArena } from '../memory/arena.ts';
import { read16 } from '../memory/memory.ts';
import { featureSet } from '../num/feature-set.ts';
import { createWorld } from '../run/create-world.ts';
import { schedule } from '../run/schedule.ts';
import type { Action } from '../run/step.ts';
import { choicesAt, keyOf, step } from '../run/step.ts';
import type { Intent } from '../world/intent.ts';
import type { Readings } from '../world/world.ts';
import type { Lab } from './lab.ts';
import { eventsOfType, manage, pfTopology, readyLab, topologyOf, violations } from './lab.ts';
import {
  AVQ,
  avq,
  benchWith,
  bitsOf,
  both,
  type Format,
  IN_ORDER,
  PACKED,
  published,
  setUp,
  twoPublished,
  WRITE,
  write,
} from './malformed-bench.ts';
import { rows } from './malformed-rows.ts';
import { command, publishedLab, rawCommand } from './published-lab.ts';

const FORMAT_ONLY: Readonly<Record<string, Format>> = {
  M1: 'split',
  M2: 'split',
  M3: 'split',
  M5: 'split',
  M8: 'split',
  M9: 'split',
  M10: 'packed',
  M12: 'packed',
  M13: 'split',
  M14: 'split',
  M16: 'split',
  M17: 'packed',
  M18: 'packed',
  M19: 'packed',
  M20: 'packed',
  M21: 'packed',
  M22: 'split',
  // on a packed ring the later id ends a batch, and an earlier one is M27
  M30: 'split',
};
/** Judged by those who look on, by a choice, or by a duty; below. */
const ELSEWHERE = ['M25', 'M29', 'M31', 'M32', 'M33', 'M34'];

describe('the list of malformed rings', () => {
  it('has 36 rows, each here on every format that can show it', () => {
    for (let nth = 1; nth <= 36; nth += 1) {
      const rule = `M${nth}`;
      if (ELSEWHERE.includes(rule)) continue;
      const formats = FORMAT_ONLY[rule] ? [FORMAT_ONLY[rule]] : both;
      for (const format of formats) {
        expect(
          rows.some(each => each.rule === rule && each.format === format),
          `${rule} ${format}`,
        ).toBe(true);
      }
    }
    const known = Array.from({ length: 36 }, (_, k) => `M${k + 1}`);
    expect([...new Set(rows.map(({ rule }) => rule)), ...ELSEWHERE].filter(rule => !known.includes(rule))).toEqual([]);
  });

  it.each(rows.map(each => [each.rule, each.format, each.what, each] as const))(
    '%s, %s: %s',
    (rule, format, _, { make, is }) => {
      const { lab } = make();
      const started = lab.device('pf0').status;
      lab.run({ holding: ['driver:pf0 look'] });
      const found = eventsOfType(lab.events, 'note/found').map(({ finding }) => finding);
      const faults = eventsOfType(lab.events, 'chain/faulted').map(({ fault }) => fault);
      const told = violations(lab.events);

      if ('fault' in is) {
        expect(faults).toHaveLength(1);
        const [fault] = faults;
        expect(fault).toMatchObject({ kind: is.fault, rule, index: is.at });
        expect(fault && 'table' in fault ? fault.table : undefined).toBe(is.table);
        expect(fault && brokenBy(fault, format)).toBe(is.clause);
        expect(told).toEqual(is.clause === null ? [] : [is.clause]);
        // DEVICE_NEEDS_RESET, and the driver is told
        expect(lab.device('pf0').status).toBe(started | 0x40);
        expect(lab.world.wires['driver:pf0/config']).toBeDefined();
        // silence, whatever else is made available
        lab.run();
        expect(lab.choices().filter(({ action, enabled }) => enabled && action.actor === avq)).toEqual([]);
        expect(lab.driver('pf0').trouble).toBe('the device asks for a reset');
      } else if ('noted' in is) {
        expect(faults).toEqual([]);
        const one = found.find(({ kind }) => kind === is.noted);
        expect(one).toMatchObject({ rule, ...(is.at !== undefined && { index: is.at }) });
        expect(one && 'table' in one ? one.table : undefined).toBe(is.table);
        expect(one && brokenBy(one, format)).toBe(is.clause);
        if (is.clause !== null) expect(told).toContain(is.clause);
        expect(lab.device('pf0').status).toBe(0x0f);
      } else if ('broken' in is) {
        expect(faults).toEqual([]);
        expect(found).toHaveLength(1);
        expect(found[0]).toMatchObject({ kind: is.broken, rule });
        expect(told).toEqual(is.clause === null ? [] : [is.clause]);
        expect(lab.driver('pf0').queues[AVQ]?.broken).toBe(is.broken);
        expect(lab.driver('pf0').trouble).toMatch(/^virtqueue 2 is broken: /);
        expect(lab.can('driver:pf0 collect')).toBe(false);
      } else {
        expect(new Set(told)).toEqual(new Set([is.refused]));
        expect(faults).toEqual([]);
      }
    },
  );

  it.each(
    rows
      .filter(({ is }) => 'fault' in is || 'broken' in is)
      .map(each => [each.rule, each.format, each.what, each] as const),
  )('%s, %s: %s; after a reset all is well', (_rule, _format, _what, { make }) => {
    const { lab } = make();
    lab.run();
    lab.do({ do: 'load-driver', device: 'pf0' });
    expect(lab.device('pf0').status).toBe(0x0f);
    expect(lab.send(manage('query', 1)).outcome?.name).toBe('success');
  });

  it.each(both)('M23, M24 on %s: the virtqueue stays as it was', format => {
    const b = setUp(format);
    const { registers } = b.lab.device('pf0').queues[AVQ] ?? {};
    write(b, 'queue_size', format === 'split' ? 6 : 0);
    expect(b.lab.device('pf0').queues[AVQ]?.registers).toEqual(registers);
    write(b, 'queue_desc', 0x2008);
    write(b, 'queue_enable', 1);
    expect(b.lab.device('pf0').queues[AVQ]).toMatchObject({ registers: { enabled: false }, ring: null });
  });

  it('M18: the device takes nothing until the list is whole, and then all of it', () => {
    const b = published('packed');
    b.poke(b.area('desc') + 30n, WRITE, 2);
    b.run();
    expect(eventsOfType(b.lab.events, 'queue/executed')).toHaveLength(0);
    b.desc(1, 'flags', WRITE);
    b.run();
    expect(b.lab.answers.map(({ outcome }) => outcome?.name)).toEqual(['success']);
  });

  it.each(both)('M12, M16, M17, M22, M26 on %s: the command is answered all the same', format => {
    const able = rows.filter(each => each.format === format && ['M12', 'M16', 'M17', 'M22', 'M26'].includes(each.rule));
    expect(able.length).toBeGreaterThan(2);
    for (const { make, what } of able) {
      const { lab } = make();
      lab.run();
      expect(
        lab.answers.map(({ outcome }) => outcome?.name),
        what,
      ).toEqual(['success']);
    }
  });

  it('M25: a buffer without an element cannot be written in bytes, and no driver makes one', () => {
    const { lab } = benchWith('split');
    expect(lab.refuses({ do: 'command', owner: 'pf0', raw: '', writable: 0 })).toBe(
      'A buffer has at least one element.',
    );
  });

  it.each(both)('M33 on %s: a buffer without one of its parts is returned with length 0, or is a fault', format => {
    const features = bitsOf(format);
    const send = (readings: Readings, raw: string, writable: number): Lab => {
      const lab = readyLab(readings, { features, driverFeatures: features });
      lab.do({ do: 'command', owner: 'pf0', raw, writable });
      return lab;
    };
    for (const [raw, writable] of [
      ['', 24],
      ['00'.repeat(32), 0],
    ] as const) {
      const gentle = send({}, raw, writable);
      expect(gentle.answers.map(({ usedLength }) => usedLength)).toEqual([0]);
      expect(gentle.device('pf0').status).toBe(0x0f);
      const strict = send({ 'missing-part': 'fault' }, raw, writable);
      expect(strict.answers).toEqual([]);
      expect(strict.device('pf0').status).toBe(0x4f);
    }
  });

  it.each(both)('M34 on %s: parts that are no multiples of 8 are noted, and the command is carried out', format => {
    const features = featureSet([0, 1, 5, 7, 11, 15, 16, 32, 37, 41, ...(format === 'packed' ? [PACKED] : [])]);
    const lab = publishedLab({ dialect: 'virtio-1.3', pf: { features, driverFeatures: features } });
    const events = lab.do({ ...command('LIST_QUERY', [1, 0]), writable: 19 });
    expect(violations(events)).toEqual(['admin.vq.parts-multiple-of-8']);
    expect(lab.answers.at(-1)?.outcome?.ok).toBe(true);
    expect(violations(lab.do(rawCommand('00'.repeat(25), 16)))).toContain('admin.vq.parts-multiple-of-8');
  });
});

/** What those who look on say of a run with an actor that breaks a rule on purpose. */
const seenWith = (format: Format, place: string, fault: string, intents: readonly Intent[]): readonly string[] => {
  const features = bitsOf(format);
  const topology = { ...topologyOf(pfTopology({ features, driverFeatures: features })), faults: { [place]: fault } };
  let world = createWorld(
    { dialect: 'draft-2022-07', topology, script: intents.map(intent => ({ intent })) },
    createArena(),
  );
  const { see, clauses } = createCoverage(dialectOf('draft-2022-07'));
  let last: Action | null = null;
  for (let made = 1; made < 500; made += 1) {
    const action = schedule({ kind: 'fair' }, choicesAt(world), made, last);
    if (!action) break;
    const next = step(world, action);
    see({ step: made, action, key: keyOf(action), events: next.events, before: world, after: next.world });
    world = next.world;
    last = action;
  }
  return clauses().flatMap(({ clause, violations: found }) =>
    found.map(({ by, why }) => `${clause.id}, ${by}: ${why}`),
  );
};

describe('what no single look at a ring can show', () => {
  const intents: readonly Intent[] = [
    { do: 'load-driver', device: 'pf0' },
    { do: 'enable-vfs', owner: 'pf0', numVfs: 2 },
    manage('query', 1),
    { do: 'unload-driver', device: 'pf0' },
  ];

  it.each(both)('M29 on %s: a device writes into the readable part of a buffer', format => {
    expect(seenWith(format, avq, 'device-writes-the-command', intents)).toEqual([
      `${format}.desc.device-no-write-readable, ${avq}: writes command into a part that is to be read`,
    ]);
  });

  it('M29 on split: a device writes a descriptor; on packed it has to', () => {
    expect(seenWith('split', avq, 'device-writes-the-table', intents)).toContain(
      `split.desc.device-no-write-table, ${avq}: writes virtq_desc`,
    );
  });

  it('M31: a driver notifies before DRIVER_OK', () => {
    for (const format of both) {
      expect(seenWith(format, 'driver:pf0', 'driver-notifies-early', intents)).toEqual([
        'init.driver.no-notify-before-driver-ok, driver:pf0: notifies pf0 before DRIVER_OK',
      ]);
    }
  });

  it('M32: a device writes into a ring after a reset', () => {
    expect(seenWith('split', 'device:pf0', 'device-after-a-reset', intents)).toEqual([
      'reset.device.no-queue-access-after-reset, device:pf0: writes virtq_used.idx before the driver has initialized it again',
    ]);
  });

  it.each(both)('healthy on %s: nothing', format => {
    expect(seenWith(format, 'device:pf0/vf1', 'device-keeps-its-status', intents)).toEqual([]);
  });
});

describe('M30 on a packed ring', () => {
  it('a later id ends a batch, and an id that is not outstanding is M27', () => {
    const b = twoPublished('packed', IN_ORDER);
    b.lab.run({ before: `${avq} return-batch` });
    b.lab.act(`${avq} return-batch`);
    b.lab.act(`${avq} complete`);
    expect(read16(b.lab.world.memory, 0, Number(b.area('desc')) + 12)).toBe(2);
    b.run();
    expect(b.lab.answers).toHaveLength(2);
  });
});

describe('an id that the driver gave twice', () => {
  const givenTwice = (format: Format) => {
    if (format === 'packed') {
      const b = twoPublished('packed');
      b.desc(3, 'id', 0);
      return b;
    }
    const b = published('split');
    b.poke(b.area('driver') + 6n, 0, 2);
    b.poke(b.area('driver') + 2n, 2, 2);
    return b;
  };

  it.each(both)('on %s: the driver does not believe the second one, and no device is blamed for it', format => {
    const { lab } = givenTwice(format);
    lab.act(`${avq} take`);
    lab.act(`${avq} take`);
    lab.run();
    expect(violations(lab.events)).toEqual([]);
    expect(eventsOfType(lab.events, 'note/found').map(({ finding }) => finding)).toMatchObject([
      { rule: format === 'packed' ? 'M21' : 'M13' },
      { rule: 'M27', twice: true },
    ]);
    const why =
      format === 'packed'
        ? 'used id 0 came back twice, as the driver gave it'
        : 'used.idx is 2 ahead: the driver gave a chain twice';
    expect(lab.driver('pf0').trouble).toBe(`virtqueue 2 is broken: ${why}`);
  });

  it('is the fault of a device that returns one of them twice', () => {
    const { lab, area, poke } = givenTwice('packed');
    lab.act(`${avq} take`);
    lab.act(`${avq} take`);
    lab.act(`${avq} execute`);
    lab.act(`${avq} return`);
    lab.act(`${avq} complete`);
    lab.act('driver:pf0 collect');
    expect(lab.answers).toHaveLength(1);
    // A used descriptor that nothing was done for: id 0 once more.
    poke(area('desc') + 44n, 0x80820000, 4);
    lab.act('driver:pf0 collect');
    expect(violations(lab.events)).toEqual(['packed.list.one-used-per-list']);
    expect(lab.driver('pf0').trouble).toMatch(/is not the head of a chain that the device has$/);
  });
});
