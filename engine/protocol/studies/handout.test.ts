import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { decodeLink } from '../../scenario/link.ts';
import { createPage, libraryFile, pageWith } from '../../testing/page.ts';
import type { Question, Studies, StudyAnswer, StudyAsk } from '../study.ts';

type Page = ReturnType<typeof createPage>;
const ask = <K extends 'handout' | 'handout-course'>(page: Page, question: Question<K>): Studies[K]['found'] => {
  const response = page.ask({ type: 'study', ask: question as StudyAsk });
  if (response.type !== 'studied') throw new Error(JSON.stringify(response));
  return (response.answer as StudyAnswer<K>).found;
};
const pathsOf = (page: Page, question: unknown): readonly string[] => {
  const response = page.ask({ type: 'study', ask: question as StudyAsk });
  if (response.type !== 'rejected') throw new Error('it was answered');
  return response.errors.map(({ path }) => path);
};

describe('a run on paper', () => {
  it('has a moment for each step of the recipe, its commands, and a link to the shown step', () => {
    const page = pageWith(libraryFile('seven-steps.json'));
    page.play(52);
    const { step, digest } = page.parts.run;
    const found = ask(page, { kind: 'handout' });
    expect(found.kinds).toEqual(['recipe']);
    expect(found.moments.map(each => each.step)).toEqual([1, 19, 31, 32, 44, 56, 71]);
    expect(found.moments.map(({ recipe }) => recipe?.number)).toEqual([1, 2, 3, 4, 5, 6, 7]);
    expect(found.moments.every(({ picture }) => picture?.svg.startsWith('<svg '))).toBe(true);
    expect(found.commands.map(({ title, outcome, ok }) => [title, outcome, ok])).toEqual([
      ['ask what can be managed', 'success', true],
      ['query features of VF 2', 'success', true],
      ['assign 0 CSUM, 5 MAC, 32 VERSION_1 to VF 2', 'success', true],
    ]);
    const link = decodeLink(found.link.fragment);
    expect(link.ok && link.value.view.step).toBe(52);
    expect(found.link).toMatchObject({ band: 'green', length: found.link.fragment.length });
    page.show({ type: 'watch', watch: {} });
    expect(page.parts.run).toMatchObject({ step, digest });
  });

  it('names the version of the text in the language of the page', async () => {
    await import('../../view/words/german/german.ts');
    const page = pageWith(libraryFile('seven-steps.json'));
    page.show({ type: 'watch', watch: { language: 'de' } });
    expect(ask(page, { kind: 'handout' }).dialect).toBe('Entwurf vom Juli 2022, wie eingereicht');
  });

  it('has the bytes that decide, and the rule that does', () => {
    const page = pageWith(libraryFile('error-dev-in-use.json'));
    const { moments, commands } = ask(page, { kind: 'handout', kinds: 'refused', steps: '46' });
    const refused = moments.find(each => each.refused);
    expect(refused?.bytes).toMatchObject({ part: 'readable' });
    expect(refused?.bytes?.fields.map(({ name, text, source }) => [name, text, source.kind])).toContainEqual([
      'operation',
      'assign',
      'posted',
    ]);
    expect(refused?.clause).toMatchObject({ id: 'draft-2022-07.B4', passed: false });
    expect(commands[0]).toMatchObject({
      ok: false,
      outcome: 'VIRTIO_ADMIN_CS_ERR_DEV_IN_USE',
      why: { clause: 'draft-2022-07.B4' },
    });
  });

  it('takes notes of a person, steps that were typed, and what was done by hand', () => {
    const page = pageWith(libraryFile('seven-steps.json'));
    page.play(20);
    page.show({ type: 'bookmark', atStep: 20, text: 'Look at the header' });
    page.show({ type: 'dispatch', intent: { do: 'flr', device: 'pf0' } });
    const { moments, counts } = ask(page, { kind: 'handout', kinds: 'notes', steps: '21, 3-4' });
    expect(moments.map(each => [each.step, each.notes])).toEqual([
      [3, []],
      [4, []],
      [20, ['Look at the header']],
      [21, []],
    ]);
    expect(moments.at(-1)?.sentence).toContain('Function-level reset of PF 0');
    expect(counts.notes).toBe(1);
  });

  it('is a few sheets of every scenario, unless somebody wants more', () => {
    const page = pageWith(libraryFile('ring-index-wrap.json'));
    const found = ask(page, { kind: 'handout', picture: 'none' });
    expect(found.moments.length).toBeGreaterThan(0);
    expect(found.moments.length).toBeLessThanOrEqual(10);
    const file = libraryFile('seven-steps.json') as { readonly script: readonly { readonly recipe: number }[] };
    const script = file.script.map(line => ({ ...line, ...(line.recipe === 5 && { repeat: 70 }) }));
    const many = pageWith({ ...file, script, expect: [] });
    const all = ask(many, { kind: 'handout', picture: 'none', kinds: 'answers,end' });
    expect(all.counts.answers).toBe(60);
    expect(all.moments).toHaveLength(60);
    expect(all.leftOut).toBe(1);
    expect([all.commands.length, all.moreCommands]).toEqual([60, 12]);
    expect(all.moments.at(-1)?.step).toBe(all.end);
  });

  it('refuses with a path what it does not understand', () => {
    const page = pageWith(libraryFile('seven-steps.json'));
    expect(pathsOf(createPage(), { kind: 'handout' })).toEqual(['kind']);
    expect(pathsOf(page, { kind: 'handout', picture: 'photo' })).toEqual(['picture']);
    expect(pathsOf(page, { kind: 'handout', kinds: 'recipe,all' })).toEqual(['kinds']);
    expect(pathsOf(page, { kind: 'handout', title: 7 })).toEqual(['title']);
    for (const steps of ['x', '5-3', '4000', '1-61', 7]) {
      expect(pathsOf(page, { kind: 'handout', steps })).toEqual(['steps']);
    }
  });
});

