import '../scenario/all.ts';
import { describe, expect, it } from 'vitest';
import { dialectOf } from '../dialect/dialects.ts';
import { createTimeline } from '../run/timeline.ts';
import type { StepRecord, Timeline } from '../run/timeline-types.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { libraryFile, scenarioOf } from '../testing/page.ts';
import { findSteps } from './find-steps.ts';
import { createHistory } from './history.ts';
import { createSearchIndex } from './search-index.ts';
import { sentenceOf } from './sentence.ts';

const files = ['seven-steps.json', 'packed-in-order-batch.json', 'v14-migration.json', 'broken-loop.json'];

const opened = (file: string) => {
  const scenario = scenarioOf(libraryFile(file));
  const dialect = dialectOf(scenario.dialect, scenario.readings);
  const timeline: Timeline<Scenario> = createTimeline(scenario);
  const index = createSearchIndex(dialect);
  const history = createHistory(timeline, index.see);
  const find = (query: string) => findSteps(index, query, history.lineage(timeline.branch, timeline.end));
  const records = (): StepRecord[] => Array.from({ length: timeline.end }, (_, k) => timeline.record(k + 1) ?? never());
  const sentence = (record: StepRecord) => sentenceOf(dialect, record).sentence.toLowerCase();
  return { timeline, find, records, sentence };
};
const never = (): never => {
  throw new Error('a step without a record');
};

describe.each(files)('looking through %s', file => {
  const { timeline, find, records, sentence } = opened(file);
  timeline.run(10_000);
  const all = records();

  it('finds every word of every sentence, in all the steps that have it', () => {
    const words = new Set(all.flatMap(record => sentence(record).match(/\b[a-z_][a-z_]+\b/g) ?? []));
    expect(words.size).toBeGreaterThan(50);
    for (const word of words) {
      const having = all.filter(record => sentence(record).includes(word)).map(({ step }) => step);
      expect(find(word)).toEqual(expect.arrayContaining(having));
    }
  });

  it('finds who wrote an address', () => {
    const writes = all.flatMap(({ step, events }) =>
      events.flatMap(event =>
        event.type === 'memory/wrote' ? [{ step, at: event.at, end: event.at + BigInt(event.bytes.length) }] : [],
      ),
    );
    for (const { at } of writes) {
      const wrote = writes.filter(each => each.at <= at && at < each.end).map(({ step }) => step);
      expect(find(`0x${at.toString(16)}`)).toEqual([...new Set(wrote)]);
    }
    expect(find('0xfffffff0')).toEqual([]);
  });

  it('finds by actor, action and number, and what fits all words', () => {
    const key = (record: StepRecord) => `${record.action.actor} ${record.action.name}`;
    for (const wanted of new Set(all.map(key))) {
      const [actor = '', name = ''] = wanted.split(' ');
      const having = all.filter(record => key(record) === wanted).map(({ step }) => step);
      expect(find(`${name.toUpperCase()}  ${actor}`)).toEqual(expect.arrayContaining(having));
    }
    expect(find('12')).toEqual([12]);
    expect(find('0')).toEqual([]);
    expect(find(`${timeline.end + 1}`)).toEqual([]);
    expect(find('driver:pf0 no-such-word')).toEqual([]);
  });
});

describe('looking through branches', () => {
  it('finds what is on the shown one, and in what it shares', () => {
    const { timeline, find } = opened('seven-steps.json');
    timeline.run(10_000);
    const whole = find('publish');
    timeline.seek(51);
    timeline.act({ actor: 'operator', name: 'submit', intent: { do: 'flr', device: 'pf0/vf2' } });
    timeline.run(2);
    expect(find('publish')).toEqual(whole.filter(step => step <= 51));
    expect(find('operator submit')).toContain(52);
    timeline.seek(10, 0);
    expect(find('publish')).toEqual(whole);
    expect(find('52')).toEqual([52]);
  });

  it('keeps words that belong together', () => {
    const { timeline, find } = opened('seven-steps.json');
    timeline.run(10_000);
    expect(find('vf 2').length).toBeGreaterThan(0);
    expect(find('vf 7')).toEqual([]);
    expect(find('VF 2')).toEqual(find('vf 2'));
  });
});
