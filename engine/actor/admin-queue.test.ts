import { describe, expect, it } from 'vitest';
import type { Lab } from '../testing/lab.ts';
import { askAttrs, eventsOfType, labOn, manage, readyLab, violations } from '../testing/lab.ts';
import { meets } from '../testing/meets.ts';
import { digestOf } from '../world/hash-world.ts';

const wanted = manage('assign', 2, '0x100000021');
const ready = readyLab().world;
const loadVf = { do: 'load-driver', device: 'pf0/vf2' } as const;

describe('one command, from the operator to the answer', () => {
  const lab = labOn(ready);

  it('goes through these actions', () => {
    lab.do(wanted);
    expect(lab.log).toEqual([
      'operator submit',
      'driver:pf0 fill',
      'driver:pf0 describe',
      'driver:pf0 place',
      'driver:pf0 publish',
      'driver:pf0 notify',
      'device:pf0/avq0 take',
      'device:pf0/avq0 execute',
      'device:pf0/avq0 return',
      'device:pf0/avq0 complete',
      'device:pf0/avq0 interrupt',
      'driver:pf0 collect',
    ]);
  });

  it('leaves these bytes in the rings', () => {
    const wrote = eventsOfType(lab.events, 'memory/wrote').map(({ what, bytes }) => [
      what,
      Buffer.from(bytes).toString('hex'),
    ]);
    const at = (value: bigint) => Buffer.from(new BigUint64Array([value]).buffer).toString('hex');
    const { readableAt, writableAt } = lab.answers[0]?.token ?? { readableAt: 0n, writableAt: 0n };
    const rings = wrote.filter(([what]) => what?.startsWith('virtq_'));
    expect(rings).toEqual([
      // address, 32 bytes, VIRTQ_DESC_F_NEXT, next 1
      ['virtq_desc', `${at(readableAt)}20000000 0100 0100`.replaceAll(' ', '')],
      // address, 24 bytes, VIRTQ_DESC_F_WRITE, next 2 as it stands in the free list
      ['virtq_desc', `${at(writableAt)}18000000 0200 0200`.replaceAll(' ', '')],
      ['virtq_avail.ring', '0000'],
      ['virtq_avail.idx', '0100'],
      // id 0, len 24
      ['virtq_used.ring', '0000000018000000'],
      ['virtq_used.idx', '0100'],
    ]);
  });

  it('gives its memory back', () => {
    expect(lab.driver('pf0')).toMatchObject({ tokens: [], commands: [], exposing: null });
    expect(lab.driver('pf0').regions.filter(({ purpose }) => ['command', 'result'].includes(purpose))).toEqual([]);
    expect(lab.world.wires).toEqual({});
    expect(lab.world.awake).toEqual([]);
  });

  it('a second one takes the next places', () => {
    lab.send(manage('query', 1));
    const idx = eventsOfType(lab.events, 'memory/wrote').filter(({ what }) => what === 'virtq_avail.idx');
    expect(idx.map(({ bytes }) => [...bytes])).toEqual([
      [1, 0],
      [2, 0],
    ]);
  });

  it('the ring comes round: more commands than it has places', () => {
    const many = labOn(ready);
    for (let k = 0; k < 20; k += 1) expect(many.send(manage('query', 1 + (k % 3))).outcome?.ok).toBe(true);
    expect(many.driver('pf0').queues[2]).toMatchObject({ availIdx: 20, lastUsed: 20, numFree: 8 });
  });
});

describe('the race between assign and ACKNOWLEDGE', () => {
  /** VF 2's driver comes up to ACKNOWLEDGE, no further. */
  const acknowledge = (lab: Lab): void => {
    lab.take(loadVf);
    for (const action of ['driver:pf0/vf2 reset', 'device:pf0/vf2 reset']) lab.act(action);
    for (const action of ['driver:pf0/vf2 wait-reset', 'driver:pf0/vf2 acknowledge']) lab.act(action);
    expect(lab.device('pf0/vf2').status).toBe(0x01);
  };
  const upTo = (action: string): Lab => {
    const lab = labOn(ready);
    lab.take(wanted);
    lab.run({ before: action });
    return lab;
  };

  it.each(['driver:pf0 fill', 'driver:pf0 publish', 'device:pf0/avq0 take', 'device:pf0/avq0 execute'])(
    'ACKNOWLEDGE before %s: the assign fails, and the VF offers what it did',
    action => {
      const lab = upTo(action);
      acknowledge(lab);
      lab.run();
      expect(lab.answers[0]?.bytes.slice(0, 4)).toBe('0100');
      expect(lab.device('pf0/vf2').facets.assigned).toBe(null);
      expect(lab.device('pf0/vf2').negotiated).toBe(0x1_0001_88a3n);
    },
  );

  it.each(['device:pf0/avq0 return', 'device:pf0/avq0 complete', 'device:pf0/avq0 interrupt', 'driver:pf0 collect'])(
    'ACKNOWLEDGE after execute, before %s: the assign succeeds, and the VF negotiates it',
    action => {
      const lab = upTo(action);
      acknowledge(lab);
      lab.run();
      expect(lab.answers[0]?.bytes.slice(0, 4)).toBe('0000');
      expect(lab.device('pf0/vf2').negotiated).toBe(0x1_0000_0021n);
    },
  );
});

