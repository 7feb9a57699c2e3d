import { describe, expect, it } from 'vitest';
import { dialectOf } from '../dialect/dialects.ts';
import { bitsOf, featureSet } from '../num/feature-set.ts';
import { createLab, eventsOfType, pfTopology, readyLab, topologyOf } from '../testing/lab.ts';
import { meets } from '../testing/meets.ts';
import { chooseFeatures } from './driver-init.ts';

const load = { do: 'load-driver', device: 'pf0' } as const;
const dialect = dialectOf('draft-2022-07');

describe('a driver initializes its device', () => {
  it('in the order of the specification: reset first, DRIVER_OK last', () => {
    meets('init.driver.reset-first');
    meets('init.driver.driver-ok-last');
    const lab = createLab();
    const events = lab.do(load);
    expect(events.filter(({ type }) => type === 'reset/began' || type === 'reset/done').map(({ by }) => by)).toEqual([
      'driver:pf0',
      'device:pf0',
    ]);
    expect(eventsOfType(events, 'status/wrote').map(({ to }) => to)).toEqual([0x01, 0x03, 0x0b, 0x0f]);
    expect(eventsOfType(events, 'driver/moved').map(({ to }) => to)).toEqual([
      'reset',
      'wait-reset',
      'acknowledge',
      'driver',
      'read-features',
      'write-features',
      'features-ok',
      'check-features',
      'find-admin',
      ...['set-up', 'enable', 'set-up', 'enable', 'set-up', 'enable'],
      'driver-ok',
      'running',
    ]);
    const last = events.findLastIndex(({ type }) => type === 'queue/enabled');
    const ok = events.findIndex(event => event.type === 'status/wrote' && event.to === 0x0f);
    expect(ok).toBeGreaterThan(last);
  });

  it('reads every window of what is offered before it chooses', () => {
    meets('features.driver.validate-offered');
    const lab = createLab();
    lab.take(load);
    lab.run({ before: 'driver:pf0 read-features' });
    const selects = eventsOfType(lab.act('driver:pf0 read-features'), 'register/wrote');
    expect(selects.map(({ register, to }) => [register, to])).toEqual([
      ['device_feature_select', 0],
      ['device_feature_select', 1],
      ['device_feature_select', 2],
      ['device_feature_select', 3],
    ]);
    expect(bitsOf(lab.driver('pf0').sees)).toEqual([0, 1, 5, 7, 11, 15, 16, 32, 37, 41, 42, 43]);
  });

  it('sets up administration virtqueues only where the registers say they are', () => {
    meets('pci.common.admin-index-range');
    const lab = readyLab({}, { adminQueues: [4, 2], features: featureSet([17, 32, 37, 41, 42, 43]) });
    const state = lab.device('pf0');
    expect([state.adminQueueIndex, state.adminQueueNum]).toEqual([3, 2]);
    // It does not know CTRL_VQ, so virtqueue 2 stays untouched.
    expect(lab.driver('pf0').plan).toEqual([0, 1, 3, 4]);
    expect(state.queues.map(({ registers }) => registers.enabled)).toEqual([true, true, false, true, true]);
  });

  it('lays each virtqueue out as aligned ranges of its own window', () => {
    const lab = readyLab({}, { queueSize: 2, adminQueues: [8] });
    const ranges = lab
      .driver('pf0')
      .regions.map(({ at, size, purpose, queue, side }) => [queue, purpose, size, side, Number(at)]);
    expect(ranges.map(each => each.slice(0, 4))).toEqual([
      [0, 'virtq_desc', 32, 'driver'],
      [0, 'virtq_avail', 10, 'driver'],
      [0, 'virtq_used', 22, 'device'],
      [0, 'driver_shadow', 24, 'driver'],
      [1, 'virtq_desc', 32, 'driver'],
      [1, 'virtq_avail', 10, 'driver'],
      [1, 'virtq_used', 22, 'device'],
      [1, 'driver_shadow', 24, 'driver'],
      [2, 'virtq_desc', 128, 'driver'],
      [2, 'virtq_avail', 22, 'driver'],
      [2, 'virtq_used', 70, 'device'],
      [2, 'driver_shadow', 96, 'driver'],
    ]);
    for (const [, purpose, , , at] of ranges) {
      const align = { virtq_desc: 16, virtq_avail: 2, virtq_used: 4 }[purpose as string] ?? 4;
      expect(Number(at) % align).toBe(0);
    }
    const { registers } = lab.device('pf0').queues[2] ?? {};
    expect([registers?.desc, registers?.driver, registers?.device].map(Number)).toEqual(
      ranges.slice(8, 11).map(each => each[4]),
    );
  });

  it('a VF: no administration virtqueue, and nothing to notify before DRIVER_OK', () => {
    const lab = readyLab();
    const events = lab.do({ do: 'load-driver', device: 'pf0/vf1' });
    expect(lab.driver('pf0/vf1')).toMatchObject({ stage: 'running', plan: [0, 1] });
    expect(eventsOfType(events, 'wire/raised')).toEqual([]);
  });
});

