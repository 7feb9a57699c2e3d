import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { faultsOf, smallTargets } from './layout.ts';
import { control, expect, expectStep, linkTo, open, operate, test } from './ringside.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const lessonEditor = (page: Page) => {
  const main = page.getByRole('main', { name: 'Lesson editor' });
  const pages = main.getByRole('navigation', { name: 'Pages of the lesson' });
  return {
    main,
    pages,
    actions: main.getByRole('group', { name: 'What to do with the lesson' }),
    pageTab: (name: string | RegExp) => pages.getByRole('button', { name }),
    form: (name: string | RegExp) => main.getByRole('group', { name, exact: typeof name === 'string' }),
    json: main.getByRole('textbox', { name: 'The lesson as JSON' }),
    problems: main.getByRole('list', { name: 'Problems' }),
    right: main.getByText('Nothing is wrong with it.'),
    question: main.getByRole('region', { name: 'Question', exact: true }),
    task: main.getByRole('region', { name: 'Task', exact: true }),
  };
};

/** How many pages a course has. */
const pagesOf = (course: string): number =>
  JSON.parse(readFileSync(`public/lessons/${course}.json`, 'utf8')).pages.length;

/** The editor by its link. */
const openLink = async (page: Page): Promise<void> => {
  await page.goto(`./${linkTo('seven-steps', { study: 'lesson-editor' })}`);
  await expect(lessonEditor(page).main).toBeVisible();
};

const openEditor = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Study' }).click();
  await page.getByRole('button', { name: 'Lesson editor' }).click();
};

test('a lesson is written about the run that is shown, and the engine answers its questions', async ({ page }) => {
  await open(page, linkTo('seven-steps', { step: 48 }));
  await expectStep(page, 48);
  await openEditor(page);
  const { main, pages, pageTab, form, json, problems, right, question } = lessonEditor(page);
  await expect(form('Page 1 of 1').getByRole('textbox', { name: 'step' })).toHaveValue('48');
  await expect(right).toBeVisible();
  await expect(json).toContainText('"seven-steps": "seven-steps"');
  await expect(main.getByRole('img', { name: 'Picture of the moment' })).toBeVisible();

  // A text with a link from selected words.
  await form('Page 1 of 1').getByRole('textbox', { name: 'title' }).fill('Publish');
  const text = form('Page 1 of 1').getByRole('textbox', { name: 'Text', exact: true });
  await text.fill('Next the driver moves the index.');
  await text.evaluate((area: HTMLTextAreaElement) => area.setSelectionRange(22, 31));
  await form('Page 1 of 1').getByRole('button', { name: 'Link … Text', exact: true }).click();
  const picker = page.getByRole('dialog', { name: 'What the words lead to' });
  await expect(picker.getByRole('textbox', { name: 'Words' })).toHaveValue('the index');
  await picker.getByRole('button', { name: 'field', exact: true }).click();
  await picker.getByRole('searchbox', { name: 'Find' }).fill('avail.idx');
  await picker.getByRole('button', { name: 'avail.idx', exact: true }).click();
  await expect(text).toHaveValue('Next the driver moves [the index](field:avail.idx).');
  const preview = form('Page 1 of 1').getByRole('region', { name: 'As a learner reads it: Text' });
  await expect(preview.getByRole('button', { name: /^the index/ })).toBeVisible();

  // What the step decides is proposed, and the answer follows what is asked.
  await question.getByRole('button', { name: 'Ask a question' }).click();
  await question.getByRole('textbox', { name: 'Ask', exact: true }).fill('What is avail.idx after the next step?');
  await question.getByRole('button', { name: /^avail\.idx of virtqueue 2 of pf0 is 3$/ }).click();
  await expect(question.getByText('as the engine plays it')).toBeVisible();
  await expect(json).toContainText('"field": "avail.idx"');
  await question.getByRole('combobox', { name: 'field', exact: true }).fill('used.idx');
  await expect(question.getByText(/^used\.idx of virtqueue 2 of pf0 is 2$/).last()).toBeVisible();
  await expect(question.getByText('as the engine plays it')).toBeVisible();
  await question.getByRole('combobox', { name: 'field', exact: true }).fill('avail.idx');
  await expect(json).toContainText('"is": 3');
  await question.getByRole('region', { name: 'Clause that decides' }).getByRole('button').first().click();
  await question.getByRole('textbox', { name: 'Why, shown with the answer' }).fill('One chain was added.');
  await expect(right).toBeVisible();

  // Two more pages, and their order, by keys.
  await pages.getByRole('button', { name: 'Add a page' }).click();
  await form('Page 2 of 2').getByRole('textbox', { name: 'title' }).fill('Carried out');
  await pageTab(/^2\s*Carried out/).focus();
  await page.keyboard.press('Alt+d');
  await expect(pages.getByRole('listitem')).toHaveCount(3);
  await expect(pageTab(/^3\s*Carried out/)).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(pageTab(/^2\s*Carried out/)).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(pages.getByRole('listitem')).toContainText([/1\s*Carried out/, /2\s*Publish/, /3\s*Carried out/]);
  await expect(right).toBeVisible();
  await expect(pageTab(/^1\s*Carried out/)).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(pages.getByRole('listitem')).toHaveCount(2);
  await page.keyboard.press('Control+z');
  await expect(pages.getByRole('listitem')).toHaveCount(3);

  // A mistake is named by its path and leads to its field.
  await pageTab(/^3\s*Carried out/).click();
  await form('Page 3 of 3').getByRole('textbox', { name: 'step' }).fill('720');
  await expect(problems.getByRole('button')).toHaveText([
    /pages\[2\]\.stepfound step 720, but the run ends at step 71/,
  ]);
  await pageTab('Lesson').click();
  await problems.getByRole('button').click();
  await expect(form('Page 3 of 3').getByRole('textbox', { name: 'step' })).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('52');
  await expect(right).toBeVisible();
});

