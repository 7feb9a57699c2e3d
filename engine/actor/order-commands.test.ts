import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialectOf } from '../dialect/dialects.ts';
import { featureSet, union } from '../num/feature-set.ts';
import type { Lab } from '../testing/lab.ts';
import { eventsOfType, manage, OWNER_BITS, readyLab, violations } from '../testing/lab.ts';
import { meets } from '../testing/meets.ts';
import { command, publishedLab } from '../testing/published-lab.ts';
import type { OrderIntent } from '../world/intent.ts';
import './order-commands.ts';
import { orderingNeeded } from './ordering.ts';

const AVQ = 2;
const avq = 'device:pf0/avq0';
const A = '0x100000001';
const B = '0x100000020';
const assign = (value: string) => manage('assign', 1, value);
const hold = (id: number, at: 'driver' | 'device' = 'device'): OrderIntent => ({
  do: 'hold',
  device: 'pf0',
  command: id,
  at,
});
const release = (id: number): OrderIntent => ({ do: 'release', device: 'pf0', command: id });
const swap = (id: number, other: number): OrderIntent => ({ do: 'swap', device: 'pf0', command: id, with: other });

const labWith = (...bits: readonly number[]): Lab => {
  const features = union(OWNER_BITS, featureSet(bits));
  return readyLab({}, { features, driverFeatures: features });
};
/** Two assigns to VF 1, both taken and neither carried out. */
const bothTaken = (lab: Lab): Lab => {
  lab.take(assign(A));
  lab.take(assign(B));
  lab.run({ holding: [`${avq} execute`] });
  expect(lab.device('pf0').queues[AVQ]?.held.map(({ stage }) => stage)).toEqual(['taken', 'taken']);
  return lab;
};
const dialectIn = (lab: Lab) => dialectOf(lab.world.dialect, lab.world.readings);
const assigned = (lab: Lab) => lab.device('pf0/vf1').facets.assigned;
const order = (lab: Lab) => lab.answers.map(({ token }) => token.command.id);

describe.each([
  ['split', []],
  ['packed', [34]],
] as const)('commands that wait on a %s ring', (_, bits) => {
  it('two assigns change places at the device, and the one that was first wins', () => {
    const lab = bothTaken(labWith(...bits));
    lab.take(swap(1, 2));
    lab.run();
    expect(order(lab)).toEqual([2, 1]);
    expect(assigned(lab)).toBe(BigInt(A));
    expect(lab.device('pf0').queues[AVQ]).not.toHaveProperty('order');
    expect(violations(lab.events)).toEqual([]);
  });

  it('as they come, the last assign wins', () => {
    const lab = bothTaken(labWith(...bits));
    lab.run();
    expect(order(lab)).toEqual([1, 2]);
    expect(assigned(lab)).toBe(BigInt(B));
  });

  it('one that is put first before the device has taken it is taken first', () => {
    const lab = labWith(...bits);
    lab.take(assign(A));
    lab.take(assign(B));
    lab.run({ holding: [`${avq} take`] });
    lab.take(swap(2, 1));
    lab.run();
    expect(order(lab)).toEqual([2, 1]);
    expect(assigned(lab)).toBe(BigInt(A));
  });

  it('at its driver, one that was given later goes out first', () => {
    const lab = labWith(...bits);
    lab.take(assign(A));
    lab.take(assign(B));
    lab.take(swap(1, 2));
    lab.run();
    expect(eventsOfType(lab.events, 'token/opened').map(({ token }) => token.command.id)).toEqual([2, 1]);
    expect(assigned(lab)).toBe(BigInt(A));
  });

  it('one on hold at the device stays there, the other overtakes it, and the run rests with the reason', () => {
    const lab = labWith(...bits);
    lab.take(assign(A));
    lab.take(hold(1));
    lab.take(assign(B));
    lab.run();
    expect(order(lab)).toEqual([2]);
    const [why] = lab.choices().filter(({ action }) => action.actor === avq);
    expect(why).toMatchObject({ enabled: false, action: { name: 'execute' } });
    expect(why?.why).toContain('on hold');
    lab.do(release(1));
    expect(order(lab)).toEqual([2, 1]);
    expect(assigned(lab)).toBe(BigInt(A));
  });

  it('one that is carried out already is kept from being returned', () => {
    const lab = labWith(...bits);
    lab.take(assign(A));
    lab.run({ before: `${avq} return` });
    lab.take(hold(1));
    lab.run();
    expect(assigned(lab)).toBe(BigInt(A));
    expect(order(lab)).toEqual([]);
    expect(lab.choices().find(({ action }) => action.name === 'return')).toMatchObject({ enabled: false });
    lab.do(release(1));
    expect(order(lab)).toEqual([1]);
  });

  it('one on hold at its driver is not published, and the next one is', () => {
    const lab = labWith(...bits);
    lab.take(assign(A));
    lab.take(hold(1, 'driver'));
    lab.take(assign(B));
    lab.run();
    expect(order(lab)).toEqual([2]);
    expect(lab.choices().find(({ action }) => action.name === 'fill')).toMatchObject({ enabled: false });
    lab.do(release(1));
    expect(order(lab)).toEqual([2, 1]);
  });

  it('is held in the middle of being handed over, where nobody can see it yet', () => {
    const lab = labWith(...bits);
    lab.take(assign(A));
    lab.run({ before: 'driver:pf0 publish' });
    lab.take(hold(1, 'driver'));
    lab.run();
    expect(order(lab)).toEqual([]);
    expect(lab.refuses(swap(1, 1))).toContain('another one');
    lab.do(release(1));
    expect(order(lab)).toEqual([1]);
  });
});

