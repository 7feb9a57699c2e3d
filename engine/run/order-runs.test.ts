import { describe, expect, it } from 'vitest';
import { manage, pfTopology, topologyOf } from '../testing/lab.ts';
import { revert } from '../testing/revert.ts';
import { digestOf } from '../world/hash-world.ts';
import type { Intent, ScriptLine } from '../world/intent.ts';
import { createTimeline } from './timeline.ts';

const hold = (command: number): Intent => ({ do: 'hold', device: 'pf0', command, at: 'device' });
const release = (command: number): Intent => ({ do: 'release', device: 'pf0', command });
const swap = (command: number, other: number): Intent => ({ do: 'swap', device: 'pf0', command, with: other });
const unseen = (): never => {
  throw new Error('a step that was made is not there');
};

describe('an order by hand', () => {
  const lines: readonly Intent[] = [
    manage('assign', 1, '0x100000001'),
    hold(1),
    manage('assign', 1, '0x100000020'),
    hold(2),
    swap(1, 2),
    release(1),
    release(2),
  ];
  const script = [
    { do: 'load-driver', device: 'pf0' } as const,
    { do: 'enable-vfs', owner: 'pf0', numVfs: 1 } as const,
    ...lines,
  ].map((intent, at): ScriptLine => (at === 3 || at === 5 ? { intent, concurrent: true } : { intent }));
  const inputs = {
    dialect: 'draft-2022-07',
    topology: topologyOf(pfTopology({ totalVfs: 1 })),
    script,
    schedule: { kind: 'fair' },
  } as const;

  it('is replayed to the same digests, and each of its events can be undone', () => {
    const timeline = createTimeline(inputs);
    const digests = [digestOf(timeline.world())];
    while (timeline.forward()) {
      const { before, after, events } = timeline.record(timeline.step) ?? unseen();
      digests.push(digestOf(after));
      expect(digestOf(events.reduceRight(revert, after))).toBe(digestOf(before));
    }
    expect(timeline.world().script).toEqual([]);
    const again = createTimeline(inputs);
    for (const each of digests.slice(1)) {
      again.forward();
      expect(digestOf(again.world())).toBe(each);
    }
  });
});