/** A lesson of three pages about the seven steps, as somebody has begun it. */
const begun = {
  format: 1,
  title: 'Three pages',
  audience: 'Who tests this.',
  minutes: 3,
  language: 'en',
  scenarios: { steps: 'seven-steps' },
  pages: [
    {
      title: 'Publish',
      scenario: 'steps',
      step: 48,
      text: 'Next the driver moves [the index](field:avail.idx).',
      question: {
        ask: 'What is avail.idx after the next step?',
        right: { that: 'ring', device: 'pf0', queue: 2, field: 'avail.idx', is: 3 },
        why: 'One chain was added.',
      },
    },
    { title: 'Carried out', step: 52, text: 'The device carried it out.' },
    { title: 'By hand', step: 44, text: 'Your turn.' },
  ],
};

const openLessonFile = async (page: Page, text: string): Promise<void> => {
  await lessonEditor(page).actions.getByRole('button', { name: 'Start from' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'A file …' }).click();
  await (await chooser).setFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(text) });
};

const savedFile = async (page: Page): Promise<string> => {
  const download = page.waitForEvent('download');
  await lessonEditor(page).actions.getByRole('button', { name: 'Save as file' }).click();
  return readFileSync(await (await download).path(), 'utf8');
};

test('a task takes its goal and its solution from what was done by hand, and is tried as a learner', async ({
  page,
}) => {
  await openLink(page);
  const { main, pages, pageTab, form, problems, right, task } = lessonEditor(page);
  await expect(right).toBeVisible();
  await openLessonFile(page, JSON.stringify(begun));
  await expect(pages.getByRole('listitem')).toHaveCount(3);
  await pageTab(/^3\s*By hand/).click();
  await task.getByRole('button', { name: 'Set a task' }).click();
  await task.getByRole('textbox', { name: 'Ask', exact: true }).fill('Make the assign fail.');
  await expect(problems.getByRole('button')).toHaveText([/pages\[2\]\.task\.goalfound no goal/]);

  // The run is opened at the page, and brought to where a learner shall bring it.
  await form('Page 3 of 3').getByRole('button', { name: 'Open the run here' }).first().click();
  await expectStep(page, 44);
  await operate(page, 'Load the driver of', 'pf0/vf2');
  await control(page, 'Run').click();
  await expect(page.getByText(/^The (run is at its end|script goes no further)/)).toBeVisible();
  await openEditor(page);
  await pageTab(/^3\s*By hand/).click();
  await task.getByRole('button', { name: 'From the present state' }).click();
  await expect(task.getByText(/^the driver of pf0\/vf2 is at running/).locator('..')).toContainText('comes by itself');
  await task.getByRole('checkbox', { name: /^command 3 of pf0 is answered with status 1/ }).check();
  await task.getByRole('button', { name: 'Add 1 part' }).click();
  await task.getByRole('textbox', { name: 'Hint' }).fill('Load it.');
  await expect(problems.getByRole('button')).toHaveText([/pages\[2\]\.task\.solutiondoes not reach the goal/]);
  await task.getByRole('button', { name: 'Take what was done by hand' }).click();
  await expect(task.getByRole('region', { name: 'Solution' })).toContainText('load-driver');
  await expect(right).toBeVisible();
  await expect(task.getByText(/the solution reaches it/)).toBeVisible();
  const file = await savedFile(page);

  // As a learner: the panel has the page; back in the editor everything is still there.
  await pageTab(/^1\s*Publish/).click();
  await main.getByRole('button', { name: 'Try as a learner' }).click();
  const panel = page.getByRole('region', { name: 'Three pages' });
  await expect(panel.getByRole('article', { name: 'Publish' })).toContainText('Next the driver moves the index.');
  await expectStep(page, 48);
  await panel.getByRole('button', { name: 'Edit this lesson' }).click();
  await expect(form('Page 1 of 3').getByRole('textbox', { name: 'title' })).toHaveValue('Publish');
  await expect(right).toBeVisible();
  expect(await savedFile(page)).toBe(file);
});