describe('what cannot be put in another order', () => {
  it('with IN_ORDER the device keeps the order in which buffers were made available', () => {
    meets('features.device.in-order-use');
    const lab = bothTaken(labWith(35));
    expect(orderingNeeded().refuses(lab.world, swap(1, 2), dialectIn(lab))).toMatchObject({
      clause: 'features.device.in-order-use',
    });
    expect(lab.refuses(swap(1, 2))).toContain('(features.device.in-order-use)');
    lab.take(hold(1));
    lab.run();
    expect(order(lab)).toEqual([]);
    const stuck = lab.choices().find(({ action }) => action.actor === avq);
    expect(stuck?.why).toBe('Nothing goes before head 0, which is on hold (features.device.in-order-use).');
    lab.do(release(1));
    expect(order(lab)).toEqual([1, 2]);
    expect(violations(lab.events)).toEqual([]);
  });

  it('with IN_ORDER a batch ends before the one that is on hold', () => {
    const lab = labWith(35);
    for (const member of [1, 2, 3]) lab.take(manage('query', member, 0, { writable: 24 }));
    lab.run({ before: `${avq} return-batch` });
    lab.take(hold(3));
    lab.run();
    expect(order(lab)).toEqual([1, 2]);
    lab.do(release(3));
    expect(order(lab)).toEqual([1, 2, 3]);
  });

  it.each(['virtio-1.3', 'virtio-1.4'])(
    '%s: commands of one administration virtqueue are carried out as queued',
    id => {
      meets('admin.vq.in-order-per-queue');
      const lab = publishedLab({ dialect: id });
      const ask = command('LIST_QUERY', [1, 0]);
      const [first, second] = [lab.driver('pf0').given + 1, lab.driver('pf0').given + 2];
      lab.take(ask);
      lab.take(ask);
      lab.run({ holding: [`${avq} execute`] });
      expect(lab.refuses(swap(first, second))).toContain('(admin.vq.in-order-per-queue)');
      const free = publishedLab({ dialect: id, readings: { 'queue-order': 'any' } });
      free.take(ask);
      free.take(ask);
      free.run({ holding: [`${avq} execute`] });
      expect(free.refuses(swap(first, second))).toBe(null);
      free.take(swap(first, second));
      free.run();
      // Without an order the newest goes first; they changed places.
      expect(free.answers.slice(-2).map(({ token }) => token.command.id)).toEqual([first, second]);
    },
  );

  it('1.3: what is behind a command on hold waits, and does not overtake it', () => {
    const lab = publishedLab({ dialect: 'virtio-1.3' });
    const first = lab.driver('pf0').given + 1;
    const ask = command('LIST_QUERY', [1, 0]);
    lab.take(ask);
    lab.take(hold(first));
    lab.take(ask);
    lab.run();
    expect(order(lab)).not.toContain(first + 1);
    expect(lab.choices().find(({ action }) => action.actor === avq)?.why).toContain('admin.vq.in-order-per-queue');
    lab.do(release(first));
    expect(order(lab).slice(-2)).toEqual([first, first + 1]);
  });

  it('says why: nobody knows it, it is back, it is held already, its driver has let go of it', () => {
    const lab = labWith();
    expect(lab.refuses(hold(1))).toBe('The driver of PF 0 has no command 1 on its way.');
    lab.take(assign(A));
    expect(lab.refuses(release(1))).toBe('Command 1 is not on hold.');
    lab.take(hold(1));
    expect(lab.refuses(hold(1))).toBe('Command 1 is on hold already.');
    lab.take(release(1));
    lab.run({ before: `${avq} take` });
    expect(lab.refuses(hold(1, 'driver'))).toContain('(split.avail.idx-never-decreases)');
    lab.take(assign(B));
    expect(lab.refuses(swap(1, 2))).toBe('Command 2 is not available yet: the device knows nothing of it.');
    lab.run({ before: `${avq} complete` });
    expect(lab.refuses(hold(1))).toContain('is returned already');
  });
});

