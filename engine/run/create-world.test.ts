import { describe, expect, it } from 'vitest';
import { createArena } from '../memory/arena.ts';
import { featureSet } from '../num/feature-set.ts';
import { get } from '../num/pvec.ts';
import { labOn, manage, NET_BITS, pfTopology, topologyOf } from '../testing/lab.ts';
import { digestOf } from '../world/hash-world.ts';
import { createWorld } from './create-world.ts';
import { step } from './step.ts';

const inputs = { dialect: 'draft-2022-07', script: [] } as const;

describe('a world before its first step', () => {
  it('has its PF, no VF, and no driver', () => {
    const world = createWorld({ ...inputs, topology: topologyOf(pfTopology({ totalVfs: 2 })) }, createArena());
    expect([0, 1, 2].map(index => get(world.devices, index).present)).toEqual([true, false, false]);
    expect([0, 1, 2].map(index => get(world.drivers, index).stage)).toEqual(['absent', 'absent', 'absent']);
    expect(world).toMatchObject({ wires: {}, taken: 0, awake: [] });
    expect(world.readings.persistence).toBe('keep');
  });

  it('is the same for readings that are named and readings by default', () => {
    const topology = topologyOf();
    const digest = (readings: Record<string, string>) =>
      digestOf(createWorld({ ...inputs, topology, readings }, createArena()));
    expect(digest({ persistence: 'keep' })).toBe(digest({}));
    expect(digest({ persistence: 'drop' })).not.toBe(digest({}));
  });

  it('throws for a dialect that does not exist: scenarios are checked before', () => {
    expect(() => createWorld({ ...inputs, dialect: 'none', topology: topologyOf() }, createArena())).toThrow(
      'no dialect none',
    );
  });

  it('VFs that were built differently are', () => {
    const vf = (bits: readonly number[]) => ({
      type: 'net' as const,
      features: featureSet(bits),
      driverFeatures: NET_BITS,
    });
    const topology = topologyOf(pfTopology({ vfDefault: vf([32]), vfs: { 1: vf([5, 32]), 3: vf([0, 32]) } }));
    const world = createWorld({ ...inputs, topology }, createArena());
    expect([1, 2, 3].map(index => get(world.devices, index).offered)).toEqual([
      featureSet([5, 32]),
      featureSet([32]),
      featureSet([0, 32]),
    ]);
  });
});

describe('65,535 VFs', () => {
  const topology = topologyOf(pfTopology({ totalVfs: 65_535 }));
  const lab = labOn(createWorld({ ...inputs, topology }, createArena()));

  it('share one object as long as nobody touches them', () => {
    expect(new Set([1, 2, 40_000, 65_535].map(index => get(lab.world.devices, index))).size).toBe(1);
    lab.do({ do: 'load-driver', device: 'pf0' }, { do: 'enable-vfs', owner: 'pf0', numVfs: 65_535 });
    expect(new Set([1, 2, 40_000, 65_535].map(index => get(lab.world.devices, index))).size).toBe(1);
    expect(lab.device('pf0/vf65535')).toMatchObject({ present: true, offered: NET_BITS });
    expect(lab.world.awake).toEqual([]);
  });

  it('one is assigned and loaded, by number', () => {
    expect(lab.send(manage('assign', 65_535, '0x100000021')).outcome?.name).toBe('success');
    lab.do({ do: 'load-driver', device: 'pf0/vf65535' });
    expect(lab.device('pf0/vf65535').negotiated).toBe(featureSet([0, 5, 32]));
    expect(lab.device('pf0/vf65534').facets.assigned).toBe(null);
    expect(lab.send(manage('query', 65_536)).outcome?.name).toBe('invalid member');
  });

  it('changing one costs microseconds: everything else is shared', () => {
    lab.take({ do: 'load-driver', device: 'pf0/vf30000' });
    const before = lab.world;
    lab.act('driver:pf0/vf30000 reset');
    const changed = (key: 'devices' | 'drivers') =>
      lab.world[key].chunks.filter((chunk, k) => chunk !== before[key].chunks[k]).length;
    expect([changed('devices'), changed('drivers')]).toEqual([1, 1]);
    expect(lab.world.awake).toEqual([30_000]);

    const write = { do: 'write-register', device: 'pf0/vf123', register: 'queue_select', value: 1 } as const;
    const action = { actor: 'operator', name: 'submit', intent: write } as const;
    const times = Array.from({ length: 50 }, () => {
      const from = performance.now();
      step(lab.world, action);
      return performance.now() - from;
    });
    // Milliseconds, the median; generous, since others use the machine.
    expect(times.toSorted((a, b) => a - b)[25]).toBeLessThan(1);
  });

  it('go at once when VF Enable is cleared', () => {
    lab.do({ do: 'disable-vfs', owner: 'pf0' });
    expect(lab.device('pf0/vf65535').present).toBe(false);
    expect(lab.driver('pf0/vf65535').regions).toEqual([]);
  });
});
