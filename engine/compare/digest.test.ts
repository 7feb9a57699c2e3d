import { readFileSync } from 'node:fs';
import { expect, it } from 'vitest';
import { judgeAll } from '../scenario/judge-all.ts';
import { parseScenarioText } from '../scenario/parse-text.ts';
import { runReadings } from './readings.ts';

it('every reading of a switch ends in the digest that a run of its own has', () => {
  const text = readFileSync(new URL('../../public/scenarios/v14-objects.json', import.meta.url), 'utf8');
  const parsed = parseScenarioText(text, 'page');
  if (!parsed.ok) throw new Error('v14-objects.json');
  const scenario = parsed.value;
  const [{ id, runs, alike } = { id: '', runs: [], alike: false }] = runReadings(scenario, {
    only: 'bitmap-length',
    limit: 5000,
  });
  for (const { reading, digest } of runs) {
    const own = judgeAll({ ...scenario, readings: { ...scenario.readings, [id]: reading } });
    expect(digest).toBe(own.digest);
  }
  // The default, left unsaid, is the same run.
  expect(runs.find(({ isDefault }) => isDefault)?.digest).toBe(judgeAll(scenario).digest);
  expect(alike).toBe(new Set(runs.map(({ alikeBy }) => alikeBy)).size === 1);
});
