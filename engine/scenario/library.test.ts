import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { judgeAll } from './judge-all.ts';
import { parseScenario } from './parse.ts';
import { parseScenarioText } from './parse-text.ts';
import type { Expectation, Scenario } from './scenario.ts';

const folder = new URL('../../public/scenarios/', import.meta.url);
const read = (file: string): string => readFileSync(new URL(file, folder), 'utf8');
interface Entry {
  readonly file: string;
  readonly title: string;
  readonly summary: string;
  readonly group: string;
  readonly long?: true;
}
const whole = JSON.parse(read('index.json')) as Entry[];
const index = whole.filter(({ long }) => !long);
const long = whole.filter(entry => entry.long);
const files = readdirSync(folder).filter(file => file.endsWith('.json') && file !== 'index.json');

const load = (file: string): Scenario => {
  const parsed = parseScenarioText(read(file), 'page');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};
const scenarios = files.map(file => [file, load(file)] as const);

/** The expectation with one value changed to another that makes sense; of an outcome, each field in turn. */
const altered = (each: Expectation): Expectation[] => {
  const other = (value: number | string): number | string =>
    typeof value === 'number' ? value + 1 : `0x${(BigInt(value) ^ 1n).toString(16)}`;
  switch (each.that) {
    case 'outcome':
      if (each.is === null) return [{ ...each, is: {} }];
      return [
        { ...each, is: null },
        ...Object.entries(each.is).map(([field, value]) => ({ ...each, is: { ...each.is, [field]: other(value) } })),
      ];
    case 'answered':
      return Object.entries(each.is).map(([field, value]) => ({ ...each, is: { ...each.is, [field]: other(value) } }));
    case 'register':
    case 'ring':
      return [{ ...each, is: other(each.is) }];
    case 'features':
      return each.is === null
        ? [{ ...each, is: ['VERSION_1'] }]
        : [
            { ...each, is: null },
            { ...each, is: [...each.is, 24] },
          ];
    case 'bytes':
      return [{ ...each, is: `${each.is.slice(0, -1)}${each.is.endsWith('0') ? '1' : '0'}` }];
    case 'driver':
      return [{ ...each, stage: 'absent' }];
    case 'clause':
      return (['passed', 'refused', 'violated', 'never reached'] as const)
        .filter(is => is !== each.is)
        .map(is => ({ ...each, is }));
    case 'digest':
      return [{ ...each, is: '0000000000000000' }];
  }
};

