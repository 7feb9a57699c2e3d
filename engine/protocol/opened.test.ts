import { readdirSync, readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import '../dialect/all.ts';
import { findingsOf, inspectQueue, isFaulty } from '../inspect/inspect.ts';
import { openForeign } from './opened.ts';

const folder = new URL('../replay/testdata/', import.meta.url);
const read = (file: string): unknown => JSON.parse(readFileSync(new URL(file, folder), 'utf8'));
const open = (file: string) => {
  const opened = openForeign(read(file));
  if (!opened.ok) throw new Error(JSON.stringify(opened.error));
  return opened.value;
};

const traces = readdirSync(folder).filter(file => /^[sp]o?\d.*\.json$/.test(file));

it.each(traces)('%s: no ring of a healthy trace shows a fault, after any of its steps', file => {
  const opened = open(file);
  if (opened.kind !== 'trace') throw new Error(opened.kind);
  for (let steps = 0; steps <= opened.trace.steps.length; steps++) {
    const { memory, queue } = opened.after(steps);
    const inspected = inspectQueue(memory, queue);
    expect(
      findingsOf(inspected).filter(({ severity }) => severity !== 'remark'),
      `after ${steps} steps`,
    ).toEqual([]);
    expect(inspected.cut).toBe(false);
  }
  const told = opened.judged.steps?.() ?? [];
  expect(told).toHaveLength(opened.trace.steps.length);
  expect(new Set(told.map(({ verdict }) => verdict))).toEqual(new Set(['agrees']));
});

it('finds in malformed rings what their verdicts say, and nothing in good ones', () => {
  const opened = open('rings-malformed.json');
  if (opened.kind !== 'malformed') throw new Error(opened.kind);
  for (const [i, { memory, queue }] of opened.queues.entries()) {
    const { verdict } = opened.cases[i]!;
    if (verdict === 'unspecified') continue;
    expect(isFaulty(inspectQueue(memory, queue)), queue.name).toBe(verdict === 'fault');
  }
});

it('a changed trace differs at the step that was changed', () => {
  const json = read('s002-w.json') as { steps: { actor: string; op: string; out: Record<string, unknown> }[] };
  const at = json.steps.findIndex(({ op, out }) => op === 'pop' && out !== null);
  json.steps[at]!.out.nextAvailIdx = 4711;
  const opened = openForeign(json);
  if (!opened.ok || opened.value.kind !== 'trace') throw new Error('not a trace');
  const told = opened.value.judged.steps?.() ?? [];
  expect(told.filter(({ verdict }) => verdict === 'differs').map(({ step }) => step)).toEqual([at]);
  expect(told[at]?.why).toContain('4711');
});

it.each<[unknown, string]>([
  [{}, 'schema'],
  [[], 'schema'],
  [{ schema: 'toString' }, 'schema'],
  [{ schema: 'ringside-memory-image/1' }, 'memory'],
  [{ schema: 'virtio-ring-trace/1', layout: 'round' }, 'layout'],
])('%j is refused with its path', (input, path) => {
  const opened = openForeign(input);
  expect(opened.ok).toBe(false);
  if (!opened.ok) expect(opened.error.map(each => each.path)).toContain(path);
});

it('the examples beside the page are what they say, and the trace is one of the test data', () => {
  const example = (name: string): string =>
    readFileSync(new URL(`../../public/recordings/${name}.json`, import.meta.url), 'utf8');
  expect(example('trace')).toBe(readFileSync(new URL('p005-i-e.json', folder), 'utf8'));
  const image = openForeign(JSON.parse(example('image')));
  if (!image.ok || image.value.kind !== 'image') throw new Error(JSON.stringify(image));
  const rules = image.value.queues.map(({ memory, queue }) =>
    findingsOf(inspectQueue(memory, queue)).flatMap(({ severity, rule }) => (severity === 'remark' ? [] : [rule])),
  );
  expect(rules).toEqual([[], ['M3'], ['M2'], ['M27']]);
});
