import { readdirSync, readFileSync } from 'node:fs';
import '../../../scenario/all.ts';
import './german.ts';
import { describe, expect, it } from 'vitest';
import { dialectOf } from '../../../dialect/dialects.ts';
import { createTimeline } from '../../../run/timeline.ts';
import { createPage, libraryFile, libraryFiles, pageWith, scenarioOf } from '../../../testing/page.ts';
import { sentenceOf } from '../../sentence.ts';
import { sayIn } from '../say.ts';
import { drawings } from './drawings.ts';
import { reasons, texts } from './german.ts';

const german = sayIn('de');

/** Names and numbers: what has a digit or an underscore, and what is written in capitals. */
const namesIn = (text: string): string[] =>
  [...new Set(text.match(/[\w.[\]]*[\d_][\w.[\]]*|\b[A-Z]{2,}\b/g)?.map(name => name.replace(/\.$/, '')))].sort();

/** Words that German does not have and that no English sentence of ours does without. */
const ENGLISH =
  /\b(the|is|are|of|and|or|not|to|at|with|has|have|which|from|bytes to|by|its|there|no|one|that|this|it|on|be|now|takes?|writes|reads|sets|waits|nothing|device (?!event|parts)|driver (?!event)|command (?!specific))\b/;
/** Names of statuses in the draft, which are words; a dialect's names stay as they are. */
const named = (text: string): string =>
  text
    .replaceAll(/\b\w+(?:\.[\w-]+)+/g, '')
    .replaceAll(
      /\b(success|unknown command|invalid (?:group|member)|(?:managed|management|owner|member) device)\b/g,
      '',
    );
const englishIn = (text: string): string | undefined => named(text).match(ENGLISH)?.[0];

const places = (text: string): number[] => {
  let next = 0;
  return [...text.matchAll(/\{(\d*)\}/g)].map(([, place]) => (place === '' ? next++ : Number(place)));
};

it.each(Object.entries({ texts, reasons, drawings }))(
  'German %s keep names, numbers and places of values',
  (_, phrases) => {
    for (const [english, phrase] of Object.entries<string>(phrases)) {
      const values = places(english).length;
      expect([...places(phrase)].sort(), english).toEqual(Array.from({ length: values }, (_, k) => k));
      expect(phrase).not.toBe('');
      expect(namesIn(phrase.replaceAll(/\{\d*\}/g, '~')), english).toEqual(namesIn(english.replaceAll('{}', '~')));
      expect(englishIn(phrase), phrase).toBeUndefined();
    }
  },
);

it('holds no text that nobody says', () => {
  const folder = new URL('../../', import.meta.url);
  const files = readdirSync(folder).filter(file => file.endsWith('.ts') && !file.endsWith('.test.ts'));
  const source = files.map(file => readFileSync(new URL(file, folder), 'utf8')).join('\n');
  const said = (text: string): boolean => source.includes(`'${text}'`) || source.includes(`"${text}"`);
  expect(Object.keys(texts).filter(text => !said(text))).toEqual([]);
});

describe.each(libraryFiles)('%s in German', file => {
  it('tells each step in German words, with the same names and numbers', () => {
    const scenario = scenarioOf(libraryFile(file));
    const dialect = dialectOf(scenario.dialect, scenario.readings);
    const timeline = createTimeline(scenario);
    timeline.run(4000);
    const seen = new Set<string>();
    expect(timeline.end).toBeGreaterThan(0);
    for (let step = 1; step <= timeline.end; step += 1) {
      const record = timeline.record(step);
      if (!record) throw new Error(`no step ${step}`);
      const { sentence: english, ...rest } = sentenceOf(dialect, record);
      const kind = english.replaceAll(/\d+/g, '0');
      if (seen.has(kind)) continue;
      seen.add(kind);
      const { sentence, visibility, clauses, refused } = sentenceOf(dialect, record, german);
      expect(sentence).not.toBe(english);
      expect(namesIn(sentence), `${english}\n${sentence}`).toEqual(namesIn(english));
      expect(englishIn(sentence), sentence).toBeUndefined();
      expect(englishIn(visibility), visibility).toBeUndefined();
      expect({ clauses, refused }).toEqual({ clauses: rest.clauses, refused: rest.refused });
    }
  });
});

