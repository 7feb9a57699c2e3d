import { describe, expect, it } from 'vitest';
import { regionAt } from '../memory/region.ts';
import type { GuestAddr } from '../num/addr.ts';
import type { Lab } from '../testing/lab.ts';
import { eventsOfType, labOn, manage, readyLab, violations } from '../testing/lab.ts';
import { meets } from '../testing/meets.ts';

const ready = readyLab().world;
const wanted = manage('assign', 2, '0x100000021');
const AVQ = 2;

const areas = (lab: Lab) => {
  const { desc = 0n, driver = 0n, device = 0n } = lab.device('pf0').queues[AVQ]?.registers ?? {};
  return { desc, avail: driver, used: device };
};
const shadow = (lab: Lab): bigint =>
  lab.driver('pf0').regions.find(({ purpose, queue }) => purpose === 'driver_shadow' && queue === AVQ)?.at ?? 0n;
const edit = (lab: Lab, at: bigint, bytes: string) =>
  lab.take({ do: 'edit-memory', at: `0x${at.toString(16)}`, bytes });

/** A lab in which a command is published and the device has not looked yet. */
const published = (): Lab => {
  const lab = labOn(ready);
  lab.take(wanted);
  lab.run({ before: 'driver:pf0 notify' });
  return lab;
};

describe('a ring that was written by hand', () => {
  /** What is written where, the fault, and the rule that it breaks. */
  const cases: readonly (readonly [string, (lab: Lab) => void, string, string[]])[] = [
    [
      'avail.idx far ahead',
      lab => void edit(lab, areas(lab).avail + 2n, '0a00'),
      'avail-idx-too-far',
      ['split.avail.idx-never-decreases'],
    ],
    [
      'avail.idx back',
      lab => void edit(lab, areas(lab).avail + 2n, 'ffff'),
      'avail-idx-too-far',
      ['split.avail.idx-never-decreases'],
    ],
    ['a head outside of the table', lab => void edit(lab, areas(lab).avail + 4n, '0800'), 'head-out-of-table', []],
    ['a next outside of the table', lab => void edit(lab, areas(lab).desc + 14n, '0800'), 'next-out-of-table', []],
    [
      'a loop',
      lab => void edit(lab, areas(lab).desc + 12n, '01000000'),
      'loop',
      ['split.indirect.chain-le-queue-size'],
    ],
    [
      'an indirect descriptor',
      lab => void edit(lab, areas(lab).desc + 12n, '0400'),
      'indirect-not-negotiated',
      ['split.indirect.negotiated-only'],
    ],
    [
      'readable after writable',
      lab => void edit(lab, areas(lab).desc + 12n, '0300'),
      'readable-after-writable',
      ['split.framing.writable-after-readable'],
    ],
    ['an address past 2^64', lab => void edit(lab, areas(lab).desc, 'ffffffffffffffff'), 'wraps', []],
    [
      'a length past 2^32',
      lab => {
        edit(lab, areas(lab).desc + 8n, 'ffffffff');
        edit(lab, areas(lab).desc + 24n, 'ffffffff');
      },
      'too-many-bytes',
      ['split.desc.chain-byte-limit'],
    ],
    [
      'an address outside of memory',
      lab => void edit(lab, areas(lab).desc, '0000000001000000'),
      'element-outside-memory',
      [],
    ],
    [
      'an answer outside of memory',
      lab => void edit(lab, areas(lab).desc + 16n, '0000000001000000'),
      'element-outside-memory',
      [],
    ],
  ];
  // A readable descriptor after a writable one needs the second to be readable.
  const prepared = (name: string, lab: Lab): void => {
    if (name === 'readable after writable') edit(lab, areas(lab).desc + 28n, '0000');
  };

  it.each(cases)(
    '%s: a fault, DEVICE_NEEDS_RESET, and a configuration change notification',
    (name, corrupt, kind, broken) => {
      const lab = published();
      prepared(name, lab);
      corrupt(lab);
      const events = lab.run({ holding: ['driver:pf0 look'] });
      expect(eventsOfType(events, 'chain/faulted').map(({ fault }) => fault.kind)).toEqual([kind]);
      expect(violations(events)).toEqual(broken);
      expect(lab.device('pf0').status).toBe(0x4f);
      expect(lab.world.wires['driver:pf0/config']).toBe(0);
      // The command was never carried out, nor half of it.
      expect(lab.device('pf0/vf2').facets.assigned).toBe(null);
    },
  );

  it.each(cases)('%s: silence until a reset, and all is well when the driver is loaded anew', (name, corrupt) => {
    meets('reset.device.no-queue-access-after-reset');
    const lab = published();
    prepared(name, lab);
    corrupt(lab);
    lab.run();
    expect(lab.driver('pf0').trouble).toBe('the device asks for a reset');
    expect(lab.choices().filter(({ action, enabled }) => enabled && action.actor.includes('avq'))).toEqual([]);
    expect(lab.refuses(wanted)).toBe('The driver of PF 0 sends nothing: the device asks for a reset.');

    lab.do({ do: 'load-driver', device: 'pf0' });
    expect(lab.answers.at(-1)).toMatchObject({ usedLength: null, outcome: null });
    expect(lab.device('pf0').status).toBe(0x0f);
    expect(lab.driver('pf0')).toMatchObject({ stage: 'running', trouble: null, tokens: [] });
    expect(lab.send(wanted).outcome?.name).toBe('success');
    expect(lab.device('pf0/vf2').offered).toBe(0x1_0000_0021n);
  });

  it('the device says so once, however much it finds', () => {
    const lab = published();
    edit(lab, areas(lab).avail + 4n, '0800');
    lab.run();
    expect(lab.can('device:pf0/avq0 take')).toBe(false);
    expect(eventsOfType(lab.events, 'chain/faulted')).toHaveLength(1);
  });

  it('the same head placed twice is two chains: the second answer finds no token, and the driver stops', () => {
    const lab = published();
    edit(lab, areas(lab).avail + 6n, '0000');
    edit(lab, areas(lab).avail + 2n, '0200');
    lab.act('device:pf0/avq0 take');
    lab.act('device:pf0/avq0 take');
    lab.act('device:pf0/avq0 execute');
    expect(lab.device('pf0').queues[AVQ]?.held.map(({ stage }) => stage)).toEqual(['executed', 'taken']);
    lab.run();
    expect(eventsOfType(lab.events, 'queue/executed')).toHaveLength(2);
    expect(lab.answers.map(({ outcome }) => outcome?.name)).toEqual([]);
    expect(violations(lab.events)).toEqual([]);
    expect(lab.driver('pf0').trouble).toBe('virtqueue 2 is broken: used.idx is 2 ahead: the driver gave a chain twice');
  });
});