describe('requests of a data virtqueue', () => {
  const disk = (...bits: readonly number[]): Lab => {
    const features = featureSet([32, ...bits]);
    const vf = { type: 'blk' as const, features, driverFeatures: features };
    const lab = readyLab({}, { vfDefault: vf, queueSize: 8, totalVfs: 1 });
    lab.do({ do: 'load-driver', device: 'pf0/vf1' });
    return lab;
  };
  const write = (lab: Lab, byte: string) =>
    lab.take({ do: 'request', device: 'pf0/vf1', request: 'write', sector: 5, bytes: byte.repeat(512) });
  const read = (lab: Lab): string | undefined => {
    lab.do({ do: 'request', device: 'pf0/vf1', request: 'read', sector: 5 });
    return lab.answers.at(-1)?.bytes.slice(0, 2);
  };
  const bothWait = (lab: Lab): Lab => {
    write(lab, 'aa');
    write(lab, 'bb');
    lab.run({ holding: ['device:pf0/vf1/q0 execute'] });
    return lab;
  };
  const exchange: OrderIntent = { do: 'swap', device: 'pf0/vf1', command: 1, with: 2 };

  it('two writes to one sector change places, and the sector holds the other one', () => {
    const plain = bothWait(disk());
    plain.run();
    expect(read(plain)).toBe('bb');
    const lab = bothWait(disk());
    lab.take(exchange);
    lab.run();
    expect(read(lab)).toBe('aa');
  });

  it('with IN_ORDER they do not', () => {
    expect(bothWait(disk(35)).refuses(exchange)).toContain('(features.device.in-order-use)');
  });

  it('one on hold is overtaken, and the queue says why it rests', () => {
    const lab = disk();
    write(lab, 'aa');
    lab.take({ do: 'hold', device: 'pf0/vf1', command: 1, at: 'device' });
    write(lab, 'bb');
    lab.run();
    expect(lab.choices().find(({ action }) => action.actor === 'device:pf0/vf1/q0')?.why).toContain('on hold');
    lab.do({ do: 'release', device: 'pf0/vf1', command: 1 });
    expect(read(lab)).toBe('aa');
  });
});

describe('an order by hand', () => {
  it('loses no command, whatever is held, swapped and released in whatever order', () => {
    const wish = fc.record({
      what: fc.constantFrom('send' as const, 'hold' as const, 'release' as const, 'swap' as const, 'step' as const),
      a: fc.integer({ min: 1, max: 6 }),
      b: fc.integer({ min: 1, max: 6 }),
      at: fc.constantFrom('driver' as const, 'device' as const),
    });
    fc.assert(
      fc.property(fc.constantFrom(0, 34, 35), fc.array(wish, { maxLength: 40 }), (bit, wishes) => {
        const lab = labWith(...(bit === 0 ? [] : [bit]));
        for (const { what, a, b, at } of wishes) {
          if (what === 'send' && lab.driver('pf0').given < 6) lab.take(assign(a % 2 === 0 ? A : B));
          const intent =
            what === 'hold' ? hold(a, at) : what === 'release' ? release(a) : what === 'swap' ? swap(a, b) : null;
          if (intent && lab.refuses(intent) === null) lab.take(intent);
          const next = lab.choices().filter(({ enabled }) => enabled);
          if (what === 'step' && next.length > 0) {
            const { actor, name } = next[(a * 7 + b) % next.length]!.action;
            lab.act(`${actor} ${name}`);
          }
        }
        lab.run();
        for (let id = 1; id <= 6; id += 1) if (lab.refuses(release(id)) === null) lab.take(release(id));
        lab.run();
        expect(order(lab).toSorted()).toEqual(Array.from({ length: lab.driver('pf0').given }, (_, k) => k + 1));
        expect(violations(lab.events)).toEqual([]);
        expect(lab.device('pf0').queues[AVQ]).not.toHaveProperty('order');
      }),
      { numRuns: 60 },
    );
  });
});
