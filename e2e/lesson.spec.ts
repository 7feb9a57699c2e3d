import { readFileSync } from 'node:fs';
import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { faultsOf } from './layout.ts';
import { control, expect, expectStep, open, playhead, test } from './ringside.ts';
import { serveUnder } from './serve.ts';

const panel = (page: Page): Locator => page.locator('article[aria-busy]');
const title = (page: Page, name: string): Locator => page.getByRole('heading', { level: 3, name, exact: true });
const question = (page: Page): Locator => page.getByRole('region', { name: 'Question', exact: true });
const commit = (page: Page): Locator => page.getByRole('button', { name: 'Commit', exact: true });

/** Opens a page of a course, counted from 1, and waits until it can be worked with. */
const openPage = async (page: Page, course: string, nth: number): Promise<void> => {
  await open(page, `#l=${course}.${nth}`);
  await expect(panel(page)).toHaveAttribute('aria-busy', 'false');
};

/** How many stops of Tab something is away from the focus; below 0: it is before it. */
const stopsTo = (wanted: Locator): Promise<number> =>
  wanted.evaluate(element => {
    const active = document.activeElement ?? document.body;
    const follows = (a: Element, b: Element) => (a.compareDocumentPosition(b) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;
    const all = [...document.querySelectorAll<HTMLElement>('a, button, input, select, summary, [tabindex]')].filter(
      each => each.tabIndex >= 0 && !each.matches(':disabled') && each.checkVisibility(),
    );
    if (element === active) return 0;
    if (follows(active, element)) return all.filter(each => follows(active, each) && !follows(element, each)).length;
    return -all.filter(each => follows(each, active) && !follows(each, element) && !each.contains(active)).length;
  });

/** Goes on with Tab, or back, until something has the focus, as somebody without a pointer does. */
const tabTo = async (page: Page, wanted: Locator): Promise<void> => {
  await expect(wanted.first()).toBeVisible();
  for (let tries = 0; tries < 30; tries += 1) {
    const stops = await stopsTo(wanted.first());
    if (stops === 0) return;
    for (let k = 0; k < Math.abs(stops); k += 1) await page.keyboard.press(stops > 0 ? 'Tab' : 'Shift+Tab');
  }
  throw new Error(`Tab never came to ${wanted}`);
};

const press = async (page: Page, wanted: Locator, key = 'Enter'): Promise<void> => {
  await tabTo(page, wanted);
  await page.keyboard.press(key);
};

const verdict = (page: Page, word: 'Right' | 'Not so'): Promise<void> =>
  expect(question(page).getByText(word, { exact: true })).toBeVisible();

const courses = JSON.parse(readFileSync('public/lessons/index.json', 'utf8')) as { file: string; title: string }[];

test.describe('a course', () => {
  test.use({ reducedMotion: 'reduce' });

  test('is taken from its first page to its last without a pointer, with wrong and right answers', async ({ page }) => {
    test.setTimeout(240_000);
    await open(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('dialog').getByRole('combobox').fill('virtqueue in ten');
    await expect(page.getByRole('option', { selected: true })).toContainText('A virtqueue in ten minutes');
    await page.keyboard.press('Enter');
    await expect(title(page, 'Three areas')).toBeVisible();
    const next = page.getByRole('button', { name: 'Next page' });
    const turn = async (name: string): Promise<void> => {
      await press(page, next);
      await expect(title(page, name)).toBeVisible();
      await expect(panel(page)).toHaveAttribute('aria-busy', 'false');
    };

    await turn('A buffer is described');
    // Nothing of what comes is to be seen, and nothing goes on before the answer.
    await expect(playhead(page)).toHaveAttribute('aria-valuemax', '15');
    await expect(control(page, 'Step')).toHaveAttribute('aria-disabled', 'true');
    await expect(commit(page)).toBeDisabled();
    await press(page, page.getByRole('checkbox', { name: 'virtq_avail.idx' }), 'Space');
    await press(page, commit(page));
    await verdict(page, 'Not so');
    await expect(question(page)).toContainText('virtq_avail.idx is written');
    await expect(question(page)).toContainText('virtq_desc');
    await expectStep(page, 16);
    await press(page, page.getByRole('button', { name: 'Try again' }));
    await expectStep(page, 15);
    await expect(playhead(page)).toHaveAttribute('aria-valuemax', '15');
    await press(page, page.getByRole('checkbox', { name: 'virtq_desc', exact: true }), 'Space');
    await press(page, commit(page));
    await verdict(page, 'Right');

    await turn('A head is placed');
    await press(page, page.getByRole('button', { name: 'Answer in the rings' }));
    const half = page.getByRole('button', { name: /^Foretell: Descriptor 0 belongs to/ });
    await expect(half).toBeFocused();
    await page.keyboard.press('Space');
    await expect(half).toHaveAccessibleName(/driver$/);
    await page.keyboard.press('Space');
    await expect(half).toHaveAccessibleName(/device$/);
    await page.keyboard.press('Space');
    await page.keyboard.press('Enter');
    await verdict(page, 'Right');

    await turn('The index publishes');
    await press(page, page.getByRole('button', { name: 'Answer in the rings' }));
    await expect(page.getByRole('textbox', { name: 'Foretell: avail.idx' })).toBeFocused();
    await page.keyboard.type('7');
    await page.keyboard.press('Enter');
    await verdict(page, 'Not so');
    await press(page, page.getByRole('button', { name: 'Clause split.supply.device-immediate-access' }).first());
    await expect(page.getByRole('tab', { name: 'Clause' })).toHaveAttribute('aria-selected', 'true');

    await turn('Notify');
    await press(page, page.getByRole('button', { name: 'Point at it in the picture' }));
    await press(page, page.getByRole('button', { name: 'Foretell: device:pf0/q0' }), 'Space');
    await page.keyboard.press('Enter');
    await verdict(page, 'Right');

    for (const [name, field, answer] of [
      ['The device works', null, 'data'],
      ['A used element', 'used.ring[0].len', '16'],
      ['The index gives back', null, 'owner'],
    ] as const) {
      await turn(name);
      if (answer === 'owner') {
        await press(page, page.getByRole('button', { name: 'Answer in the rings' }));
        await expect(half).toBeFocused();
        await page.keyboard.press('Space');
        await page.keyboard.press('Enter');
      } else if (field === null) {
        await press(page, page.getByRole('checkbox', { name: answer, exact: true }), 'Space');
        await press(page, commit(page));
      } else {
        await tabTo(page, page.getByRole('textbox', { name: field, exact: true }));
        await page.keyboard.type(answer);
        await page.keyboard.press('Enter');
      }
      await verdict(page, 'Right');
    }

    // In the middle somebody loads the page again: it is the same one, and knows what was answered.
    await expect(page).toHaveURL(/#l=a-virtqueue\.8$/);
    await page.reload();
    await expect(title(page, 'The index gives back')).toBeVisible();
    await verdict(page, 'Right');

    for (const answer of ['5', '0', 'pvirtq_desc.flags', '0x8082', '0x8002']) {
      await press(page, next);
      await expect(commit(page)).toBeVisible();
      await expect(panel(page)).toHaveAttribute('aria-busy', 'false');
      if (answer.startsWith('pvirtq')) {
        await press(page, page.getByRole('checkbox', { name: answer, exact: true }), 'Space');
        await press(page, commit(page));
      } else {
        await tabTo(page, question(page).getByRole('textbox'));
        await page.keyboard.type(answer);
        await page.keyboard.press('Enter');
      }
      await verdict(page, 'Right');
    }

    await turn('On your own');
    await press(page, page.getByRole('button', { name: 'Page 14 of 14' }));
    const pages = page.getByRole('dialog', { name: 'Pages of the lesson' });
    await expect(pages.getByRole('button', { name: /A buffer is described.*right at a later try/ })).toBeVisible();
    await expect(pages.getByRole('button', { name: /The index publishes.*answered wrong/ })).toBeVisible();
  });

  test('has a task that is solved by keys, in a way of the learner', async ({ page }) => {
    await openPage(page, 'a-virtqueue', 14);
    const task = page.getByRole('region', { name: 'Task' });
    await expect(task.getByRole('list', { name: 'Goal' })).toContainText('not yet: 1');
    await press(page, page.locator('summary', { hasText: 'Something else' }));
    await tabTo(page, page.getByRole('combobox', { name: 'What to do' }));
    await page.keyboard.press('End');
    await press(page, page.getByRole('button', { name: 'Do it' }));
    await expectStep(page, 19);
    for (let made = 1; made < 4; made += 1) {
      await page.keyboard.press('ArrowRight');
      await expectStep(page, 19 + made);
    }
    // A reload in the middle goes on where it was: the run, what can be undone, and how far the goal is.
    await page.getByRole('button', { name: 'History', exact: true }).click();
    await expect(page.getByRole('dialog').getByText('step 22 of').first()).toBeVisible();
    await page.keyboard.press('Escape');
    await page.reload();
    await expect(panel(page)).toHaveAttribute('aria-busy', 'false');
    await expectStep(page, 22);
    await expect(task.getByRole('list', { name: 'Goal' })).toContainText('not yet: 1');
    await expect(page.getByRole('button', { name: /^Undo/ })).toBeEnabled();
    // Step by step, until the goal is reached; the reference takes six.
    for (let made = 4; made < 6; made += 1) {
      await page.keyboard.press('ArrowRight');
      await expectStep(page, 19 + made);
    }
    await expect(task.getByText(/^Solved in \d+ steps/)).toBeVisible();
    await page.getByRole('button', { name: 'Page 14 of 14' }).click();
    const pages = page.getByRole('dialog', { name: 'Pages of the lesson' });
    await expect(pages.getByRole('button', { name: /On your own.*solved/ })).toBeVisible();
  });

  test('asks in the place where the answer will appear, whatever it asks for', async ({ page }) => {
    test.setTimeout(120_000);
    await openPage(page, 'a-function-comes-up', 1);
    await page.getByRole('button', { name: 'Foretell: device:pf0' }).click();
    await commit(page).click();
    await verdict(page, 'Right');

    await openPage(page, 'a-function-comes-up', 2);
    await page.getByRole('tabpanel').getByRole('button', { name: 'ACKNOWLEDGE' }).click();
    await expect(page.getByRole('textbox', { name: 'Foretell: device_status' })).toHaveValue('0x1');
    await commit(page).click();
    await verdict(page, 'Right');

    // Words that name a register light it up, and lead there.
    await openPage(page, 'a-function-comes-up', 4);
    await panel(page).getByRole('button', { name: 'device_feature_select' }).click();
    await expect(page.getByRole('tab', { name: 'Registers' })).toHaveAttribute('aria-selected', 'true');
    await expect(
      page.getByRole('tabpanel').getByRole('button', { name: /device_feature_select, belongs to/ }),
    ).toBeVisible();

    await openPage(page, 'a-function-comes-up', 5);
    for (const bit of ['0 CSUM', '7 GUEST_TSO4', '32 VERSION_1']) {
      await page.getByRole('button', { name: `Foretell: ${bit}, accepted` }).click();
    }
    await commit(page).click();
    await verdict(page, 'Right');

    await openPage(page, 'the-july-2022-draft', 7);
    const place = page.getByRole('region', { name: 'Foretell: Answer to command 1 of pf0' });
    await place.getByRole('combobox', { name: 'status', exact: true }).selectOption({ label: '0 success' });
    await expect(commit(page)).toBeDisabled();
    await place.getByRole('combobox', { name: 'command_specific_error' }).selectOption({ index: 1 });
    await commit(page).click();
    await verdict(page, 'Not so');

    await openPage(page, 'a-virtqueue', 4);
    await page.getByRole('button', { name: 'Show without answering' }).click();
    await expect(question(page)).toContainText('Shown without an answer.');
    await expectStep(page, 18);
  });

  test('opens on every first page, and refuses what is no lesson with its place', async ({ page }) => {
    test.setTimeout(120_000);
    for (const { file, title: name } of courses) {
      await openPage(page, file.replace('.json', ''), 1);
      await expect(page.getByRole('heading', { level: 2, name })).toBeVisible();
    }
    await page.getByRole('button', { name: /^Scenarios:/ }).click();
    const choose = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open a file …' }).click();
    const broken = JSON.parse(readFileSync('public/lessons/a-virtqueue.json', 'utf8'));
    broken.pages[2].question.right.is = 'nobody';
    await (await choose).setFiles({
      name: 'broken.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(broken)),
    });
    await expect(page.getByText('pages[2].question.right.is')).toBeVisible();
  });

  test("of one's own travels in a link, and answers are graded where they are opened", async ({ page, context }) => {
    test.setTimeout(90_000);
    const own = JSON.parse(readFileSync('public/lessons/a-virtqueue.json', 'utf8'));
    own.title = 'My own virtqueue';
    own.pages = own.pages.slice(0, 4);
    own.scenarios = { split: own.scenarios.split };
    await open(page);
    await page.getByRole('button', { name: /^Scenarios:/ }).click();
    const choose = page.waitForEvent('filechooser');
    await page.getByRole('button', { name: 'Open a file …' }).click();
    await (await choose).setFiles({
      name: 'own.json',
      mimeType: 'application/json',
      buffer: Buffer.from(JSON.stringify(own, null, 2)),
    });
    await expect(page.getByRole('heading', { level: 2, name: 'My own virtqueue' })).toBeVisible();
    await expect(page).toHaveURL(/#l=1d\.[\w-]+\.1$/);
    const other = await context.newPage();
    await other.goto(page.url().replace(/\.1$/, '.4'));
    await expect(title(other, 'The index publishes')).toBeVisible();
    await question(other).getByRole('textbox').fill('2');
    await commit(other).click();
    await verdict(other, 'Not so');
    await other.getByRole('button', { name: 'Hand in …' }).click();
    await other.getByRole('textbox', { name: 'Your name, if you like' }).fill('Ada');
    const link = other.getByRole('textbox', { name: 'Link', exact: true });
    await expect(link).toHaveValue(/#la=1d\./);
    await expect(async () => {
      await page.goto(await link.inputValue());
      await expect(page.getByRole('dialog', { name: 'Answers of Ada' })).toBeVisible({ timeout: 2000 });
    }).toPass();
    const row = page.getByRole('row', { name: /The index publishes/ });
    await expect(row).toContainText('avail.idx of virtqueue 0 of pf0 is 2');
    await expect(row).toContainText('wrong, 1 try');
  });
});

test.describe('what a learner sees', () => {
  test.use({ reducedMotion: 'reduce' });

  test('fits, and has no barrier, from a phone to a projector', async ({ page }) => {
    test.setTimeout(120_000);
    const sound = (where: string) => expect.poll(() => faultsOf(page), where).toEqual([]);
    const clean = async (where: string): Promise<void> => {
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(
        violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.target).join(' ')}`),
        where,
      ).toEqual([]);
    };
    for (const [width, height] of [
      [1440, 900],
      [1280, 720],
      [390, 844],
    ] as const) {
      await page.setViewportSize({ width, height });
      await openPage(page, 'a-virtqueue', 3);
      await sound(`${width} px, a question`);
    }
    await clean('phone');
    await page.getByRole('button', { name: 'Answer in the rings' }).click();
    const half = page.getByRole('button', { name: /^Foretell: Descriptor 0/ });
    await expect(half).toBeFocused();
    await half.click();
    await page.getByRole('region', { name: 'Question', exact: true }).getByRole('button', { name: 'Commit' }).click();
    await expect(page.getByRole('region', { name: 'Question', exact: true })).toContainText('Right');
    await sound('phone, answered');
    await page.getByRole('button', { name: 'To the lesson' }).click();
    await verdict(page, 'Right');
    await page.setViewportSize({ width: 1440, height: 900 });
    await clean('answered');
    await page.emulateMedia({ colorScheme: 'dark' });
    await openPage(page, 'a-virtqueue', 14);
    await sound('a task');
    await clean('a task, dark');
    await page.evaluate(() => localStorage.setItem('ringside.preferences', '{"theme":"projector"}'));
    await page.setViewportSize({ width: 1280, height: 720 });
    await openPage(page, 'a-virtqueue', 5);
    await sound('projector');
  });
});

test.describe('without a network', () => {
  let server: Server;

  test.use({
    serviceWorkers: 'allow',
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    baseURL: async ({}, use) => {
      server = await serveUnder('/', (_, content) => content);
      await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      server.close();
    },
  });

  test('courses open after the first visit', async ({ page, context }) => {
    await open(page);
    await page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', null, {
      timeout: 30_000,
    });
    server.closeAllConnections();
    server.close();
    await context.setOffline(true);
    await openPage(page, 'breaking-rings', 2);
    await expect(page.getByRole('heading', { level: 2, name: 'Breaking rings' })).toBeVisible();
    await expect(question(page)).toBeVisible();
  });
});