describe('a used ring that was written by hand', () => {
  const done = (): Lab => {
    const lab = labOn(ready);
    lab.take(wanted);
    lab.run({ before: 'driver:pf0 collect' });
    return lab;
  };

  it.each([
    [
      'an id outside of the table',
      4n,
      '08000000',
      'split.used.id-is-chain-head',
      'used id 8 is outside the table of 8 descriptors',
    ],
    [
      'an id that is no head',
      4n,
      '01000000',
      'split.used.id-is-chain-head',
      'used id 1 is not the head of a chain that the device has',
    ],
    [
      'a length that cannot be',
      8n,
      '19000000',
      'split.used.write-at-least-len',
      'used length 25 of chain 0 is more than its 24 writable bytes',
    ],
    ['used.idx too far', 2n, '0300', 'split.used.id-is-chain-head', 'used.idx is 3 ahead, but the device has 1 chains'],
  ] as const)('%s: the driver stops using it, and is loaded anew', (_, offset, bytes, clause, why) => {
    const lab = done();
    edit(lab, areas(lab).used + offset, bytes);
    const events = lab.run();
    expect(eventsOfType(events, 'note/violated')).toMatchObject([{ clause, why, by: 'device:pf0' }]);
    expect(lab.driver('pf0').trouble).toBe(`virtqueue 2 is broken: ${why}`);
    expect(lab.can('driver:pf0 collect')).toBe(false);
    lab.do({ do: 'load-driver', device: 'pf0' });
    expect(lab.send(wanted).outcome?.ok).toBe(true);
  });

  it('breaks it also while another command is being handed over', () => {
    const lab = done();
    lab.take(manage('query', 1));
    lab.act('driver:pf0 fill');
    lab.act('driver:pf0 describe');
    edit(lab, areas(lab).used + 4n, '07000000');
    lab.act('driver:pf0 collect');
    expect(lab.choices().find(({ action }) => action.name === 'place')).toMatchObject({ enabled: false });
    lab.run();
    lab.do({ do: 'load-driver', device: 'pf0' });
    expect(lab.send(wanted).outcome?.ok).toBe(true);
  });
});

describe("a driver's private memory that was written by hand", () => {
  it('a token that no buffer has', () => {
    const lab = labOn(ready);
    lab.take(wanted);
    lab.run({ before: 'driver:pf0 collect' });
    // token_plus_one of descriptor 0, at byte 4 of its entry
    edit(lab, shadow(lab) + 4n, '4e000000');
    lab.run();
    expect(lab.driver('pf0').trouble).toBe('virtqueue 2 is broken: no buffer has the token 77');
    expect(lab.answers).toEqual([]);
  });

  it('a free list that leads out of the table', () => {
    const lab = labOn(ready);
    edit(lab, shadow(lab), 'ffff');
    lab.do(wanted);
    expect(lab.driver('pf0').trouble).toBe(
      "virtqueue 2 is broken: the driver's private entry for descriptor 0 was changed by somebody else",
    );
    expect(lab.can('driver:pf0 describe')).toBe(false);
    lab.do({ do: 'load-driver', device: 'pf0' });
    expect(lab.send(wanted).outcome?.ok).toBe(true);
  });
});

describe('addresses that lead into the memory of another function', () => {
  it('an answer in the used ring of a VF wakes the driver of the VF, recorded or not', () => {
    const lab = labOn(ready);
    lab.do({ do: 'load-driver', device: 'pf0/vf1' });
    lab.take(manage('query', 1));
    lab.run({ before: 'driver:pf0 notify' });
    const vfUsed = lab.device('pf0/vf1').queues[0]?.registers.device ?? 0n;
    const at = Buffer.from(new BigUint64Array([vfUsed - 6n]).buffer).toString('hex');
    edit(lab, areas(lab).desc + 16n, at);
    expect(lab.world.awake).toEqual([0]);
    lab.act('device:pf0/avq0 take');
    lab.act('device:pf0/avq0 execute');
    expect(lab.world.awake).toEqual([0, 1]);
    expect(lab.can('driver:pf0/vf1 collect')).toBe(true);
    lab.run();
    expect(lab.driver('pf0/vf1').trouble).toMatch(/^virtqueue 0 is broken/);
  });

  it('every byte that a device writes lies in somebody’s region or in the answer of a command', () => {
    const lab = labOn(ready);
    lab.send(wanted);
    const regions = lab.driver('pf0').regions;
    const stray = eventsOfType(lab.events, 'memory/wrote').filter(
      ({ at, what }) => !['answer', 'command', 'result'].includes(what) && regionAt(regions, at as GuestAddr) === null,
    );
    expect(stray).toEqual([]);
  });
});
