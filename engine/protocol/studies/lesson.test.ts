import { readdirSync, readFileSync } from 'node:fs';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createPage, libraryFile, type Page } from '../../testing/page.ts';
import type { Question, Studies, StudyAnswer, StudyAsk, StudyKind } from '../study.ts';

const folder = new URL('../../../public/lessons/', import.meta.url);
const courses = readdirSync(folder).filter(file => file !== 'index.json');
const textOf = (file: string): string => readFileSync(new URL(file, folder), 'utf8');

/** A lesson as its file has it, right answers and all. */
interface FromFile {
  readonly scenarios: Readonly<Record<string, unknown>>;
  readonly pages: readonly {
    readonly question?: { readonly right: Readonly<Record<string, unknown>> };
    readonly task?: { readonly solution: readonly { readonly intent?: unknown; readonly action?: string }[] };
  }[];
}
const read = (file: string): FromFile => JSON.parse(textOf(file)) as FromFile;
const libraryOf = ({ scenarios }: FromFile): Record<string, unknown> =>
  Object.fromEntries(
    Object.values(scenarios).flatMap(each => (typeof each === 'string' ? [[each, libraryFile(`${each}.json`)]] : [])),
  );

const ask = <K extends StudyKind>(page: Page, question: Question<K>) =>
  page.ask({ type: 'study', ask: question as StudyAsk });
const found = <K extends StudyKind>(page: Page, question: Question<K>): Studies[K]['found'] => {
  const response = ask(page, question);
  if (response.type !== 'studied') throw new Error(JSON.stringify(response));
  return (response.answer as StudyAnswer<K>).found;
};
const opened = (file: string) => {
  const page = createPage();
  return { page, view: found(page, { kind: 'lesson', text: textOf(file), library: libraryOf(read(file)) }) };
};

describe.each(courses)('the course %s', file => {
  const { pages } = read(file);
  let { page, view } = opened(file);
  beforeAll(() => {
    ({ page, view } = opened(file));
  });

  it('reaches the page without its right answers, its solutions, and what its scenarios expect or note', () => {
    expect(view.pages).toHaveLength(pages.length);
    const names = new Set<string>();
    JSON.stringify(view, (name, value: unknown) => {
      names.add(name);
      return value;
    });
    for (const secret of ['right', 'is', 'solution', 'goal', 'expect', 'notes', 'why'])
      expect(names).not.toContain(secret);
    for (const name of Object.keys(view.scenarios)) {
      page.show({ type: 'load', scenario: view.scenarios[name] });
      expect(page.parts.run.verdicts).toEqual([]);
    }
  });

  it('says of every page where its answer will appear, without the answer', () => {
    for (const [nth, { question }] of pages.entries()) {
      const { asked, subjects } = found(page, { kind: 'lesson-scene', page: nth });
      expect(asked?.that).toBe(question?.right.that);
      expect(JSON.stringify(asked ?? {})).not.toContain('"is":');
      const look = view.pages[nth]?.look;
      if (look) expect(subjects).toHaveProperty([`${look.kind}:${look.target}`]);
    }
  });

  it('grades every right answer as right, and leaves the run as it is', () => {
    page.show({ type: 'load', scenario: libraryFile('seven-steps.json'), step: 9 });
    const { digest } = page.parts.run;
    for (const [nth, { question }] of pages.entries()) {
      if (!question) continue;
      const graded = found(page, { kind: 'lesson-grade', page: nth, answer: question.right.is });
      expect(graded, `page ${nth}: ${graded.text}`).toMatchObject({ right: true });
    }
    page.show({ type: 'watch', watch: {} });
    expect(page.parts.run).toMatchObject({ digest, step: 9 });
  });

  it('has tasks that are not solved where they begin, and are by their solution', () => {
    for (const [nth, { task }] of pages.entries()) {
      if (!task) continue;
      const { scenario = '', step = 0 } = view.pages[nth] ?? {};
      page.show({ type: 'load', scenario: view.scenarios[scenario], step });
      expect(found(page, { kind: 'lesson-goal', page: nth })).toMatchObject({ met: false, steps: 0, done: [] });
      const { reference } = found(page, { kind: 'lesson-scene', page: nth });
      expect(reference).toBeGreaterThan(0);
      const told = found(page, { kind: 'lesson-solution', page: nth });
      expect(told).toMatchObject({ steps: reference });
      expect(told.lines).toHaveLength(task.solution.length);
      expect(found(page, { kind: 'lesson-try', page: nth, done: task.solution })).toEqual({ steps: reference });
      expect(found(page, { kind: 'lesson-try', page: nth, done: [] })).toEqual({ steps: null });
    }
  });
});

describe('words that name a register', () => {
  it('lead to that of the function that the page is about, or of the one that they name', () => {
    const lesson = read('a-function-comes-up.json');
    const text = JSON.stringify({
      ...lesson,
      pages: lesson.pages.map((each, k) => (k === 3 ? { ...each, look: 'register:pf0.queue_select' } : each)),
    });
    const page = createPage();
    found(page, { kind: 'lesson', text, library: libraryOf(lesson) });
    const { subjects } = found(page, { kind: 'lesson-scene', page: 3 });
    expect(subjects['register:device_feature']).toEqual({
      kind: 'register',
      device: 'pf0',
      register: 'common.device_feature',
    });
    expect(subjects['register:pf0.queue_select']).toMatchObject({ device: 'pf0', register: 'common.queue_select' });
  });
});

