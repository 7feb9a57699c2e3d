import { readFileSync } from 'node:fs';
import '../scenario/all.ts';
import '../view/words/german/german.ts';
import { expect, it } from 'vitest';
import { adviceFor } from '../lesson/advice.ts';
import { createChecker } from '../lesson/check.ts';
import { parseLesson } from '../lesson/parse.ts';
import { parseJsonText } from '../scenario/json-text.ts';
import { decodeLink } from '../scenario/link.ts';
import type { ParseError } from '../scenario/parse.ts';
import { parseScenario } from '../scenario/parse.ts';
import { sayIn } from '../view/words/say.ts';
import { libraryFile, libraryFiles, pageWith } from './page.ts';

const german = sayIn('de');

type Json = null | boolean | number | string | readonly Json[] | { readonly [name: string]: Json };
type Read = { readonly ok: true } | { readonly ok: false; readonly error: readonly ParseError[] };

/** What stands in the place of each value, one after the other; undefined: nothing. */
const instead: readonly unknown[] = [
  undefined,
  null,
  'no such name',
  'nosuchname',
  -1,
  70_000,
  [],
  {},
  'x'.repeat(3000),
];

/** A file with one thing wrong, for each place in it and each wrong thing. */
function* broken(value: Json): Generator<unknown> {
  if (typeof value !== 'object' || value === null) return;
  for (const [key, part] of Object.entries(value)) {
    const withPart = (other: unknown): unknown => {
      if (Array.isArray(value)) return value.map((each, i) => (String(i) === key ? other : each));
      const { [key]: _, ...rest } = value as Record<string, unknown>;
      return other === undefined ? rest : { ...rest, [key]: other };
    };
    for (const other of instead) yield withPart(other);
    for (const inside of broken(part)) yield withPart(inside);
  }
  if (!Array.isArray(value)) yield { ...value, unheard: 1 };
}