describe('notifications that are not wanted', () => {
  const notify = { do: 'set-notifications', device: 'pf0', queue: 2 } as const;
  const interrupt = { do: 'set-interrupts', device: 'pf0', queue: 2 } as const;
  const decisions = (lab: Lab) =>
    eventsOfType(lab.events, 'note/decided').map(({ about, send, why }) => [about, send, why]);

  it('are sent while the flags are 0', () => {
    meets('split.avail-notify.driver-flags0-notify');
    meets('split.used-notify.device-flags0-notify');
    const lab = labOn(ready);
    lab.send(manage('query', 1));
    expect(decisions(lab)).toEqual([
      ['notification', true, 'used.flags is 0'],
      ['interrupt', true, 'avail.flags is 0'],
    ]);
    expect(eventsOfType(lab.events, 'wire/raised').map(({ wire, value }) => [wire, value])).toEqual([
      ['device:pf0/q2', 2],
      ['driver:pf0/q2', 3],
    ]);
  });

  it('are not sent while the flags are 1, and the command is answered all the same', () => {
    meets('split.avail-notify.driver-flags1-quiet');
    meets('split.used-notify.device-flags1-quiet');
    const lab = labOn(ready);
    lab.do({ ...notify, wanted: false }, { ...interrupt, wanted: false });
    expect(lab.send(manage('query', 1)).outcome?.ok).toBe(true);
    expect(decisions(lab)).toEqual([
      ['notification', false, 'used.flags is 1'],
      ['interrupt', false, 'avail.flags is 1'],
    ]);
    expect(eventsOfType(lab.events, 'wire/raised')).toEqual([]);
    lab.do({ ...notify, wanted: true }, { ...interrupt, wanted: true });
    lab.send(manage('query', 1));
    expect(decisions(lab).slice(2)).toEqual([
      ['notification', true, 'used.flags is 0'],
      ['interrupt', true, 'avail.flags is 0'],
    ]);
  });

  it('two in a row before the first is seen are one, with the later value', () => {
    const lab = labOn(ready);
    lab.take(manage('query', 1));
    lab.take(manage('query', 2));
    lab.run({ holding: ['device:pf0/avq0'] });
    expect(lab.world.wires).toEqual({ 'device:pf0/q2': 2 });
    const raised = eventsOfType(lab.events, 'wire/raised');
    expect(raised.map(({ was }) => was)).toEqual([null, 2]);
    lab.run();
    expect(lab.answers).toHaveLength(2);
  });

  it('one that there is nothing to see for is looked after', () => {
    const lab = labOn(ready);
    lab.take(manage('query', 1));
    lab.run({ before: 'driver:pf0 notify' });
    lab.act('device:pf0/avq0 take');
    lab.act('driver:pf0 notify');
    lab.run();
    expect(lab.world.wires).toEqual({});
    expect(lab.answers).toHaveLength(1);
  });
});