describe('a driver chooses features', () => {
  /** Offered, known, chosen. */
  it.each([
    [
      [0, 5, 32],
      [0, 32],
      [0, 32],
    ],
    [[7, 32], [1, 7, 32], [32]],
    [
      [1, 7, 9, 32],
      [1, 7, 9, 32],
      [1, 7, 9, 32],
    ],
    [[7, 9, 32], [7, 9, 32], [32]],
    [
      [0, 32, 90],
      [0, 32, 90],
      [0, 32, 90],
    ],
    [
      [28, 29, 32, 34, 38, 40],
      [28, 29, 32, 34, 38, 40],
      [28, 29, 32, 34, 38, 40],
    ],
    [
      [33, 35, 36, 39, 32],
      [33, 35, 36, 39, 32],
      [32, 33, 35, 36, 39],
    ],
  ])('offered %j, known %j: %j', (offered, known, chosen) => {
    expect(bitsOf(chooseFeatures(dialect, featureSet(offered), featureSet(known)))).toEqual(chosen);
  });

  it('and gives up without VERSION_1: it sets FAILED and stops', () => {
    const features = featureSet([0, 5, 37, 41, 42, 43]);
    const lab = createLab({ topology: topologyOf(pfTopology({ features })) });
    lab.do(load);
    expect(lab.device('pf0').status).toBe(0x83);
    expect(lab.driver('pf0')).toMatchObject({
      stage: 'failed',
      trouble: 'VERSION_1 is not offered, and this driver has no legacy interface',
    });
    expect(lab.choices().filter(({ enabled }) => enabled)).toEqual([]);
  });

  it('and gives up when the device refuses them', () => {
    const lab = createLab();
    lab.take(load);
    lab.run({ before: 'driver:pf0 features-ok' });
    lab.take({ do: 'write-register', device: 'pf0', register: 'driver_feature_select', value: 0 });
    lab.take({ do: 'write-register', device: 'pf0', register: 'driver_feature', value: 4 });
    lab.run();
    expect(lab.device('pf0').status).toBe(0x83);
    expect(lab.driver('pf0').trouble).toBe('the device did not accept the features: FEATURES_OK reads 0');
  });

  it('a driver that failed is loaded anew', () => {
    const lab = createLab();
    lab.take(load);
    lab.run({ before: 'driver:pf0 features-ok' });
    lab.take({ do: 'write-register', device: 'pf0', register: 'driver_feature', value: 1 });
    lab.run();
    expect(lab.driver('pf0').stage).toBe('failed');
    lab.do(load);
    expect(lab.driver('pf0')).toMatchObject({ stage: 'running', trouble: null });
  });
});

describe('somebody writes registers while a driver sets a virtqueue up', () => {
  it('an address far away, and the virtqueue enabled: the driver keeps to its own memory', () => {
    const lab = createLab();
    lab.take(load);
    lab.run({ before: 'driver:pf0 set-up' });
    for (const [register, value] of [
      ['queue_desc', '0xffffffffffffff00'],
      ['queue_enable', 1],
    ] as const) {
      lab.take({ do: 'write-register', device: 'pf0', register, value });
    }
    lab.run();
    expect(lab.driver('pf0').stage).toBe('running');
    const { areas } = lab.driver('pf0').queues[0] ?? {};
    expect(areas).toMatchObject({ descHi: 0 });
    expect(lab.device('pf0').queues[0]?.registers.desc).toBe(0xffffffffffffff00n);
  });

  it('the administration virtqueue elsewhere: the device faults when it looks there, and asks for a reset', () => {
    const lab = createLab();
    lab.take(load);
    lab.run({ before: 'driver:pf0 set-up' });
    lab.take({ do: 'write-register', device: 'pf0', register: 'queue_select', value: 2 });
    lab.take({ do: 'write-register', device: 'pf0', register: 'queue_driver', value: '0x7ffffffffffffff0' });
    lab.take({ do: 'write-register', device: 'pf0', register: 'queue_enable', value: 1 });
    const events = lab.run();
    expect(eventsOfType(events, 'chain/faulted')).toMatchObject([
      { fault: { kind: 'area-outside-memory', area: 'available ring' } },
    ]);
    expect(lab.device('pf0').status & 0x40).toBe(0x40);
  });
});

it('a driver that is unloaded resets its device and keeps nothing', () => {
  const lab = readyLab();
  lab.do({ do: 'unload-driver', device: 'pf0' });
  expect(lab.device('pf0').status).toBe(0);
  expect(lab.driver('pf0')).toMatchObject({
    stage: 'absent',
    regions: [],
    queues: {},
    tokens: [],
    plan: [],
    accepts: 0n,
    sees: 0n,
  });
});