describe('the library', () => {
  it('is listed whole, the seven steps first, in the words of each file', () => {
    expect(index[0]?.file).toBe('seven-steps.json');
    expect(index.map(({ file }) => file).sort()).toEqual(files.sort());
    for (const { file, title, summary, group } of index) {
      expect({ title, summary }).toEqual({ title: load(file).title, summary: load(file).summary });
      expect(group).not.toBe('');
    }
  });

  it.each(scenarios)('%s comes to its end, and all that it expects holds', (_, scenario) => {
    const { stopped, judgements, held } = judgeAll(scenario);
    expect(stopped).toBeNull();
    expect(judgements.filter(each => !each.held)).toEqual([]);
    expect(held).toBe(true);
  });

  it.each(scenarios)(
    '%s expects an answer, and a value of a register, a ring or memory',
    (_, { expect: list = [] }) => {
      const kinds = list.map(({ that }) => that);
      expect(kinds).toContain('outcome');
      expect(kinds.filter(that => ['register', 'ring', 'bytes'].includes(that))).not.toEqual([]);
    },
  );

  it.each(scenarios)('%s fails with any one of its expected values changed', (_, scenario) => {
    const every = (scenario.expect ?? []).flatMap(altered);
    const { judgements } = judgeAll({ ...scenario, expect: every });
    expect(every.filter((_, i) => judgements[i]?.held)).toEqual([]);
  });

  it.each(scenarios)('%s fails without any one line of its script that is not scenery', (_, scenario) => {
    const idle = scenario.script.filter((line, at) => {
      if (line.scenery) return false;
      return judgeAll({ ...scenario, script: scenario.script.toSpliced(at, 1) }).judgements.every(({ held }) => held);
    });
    expect(idle).toEqual([]);
  });

  it.each(scenarios)('%s is one sentence of summary and a label for every line', (_, { summary = '', script }) => {
    expect(summary).toMatch(/^[^.?!]+([.?!](?=\d)[^.?!]+)*[.?!]$/);
    expect(script.filter(({ label }) => label === undefined)).toEqual([]);
  });

  it('has the seven steps as a recipe, one line or more for each', () => {
    const { recipe, script } = load('seven-steps.json');
    expect(recipe).toHaveLength(7);
    expect([...new Set(script.map(line => line.recipe))]).toEqual([1, 2, 3, 4, 5, 6, 7]);
  });

  it('needs the assign: without it VF 2 negotiates another set', () => {
    const json = JSON.parse(read('seven-steps.json')) as { script: unknown[]; expect: unknown[] };
    const all = ['CSUM', 'GUEST_CSUM', 'MAC', 'GUEST_TSO4', 'HOST_TSO4', 'MRG_RXBUF', 'STATUS', 'VERSION_1'];
    const parsed = parseScenario({
      ...json,
      script: json.script.filter((_, at) => at !== 5),
      expect: [{ that: 'features', device: 'pf0/vf2', set: 'negotiated', is: all }],
    });
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    expect(judgeAll(parsed.value).held).toBe(true);
  });
});

/** The scenario with no line taken more often than this. */
const cut = (scenario: Scenario, most: number): Scenario => ({
  ...scenario,
  script: scenario.script.map(({ repeat, ...line }) =>
    repeat === undefined || most < 2 ? line : { ...line, repeat: Math.min(repeat, most) },
  ),
});

describe('the long runs of the library', () => {
  it('are in a folder of their own, listed whole, and told like the others', () => {
    const files = readdirSync(new URL('long/', folder)).map(file => `long/${file}`);
    expect(long.map(({ file }) => file).sort()).toEqual(files.sort());
    for (const { file, title, summary } of long) {
      const scenario = load(file);
      expect({ title, summary }).toEqual({ title: scenario.title, summary: scenario.summary });
      expect(summary).toMatch(/^[^.?!]+[.?!]$/);
      expect(scenario.script.filter(({ label }) => label === undefined)).toEqual([]);
    }
  });

  it.each(long)('$file comes to its end when every line is taken once or twice', ({ file }) => {
    for (const most of [1, 2]) expect(judgeAll({ ...cut(load(file), most), expect: [] }).stopped).toBeNull();
  });

  it('a million steps are 1,000,000 steps', () => {
    const scenario = load('long/a-million-steps.json');
    const stepsOf = (script: Scenario['script']): number => judgeAll({ ...scenario, script, expect: [] }).steps;
    const once = cut(scenario, 1).script;
    const base = stepsOf(once);
    const more = scenario.script.map(({ repeat = 1 }, at) => {
      // Each time that a line is taken again it takes the same number of steps.
      const again = stepsOf(once.map((line, k) => (k === at && repeat > 1 ? { ...line, repeat: 5 } : line))) - base;
      return (again / 4) * (repeat - 1);
    });
    expect(more.reduce((sum, each) => sum + each, base)).toBe(1_000_000);
  });

  // The whole run takes minutes, and is made by the bench, too.
  if (Number(process.env.EFFORT ?? 1) > 1) {
    it('a million steps come to their end, and all that is expected holds', () => {
      const { stopped, steps, judgements } = judgeAll(load('long/a-million-steps.json'), { limit: 1_000_000 });
      expect({ stopped, steps, missed: judgements.filter(each => !each.held) }).toEqual({
        stopped: null,
        steps: 1_000_000,
        missed: [],
      });
    });
  }
});
