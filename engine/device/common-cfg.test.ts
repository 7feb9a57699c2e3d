import { describe, expect, it } from 'vitest';
import { addr } from '../num/addr.ts';
import { featureSet } from '../num/feature-set.ts';
import type { Lab } from '../testing/lab.ts';
import { createLab, pfTopology, topologyOf, violations } from '../testing/lab.ts';
import type { Register } from './common-cfg.ts';
import { commonCfg, readRegister, writableRegisters } from './common-cfg.ts';

const write = (lab: Lab, register: string, value: number | string) =>
  lab.take({ do: 'write-register', device: 'pf0', register, value });
const read = (lab: Lab, register: Register, select?: number) => readRegister(lab.device('pf0'), register, select);

/** Offset, size, value after power came up, written value, what it reads then (null: not writable). */
const registers = [
  ['device_feature_select', 0, 4, 0, '0xffffffff', 0xffffffff],
  ['device_feature', 4, 4, 0x18_8a3, '0xffffffff', null],
  ['driver_feature_select', 8, 4, 0, '0x80000000', 0x80000000],
  ['driver_feature', 12, 4, 0, '0x1ffffffff', 0xffffffff],
  // four entries: three virtqueues and configuration changes
  ['config_msix_vector', 16, 2, 0xffff, 4, 0xffff],
  ['num_queues', 18, 2, 2, 9, null],
  ['device_status', 20, 1, 0, 1, 1],
  ['config_generation', 21, 1, 0, 1, null],
  ['queue_select', 22, 2, 0, 2, 2],
  ['queue_size', 24, 2, 4, 2, 2],
  ['queue_msix_vector', 26, 2, 0xffff, '0x10003', 3],
  ['queue_enable', 28, 2, 0, 1, 1],
  ['queue_notify_off', 30, 2, 0, 7, null],
  ['queue_desc', 32, 8, 0n, '0x123456789abcdef0', 0x123456789abcdef0n],
  ['queue_driver', 40, 8, 0n, '0x2000', 0x2000n],
  ['queue_device', 48, 8, 0n, '0x3000', 0x3000n],
  ['queue_notif_config_data', 56, 2, 0, 1, null],
  ['queue_reset', 58, 2, 0, 1, 0],
  ['admin_queue_index', 60, 2, 2, 0, null],
  ['admin_queue_num', 62, 2, 1, 0, null],
] as const;

describe('the common configuration', () => {
  it('is 64 bytes', () => {
    expect(commonCfg.size).toBe(64);
    expect(Object.keys(commonCfg.offsets)).toEqual(registers.map(([name]) => name));
  });

  it.each(registers)('%s is at byte %i and has %i bytes', (name, offset, size) => {
    expect(commonCfg.offsets[name]).toBe(offset);
    expect(commonCfg.fields[name].size).toBe(size);
  });

  it.each(registers)('%s: what it holds at first', (name, _offset, _size, first) => {
    expect(read(createLab(), name)).toBe(first);
  });

  it.each(registers)('%s: what a write leaves', (name, _offset, _size, first, value, after) => {
    const lab = createLab();
    const events = write(lab, name, value);
    expect(read(lab, name)).toBe(after ?? first);
    // without RING_RESET there is nothing to reset
    const broken = name === 'queue_reset' ? ['pci.common.queue-reset-needs-feature'] : [];
    expect(violations(events)).toEqual(after === null ? ['pci.common.no-write-read-only'] : broken);
    expect(writableRegisters.has(name)).toBe(after !== null);
  });
});

describe('feature windows', () => {
  const topology = topologyOf(pfTopology({ features: featureSet([0, 31, 32, 63, 64, 70, 96, 127]) }));

  it.each([
    [0, 0x80000001],
    [1, 0x80000001],
    [2, 0x00000041],
    [3, 0x80000001],
    [4, 0],
    [5, 0],
    [0x7fffffff, 0],
    [0xffffffff, 0],
  ])('device_feature with device_feature_select %i', (select, offered) => {
    const lab = createLab({ topology });
    write(lab, 'device_feature_select', select);
    expect(read(lab, 'device_feature')).toBe(offered);
    expect(read(createLab({ topology }), 'device_feature', select)).toBe(offered);
  });

  it.each([0, 1, 2, 3])('driver_feature of window %i reads back what was written, offered or not', select => {
    const lab = createLab({ topology });
    write(lab, 'driver_feature_select', select);
    expect(violations(write(lab, 'driver_feature', '0xdeadbeef'))).toEqual([]);
    expect(read(lab, 'driver_feature')).toBe(0xdeadbeef);
    for (const other of [0, 1, 2, 3].filter(each => each !== select)) {
      expect(read(lab, 'driver_feature', other)).toBe(0);
    }
    write(lab, 'driver_feature', 0);
    expect(lab.device('pf0').driverFeatures).toBe(0n);
  });

  it.each([4, 0x7fffffff, 0xffffffff])('nothing is kept of window %i, where nothing is ever offered', select => {
    const lab = createLab({ topology });
    write(lab, 'driver_feature_select', select);
    expect(violations(write(lab, 'driver_feature', 1))).toEqual(['features.driver.no-unoffered']);
    expect(violations(write(lab, 'driver_feature', 0))).toEqual([]);
    expect(read(lab, 'driver_feature')).toBe(0);
    expect(lab.device('pf0').driverFeatures).toBe(0n);
  });
});