it('does not translate half of a text', () => {
  expect(german.again('VF Enable is set: VFs 1 and 2 are there, without drivers')).toBe(
    'VF Enable is set: VFs 1 and 2 are there, without drivers',
  );
  expect(german.again('VF 2 is in use: ACKNOWLEDGE is set (status 0x01 ACKNOWLEDGE)')).toBe(
    'VF 2 ist in Gebrauch: ACKNOWLEDGE ist gesetzt (Status 0x01 ACKNOWLEDGE)',
  );
});

const FIRST = 'Function-Level-Reset von PF 0: device_status 0x00 → 0x00.';

/** What somebody wrote, what a text of the specification says, and names; they stay as they are. */
const DATA =
  /^(run\.(title|summary|recipe|dialect|bookmarks)|(catalog|moment)\.clauses)|\b(source|clause|clauses|terms|role|values|purpose|spans|glyphs)\b|\.(id|name|struct|type|action|actor|key|check|rule|path|row|pin|chosen|byDefault|how)$|\bfields\.text$|\bmessages\.label$/;

const leavesOf = (value: unknown, path = ''): readonly (readonly [path: string, text: string])[] => {
  if (typeof value === 'string') return DATA.test(path) ? [] : [[path, value]];
  if (typeof value !== 'object' || value === null) return [];
  const below = (key: string): string => (Array.isArray(value) ? path : path === '' ? key : `${path}.${key}`);
  return Object.entries(value).flatMap(([key, each]) => leavesOf(each, below(key)));
};

describe.each(
  ['seven-steps.json', 'packed-in-order-batch.json', 'v14-migration.json'].filter(file => libraryFiles.includes(file)),
)('every view of %s', file => {
  it('holds no English words of ours', () => {
    const page = pageWith(libraryFile(file));
    const labels = new Set(scenarioOf(libraryFile(file)).script.map(({ label }) => label));
    page.show({
      type: 'watch',
      watch: {
        language: 'de',
        device: 'pf0',
        registers: { queue: null },
        sequence: { from: 0, count: 64 },
        memory: { at: '0x1000', rows: 64 },
        trace: { kind: 'bytes', at: '0x1010', size: 4 },
        pins: ['register pf0 common.device_status', 'features pf0 negotiated', 'bytes 0x1000 16'],
      },
    });
    const found = new Set<string>();
    page.play(100, () => {
      for (const [path, text] of leavesOf(page.parts)) {
        if (!labels.has(text) && englishIn(text) !== undefined) found.add(`${path}: ${text}`);
      }
    });
    expect([...found]).toEqual([]);
  });
});

describe('a page that changes the language', () => {
  const page = pageWith(libraryFile('seven-steps.json'));
  page.play(60);

  it('gets everything anew, with the run where it was, and is back where it was in English', () => {
    const english = structuredClone(page.parts);
    const names = page.show({ type: 'watch', watch: { language: 'de' } });
    expect(names).toContain('log');
    expect(names).toContain('members');
    expect(page.parts.run.digest).toBe(english.run.digest);
    expect(page.parts.run.step).toBe(english.run.step);
    expect(page.parts.log.rows).toHaveLength(english.log.rows.length);
    expect(page.parts.log.rows[0]?.sentence).toBe(FIRST);
    expect(Object.keys(page.parts.members)).toEqual(Object.keys(english.members));
    for (const { sentence } of page.parts.log.rows) expect(englishIn(sentence), sentence).toBeUndefined();
    page.show({ type: 'watch', watch: { language: 'en' } });
    expect(page.parts).toEqual(english);
  });

  it('finds in the log the words that are shown', () => {
    const find = (language: 'en' | 'de', what: string): number => {
      page.show({ type: 'watch', watch: { language, log: { from: 0, count: 64, find: what } } });
      return page.parts.log.total;
    };
    const inEnglish = find('en', 'publishes');
    expect(inEnglish).toBeGreaterThan(0);
    expect(find('de', 'frei:')).toBe(inEnglish);
    expect(find('de', 'publishes')).toBe(0);
    expect(find('de', 'VF 2')).toBe(find('en', 'VF 2'));
    page.play(page.parts.run.step + 20);
    expect(find('de', 'frei:')).toBe(find('en', 'publishes'));
    expect(find('en', 'frei:')).toBe(0);
  });

  it('speaks before a scenario is open', () => {
    const fresh = createGermanPage();
    expect(fresh.parts.log.rows[0]?.sentence).toBe(FIRST);
  });
});

/** Somebody whose browser is German from the start. */
const createGermanPage = () => {
  const page = createPage();
  page.show({ type: 'watch', watch: { language: 'de' } });
  page.show({ type: 'load', scenario: libraryFile('seven-steps.json'), step: 3 });
  return page;
};
