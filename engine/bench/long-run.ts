import { readFileSync } from 'node:fs';
import { performance } from 'node:perf_hooks';
import '../protocol/find.ts';
import '../scenario/all.ts';
import '../view/packed.ts';
import { links } from '../protocol/links.ts';
import type { Request, Response } from '../protocol/messages.ts';
import { createSimulator } from '../protocol/simulator.ts';
import { study } from '../protocol/studies/studies.ts';
import type { ViewParts } from '../view/parts.ts';
import type { Figure } from './measure.ts';

/** Steps of one request, as the page asks for them. */
const SLICE = 2000;
const SEEKS = 300;
const WORDS = ['execute', 'VIRTIO_ADMIN_CS_ERR_DEV_IN_USE', 'vf2 collect', '0x13c0', 'no such word'];

type Ask<T = Request> = T extends Request ? Omit<T, 'id'> : never;

const quantile = (values: readonly number[], part: number): number =>
  values.toSorted((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;

const used = (): number => {
  globalThis.gc?.();
  const { heapUsed, arrayBuffers } = process.memoryUsage();
  return heapUsed + arrayBuffers;
};

const timed = <T>(work: () => T): readonly [T, number] => {
  const start = performance.now();
  const found = work();
  return [found, performance.now() - start];
};

const simulator = createSimulator({ links: () => links, study: () => study });
let id = 0;
const ask = (request: Ask): Response => {
  id += 1;
  const answer = simulator.handle({ ...request, id } as Request);
  if (answer.type === 'rejected' || answer.type === 'crashed') throw new Error(JSON.stringify(answer));
  return answer;
};
const partsOf = (answer: Response): Partial<ViewParts> => (answer.type === 'view' ? answer.parts : {});

/** Pseudo-random steps, the same in each run of the bench. */
const places = (end: number): readonly number[] => {
  let seed = 1;
  return Array.from({ length: SEEKS }, () => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return seed % end;
  });
};

// One process for it, so that the memory that is counted is that of the run.
const scenario: unknown = JSON.parse(readFileSync('public/scenarios/long/a-million-steps.json', 'utf8'));
const before = used();
ask({ type: 'load', scenario });
const slices: number[] = [];
const start = performance.now();
let steps = 0;
for (let made = SLICE; made === SLICE; ) {
  const [answer, took] = timed(() => ask({ type: 'run-on', limit: SLICE }));
  slices.push(took);
  made = answer.type === 'ran' ? answer.made : 0;
  steps += made;
}
const seconds = (performance.now() - start) / 1000;
const { verdicts = [] } = partsOf(ask({ type: 'run', limit: 0 })).run ?? {};
const bytes = used() - before;
const seeks = places(steps).map(step => timed(() => ask({ type: 'seek', step }))[1]);
const windows = places(steps).map(
  step => timed(() => ask({ type: 'watch', watch: { log: { from: step, count: 90 } } }))[1],
);
const finds = WORDS.map(find => timed(() => ask({ type: 'watch', watch: { log: { from: 0, count: 90, find } } }))[1]);
const afterwards = used() - before;

const figures: readonly Figure[] = [
  { name: 'steps made', value: steps, unit: '' },
  {
    name: 'expectations that held',
    value: verdicts.filter(({ held }) => held === true).length,
    unit: `of ${verdicts.length}`,
  },
  { name: 'making it', value: seconds, unit: 's' },
  { name: 'steps, kept, searchable', value: steps / seconds, unit: 'steps/s' },
  { name: `slice of ${SLICE}, 99 of 100`, value: quantile(slices, 0.99), unit: 'ms' },
  { name: 'memory of a kept step', value: bytes / steps, unit: 'bytes' },
  { name: 'memory in all, and after all that follows', value: afterwards / 2 ** 20, unit: 'MiB' },
  { name: `any step shown, median of ${SEEKS}`, value: quantile(seeks, 0.5), unit: 'ms', aim: 50 },
  { name: 'any step shown, 95 of 100', value: quantile(seeks, 0.95), unit: 'ms', aim: 50 },
  { name: 'any step shown, slowest', value: quantile(seeks, 1), unit: 'ms', aim: 50 },
  { name: '90 rows of the log anywhere, 95 of 100', value: quantile(windows, 0.95), unit: 'ms' },
  { name: 'a word or an address found, slowest', value: quantile(finds, 1), unit: 'ms', aim: 300 },
];
console.log(JSON.stringify(figures));