describe('registers of a virtqueue', () => {
  it('show the selected one', () => {
    const lab = createLab({ topology: topologyOf(pfTopology({ queueSize: 16, adminQueues: [32, 64] })) });
    const shown = [0, 1, 2, 3, 4].map(queue => {
      write(lab, 'queue_select', queue);
      return [read(lab, 'queue_size'), read(lab, 'queue_notify_off'), read(lab, 'queue_notif_config_data')];
    });
    expect(shown).toEqual([
      [16, 0, 0],
      [16, 1, 0],
      [32, 2, 0],
      [64, 3, 0],
      [0, 0, 0],
    ]);
    expect(read(lab, 'num_queues')).toBe(2);
    expect(read(lab, 'admin_queue_index')).toBe(2);
    expect(read(lab, 'admin_queue_num')).toBe(2);
  });

  it('a control queue stands before the administration virtqueues', () => {
    const features = featureSet([17, 32, 37, 41, 42, 43]);
    const lab = createLab({ topology: topologyOf(pfTopology({ features })) });
    expect([read(lab, 'num_queues'), read(lab, 'admin_queue_index'), read(lab, 'admin_queue_num')]).toEqual([3, 3, 1]);
  });

  it('of one that does not exist read 0, and cannot be written', () => {
    const lab = createLab();
    write(lab, 'queue_select', 9);
    for (const name of ['queue_size', 'queue_enable', 'queue_notify_off'] as const) expect(read(lab, name)).toBe(0);
    for (const name of ['queue_desc', 'queue_driver', 'queue_device'] as const) expect(read(lab, name)).toBe(0n);
    for (const name of ['queue_size', 'queue_msix_vector', 'queue_enable', 'queue_desc']) {
      expect(violations(write(lab, name, 1))).toEqual(['pci.common.queue-size-zero-unavailable']);
    }
  });

  it.each([0, 3, 5, 6, 8, 0x8000])('queue_size %i is refused where 4 is the largest', size => {
    const lab = createLab();
    expect(violations(write(lab, 'queue_size', size))).toEqual(['pci.common.queue-size-pow2-driver']);
    expect(read(lab, 'queue_size')).toBe(4);
  });

  it.each([1, 2, 4])('queue_size %i is taken where 4 is the largest', size => {
    const lab = createLab();
    expect(violations(write(lab, 'queue_size', size))).toEqual([]);
    expect(read(lab, 'queue_size')).toBe(size);
  });

  it('are fixed once it is enabled, but for its vector', () => {
    const lab = createLab();
    write(lab, 'queue_desc', '0x1000');
    write(lab, 'queue_enable', 1);
    for (const name of ['queue_size', 'queue_desc', 'queue_driver', 'queue_device']) {
      expect(violations(write(lab, name, 2))).toEqual(['pci.common.configure-before-enable']);
    }
    expect(violations(write(lab, 'queue_msix_vector', 2))).toEqual([]);
    expect(lab.device('pf0').queues[0]?.registers).toMatchObject({ size: 4, desc: addr(0x1000), msixVector: 2 });
  });

  it('queue_enable takes 1 and nothing else, and 1 again changes nothing', () => {
    const lab = createLab();
    for (const value of [0, 2, 0xffff]) {
      expect(violations(write(lab, 'queue_enable', value))).toEqual(['pci.common.no-queue-enable-zero']);
    }
    expect(read(lab, 'queue_enable')).toBe(0);
    write(lab, 'queue_enable', 1);
    expect(write(lab, 'queue_enable', 1).map(({ type }) => type)).toEqual(['intent/taken']);
    write(lab, 'queue_enable', 0);
    expect(read(lab, 'queue_enable')).toBe(1);
  });

  it.each([
    ['queue_desc', '0x1008'],
    ['queue_driver', '0x1001'],
    ['queue_device', '0x1002'],
  ])('%s at %s is not aligned: the virtqueue is not enabled', (register, value) => {
    const lab = createLab();
    write(lab, register, value);
    expect(violations(write(lab, 'queue_enable', 1))).toEqual(['split.layout.alignment']);
    expect(read(lab, 'queue_enable')).toBe(0);
  });

  it.each([
    ['queue_desc', '0x1010'],
    ['queue_driver', '0x1002'],
    ['queue_device', '0x1004'],
  ])('%s at %s is aligned', (register, value) => {
    const lab = createLab();
    write(lab, register, value);
    expect(violations(write(lab, 'queue_enable', 1))).toEqual([]);
    expect(read(lab, 'queue_enable')).toBe(1);
  });
});
