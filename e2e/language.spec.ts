import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { faultsOf, smallTargets } from './layout.ts';
import { englishIn, markTexts } from './marked.ts';
import { expect, expectStep, linkTo, test } from './ringside.ts';

test('another language is spoken at once: the run, what is open and the focus stay', async ({ page }) => {
  await page.goto('./');
  const step = page.getByRole('button', { name: 'Step', exact: true });
  await step.click();
  await step.click();
  await expectStep(page, 2);
  const digest = page.getByTitle(/^Hash of everything/);
  await expect(digest).toHaveText(/[0-9a-f]{16}/);
  const [shown = ''] = /[0-9a-f]{16}/.exec(await digest.innerText()) ?? [];
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));

  // How the picture was left, and what was opened.
  const picture = page.locator('.react-flow__viewport');
  const { x, y, width, height } = (await page.locator('.react-flow__pane').boundingBox())!;
  await page.mouse.move(x + width - 40, y + height - 30);
  await page.mouse.down();
  await page.mouse.move(x + width - 100, y + height - 60, { steps: 4 });
  await page.mouse.up();
  await expect(page.getByRole('button', { name: 'Fit', exact: true })).toBeVisible();
  const left = (await picture.getAttribute('style')) ?? '';
  await page.getByRole('tab', { name: 'Compose' }).click();
  const lab = page.getByRole('tabpanel').locator('details', { hasText: 'lengths, cuts' });
  await lab.getByText('Byte lab', { exact: true }).click();
  await expect(lab).toHaveAttribute('open');

  await page.getByRole('button', { name: 'Language: English' }).click();
  await page.getByRole('dialog', { name: 'Language' }).getByRole('button', { name: 'Deutsch' }).click();
  const control = page.getByRole('button', { name: 'Sprache: Deutsch' });
  await expect(control).toBeFocused();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('button', { name: 'Abspielen' })).toBeVisible();
  await expect(page.getByTitle(/^Hash von allem/)).toContainText(shown);
  await expect(picture).toHaveAttribute('style', left);
  await expect(page.getByRole('button', { name: 'Einpassen', exact: true })).toBeVisible();
  await expect(page.getByRole('tabpanel').locator('details', { hasText: 'Längen, Schnitte' })).toHaveAttribute('open');
  expect(await page.evaluate(() => Object.hasOwn(window, 'notReloaded'))).toBe(true);

  await page.getByRole('button', { name: 'Schritt', exact: true }).click();
  await command(page, 'Studie: Dekodieren');
  await expect(page.getByRole('button', { name: 'Zurück zum Lauf' })).toBeVisible();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Zurück zum Lauf' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  const bytes = page.getByRole('textbox', { name: 'Zu dekodierende Bytes' });
  await expect(bytes).not.toHaveValue('');
  const typed = await bytes.inputValue();
  expect(typed).not.toBe('');

  // By keys, from the list of everything that can be done.
  await page.getByRole('button', { name: /^Befehle/ }).focus();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('combobox', { name: 'Befehle' });
  await palette.fill('English');
  await palette.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('button', { name: /^Commands/ })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Language: English' })).toBeVisible();
  await expect(page.getByRole('textbox', { name: 'Bytes to decode' })).toHaveValue(typed);
});

