import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { libraryNames } from '../../lesson/parse.ts';
import { createPage, libraryFile, pageWith } from '../../testing/page.ts';
import type { Question, Studies, StudyAnswer, StudyAsk, StudyKind } from '../study.ts';

const found = <K extends StudyKind>(page: ReturnType<typeof createPage>, ask: Question<K>): Studies[K]['found'] => {
  const response = page.ask({ type: 'study', ask: ask as StudyAsk });
  if (response.type !== 'studied') throw new Error(JSON.stringify(response));
  return (response.answer as StudyAnswer<K>).found;
};

// biome-ignore lint/suspicious/noExplicitAny: what a file holds is known when it was parsed.
const course = (name: string): any =>
  JSON.parse(readFileSync(new URL(`../../../public/lessons/${name}.json`, import.meta.url), 'utf8'));

const checked = (lesson: unknown) => {
  const library = Object.fromEntries(libraryNames(lesson).map(name => [name, libraryFile(`${name}.json`)]));
  return found(createPage(), { kind: 'draft-lesson', text: JSON.stringify(lesson), library });
};

const sevenSteps = libraryFile('seven-steps.json');

describe('a lesson that is being written', () => {
  it('is right, and tells its texts as runs and links, and whom its forms can name', () => {
    const lesson = course('a-virtqueue');
    const { fault, errors, advice, scenarios, prose } = checked(lesson);
    expect({ fault, errors }).toEqual({ fault: null, errors: [] });
    expect(new Set(advice.map(({ message }) => message))).toEqual(new Set(['names no clause that decides']));
    expect(scenarios.map(({ name }) => name)).toEqual(Object.keys(lesson.scenarios));
    expect(scenarios[0]?.functions).toContain('pf0');
    expect(prose['pages[0].text']?.some(each => typeof each === 'object')).toBe(true);
  });

  it('is told by its path what the schema refuses, and what happens otherwise', () => {
    const lesson = course('a-virtqueue');
    const at = lesson.pages.findIndex((page: { question?: unknown }) => page.question);
    lesson.pages[at].question.right = { ...lesson.pages[at].question.right, device: 'pf7' };
    expect(checked(lesson).errors.map(({ path }) => path)).toEqual([`pages[${at}].question.right.device`]);
    lesson.pages[at].question = 7;
    expect(checked(lesson).errors.map(({ path }) => path)).toEqual([`pages[${at}].question`]);
  });

  it('is checked anew where it changed, and nowhere else', () => {
    const lesson = course('the-july-2022-draft');
    const [first] = lesson.pages.splice(0, 1);
    lesson.pages[0].scenario ??= first.scenario;
    const before = checked(lesson).errors;
    lesson.pages[1].step = 100_000;
    const wrong = checked(lesson).errors;
    expect(wrong).toContainEqual({ path: 'pages[1].step', message: expect.stringMatching(/the run ends at/) });
    lesson.pages.unshift({ ...first, text: '[x](device:pf0/vf99)' });
    expect(checked(lesson).errors.map(({ path }) => path)).toEqual(
      expect.arrayContaining(['pages[0].text', 'pages[2].step']),
    );
    lesson.pages.shift();
    lesson.pages[1].step = course('the-july-2022-draft').pages[2].step;
    expect(checked(lesson).errors).toEqual(before);
  });

  it.each([
    'null',
    '7',
    '{"pages":{"length":9}}',
    '{"pages":[[],7,null],"scenarios":[1]}',
    '{"scenarios":{"a":"constructor"}}',
  ])('is told what is wrong with %s', text => {
    const { fault, errors } = found(createPage(), { kind: 'draft-lesson', text, library: {} });
    expect(fault).toBeNull();
    expect(errors.length).toBeGreaterThan(0);
  });

  it('has forms for all that the schema knows, and a new one is right but for what it does not say yet', () => {
    const { shape, blank } = found(createPage(), { kind: 'draft-lesson-frame' });
    const names = shape.kind === 'object' ? shape.members.map(({ name }) => name) : [];
    expect(names).toEqual(['format', 'title', 'audience', 'minutes', 'language', 'scenarios', 'pages']);
    expect(JSON.stringify(shape)).toContain('"writes"');
    const { errors, advice } = checked(blank);
    expect(errors).toEqual([]);
    expect(advice.map(({ path }) => path)).toEqual(['audience', 'pages', 'pages', 'pages[0].text']);
  });
});