const files = readdirSync('public/lessons').filter(name => name.endsWith('.json') && name !== 'index.json');
const library = (text: string): Readonly<Record<string, unknown>> => {
  const { scenarios } = JSON.parse(text) as { scenarios: Readonly<Record<string, unknown>> };
  return Object.fromEntries(
    Object.values(scenarios).flatMap(each => (typeof each === 'string' ? [[each, libraryFile(`${each}.json`)]] : [])),
  );
};

interface LessonFile {
  readonly title: string;
  readonly pages: readonly { readonly title: string; readonly question?: { readonly why?: string } }[];
}

describe('a course on paper', () => {
  it.each(files)('%s: every page with its picture, answers for the trainer alone', name => {
    const text = readFileSync(`public/lessons/${name}`, 'utf8');
    const lesson = JSON.parse(text) as LessonFile;
    const page = createPage();
    const learner = ask(page, { kind: 'handout-course', text, library: library(text), answers: false });
    expect(learner.title).toBe(lesson.title);
    expect(learner.pages.map(({ title }) => title)).toEqual(lesson.pages.map(({ title }) => title));
    expect(learner.pages.every(({ moment }) => moment.picture !== null)).toBe(true);
    const trainer = ask(page, { kind: 'handout-course', text, library: library(text), answers: true });
    for (const [k, { question, task }] of trainer.pages.entries()) {
      const told = JSON.stringify(learner.pages[k]);
      expect(learner.pages[k]?.question?.answer ?? null).toBeNull();
      expect(learner.pages[k]?.task?.solution ?? null).toBeNull();
      if (question) expect(question.answer?.text).toBeTruthy();
      if (task) expect(task.solution?.length).toBeGreaterThan(0);
      // A sentence of a why is told nowhere else.
      for (const segment of question?.answer?.why ?? []) {
        if (typeof segment === 'string' && segment.length > 20) expect(told).not.toContain(segment);
      }
    }
  });

  it('refuses with a path what is no lesson, and looks for no scenario but those that came', () => {
    const page = createPage();
    const course = (text: unknown, scenarios: unknown = {}) =>
      pathsOf(page, { kind: 'handout-course', text, library: scenarios, answers: false });
    expect(course(7)).toEqual(['text']);
    expect(course('{"a":')).toEqual(['']);
    expect(course('{}', null)).toEqual(['library']);
    const text = JSON.stringify({
      format: 1,
      title: 'T',
      audience: 'A',
      minutes: 1,
      scenarios: { a: '__proto__', b: 'toString' },
      pages: [{ title: 'T', text: 'T', scenario: 'a', step: 0 }],
    });
    expect(course(text)).toEqual(['scenarios.a', 'scenarios.b']);
  });
});
