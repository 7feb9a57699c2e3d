import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import '../scenario/all.ts';
import type { Lesson } from './lesson.ts';
import { parseLesson } from './parse.ts';
import { type Segment, writeProse } from './prose.ts';

const read = (path: string): unknown =>
  JSON.parse(readFileSync(new URL(`../../public/${path}`, import.meta.url), 'utf8')) as unknown;
const library = (name: string): unknown => read(`scenarios/${name}.json`);

// biome-ignore lint/suspicious/noExplicitAny: what a file holds is known when it was parsed.
type File = any;
const listed = read('lessons/index.json') as readonly File[];
const spoken = listed.flatMap(({ file, words = {} }) => Object.keys(words).map(language => [file, language] as const));

const parsed = (file: string, language?: string): Lesson => {
  const words = language === undefined ? {} : { words: read(`lessons-${language}/${file}`) };
  const lesson = parseLesson(read(`lessons/${file}`), { library, ...words });
  if (!lesson.ok) throw new Error(JSON.stringify(lesson.error));
  return lesson.value;
};

const textsOf = ({ title, audience, pages }: Lesson): readonly string[] => {
  const prose = (text: readonly Segment[] | undefined): string => writeProse(text ?? []);
  return [
    title,
    audience,
    ...pages.flatMap(page => [
      page.title,
      prose(page.text),
      prose(page.question?.ask),
      prose(page.question?.why),
      prose(page.task?.ask),
      prose(page.task?.hint),
    ]),
  ].filter(text => text !== '');
};

/** What is the same in every language: numbers, fields, functions, and names in capitals. */
const namesIn = (text: string): string[] =>
  [...new Set(text.match(/\b0x[0-9a-f]+\b|\b\w*\d[\w/[\]]*|\b\w+(?:\.\w+)+\b|\b[A-Z]{2,}\b/g))].sort();

it('courses in another language are named in the list', () => {
  expect(spoken).toContainEqual(['a-virtqueue.json', 'de']);
});

describe.each(spoken)('%s in %s', (file, language) => {
  const [english, other] = [parsed(file), parsed(file, language)];

  it('has every text, none as it is in English, with the same names and numbers', () => {
    const [from, to] = [textsOf(english), textsOf(other)];
    expect(to).toHaveLength(from.length);
    for (const [i, text] of to.entries()) {
      expect(text).not.toBe(from[i]);
      expect(namesIn(text), text).toEqual(namesIn(from[i] ?? ''));
    }
    expect(other.language).toBe(language);
  });

  it('has the same scenarios, steps, answers and solutions', () => {
    const bare = ({ scenarios, pages, minutes }: Lesson) => ({
      scenarios,
      minutes,
      pages: pages.map(({ scenario, step, look, question, task }) => ({
        scenario,
        step,
        look,
        question: question && { play: question.play, right: question.right, clause: question.clause },
        task: task && { goal: task.goal, solution: task.solution },
      })),
    });
    expect(bare(other)).toEqual(bare(english));
  });
});

describe('words of another language', () => {
  const refused = (change: (words: File) => void): string[] => {
    const words = read('lessons-de/a-virtqueue.json');
    change(words);
    const lesson = parseLesson(read('lessons/a-virtqueue.json'), { library, words });
    return lesson.ok ? [] : lesson.error.map(({ path }) => path);
  };

  it.each<[string, string, (words: File) => void]>([
    ['a page less', 'words.pages', ({ pages }) => pages.pop()],
    ['a title less', 'words.pages[3].title', ({ pages }) => delete pages[3].title],
    ['a question less', 'words.pages[1].question.ask', ({ pages }) => delete pages[1].question],
    ['no why', 'words.pages[1].question.why', ({ pages }) => delete pages[1].question.why],
    ['a question more', 'words.pages[0].question.ask', ({ pages }) => (pages[0].question = { ask: 'Was?' })],
    ['no hint', 'words.pages[13].task.hint', ({ pages }) => delete pages[13].task.hint],
    ['a link less', 'words.pages[1].text', ({ pages }) => (pages[1].text = 'Ohne Verweis.')],
    ['another link', 'words.pages[1].text', ({ pages }) => (pages[1].text = '[Da](step:16).')],
    ['an answer of its own', 'words.pages[1].question.right', ({ pages }) => (pages[1].question.right = {})],
    ["the lesson's own language", 'words.language', words => (words.language = 'en')],
    ['no language', 'words.language', words => (words.language = 'German')],
    ['a newer format', 'words.format', words => (words.format = 2)],
  ])('are refused with %s', (_, path, change) => {
    expect(refused(change)).toContain(path);
  });

  it('are refused when they are none, whatever they are', () => {
    for (const words of [null, 7, 'de', [], { pages: {} }]) {
      expect(parseLesson(read('lessons/a-virtqueue.json'), { library, words }).ok).toBe(false);
    }
  });
});