test('a page follows the languages of its browser', async ({ browser, baseURL, watch }) => {
  const context = await browser.newContext({ locale: 'de-AT', serviceWorkers: 'block', ...(baseURL && { baseURL }) });
  watch(context);
  const page = await context.newPage();
  await page.goto('./');
  await expect(page.getByRole('button', { name: 'Abspielen' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  // What is in English says so.
  await expect(page.getByText('The seven steps of the July 2022 draft').first()).toHaveAttribute('lang', 'en');
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes[0]?.html}`)).toEqual([]);

  const english = await context.newPage();
  await english.goto(`./${linkTo('seven-steps')}&e=1.en`);
  await expect(english.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await expect(english.locator('html')).toHaveAttribute('lang', 'en');
  await context.close();
});

/** What the engine says in an editor of what somebody writes; what of it is English. */
const writtenInGerman = async (page: Page, isLesson: boolean): Promise<readonly string[]> => {
  const editor = page.getByRole('main').last();
  const said = editor.locator('footer');
  const parts = [said];
  if (isLesson) {
    await editor.getByRole('button', { name: /Frage stellen/ }).click();
    const question = editor.getByRole('region', { name: /^⟦?Frage⟧?$/ });
    await expect(question.getByText(/wie die Engine es spielt/)).toBeVisible();
    await editor.getByRole('button', { name: /Aufgabe stellen/ }).click();
    const task = editor.getByRole('region', { name: /^⟦?Aufgabe⟧?$/ });
    await task.getByRole('button', { name: /Aus dem jetzigen Zustand/ }).click();
    await expect(task.getByRole('checkbox').first()).toBeVisible();
    await expect(said).toContainText('erlaubt: mindestens eins');
    parts.push(question, task);
  }
  await editor.getByRole('textbox', { name: /als JSON/ }).click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText('?');
  await expect(said).toContainText('gefunden: "?", erwartet: ein Wert');
  const english = await Promise.all(parts.map(englishIn));
  await page.keyboard.press('Control+z');
  await expect(said).not.toContainText('erwartet: ein Wert');
  return english.flat();
};

test.describe('in a German browser', () => {
  test.use({ locale: 'de-AT' });

  test('what is wrong with a scenario, a lesson or a link is said in German, and so is what could be asked', async ({
    context,
  }) => {
    for (const study of ['editor', 'lesson-editor']) {
      const editor = await context.newPage();
      await editor.goto(`./${linkTo('seven-steps', { study, step: 48 })}`);
      expect(await writtenInGerman(editor, study === 'lesson-editor')).toEqual([]);
      await editor.close();
    }
    // What stands beside a run: the engine's words, and what is a name of the specification says so.
    for (const [study, args, heading] of [
      ['dialects', 'left=draft-2022-07&right=virtio-1.4', 'Entwurf vom Juli 2022'],
      ['compare', 'known=r6-aligned', 'nur R6'],
      ['structs', '', 'Gesendet als'],
      ['recording', 'example=image', 'Befunde'],
    ] as const) {
      const beside = await context.newPage();
      await beside.goto(`./${linkTo('seven-steps', { step: 48 })}&st=${study}?${args}`);
      const main = beside.getByRole('main').last();
      await expect(main).toContainText(heading);
      const file = 'ringside-memory-image/1, four virtqueues of Linux, three of them broken';
      expect(
        (await englishIn(main)).filter(each => !each.endsWith(file)),
        study,
      ).toEqual([]);
      await beside.close();
    }
    const refused = await context.newPage();
    await refused.goto('./#s=1d.AAAA');
    await expect(refused.getByText('der Link ist abgeschnitten')).toBeVisible();
    await expect(refused.getByText('Der Link ist nicht zu gebrauchen')).toBeVisible();
    expect(await englishIn(refused.getByRole('main'))).toEqual([]);
  });
});

/** The command of that name, by the list of all. */
const command = async (page: Page, name: string): Promise<void> => {
  await page.keyboard.press('Control+k');
  const field = page.getByRole('dialog').getByRole('combobox');
  await field.fill(name);
  await expect(page.getByRole('option').first()).toContainText(name);
  await field.press('Enter');
  await expect(field).toBeHidden();
};

test('every word of the page is in the catalogue, or is data', async ({ page, context }) => {
  test.slow();
  const { strangersOn } = await markTexts(context);
  const seen: string[] = [];
  const look = async (where: string): Promise<void> => {
    for (const stranger of await strangersOn(page)) seen.push(`${where}: ${stranger.replace('\n', ': ')}`);
  };
  const close = async (): Promise<void> => {
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  };

  await page.addInitScript(() => localStorage.setItem('ringside.preferences', '{"language":"de"}'));
  await page.goto('./');
  await page.getByRole('button', { name: '⟦Ende⟧' }).click();
  await expect(page.getByRole('button', { name: '⟦Ende⟧' })).toHaveAttribute('aria-disabled', 'true');
  await look('the run');
  const tabs = page.getByRole('tablist').getByRole('tab');
  for (const tab of await tabs.all()) {
    await tab.click();
    await expect(page.getByRole('tabpanel').last()).toContainText(/\S/);
    await look(`tab ${await tab.textContent()}`);
  }
  for (const layout of ['Bytes', 'Sequenz', 'Review']) {
    await page.getByRole('button', { name: `⟦${layout}⟧`, exact: true }).click();
    await expect(page.getByRole('table').first()).toBeVisible();
    await look(layout);
  }
  await page.getByRole('button', { name: '⟦Tabelle⟧' }).click();
  await look('table of members');

  for (const name of [/^⟦⟦?Szenarien⟧/, /⟦übliche Lesarten⟧/, '⟦Studie⟧', '⟦Teilen⟧', '⟦Verlauf⟧', /^⟦Sprache: /]) {
    await page.getByRole('button', { name }).first().click();
    const dialog = page.getByRole('dialog');
    await expect(dialog).toContainText(/\S/);
    for (const closed of await dialog.locator('details:not([open]) > summary').all()) await closed.click();
    await look(`dialog ${name}`);
    await close();
  }
  for (const key of ['?', 'b', 'Control+k']) {
    await page.keyboard.press(key);
    await expect(page.getByRole('dialog')).toContainText(/\S/);
    await look(`key ${key}`);
    await close();
  }
  await page.locator('[data-menu^="device pf0"]').first().click({ button: 'right' });
  await expect(page.getByRole('menu').or(page.getByRole('dialog'))).toBeVisible();
  await look('menu of a function');
  await page.keyboard.press('Escape');

  const menu = page.getByRole('button', { name: '⟦Studie⟧', exact: true });
  const entries = page.getByRole('dialog').getByRole('listitem').getByRole('button');
  await menu.click();
  await expect(entries.last()).toBeVisible();
  const names = (await entries.allInnerTexts()).map(text => text.split('\n')[0] ?? '');
  await close();
  expect(names.length).toBeGreaterThan(9);
  for (const name of names.filter(each => !each.includes('Vorführen'))) {
    await menu.click();
    await entries.filter({ hasText: name }).click();
    await expect(page.getByRole('button', { name: '⟦Zurück zum Lauf⟧' })).toBeVisible();
    await expect(page.getByText('⟦Die Engine arbeitet …⟧')).toHaveCount(0);
    await look(`study ${name}`);
  }
  await page.getByRole('button', { name: '⟦Lernen⟧', exact: true }).click();
  await expect(page.getByRole('button', { name: '⟦Lernen⟧', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await look('courses');
  await page.keyboard.press('p');
  await expect(page.getByRole('main', { name: '⟦Vorführung⟧' })).toBeVisible();
  await look('for a room');
  expect(seen).toEqual([]);
});

for (const [width, height, theme] of [
  [1440, 900, 'light'],
  [1280, 720, 'projector'],
  [390, 844, 'light'],
] as const) {
  test(`German fits into ${width} by ${height}, ${theme}`, async ({ page }) => {
    await page.addInitScript(
      preferences => localStorage.setItem('ringside.preferences', preferences),
      JSON.stringify({ language: 'de', theme }),
    );
    await page.setViewportSize({ width, height });
    await page.goto('./');
    // It can be told at every width.
    await page.getByRole('button', { name: 'Sprache: Deutsch' }).click();
    await page.getByRole('dialog', { name: 'Sprache' }).getByRole('button', { name: 'English' }).click();
    await page.getByRole('button', { name: 'Language: English' }).click();
    await page.getByRole('dialog', { name: 'Language' }).getByRole('button', { name: 'Deutsch' }).click();
    await expect(page.getByRole('button', { name: 'Sprache: Deutsch' })).toBeVisible();
    await page.getByRole('button', { name: 'Ende', exact: true }).click();
    await expect(page.locator('body')).toContainText(/71 (von|\/) 71/);
    const faults = async (where: string): Promise<void> => {
      await expect
        .poll(async () => [...(await faultsOf(page)), ...(await smallTargets(page))], { message: where })
        .toEqual([]);
    };
    await faults('the run');
    for (const name of ['Verfassen', 'Register', 'Features', 'Speicher']) {
      await command(page, name);
      await faults(name);
    }
    for (const name of ['Studie: Vergleich', 'Studie: Klauseln', 'Studie: Dialekte vergleichen']) {
      await command(page, name);
      await expect(page.getByRole('button', { name: 'Zurück zum Lauf' })).toBeVisible();
      await expect(page.getByText('Die Engine arbeitet …')).toHaveCount(0);
      await faults(name);
      // On a phone a clause is read where it stands.
      if (name === 'Studie: Klauseln' && width < 700)
        await expect(page.locator('[data-clause] > [lang=en]').first()).toHaveCSS('-webkit-line-clamp', 'none');
    }
  });
}