describe('a page of it', () => {
  it('shows its moment without touching the run', () => {
    const page = pageWith(sevenSteps);
    page.play(5);
    const { step, digest } = page.parts.run;
    const moment = found(page, { kind: 'draft-moment', scenario: sevenSteps, step: 52 });
    expect(moment).toMatchObject({ end: 71, sentence: expect.stringMatching(/./) });
    expect(moment.svg).toContain('step 52');
    page.show({ type: 'watch', watch: {} });
    expect(page.parts.run).toMatchObject({ step, digest });
    for (const ask of [
      { kind: 'draft-moment', scenario: sevenSteps, step: 72 },
      { kind: 'draft-moment', scenario: {}, step: 0 },
      { kind: 'draft-moment', scenario: sevenSteps, step: 1, theme: 'pink' },
      { kind: 'draft-targets', scenario: [] },
    ]) {
      expect(page.ask({ type: 'study', ask: ask as unknown as StudyAsk })).toMatchObject({ type: 'rejected' });
    }
  });

  it('can lead to every step, field and clause of its scenario', () => {
    const { steps, fields, clauses } = found(createPage(), { kind: 'draft-targets', scenario: sevenSteps });
    expect(steps).toHaveLength(71);
    expect(fields).toContain('resource_val');
    const text = [
      ...steps.map(({ step }) => `[a](step:${step})`),
      ...fields.map(name => `[a](field:${name})`),
      ...clauses.map(({ name }) => `[a](clause:${name})`),
    ];
    const pages = text.map(each => ({ title: 't', scenario: 's', step: 1, text: each }));
    for (let from = 0; from < pages.length; from += 60) {
      const lesson = { ...course('a-virtqueue'), scenarios: { s: 'seven-steps' }, pages: pages.slice(from, from + 60) };
      expect(checked(lesson).errors).toEqual([]);
    }
  });
});

describe('a question', () => {
  const ask = (step: number, right?: object, play = 1) =>
    found(createPage(), { kind: 'draft-question', scenario: sevenSteps, step, play, ...(right && { right }) });

  it.each([
    [51, 1, { that: 'features', device: 'pf0/vf2', set: 'assigned' }, { is: ['CSUM', 'MAC', 'VERSION_1'] }],
    [48, 1, { that: 'ring', device: 'pf0', queue: 2, field: 'avail.idx' }, { is: 3 }],
    [48, 1, { that: 'ring', device: 'pf0', queue: 2, field: 'avail.idx', is: 77 }, { is: 3 }],
    [52, 4, { that: 'outcome', command: 3, is: { status: 9 } }, { is: { status: 0 } }],
    [48, 1, { that: 'owner', device: 'pf0', queue: 2, descriptor: 0 }, { is: 'device' }],
    [51, 1, { that: 'actor' }, { is: 'device:pf0/avq0' }],
    [0, 1, { that: 'writes', is: [] }, { is: [] }],
  ])('at step %i is answered by playing %i: %j', (step, play, right, answer) => {
    const { filled } = ask(step, right, play);
    expect(filled).toMatchObject({ ok: true, right: answer });
  });

  it.each([
    [3, true],
    ['0x3', true],
    [4, false],
    [undefined, false],
  ])('whose answer is written as %s is told to be right: %s', (is, agrees) => {
    const right = { that: 'ring', device: 'pf0', queue: 2, field: 'avail.idx', ...(is !== undefined && { is }) };
    expect(ask(48, right).filled).toMatchObject({ ok: true, right: { is: 3 }, agrees });
  });

  it.each([
    [{ that: 'ring', device: 'pf0', queue: 9, field: 'avail.idx' }, /no such virtqueue/],
    [{ that: 'outcome', command: 9 }, /pf0 was given 1 command$/],
    [{ that: 'register', device: 'pf0/vf9', register: 'device_status' }, /there is no pf0\/vf9/],
    [{ that: 'register', device: 'pf0', register: 'colour' }, /colour/],
    [{ that: 'everything' }, /found "everything"/],
    [7, /found/],
  ])('that cannot be answered says why: %j', (right, message) => {
    const { filled } = ask(30, right as object);
    expect(filled).toMatchObject({ ok: false, errors: [{ message: expect.stringMatching(message) }] });
  });

  it('is proposed from what its steps decide, each right as it stands', () => {
    for (const step of [0, 3, 12, 20, 48, 51, 55]) {
      const { proposals, clauses } = ask(step, undefined, 2);
      expect(proposals.length).toBeGreaterThan(0);
      const pages = proposals.map(({ right }, i) => ({
        title: 't',
        scenario: 's',
        step,
        text: '',
        question: { ask: 'a', play: 2, right, ...(clauses[i] && { clause: clauses[i].clause }) },
      }));
      const lesson = { ...course('a-virtqueue'), scenarios: { s: 'seven-steps' }, pages };
      expect({ step, errors: checked(lesson).errors }).toEqual({ step, errors: [] });
    }
    expect(ask(51).clauses.map(({ how }) => how)).toContain('passed');
  });

  it('knows how many of its steps there are', () => {
    expect(ask(70, undefined, 5).played).toBe(1);
    const wrong = { kind: 'draft-question', scenario: sevenSteps, step: 0, play: 0 } as StudyAsk;
    expect(createPage().ask({ type: 'study', ask: wrong })).toMatchObject({ type: 'rejected' });
  });
});

