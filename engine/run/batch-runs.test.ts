import { describe, expect, it } from 'vitest';
import { featureSet, union } from '../num/feature-set.ts';
import { avalanche } from '../num/mix.ts';
import { labOn, manage, OWNER_BITS, readyLab } from '../testing/lab.ts';
import { brokenInvariants } from './invariant.ts';
import { keyOf, step } from './step.ts';

const SEEDS = 60;

describe('four commands on a virtqueue with IN_ORDER', () => {
  it.each([
    ['split', [35]],
    ['packed', [34, 35]],
  ] as const)('%s: every invariant holds in whatever order both sides act, with batches or without', (_, bits) => {
    const features = union(OWNER_BITS, featureSet(bits));
    const ready = readyLab({}, { features, driverFeatures: features }).world;
    const names = new Set<string>();
    for (let seed = 1; seed <= SEEDS; seed += 1) {
      const given = labOn(ready);
      for (const member of [1, 2, 3, 1]) given.take(manage('query', member));
      let { world } = given;
      for (let made = 0; ; made += 1) {
        const open = labOn(world)
          .choices()
          .filter(({ enabled }) => enabled);
        if (open.length === 0) break;
        const before = world;
        const { action } = open[(avalanche(Math.imul(seed, 0x9e3779b1) ^ made) >>> 0) % open.length]!;
        names.add(keyOf(action));
        const { world: after, events } = step(before, action);
        expect(brokenInvariants({ before, after, events }, { untouched: true })).toEqual([]);
        world = after;
      }
      expect(labOn(world).driver('pf0')).toMatchObject({ tokens: [], commands: [], trouble: null });
    }
    expect(names).toContain('device:pf0/avq0 return-batch');
    expect(names).toContain('device:pf0/avq0 return');
  });
});