describe('several commands', () => {
  it('in flight at once are answered in order, each with its own answer', () => {
    const lab = labOn(ready);
    const intents = [wanted, manage('query', 2), askAttrs(), manage('query', 9)];
    for (const intent of intents) lab.take(intent);
    lab.run({ holding: ['device:pf0/avq0'] });
    expect(lab.driver('pf0').tokens.map(({ head, command }) => [command.id, head])).toEqual([
      [1, 0],
      [2, 2],
      [3, 4],
      [4, 6],
    ]);
    for (let k = 0; k < 4; k += 1) lab.act('device:pf0/avq0 take');
    expect(lab.device('pf0').queues[2]?.held.map(({ stage }) => stage)).toEqual(['taken', 'taken', 'taken', 'taken']);
    lab.run();
    expect(lab.answers.map(({ outcome, token }) => [token.command.id, outcome?.name])).toEqual([
      [1, 'success'],
      [2, 'success'],
      [3, 'success'],
      [4, 'invalid member'],
    ]);
    expect(lab.answers[1]?.outcome?.fields.resource_val).toBe(0x1_0000_0021n);
  });

  it('wait while the table has no free descriptors', () => {
    const lab = labOn(ready);
    for (let k = 0; k < 6; k += 1) lab.take(manage('query', 1));
    lab.run({ holding: ['device:pf0/avq0'] });
    expect(lab.driver('pf0').tokens).toHaveLength(4);
    expect(lab.choices().find(({ action }) => action.name === 'fill')).toMatchObject({
      enabled: false,
      why: 'only 0 descriptors are free, 2 are needed',
    });
    lab.run();
    expect(lab.answers.filter(({ outcome }) => outcome?.ok)).toHaveLength(6);
  });

  it('on two administration virtqueues do not wait for each other, and come back where they went', () => {
    meets('admin.vq.used-on-same-queue');
    const lab = readyLab({}, { adminQueues: [4, 4] });
    lab.take(manage('query', 1));
    lab.take({ ...askAttrs(), queue: 1 });
    lab.run({ holding: ['device:pf0/avq0'] });
    expect(lab.answers.map(({ token }) => token.command.queue)).toEqual([3]);
    lab.run();
    expect(lab.answers.map(({ token, outcome }) => [token.command.queue, outcome?.ok])).toEqual([
      [3, true],
      [2, true],
    ]);
    const completed = eventsOfType(lab.events, 'queue/completed').map(({ by, queue }) => [by, queue]);
    expect(completed).toEqual([
      ['device:pf0/avq1', 3],
      ['device:pf0/avq0', 2],
    ]);
  });

  it('wait while the driver comes up', () => {
    const lab = labOn(ready);
    lab.do({ do: 'unload-driver', device: 'pf0' });
    lab.take({ do: 'load-driver', device: 'pf0' });
    expect(lab.refuses(wanted)).toBe('The driver of PF 0 has not begun yet.');
    lab.act('driver:pf0 reset');
    lab.take(wanted);
    lab.run();
    expect(lab.answers.at(-1)?.outcome?.name).toBe('success');
  });
});

describe('a command that is too large', () => {
  it('for the memory of its driver is dropped, and the next one goes', () => {
    const lab = labOn(ready);
    const events = lab.do({ do: 'command', owner: 'pf0', raw: '00', writable: 0x10000 });
    expect(eventsOfType(events, 'note/said').map(({ text }) => text)).toEqual([
      'There is no memory for a command of 1 + 65536 bytes: it is dropped.',
    ]);
    expect(lab.driver('pf0').regions.some(({ purpose }) => purpose === 'command')).toBe(false);
    expect(lab.send(wanted).outcome?.ok).toBe(true);
  });

  it('for a table of one descriptor never goes', () => {
    const lab = readyLab({}, { adminQueues: [1] });
    lab.do(wanted);
    expect(lab.answers).toEqual([]);
    expect(lab.choices().find(({ action }) => action.name === 'fill')?.why).toBe(
      'only 1 descriptors are free, 2 are needed',
    );
  });
});

describe('what a driver reads', () => {
  it('is only what the device reported to have written', () => {
    meets('split.used.driver-ignore-beyond-len');
    const lab = labOn(ready);
    lab.take(manage('query', 1));
    lab.run({ before: 'driver:pf0 collect' });
    const { writableAt } = lab.driver('pf0').tokens[0] ?? { writableAt: 0n };
    // The device said 24 bytes; now the used element says 8.
    const used = lab.device('pf0').queues[2]?.registers.device ?? 0n;
    lab.take({ do: 'edit-memory', at: `0x${(used + 4n + 4n).toString(16)}`, bytes: '08000000' });
    lab.run();
    expect(writableAt).not.toBe(0n);
    expect(lab.answers[0]).toMatchObject({ usedLength: 8, outcome: { ok: true, fields: { resource_val: 0n } } });
  });

  it('no answer at all has a name of its own', () => {
    const lab = labOn(ready);
    const { outcome, usedLength } = lab.send({ do: 'command', owner: 'pf0', raw: '', writable: 24 });
    expect({ outcome, usedLength }).toMatchObject({ usedLength: 0, outcome: { ok: false, name: 'no answer' } });
  });
});

describe('an action that is not possible', () => {
  it('is our own mistake', () => {
    const lab = labOn(ready);
    for (const action of ['device:pf0/avq0 execute', 'driver:pf0 collect', 'device:pf0 reset', 'driver:pf0/vf9 look']) {
      expect(() => lab.act(action)).toThrow('cannot happen now');
    }
    expect(digestOf(lab.world)).toBe(digestOf(ready));
    expect(violations(lab.events)).toEqual([]);
  });
});
