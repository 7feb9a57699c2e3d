import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { runReadings } from '../compare/readings.ts';
import { dialectOf } from '../dialect/dialects.ts';
import { parseScenarioText } from '../scenario/parse-text.ts';

const load = (file: string) => {
  const parsed = parseScenarioText(readFileSync(new URL(`../../public/scenarios/${file}`, import.meta.url), 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};
const one = (file: string, only: string) => runReadings(load(file), { only, limit: 20_000 })[0];

describe('a scenario under every reading of a switch', () => {
  it.each([
    ['reading-query-or-modify.json', 'object-opcodes', ['table', 'sections'], [7, 8]],
    ['reading-bitmap-length.json', 'bitmap-length', ['prose', 'formula'], [1]],
    ['reading-metadata-cut.json', 'metadata-too-short', ['enomem', 'cut'], [7]],
    ['v13-strict-member-id.json', 'unused-member-id', ['unchecked', 'strict'], [1, 2]],
    ['assignment-dropped.json', 'persistence', ['keep', 'drop'], [2]],
  ])('%s parts at %s', (file, id, readings, parting) => {
    const found = one(file, id);
    expect(found?.runs.map(({ reading }) => reading)).toEqual(readings);
    expect(found?.parting.map(each => each.id)).toEqual(parting);
    expect(found?.alike).toBe(false);
  });

  it('parts in what the last world holds where every command ends alike: two commands in one virtqueue', () => {
    const found = one('v13-one-queue.json', 'queue-order');
    expect([found?.alike, found?.parting]).toEqual([false, []]);
  });

  it('ends alike where the readings make no difference', () => {
    const found = one('v13-discovery.json', 'list-over-vf-enable');
    expect([found?.alike, found?.parting]).toEqual([true, []]);
  });

  it('takes every switch of the dialect without a name', () => {
    const scenario = load('review-r6-aligned-to-as-written.json');
    const all = runReadings(scenario, { limit: 2000 });
    expect(all.map(({ id }) => id)).toEqual(dialectOf(scenario.dialect).switches.map(({ id }) => id));
    expect(all.find(({ id }) => id === 'R6')?.parting.map(({ id }) => id)).toEqual([1, 2, 3]);
  });
});
