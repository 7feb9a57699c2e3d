import { expect, it } from 'vitest';
import { dialectOf } from '../dialect/dialects.ts';
import { featureSet } from '../num/feature-set.ts';
import { createTimeline } from '../run/timeline.ts';
import { pfTopology, topologyOf } from '../testing/lab.ts';
import type { Intent } from '../world/intent.ts';
import { createCoverage } from './coverage.ts';

it('what a disk writes into a buffer is no answer to an admin command', () => {
  const set = featureSet([32, 37, 41]);
  const topology = topologyOf(pfTopology({ type: 'blk', features: set, driverFeatures: set }));
  const script: readonly Intent[] = [
    { do: 'load-driver', device: 'pf0' },
    { do: 'request', device: 'pf0', request: 'read', sector: 3, count: 1 },
  ];
  const { see, clauses } = createCoverage(dialectOf('virtio-1.4'));
  const timeline = createTimeline({
    dialect: 'virtio-1.4',
    topology,
    script: script.map(intent => ({ intent })),
    schedule: { kind: 'fair' },
  });
  while (timeline.forward()) {
    const record = timeline.record(timeline.step);
    if (record) see(record);
  }
  expect(clauses().flatMap(({ clause, state }) => (state === 'violated' ? [clause.id] : []))).toEqual([]);
  expect(clauses().find(({ clause }) => clause.id === 'admin.cmd.ok-qualifier-zero')?.state).toBe('never reached');
});
