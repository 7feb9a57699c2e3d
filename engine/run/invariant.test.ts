import { describe, expect, it } from 'vitest';
import { dialectOf } from '../dialect/dialects.ts';
import { addr } from '../num/addr.ts';
import { featureSet, union } from '../num/feature-set.ts';
import { u16 } from '../num/int.ts';
import { get, set } from '../num/pvec.ts';
import { labOn, manage, OWNER_BITS, readyLab } from '../testing/lab.ts';
import type { DriverState } from '../world/driver-state.ts';
import type { Event } from '../world/event.ts';
import type { FunctionState } from '../world/function-state.ts';
import type { World } from '../world/world.ts';
import { brokenInvariants, invariants } from './invariant.ts';

const ready = readyLab().world;
/** A command is held by the device, and VF 1's driver runs. */
const busy = (() => {
  const lab = labOn(ready);
  lab.do({ do: 'load-driver', device: 'pf0/vf1' });
  lab.take(manage('query', 1));
  lab.run({ before: 'device:pf0/avq0 execute' });
  return lab.world;
})();

/** The same on a packed ring: a command of two slots is held. */
const packed = (() => {
  const features = union(OWNER_BITS, featureSet([34]));
  const lab = readyLab({}, { features, driverFeatures: features });
  lab.take(manage('query', 1));
  lab.run({ before: 'device:pf0/avq0 execute' });
  return lab.world;
})();

const device = (world: World, index: number, to: (state: FunctionState) => Partial<FunctionState>): World => {
  const state = get(world.devices, index);
  return { ...world, devices: set(world.devices, index, { ...state, ...to(state) }) };
};
const driver = (world: World, index: number, to: (state: DriverState) => Partial<DriverState>): World => {
  const state = get(world.drivers, index);
  return { ...world, drivers: set(world.drivers, index, { ...state, ...to(state) }) };
};
const queueOf = (world: World, to: (queue: FunctionState['queues'][number]) => object): World =>
  device(world, 0, ({ queues }) => ({
    queues: queues.map((queue, index) => (index === 2 ? { ...queue, ...to(queue) } : queue)),
  }));

const by = 'device:pf0/avq0' as const;
const held = get(busy.devices, 0).queues[2];
const idx = (was: number, to: number): Event => ({
  type: 'memory/wrote',
  by: 'driver:pf0',
  at: addr(0x1000),
  bytes: Uint8Array.of(to & 0xff, to >> 8),
  was: Uint8Array.of(was & 0xff, was >> 8),
  what: 'virtq_avail.idx',
});