test('a lesson is saved, opened again, kept over a reload, and sent as a link', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await openLink(page);
  const { pages, pageTab, actions, form, right } = lessonEditor(page);
  await expect(right).toBeVisible();
  await openLessonFile(page, JSON.stringify(begun));
  await expect(pages.getByRole('listitem')).toHaveCount(3);
  await pageTab(/^2\s*Carried out/).click();
  await form('Page 2 of 3').getByRole('textbox', { name: 'title' }).fill('Done');
  await expect(right).toBeVisible();
  const file = await savedFile(page);
  expect(JSON.parse(file)).toEqual({
    ...begun,
    pages: begun.pages.map(each => (each.title === 'Carried out' ? { ...each, title: 'Done' } : each)),
  });
  await actions.getByRole('button', { name: 'Start from' }).click();
  await page.getByRole('button', { name: 'Breaking rings' }).click();
  await expect(pages.getByRole('listitem')).toHaveCount(pagesOf('breaking-rings'));
  await expect(right).toBeVisible();
  await openLessonFile(page, file);
  await expect(pages.getByRole('listitem')).toHaveCount(3);
  expect(await savedFile(page)).toBe(file);
  await page.reload();
  await expect(pageTab(/^2\s*Done/)).toBeVisible();
  await expect(right).toBeVisible();
  expect(await savedFile(page)).toBe(file);

  // Whoever gets the link learns with it, and may go on writing.
  await pageTab(/^1\s*Publish/).click();
  await actions.getByRole('button', { name: 'Copy link' }).click();
  await expect(lessonEditor(page).main.getByText('Link copied.')).toBeVisible();
  const link = await page.evaluate(() => navigator.clipboard.readText());
  const other = await context.newPage();
  await other.goto(link);
  const panel = other.getByRole('region', { name: 'Three pages' });
  await expect(panel.getByRole('article', { name: 'Publish' })).toBeVisible();
  await panel.getByRole('button', { name: 'Edit this lesson' }).click();
  await expect(lessonEditor(other).right).toBeVisible();
  expect(JSON.parse(await savedFile(other))).toEqual(JSON.parse(file));
});

