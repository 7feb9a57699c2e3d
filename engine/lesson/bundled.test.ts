import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import '../scenario/all.ts';
import { describeError } from '../scenario/parse-error.ts';
import { checkLesson } from './check.ts';
import { parseLesson } from './parse.ts';

const folder = new URL('../../public/', import.meta.url);
const read = (path: string): unknown => JSON.parse(readFileSync(new URL(path, folder), 'utf8'));
const files = readdirSync(new URL('lessons/', folder)).filter(name => name !== 'index.json');
const german = readdirSync(new URL('lessons-de/', folder));
const titlesOf = (words: unknown) => {
  const { title, audience } = words as Record<string, unknown>;
  return { title, audience };
};

it('are all in the list, which says of each what its file says', () => {
  const listed = read('lessons/index.json') as { file: string }[];
  expect(listed.map(({ file }) => file).sort()).toEqual([...files].sort());
  for (const entry of listed) {
    const { title, audience, minutes, pages } = read(`lessons/${entry.file}`) as Record<string, unknown[]>;
    const spoken = german.includes(entry.file) && { words: { de: titlesOf(read(`lessons-de/${entry.file}`)) } };
    expect(entry).toEqual({ file: entry.file, title, audience, minutes, pages: pages?.length, ...spoken });
  }
});

describe.each(files)('the bundled lesson %s', name => {
  const parsed = parseLesson(read(`lessons/${name}`), { library: scenario => read(`scenarios/${scenario}.json`) });

  it('says nothing but what is true', () => {
    const errors = parsed.ok ? checkLesson(parsed.value) : parsed.error;
    expect(errors.map(describeError)).toEqual([]);
  });

  it('has 8 to 15 pages, with at least four questions and one task', () => {
    if (!parsed.ok) throw new Error('it cannot be read');
    const { pages } = parsed.value;
    expect(pages.length).toBeGreaterThanOrEqual(8);
    expect(pages.length).toBeLessThanOrEqual(15);
    expect(pages.filter(({ question }) => question).length).toBeGreaterThanOrEqual(4);
    expect(pages.filter(({ task }) => task).length).toBeGreaterThanOrEqual(1);
  });
});