/** A world or events that no run leads to, and what is said of them. */
const broken: readonly (readonly [string, World, readonly Event[], string])[] = [
  [
    'negotiated-was-offered',
    ready,
    [{ type: 'features/negotiated', by: 'device:pf0/vf1', device: 'pf0/vf1', from: null, to: featureSet([33]) }],
    'pf0/vf1 negotiated what it does not offer',
  ],
  [
    'offered-as-assigned',
    device(ready, 1, () => ({ offered: featureSet([0]) })),
    [],
    'pf0/vf1: offers something else than its facets say',
  ],
  ['absent-holds-nothing', device(busy, 1, () => ({ present: false })), [], 'pf0/vf1: is not there'],
  [
    'absent-holds-nothing',
    device(busy, 0, ({ sriov }) => ({ sriov: sriov && { ...sriov, vfEnable: false } })),
    [],
    'pf0/vf1: is there without VF Enable',
  ],
  ['num-vfs', device(ready, 0, ({ sriov }) => ({ sriov: sriov && { ...sriov, numVfs: 4 } })), [], 'pf0: NumVFs 4'],
  [
    'regions-apart',
    driver(busy, 0, ({ regions }) => ({ regions: [...regions, ...regions.slice(0, 1)] })),
    [],
    'pf0: virtq_desc overlaps virtq_desc',
  ],
  [
    'regions-apart',
    driver(busy, 0, ({ regions }) => ({ regions: regions.map(region => ({ ...region, at: addr(0) })) })),
    [],
    'pf0: virtq_desc lies outside of its window',
  ],
  [
    'used-behind-taken',
    queueOf(busy, ({ ring }) => ({ ring: ring && { ...ring, usedIdx: u16(1), publishedUsedIdx: u16(1) } })),
    [],
    'pf0: more was used than was taken',
  ],
  [
    'used-behind-taken',
    queueOf(busy, ({ ring }) => ({ ring: ring && { ...ring, usedIdx: u16(1) } })),
    [],
    'pf0: the used index is not that of its returned chains',
  ],
  [
    'used-behind-taken',
    queueOf(busy, () => ({ ring: null })),
    [],
    'pf0: holds chains of a virtqueue that is not enabled',
  ],
  [
    'no-work-before-driver-ok',
    ready,
    held ? [{ type: 'queue/took', by, device: 'pf0/vf2', queue: 2, head: 0, from: held, to: held }] : [],
    'device:pf0/avq0 queue/took',
  ],
  [
    'reset-leaves-nothing',
    ready,
    [{ type: 'reset/done', by: 'device:pf0', device: 'pf0', from: get(ready.devices, 0), to: get(ready.devices, 0) }],
    'pf0 keeps something',
  ],
  [
    'needs-reset-is-told',
    ready,
    [{ type: 'status/wrote', by, device: 'pf0', from: 0x0f, to: 0x4f }],
    'pf0 says nothing',
  ],
  ['ready-set-complete', { ...busy, awake: [] }, [], 'pf0: can do something, but nobody will ask it'],
  ['ready-set-complete', { ...busy, awake: [1, 0] }, [], 'out of order: 1,0'],
  [
    'tokens-in-flight',
    driver(busy, 0, () => ({ tokens: [] })),
    [],
    'pf0: 0 tokens of virtqueue 2, but 0 chains wait, 1 are held, 0 are used',
  ],
  [
    'used-behind-taken',
    queueOf(packed, ({ ring }) => ({ ring: ring && { ...ring, usedIdx: u16(0x8002), publishedUsedIdx: u16(0x8002) } })),
    [],
    'pf0: more was used than was taken',
  ],
  [
    'used-behind-taken',
    queueOf(packed, ({ ring, held: [first] }) => {
      if (!first || ring?.format !== 'packed') return {};
      // A slot more than there are, and nothing said that there was no room.
      const chain = { ...first.chain, descriptors: Array.from({ length: ring.areas.size + 1 }, (_, slot) => slot) };
      return {
        held: [{ ...first, stage: 'taken', chain }],
        ring: { ...ring, usedIdx: u16(0x8000), publishedUsedIdx: u16(0x8000), lastAvail: u16(1) },
      };
    }),
    [],
    'pf0: more was used than was taken',
  ],
  [
    'used-behind-taken',
    queueOf(packed, ({ ring }) => ({ ring: ring && { ...ring, usedIdx: u16(0x8002) } })),
    [],
    'pf0: the used position is not that of its returned chains',
  ],
  [
    'tokens-in-flight',
    driver(packed, 0, () => ({ tokens: [] })),
    [],
    'pf0: virtqueue 2: tokens of 0 slots, but 0 wait, 2 are held, 0 are used',
  ],
  [
    'no-notification-before-driver-ok',
    ready,
    [{ type: 'wire/raised', by: 'driver:pf0/vf2', wire: 'device:pf0/vf2/q0', value: 0, was: null }],
    'driver:pf0/vf2 raises device:pf0/vf2/q0',
  ],
  ['idx-moves-forward', ready, [idx(5, 4)], 'virtq_avail.idx goes from 5 to 4'],
];

describe('invariants', () => {
  it.each(broken)('%s is reported when it is broken', (id, after, events, why) => {
    const seen = { before: after, after, events };
    expect(invariants.find(each => each.id === id)?.broken(seen)).toBe(why);
    expect(brokenInvariants(seen, { untouched: true })).toContain(`${id}: ${why}`);
  });

  it('each is broken above at least once, and names a clause that exists', () => {
    expect(new Set(broken.map(([id]) => id))).toEqual(new Set(invariants.map(({ id }) => id)));
    const known = dialectOf('draft-2022-07').clauses.map(({ id }) => id);
    expect(invariants.flatMap(({ clause }) => clause ?? []).filter(id => !known.includes(id))).toEqual([]);
  });

  it('hold where nothing is wrong, and idx may wrap', () => {
    for (const world of [ready, busy]) {
      const seen = { before: world, after: world, events: [idx(0xffff, 0), idx(0xfffe, 2), idx(7, 9)] };
      expect(brokenInvariants(seen, { untouched: true })).toEqual([]);
    }
  });

  it('those that trust both sides are not asked once somebody has written by hand', () => {
    const after = driver(busy, 0, () => ({ tokens: [] }));
    expect(brokenInvariants({ before: busy, after, events: [] }, { untouched: false })).toEqual([]);
  });
});