/** What nobody has German for, each kind of message once. */
const unsaid = (messages: readonly string[]): readonly string[] => {
  const kinds = new Map(
    messages.map(each => [each.replaceAll(/"(?:[^"\\]|\\.)*"/g, '""').replaceAll(/\d+/g, '0'), each]),
  );
  expect(kinds.size).toBeGreaterThan(5);
  return [...kinds.values()].filter(each => german.again(each) === each);
};

const messagesOf = (read: Read): readonly string[] => (read.ok ? [] : read.error.map(({ message }) => message));

const library = (name: string): unknown =>
  libraryFiles.includes(`${name}.json`) ? libraryFile(`${name}.json`) : undefined;

// biome-ignore lint/suspicious/noExplicitAny: what a file holds is known.
const course = (file: string): any =>
  JSON.parse(readFileSync(new URL(`../../public/lessons/${file}.json`, import.meta.url), 'utf8'));

it.each(['seven-steps.json', 'v14-migration.json'])('says what is wrong with a scenario such as %s', file => {
  const wrong = [...broken(libraryFile(file) as Json)];
  expect(unsaid(wrong.flatMap(each => messagesOf(parseScenario(each))))).toEqual([]);
});

it('says what is wrong with a lesson', () => {
  const wrong = [...broken(course('the-july-2022-draft') as Json)];
  expect(unsaid(wrong.flatMap(each => messagesOf(parseLesson(each, { library }))))).toEqual([]);
});

it('says what is not true of a lesson, and what could be better', () => {
  const lesson = course('the-july-2022-draft');
  const wrong = lesson.pages.flatMap((page: Record<string, unknown>, i: number) => {
    const { question, task } = page as Record<'question' | 'task', Record<string, unknown>>;
    const others = [
      ...(i === 0
        ? [
            { step: 900 },
            { text: '' },
            { text: '[a](step:900) [b](field:nowhere) [c](clause:no.such) [d](device:pf0/vf99)' },
          ]
        : []),
      ...(question
        ? [
            { question: { ...question, play: 900 } },
            { question: { ask: 'What?', right: { that: 'actor', is: 'operator' } } },
            { question: { ask: 'What?', right: { that: 'writes', is: ['nothing'] } } },
            { question: { ask: 'What?', right: { that: 'register', device: 'pf0', register: 'queue_size', is: 7 } } },
          ]
        : []),
      ...(task
        ? [
            { task: { ...task, solution: [] } },
            { task: { ...task, goal: [] } },
            { task: { ask: 'Do it.', goal: task.goal, solution: [{ atStep: 0, action: 'driver:pf0 publish' }] } },
            { task: { ...task, goal: [{ that: 'driver', device: 'pf0/vf1', stage: 'absent' }] } },
          ]
        : []),
    ];
    return others.map(other => {
      const pages = lesson.pages.map((each: unknown, k: number) => (k === i ? { ...page, ...other } : each));
      return { ...lesson, audience: '', pages };
    });
  });
  const few = { ...lesson, pages: [lesson.pages[0]], scenarios: { ...lesson.scenarios, spare: 'seven-steps' } };
  const check = createChecker();
  const said = [...wrong, few].flatMap(each => {
    const read = parseLesson(each, { library });
    if (!read.ok) return messagesOf(read);
    return [...check(read.value), ...adviceFor(read.value)].map(({ message }) => message);
  });
  expect(unsaid(said)).toEqual([]);
});

it('says what is wrong with a link, and with JSON', () => {
  const links = ['', 's=x', 's=9999d.a', 's=1z.a', 's=1d.', 's=1d.a', 's=1d.a*b', 's=1d.abcde', 's=1d.AAAA', 's=1d.AA'];
  const texts = ['', '{', '{"a":1,"a":2}', '[1 2', '{"a" 1}', '{a:1}', '"x', '"\n"', '"\u0001"', '"\\q"', '{}x'];
  const more = ['['.repeat(20), '{"a":1 2'];
  expect(
    unsaid([
      ...[...links, 'x'.repeat(70_000)].flatMap(each => messagesOf(decodeLink(each))),
      ...[...texts, ...more].flatMap(each => messagesOf(parseJsonText(each))),
    ]),
  ).toEqual([]);
});

it('proposes in German what a lesson could ask, and what could be its goal', () => {
  const scenario = libraryFile('seven-steps.json');
  const page = pageWith(scenario);
  page.show({ type: 'watch', watch: { language: 'de' } });
  const english = pageWith(scenario);
  const pairs = (ask: Parameters<typeof page.ask>[0]) => {
    const [said, told] = [page.ask(ask), english.ask(ask)].map(answer => {
      if (answer.type !== 'studied') throw new Error(JSON.stringify(answer));
      const { found } = answer.answer;
      return 'proposals' in found ? found.proposals : 'goal' in found ? found.goal : [];
    });
    expect(said?.length).toBe(told?.length);
    return (said ?? []).map(({ text }, i) => [text, told?.[i]?.text ?? ''] as const);
  };
  const seen = new Set<string>();
  for (let step = 0; step < 71; step += 1) {
    for (const [text, told] of pairs({ type: 'study', ask: { kind: 'draft-question', scenario, step, play: 1 } })) {
      seen.add(told);
      expect(text, told).not.toBe(told);
    }
  }
  expect(seen.size).toBeGreaterThan(80);
  for (const each of [page, english]) each.show({ type: 'run' });
  const goals = pairs({ type: 'study', ask: { kind: 'draft-task', scenario, step: 0 } });
  expect(goals.length).toBeGreaterThan(5);
  for (const [text, told] of goals) expect(text, told).not.toBe(told);
  const judged = pairs({ type: 'study', ask: { kind: 'draft-run', text: JSON.stringify(scenario) } });
  for (const [text, told] of judged) expect(text, told).not.toBe(told);
});

it('refuses in the language of the page', () => {
  const page = pageWith(libraryFile('seven-steps.json'));
  page.show({ type: 'watch', watch: { language: 'de' } });
  expect(page.ask({ type: 'load-link', link: 's=1d.' })).toMatchObject({
    type: 'rejected',
    what: 'link',
    errors: [{ path: '', message: 'der Link ist abgeschnitten: nach dem Codec kommt nichts' }],
  });
});
