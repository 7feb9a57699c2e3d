import { describe, expect, it } from 'vitest';
import { dialectOf } from '../dialect/dialects.ts';
import { createTimeline } from '../run/timeline.ts';
import { pfTopology } from '../testing/lab.ts';
import type { MembersCache } from './members.ts';
import { membersView } from './members.ts';

const VFS = 5000;
const dialect = dialectOf('draft-2022-07');
const timeline = createTimeline({
  dialect: dialect.id,
  topology: { pfs: [pfTopology({ totalVfs: VFS })] },
  script: [
    { intent: { do: 'load-driver', device: 'pf0' } },
    { intent: { do: 'enable-vfs', owner: 'pf0', numVfs: VFS } },
    { intent: { do: 'load-driver', device: 'pf0/vf7' } },
  ],
  schedule: { kind: 'fair' },
});

describe('members', () => {
  it('are looked at only where something changed, among thousands', () => {
    let cache: MembersCache | null = null;
    const looked: number[] = [];
    do {
      const { step } = timeline;
      const record = timeline.record(step);
      const after = record?.after ?? timeline.world();
      const update = membersView(dialect, after, record?.before ?? after, cache);
      cache = update.cache;
      looked.push(Object.keys(update.members).length);
    } while (timeline.forward());
    // All at first, when the PF becomes the owner of its group, and when they appear and lose their marks; else one.
    const many = looked.filter(count => count > 1);
    expect(many).toEqual(Array(many.length).fill(VFS));
    expect(many.length).toBe(4);
    expect(looked.filter(count => count === 1).length).toBeGreaterThan(10);
    expect(looked.at(-1)).toBe(1);
  });
});
