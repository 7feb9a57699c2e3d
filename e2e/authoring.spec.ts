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

const openEditor = async (page: Page): Promise<void> => {
  await page.getByRole('button', { name: 'Study' }).click();
  await page.getByRole('button', { name: 'Lesson editor' }).click();
};

test('a lesson of three pages is written about the seven steps, saved, and opened again', async ({ page }) => {
  await open(page, linkTo('seven-steps', { step: 48 }));
  await expectStep(page, 48);
  await openEditor(page);
  const { main, pages, actions, pageTab, form, json, problems, right, question, task } = lessonEditor(page);
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

  // A question: what the step decides is proposed, and the engine fills in the answer.
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

  // Two more pages, by keys: one goes before the other and back.
  await pages.getByRole('button', { name: 'Add a page' }).click();
  await form('Page 2 of 2').getByRole('textbox', { name: 'title' }).fill('Carried out');
  await form('Page 2 of 2').getByRole('textbox', { name: 'step' }).fill('52');
  await form('Page 2 of 2').getByRole('textbox', { name: 'Text', exact: true }).fill('The device carried it out.');
  await pageTab(/^2\s*Carried out/).focus();
  await page.keyboard.press('Alt+d');
  await expect(pages.getByRole('listitem')).toHaveCount(3);
  await expect(pageTab(/^3\s*Carried out/)).toBeFocused();
  await page.keyboard.press('Alt+ArrowUp');
  await page.keyboard.press('Alt+ArrowUp');
  await expect(pages.getByRole('listitem')).toContainText([/1\s*Carried out/, /2\s*Publish/, /3\s*Carried out/]);
  await page.keyboard.press('Alt+ArrowDown');
  await page.keyboard.press('Alt+ArrowDown');
  await expect(pageTab(/^3\s*Carried out/)).toBeFocused();
  await expect(right).toBeVisible();

  // A mistake is named by its path and leads to its field.
  await form('Page 3 of 3').getByRole('textbox', { name: 'title' }).fill('By hand');
  await form('Page 3 of 3').getByRole('textbox', { name: 'step' }).fill('720');
  await expect(problems.getByRole('button')).toHaveText([
    /pages\[2\]\.stepfound step 720, but the run ends at step 71/,
  ]);
  await pageTab('Lesson').click();
  await problems.getByRole('button').click();
  await expect(form('Page 3 of 3').getByRole('textbox', { name: 'step' })).toBeFocused();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('44');
  await expect(right).toBeVisible();

  // The task: its goal is the state of a run that was brought there by hand, which is its solution, too.
  await task.getByRole('button', { name: 'Set a task' }).click();
  await task.getByRole('textbox', { name: 'Ask', exact: true }).fill('Bring up the driver of VF 2 without an assign.');
  await expect(problems.getByRole('button')).toHaveText([/pages\[2\]\.task\.goalfound no goal/]);
  await form('Page 3 of 3').getByRole('button', { name: 'Open the run here' }).click();
  await expectStep(page, 44);
  await operate(page, 'Load the driver of', 'pf0/vf2');
  await control(page, 'Run').click();
  await expect(page.getByText(/^The (run is at its end|script goes no further)/)).toBeVisible();
  await openEditor(page);
  await pageTab(/^3\s*By hand/).click();
  await task.getByRole('button', { name: 'From the present state' }).click();
  await task.getByRole('checkbox', { name: /the driver of pf0\/vf2 is at running/ }).check();
  await task.getByRole('button', { name: 'Add 1 part' }).click();
  await task.getByRole('textbox', { name: 'Hint' }).fill('Load it.');
  await task.getByRole('button', { name: 'Take what was done by hand' }).click();
  await expect(task.getByRole('region', { name: 'Solution' }).getByRole('listitem')).toContainText('load-driver');
  await expect(right).toBeVisible();
  await expect(task.getByText(/the solution reaches it/)).toBeVisible();

  // Saved and opened again, it is the same; a reload loses nothing, and undo brings back what was there.
  const download = page.waitForEvent('download');
  await actions.getByRole('button', { name: 'Save as file' }).click();
  const file = readFileSync(await (await download).path(), 'utf8');
  expect(JSON.parse(file)).toMatchObject({
    scenarios: { 'seven-steps': 'seven-steps' },
    pages: [{ question: { right: { is: 3 } } }, { step: 52 }, { task: { solution: [{ atStep: 44 }] } }],
  });
  await actions.getByRole('button', { name: 'Start from' }).click();
  await page.getByRole('button', { name: 'Breaking rings' }).click();
  await expect(pages.getByRole('listitem')).toHaveCount(12);
  await expect(right).toBeVisible();
  await actions.getByRole('button', { name: 'Start from' }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'A file …' }).click();
  await (await chooser).setFiles({ name: 'mine.json', mimeType: 'application/json', buffer: Buffer.from(file) });
  await expect(pages.getByRole('listitem')).toHaveCount(3);
  const again = page.waitForEvent('download');
  await actions.getByRole('button', { name: 'Save as file' }).click();
  expect(readFileSync(await (await again).path(), 'utf8')).toBe(file);
  await page.reload();
  await expect(pageTab(/^3\s*By hand/)).toBeVisible();
  await expect(right).toBeVisible();
});

test('a hostile lesson is told by its path, and is still there', async ({ page }) => {
  await page.goto(`./${linkTo('seven-steps', { study: 'lesson-editor' })}`);
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
  await expect(pages.getByRole('listitem')).toHaveCount(11);
  await expect(right).toBeVisible();
};

for (const [width, height, colorScheme] of [
  [1440, 900, 'light'],
  [1280, 720, 'dark'],
  [390, 844, 'light'],
] as const) {
  test(`nothing is cut, too small or unreadable at ${width} by ${height}`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    await page.emulateMedia({ colorScheme });
    await page.goto(`./${linkTo('seven-steps', { study: 'lesson-editor' })}`);
    const { pages, main, question, task, pageTab } = lessonEditor(page);
    await withAll(page);
    const lesson = JSON.parse(readFileSync('public/lessons/a-function-comes-up.json', 'utf8'));
    const asks = lesson.pages.findIndex((each: { question?: unknown }) => each.question);
    const does = lesson.pages.findIndex((each: { task?: unknown }) => each.task);
    const look = async (): Promise<void> => {
      expect(await faultsOf(page)).toEqual([]);
      expect(await smallTargets(page)).toEqual([]);
    };
    await pages.getByRole('listitem').nth(asks).getByRole('button').click();
    await expect(question.getByText('as the engine plays it')).toBeVisible();
    await expect(main.getByRole('img', { name: 'Picture of the moment' })).toBeVisible();
    await look();
    await question.scrollIntoViewIfNeeded();
    await look();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
    await pages.getByRole('listitem').nth(does).getByRole('button').click();
    await expect(task.getByText(/the solution reaches it/)).toBeVisible();
    await task.scrollIntoViewIfNeeded();
    await look();
    await pageTab('Lesson').click();
    await expect(main.getByRole('region', { name: 'Scenarios' })).toBeVisible();
    await look();
  });
}