test('a hostile lesson is told by its path, and is still there', async ({ page }) => {
  await openLink(page);
  const { pages, json, problems, right, form, pageTab } = lessonEditor(page);
  await expect(right).toBeVisible();
  await json.click();
  await page.keyboard.press('Control+a');
  const hostile = {
    title: 7,
    scenarios: { a: 'seven-steps', b: { topology: [[[]]] }, c: '../../secret' },
    pages: [
      { title: '<img src=x onerror=alert(1)>', scenario: 'a', step: 'x', text: '[go](javascript:alert)', look: [] },
      7,
      { scenario: 'b', step: 1, text: [1], question: { right: { that: 'constructor' } }, task: { goal: 7 } },
      { scenario: 'a', question: [], task: 'x' },
    ],
  };
  await page.keyboard.insertText(JSON.stringify(hostile));
  await expect(problems.getByRole('button').first()).toBeVisible();
  await expect(pages.getByRole('listitem')).toHaveCount(4);
  await pageTab(/^1\s*<img/).click();
  await expect(form('Page 1 of 4').getByRole('button', { name: /^\[go\]\(javascript:alert\)/ })).toBeVisible();
  for (const at of [2, 3, 4]) {
    await pages
      .getByRole('listitem')
      .nth(at - 1)
      .getByRole('button')
      .click();
    await expect(form(`Page ${at} of 4`)).toBeVisible();
  }
  await pageTab('Lesson').click();
  await expect(form('Lesson').getByRole('textbox', { name: 'title' })).toHaveValue('7');
  await page.keyboard.press('Control+z');
  await expect(right).toBeVisible();
});

const withAll = async (page: Page): Promise<void> => {
  const { actions, pages, right } = lessonEditor(page);
  await expect(right).toBeVisible();
  await actions.getByRole('button', { name: 'Start from' }).click();
  await page.getByRole('button', { name: 'A function comes up' }).click();
  await expect(pages.getByRole('listitem')).toHaveCount(pagesOf('a-function-comes-up'));
  await expect(right).toBeVisible();
};

const looksGood = async (
  page: Page,
  sizes: readonly (readonly [number, number, 'light' | 'dark'])[],
): Promise<void> => {
  await openLink(page);
  const { pages, main, question, task, pageTab } = lessonEditor(page);
  await withAll(page);
  const lesson = JSON.parse(readFileSync('public/lessons/a-function-comes-up.json', 'utf8'));
  const asks = lesson.pages.findIndex((each: { question?: unknown }) => each.question);
  const does = lesson.pages.findIndex((each: { task?: unknown }) => each.task);
  for (const [width, height, colorScheme] of sizes) {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    const look = async (): Promise<void> => {
      await expect.poll(() => faultsOf(page), `${width}`).toEqual([]);
      await expect.poll(() => smallTargets(page), `${width}`).toEqual([]);
    };
    await pages.getByRole('listitem').nth(asks).getByRole('button').click();
    await expect(question.getByText('as the engine plays it')).toBeVisible();
    await expect(main.getByRole('img', { name: 'Picture of the moment' })).toBeVisible();
    await look();
    await question.scrollIntoViewIfNeeded();
    await look();
    // What is on a wide page is on a low one, too.
    if (width !== 1440) expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
    await pages.getByRole('listitem').nth(does).getByRole('button').click();
    await expect(task.getByText(/the solution reaches it/)).toBeVisible();
    await task.scrollIntoViewIfNeeded();
    await look();
    await pageTab('Lesson').click();
    await expect(main.getByRole('region', { name: 'Scenarios' })).toBeVisible();
    await look();
  }
};

test('nothing is cut, too small or unreadable on a wide page and a low one', async ({ page }) => {
  await looksGood(page, [
    [1440, 900, 'light'],
    [1280, 720, 'dark'],
  ]);
});

test('nothing is cut, too small or unreadable on a phone', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await looksGood(page, [[390, 844, 'light']]);
});