describe('the run that is shown', () => {
  it('is found among the scenarios of a lesson until somebody changed it', () => {
    const page = pageWith(sevenSteps);
    page.play(44);
    const scenarios = { other: libraryFile('subset-rule.json'), steps: { ...sevenSteps, title: 'Called otherwise' } };
    expect(found(page, { kind: 'draft-shown', scenarios })).toMatchObject({ name: 'steps', step: 44 });
    page.show({ type: 'dispatch', intent: { do: 'load-driver', device: 'pf0/vf2' } });
    const changed = found(page, { kind: 'draft-shown', scenarios });
    expect(changed).toMatchObject({ name: null, step: 45 });
    expect(found(page, { kind: 'draft-shown', scenarios: { own: JSON.parse(changed.file ?? '') } }).name).toBeNull();
    page.show({ type: 'seek', step: 44 });
    expect(found(page, { kind: 'draft-shown', scenarios }).name).toBe('steps');
    expect(found(pageWith(JSON.parse(changed.file ?? '')), { kind: 'draft-shown', scenarios: {} }).name).toBeNull();
  });

  it('gives a task its goal and its solution, which the check accepts', () => {
    const page = pageWith(sevenSteps);
    page.play(44);
    page.show({ type: 'dispatch', intent: { do: 'load-driver', device: 'pf0/vf2' } });
    page.play();
    const { same, goal, solution, early } = found(page, { kind: 'draft-task', scenario: sevenSteps, step: 44 });
    expect({ same, early }).toEqual({ same: true, early: null });
    expect(solution).toEqual([{ atStep: 44, intent: { do: 'load-driver', device: 'pf0/vf2' } }]);
    const withoutHands = (without: 'start' | 'itself' | null) =>
      goal.filter(each => each.without === without).map(({ text }) => text);
    expect(withoutHands('start')).toContain('the driver of pf0 is at running');
    expect(withoutHands('itself')).toContain('the driver of pf0/vf2 is at running');
    expect(withoutHands(null)).toContain('draft-2022-07.B4 is refused');
    const wanted = goal.filter(({ without }) => without === null);
    const task = { ask: 'a', goal: wanted.map(({ expectation }) => expectation), solution };
    const lesson = {
      ...course('a-virtqueue'),
      scenarios: { s: 'seven-steps' },
      pages: [{ title: 't', scenario: 's', step: 44, text: '', task }],
    };
    expect(checked(lesson).errors).toEqual([]);
    expect(found(page, { kind: 'draft-task', scenario: sevenSteps, step: 50 }).early).toBe(44);
    expect(found(page, { kind: 'draft-task', scenario: libraryFile('subset-rule.json'), step: 0 }).same).toBe(false);
  });
});