describe('a task', () => {
  it('is solved by what a person does, which can be done again from what was noted', () => {
    const nth = read('a-virtqueue.json').pages.findIndex(({ task }) => task);
    const { page, view } = opened('a-virtqueue.json');
    const { scenario = '', step = 0 } = view.pages[nth] ?? {};
    page.show({ type: 'load', scenario: view.scenarios[scenario], step });
    page.show({ type: 'dispatch', intent: { do: 'request', device: 'pf0', request: 'entropy', count: 16 } });
    let goal = found(page, { kind: 'lesson-goal', page: nth });
    expect(goal.parts.map(({ held }) => held)).toEqual([false, false, true]);
    for (let k = 0; k < 20 && !goal.met; k += 1) {
      page.show({ type: 'step' });
      goal = found(page, { kind: 'lesson-goal', page: nth });
    }
    expect(goal.met).toBe(true);
    expect(found(page, { kind: 'lesson-try', page: nth, done: goal.done })).toEqual({ steps: goal.steps });
  });
});

describe('an answer', () => {
  let { page } = opened('a-virtqueue.json');
  beforeEach(() => {
    ({ page } = opened('a-virtqueue.json'));
  });

  it('that is wrong is told with what happened', () => {
    const graded = found(page, { kind: 'lesson-grade', page: 3, answer: 7 });
    expect(graded).toMatchObject({ right: false, got: '1', clause: 'split.supply.device-immediate-access' });
    expect(graded.text).toContain('is 7');
    expect(graded.why?.length).toBeGreaterThan(0);
    expect(found(page, { kind: 'lesson-grade', page: 2, answer: 'device' })).toMatchObject({
      right: false,
      got: 'driver',
    });
    expect(found(page, { kind: 'lesson-grade', page: 4, answer: 'driver:pf0' })).toMatchObject({ right: false });
  });

  it.each([
    [3, 'seven', 'is'],
    [2, 'nobody', 'is'],
    [1, 'virtq_desc', 'is'],
    [4, { __proto__: null }, 'is'],
    [13, 1, 'page'],
    [99, 1, 'page'],
    ['constructor', 1, 'page'],
  ])('on page %s that is no answer (%j) is refused with its path', (nth, answer, path) => {
    const response = ask(page, { kind: 'lesson-grade', page: nth as number, answer });
    expect(response).toMatchObject({ type: 'rejected', errors: [{ path }] });
  });

  it('about features names bits that there are', () => {
    const other = opened('a-function-comes-up.json').page;
    const response = ask(other, { kind: 'lesson-grade', page: 4, answer: ['NO_SUCH_BIT'] });
    expect(response).toMatchObject({ type: 'rejected', errors: [{ path: 'is[0]' }] });
    expect(found(other, { kind: 'lesson-grade', page: 4, answer: [] })).toMatchObject({ right: false });
  });
});

describe('a lesson from outside', () => {
  const page = createPage();
  const library = libraryOf(read('a-virtqueue.json'));
  const change = (by: (lesson: Record<string, unknown>) => void): string => {
    const lesson = JSON.parse(textOf('a-virtqueue.json')) as Record<string, unknown>;
    by(lesson);
    return JSON.stringify(lesson);
  };

  it('is asked about by its key as long as it is open, whatever was opened since', () => {
    const text = textOf('a-virtqueue.json');
    const { key } = found(page, { kind: 'lesson', text, library });
    found(page, {
      kind: 'lesson',
      text: change(lesson => (lesson.pages = [(lesson.pages as object[])[0], (lesson.pages as object[])[3]])),
      library,
    });
    expect(found(page, { kind: 'lesson-scene', lesson: key, page: 3 }).asked).toMatchObject({ field: 'avail.idx' });
    expect(found(page, { kind: 'lesson-scene', page: 1 }).asked).toMatchObject({ field: 'avail.idx' });
    for (let k = 0; k < 30; k += 1) expect(found(page, { kind: 'lesson', text, library }).key).toBe(key);
    const others = (from: number) => {
      for (let k = from; k < from + 3; k += 1) {
        found(page, { kind: 'lesson', text: change(lesson => Object.assign(lesson, { title: `${k}` })), library });
      }
    };
    others(0);
    expect(found(page, { kind: 'lesson-scene', lesson: key, page: 3 }).asked).toMatchObject({ field: 'avail.idx' });
    others(3);
    expect(found(page, { kind: 'lesson-scene', lesson: key, page: 3 }).asked).toMatchObject({ field: 'avail.idx' });
    others(6);
    others(9);
    expect(ask(page, { kind: 'lesson-scene', lesson: key, page: 3 })).toMatchObject({
      type: 'rejected',
      errors: [{ path: 'lesson' }],
    });
  });

  it.each([
    ['{', ''],
    ['[]', ''],
    [change(lesson => Object.assign(lesson, { format: 99 })), 'format'],
    [change(lesson => Object.assign(lesson, { pages: [] })), 'pages'],
    [change(lesson => Object.assign((lesson.pages as object[])[1] ?? {}, { step: 999_999 })), 'pages[1].step'],
    [change(lesson => Object.assign((lesson.pages as object[])[1] ?? {}, { colour: 1 })), 'pages[1].colour'],
    [change(lesson => Object.assign(lesson.scenarios as object, { wrap: '__proto__' })), 'scenarios.wrap'],
  ])('that is none is refused with its path: %.40s', (text, path) => {
    const response = ask(page, { kind: 'lesson', text, library });
    expect(response).toMatchObject({ type: 'rejected', what: 'lesson' });
    expect(response.type === 'rejected' && response.errors.map(each => each.path)).toContain(path);
  });

  it('takes the place of the one before, and not when it is refused', () => {
    found(page, { kind: 'lesson', text: textOf('a-virtqueue.json'), library });
    ask(page, { kind: 'lesson', text: '{}', library });
    expect(found(page, { kind: 'lesson-scene', page: 3 }).asked).toMatchObject({ that: 'ring', field: 'avail.idx' });
  });
});
