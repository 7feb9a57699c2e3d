import { performance } from 'node:perf_hooks';
import { createArena } from '../memory/arena.ts';
import { createWorld } from '../run/create-world.ts';
import { createTimeline } from '../run/timeline.ts';
import type { Figure } from './measure.ts';
import { recipe } from './recipe.ts';

const used = (): number => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

// One process for each number of VFs, so that the memory that is counted is theirs.
const vfs = Number(process.argv[2]);
const scenario = recipe(vfs, 200);
const before = used();
const start = performance.now();
const world = createWorld(scenario, createArena());
const created = performance.now() - start;
const timeline = createTimeline(scenario);
// The step that sets VF Enable creates them all.
let enabled = 0;
while (enabled === 0) {
  const at = performance.now();
  if (!timeline.forward()) throw new Error('VF Enable is never set');
  if (timeline.record(timeline.step)?.events.some(({ type }) => type === 'vf/created'))
    enabled = performance.now() - at;
}
const rest = performance.now();
const steps = timeline.run(100_000);
const took = performance.now() - rest;
if (timeline.scheduled() !== null || timeline.world().script.length > 0)
  throw new Error('the recipe is not at its end');

const figures: readonly Figure[] = [
  { name: `${vfs} VFs: a world of them`, value: created, unit: 'ms' },
  { name: `${vfs} VFs: VF Enable is set, all are created`, value: enabled, unit: 'ms' },
  { name: `${vfs} VFs: each of the ${steps} steps that follow`, value: (1000 * took) / steps, unit: 'µs' },
  { name: `${vfs} VFs: memory, history of the run included`, value: (used() - before) / 2 ** 20, unit: 'MiB' },
];
console.log(JSON.stringify(figures));
if (world.devices.length !== vfs + 1) throw new Error('a function is missing');
