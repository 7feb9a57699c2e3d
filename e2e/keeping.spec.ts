import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import {
  control,
  controls,
  detail,
  digest,
  expect,
  expectDigest,
  expectStep,
  libraryFile,
  linkTo,
  log,
  open,
  openAsFile,
  openTab,
  operate,
  picture,
  runToEnd,
  step,
  test,
  timeline,
} from './ringside.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });
// Whole stories, with several loads of the page in each.
test.describe.configure({ timeout: 150_000 });

interface Change {
  /** Members of every entry. */
  readonly members?: object;
  /** Entries that nobody has kept. */
  readonly more?: readonly object[];
  /** In every text of a run, the first place of the one becomes the other. */
  readonly text: readonly [from: RegExp, to: string];
}

/** Changes what is kept behind the back of the page. */
const changeKept = (page: Page, change: Change): Promise<void> =>
  page.evaluate(
    ({ members = {}, more = [], text: [from, to] }) =>
      new Promise<void>((resolve, reject) => {
        const request = indexedDB.open('ringside');
        request.onerror = () => reject(request.error);
        request.onsuccess = () => {
          const database = request.result;
          const transaction = database.transaction(['entries', 'contents'], 'readwrite');
          const entries = transaction.objectStore('entries');
          const contents = transaction.objectStore('contents');
          const written = entries.getAll();
          written.onsuccess = () => {
            for (const entry of written.result) entries.put({ ...entry, ...members });
            for (const entry of more) entries.put(entry);
          };
          const all = contents.getAll();
          all.onsuccess = () => {
            for (const { id, text } of all.result) contents.put({ id, text: text.replace(from, to) });
          };
          transaction.oncomplete = () => {
            database.close();
            resolve();
          };
        };
      }),
    change,
  );

const history = async (page: Page) => {
  const dialog = page.getByRole('dialog', { name: 'History' });
  if (!(await dialog.isVisible())) await page.getByRole('button', { name: 'History', exact: true }).click();
  await expect(dialog).toBeVisible();
  return dialog;
};
const rows = (page: Page) => page.getByRole('list', { name: 'Kept runs' }).getByRole('listitem');
const branches = (page: Page) => timeline(page).getByRole('list', { name: 'Branches' }).getByRole('listitem');
const edits = (page: Page) => page.getByRole('group', { name: 'Edits' });

/** What is shown was written: its step stands in the history. */
const expectKept = async (page: Page, text: string | RegExp): Promise<void> => {
  const dialog = await history(page);
  await expect(rows(page).filter({ hasText: 'open in this tab' })).toContainText(text);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  // The focus comes back a moment later than the page.
  await expect(page.getByRole('button', { name: 'History', exact: true })).toBeFocused();
};

/** The recipe with a fork at step 51, seen from step 52. */
const fork = async (page: Page): Promise<void> => {
  await open(page, linkTo('seven-steps', { step: 51 }));
  await expectStep(page, 51);
  await operate(page, 'Load the driver of', 'pf0/vf2');
  await expect(branches(page)).toHaveCount(2);
};

test.describe('a reload', () => {
  test('returns to the run, its branches, the step, the pane and the selection, with or without the link', async ({
    page,
  }) => {
    await fork(page);
    await control(page, 'Step').click();
    await expectStep(page, 53);
    await openTab(page, 'Registers');
    await detail(page).getByRole('combobox', { name: 'Function' }).selectOption('pf0/vf2');
    await page.getByRole('button', { name: 'Bytes', exact: true }).click();
    await expect.poll(() => new URL(page.url()).hash).toContain('t=53');
    await expectKept(page, 'step 53 of 53 · branch B of 2');
    const wanted = await digest(page);

    const returned = async () => {
      await expectStep(page, 53);
      await expectDigest(page, wanted);
      await expect(branches(page)).toHaveCount(2);
      await expect(branches(page).nth(1).getByRole('button')).toHaveAttribute('aria-current', 'true');
      await expect(page.getByRole('tab', { name: 'Registers' })).toHaveAttribute('aria-selected', 'true');
      await expect(detail(page).getByRole('combobox', { name: 'Function' })).toHaveValue('pf0/vf2');
      await expect(page.getByRole('button', { name: 'Bytes', exact: true })).toHaveAttribute('aria-pressed', 'true');
    };
    await page.reload();
    await returned();
    // In haste: the first one is cut short.
    await page.reload({ waitUntil: 'domcontentloaded' });
    await page.reload();
    await returned();
    // The same without what the address says.
    await page.evaluate(() => window.history.replaceState(window.history.state, '', location.pathname));
    await page.reload();
    await returned();
    // The other branch is whole, and the run goes on as ever.
    await branches(page).nth(0).getByRole('button').click();
    await expectStep(page, 71);
    await page.getByRole('button', { name: 'Study' }).click();
    await page.getByRole('dialog').getByText('Struct diff').click();
    await expect.poll(() => new URL(page.url()).hash).toContain('st=');
    await page.reload();
    await expect(page.getByRole('button', { name: 'Study' })).toBeVisible();
    await expect(page.getByRole('heading', { name: 'Struct diff' })).toBeVisible();
    await expect.poll(() => new URL(page.url()).hash).toContain('st=');
    await expect(controls(page)).toHaveCount(0);
  });

  test('that begins while the address is being written returns there as well', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: 20 }));
    await expectStep(page, 20);
    await expectKept(page, 'step 20 of 71');
    await expect.poll(() => new URL(page.url()).hash).toContain('t=20');
    const { hash } = new URL(page.url());
    await control(page, 'Step').click();
    await expectStep(page, 21);
    // An address that is late, and written while the new page is on its way.
    await page.route(/\/(#.*)?$/, async route => {
      await new Promise(resolve => setTimeout(resolve, 300));
      await route.continue();
    });
    await page.evaluate(late => {
      setInterval(() => window.history.replaceState(window.history.state, '', late), 10);
    }, hash);
    await page.reload();
    await expectStep(page, 21);
    await expectKept(page, 'step 21 of 71');
  });

  test('of a tab with another link opens that one', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: 20 }));
    await expectStep(page, 20);
    // Somebody did something: the tab names its run, and writes its own address.
    await control(page, 'Step').click();
    await expectStep(page, 21);
    await control(page, 'Step back').click();
    await expectStep(page, 20);
    await expectKept(page, 'step 20 of 71');
    await page.goto(`./${linkTo('v14-lengths', { step: 3 })}`);
    await expectStep(page, 3);
    await expect(page).not.toHaveTitle(/seven steps/);
    await page.goBack();
    await expectStep(page, 20);
    await expect(page).toHaveTitle(/seven steps/);
    // Also where it was left last, of which only the history knows.
    await control(page, 'Step').click();
    await expectStep(page, 21);
    await expectKept(page, 'step 21 of 71');
    await page.goForward();
    await expectStep(page, 3);
    await page.goBack();
    await expectStep(page, 21);
  });
});

test('a long run says how far it has come back, and can be stopped, which takes nothing from what is kept', async ({
  page,
}) => {
  await open(page, linkTo('long/a-million-steps'));
  await expectKept(page, 'step 0 of 1000');
  // As if somebody had run it nearly to its end.
  await changeKept(page, {
    members: { end: 900_000 },
    text: [/"forkAt":0,"end":1000\b/, '"forkAt":0,"end":900000'],
  });
  await page.reload();
  const back = page.getByRole('region', { name: 'The run comes back, step by step' });
  await expect(back.getByRole('progressbar')).toBeVisible({ timeout: 30_000 });
  await expect(back).toContainText(/[1-9]\d* %/, { timeout: 60_000 });
  await back.getByRole('button', { name: 'Stop' }).click();
  await expect(back).toHaveCount(0);
  await expect(control(page, 'Step')).toBeVisible();
  const made = await step(page);
  expect(made).toBeGreaterThan(1000);
  expect(made).toBeLessThan(900_000);
  await control(page, 'Step').click();
  await expectStep(page, made + 1);

  // What is kept opens beside the run that is shown, which stays when that is stopped.
  const shown = await digest(page);
  await expectKept(page, 'A million steps');
  await history(page);
  await expect(rows(page)).toHaveCount(2);
  await rows(page)
    .filter({ hasNotText: 'open in this tab' })
    .getByRole('button', { name: /^A million steps/ })
    .click();
  await expect(control(page, 'Stop')).toBeVisible({ timeout: 30_000 });
  await control(page, 'Stop').click();
  await expect(control(page, 'Run')).toBeVisible();
  await expectDigest(page, shown);
});

test('two tabs keep runs of their own and see each other’s', async ({ page, context }) => {
  await open(page, linkTo('seven-steps', { step: 10 }));
  await expectStep(page, 10);
  const other = await context.newPage();
  await open(other, linkTo('v14-lengths'));
  await history(page);
  await expect(rows(page)).toHaveCount(2);
  await operate(other, 'Function-level reset of', 'pf0');
  // The list is live: what the other tab does is seen without anything being pressed.
  await expect(rows(page).filter({ hasText: 'step 1 of' })).toHaveCount(1);
  await expect(rows(page).filter({ hasText: 'step 10 of 71' })).toHaveCount(1);
  await page.keyboard.press('Escape');
  await page.reload();
  await expectStep(page, 10);
  await other.reload();
  await expectStep(other, 1);
  await expect(branches(other)).toHaveCount(2);

  // A copy of a tab goes on under a name of its own.
  const copy = await context.newPage();
  const state = await page.evaluate(() => window.history.state);
  await copy.addInitScript(kept => window.history.state ?? window.history.replaceState(kept, ''), state);
  await copy.goto('./');
  await expectStep(copy, 10);
  await control(copy, 'Step').click();
  await expectStep(copy, 11);
  await history(page);
  await expect(rows(page).filter({ hasText: 'step 11 of 71' })).toHaveCount(1);
  await expect(rows(page).filter({ hasText: 'step 10 of 71' })).toHaveCount(1);
});

test('what is kept is found, renamed, pinned, deleted and taken back, saved, and cleared with all of it', async ({
  page,
}) => {
  await fork(page);
  await expectKept(page, 'branch B of 2');
  await openAsFile(page, { ...libraryFile('v14-lengths'), title: 'Lengths of my own' });
  await expect(page).toHaveTitle(/Lengths of my own/);
  const dialog = await history(page);
  const search = dialog.getByRole('searchbox', { name: 'Find in the history' });
  await expect(rows(page).filter({ hasText: 'Lengths of my own' })).toHaveCount(1);
  const all = await rows(page).count();
  expect(all).toBeGreaterThan(1);
  await search.fill('lengths own');
  await expect(rows(page)).toHaveCount(1);

  await dialog.getByRole('button', { name: 'Rename Lengths of my own' }).click();
  await dialog.getByRole('textbox', { name: 'New title' }).fill('Lengths, renamed');
  await page.keyboard.press('Enter');
  await expect(rows(page)).toHaveCount(0);
  await search.fill('');
  await expect(rows(page).filter({ hasText: 'Lengths, renamed' })).toHaveCount(1);
  await dialog.getByRole('button', { name: 'Pin Lengths, renamed' }).click();
  await expect(rows(page).first()).toContainText('Lengths, renamed · pinned');

  const forked = rows(page).filter({ hasText: 'branch B of 2' });
  await forked.getByRole('button', { name: /^Delete / }).click();
  await expect(forked).toHaveCount(0);
  await expect(dialog.getByRole('status')).toContainText('is deleted');
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(forked).toHaveCount(1);

  const download = page.waitForEvent('download');
  await dialog.getByRole('button', { name: 'Export all' }).click();
  const saved = await download;
  expect(saved.suggestedFilename()).toBe('ringside-history.json');
  const file = readFileSync(await saved.path(), 'utf8');

  // Opened from here it has both of its branches.
  await forked.getByRole('button').first().click();
  await expectStep(page, 52);
  await expect(branches(page)).toHaveCount(2);

  await history(page);
  await dialog.getByRole('button', { name: 'Clear all' }).click();
  await expect(rows(page)).toHaveCount(0);
  await dialog.getByRole('button', { name: 'Undo' }).click();
  await expect(rows(page)).toHaveCount(all);

  // A history that was exported comes back from its file.
  await forked.getByRole('button', { name: /^Delete / }).click();
  await expect(rows(page)).toHaveCount(all - 1);
  await page.keyboard.press('Escape');
  await openAsFile(page, file, 'ringside-history.json');
  await expect(rows(page)).toHaveCount(all);
  await expect(forked).toHaveCount(1);

  await dialog.getByRole('checkbox', { name: 'Keep what I open and change' }).uncheck();
  await expect(rows(page)).toHaveCount(0);
  await expect(dialog).toContainText('Nothing is kept');
  await page.keyboard.press('Escape');
  await control(page, 'Step').click();
  await expectStep(page, 53);
  // What the page has yet to write into the address would be there again.
  await expect.poll(() => new URL(page.url()).hash).toContain('t=53');
  await page.evaluate(() => window.history.replaceState(window.history.state, '', location.pathname));
  await page.reload();
  await expectStep(page, 0);
  await history(page);
  await expect(dialog.getByRole('checkbox', { name: 'Keep what I open and change' })).not.toBeChecked();
  await expect(rows(page)).toHaveCount(0);
});

test('what is deleted is not written again before something is done', async ({ page }) => {
  await open(page, linkTo('seven-steps', { step: 30 }));
  await expectKept(page, 'step 30 of 71');
  // What the page writes a moment later, it writes when the test lets time go on.
  await page.clock.install();
  await page.clock.pauseAt(Date.now() + 60_000);
  await control(page, 'Step').click();
  await expectStep(page, 31);
  const dialog = await history(page);
  await dialog.getByRole('button', { name: /^Delete / }).click();
  await expect(rows(page)).toHaveCount(0);
  await page.clock.runFor(1000);
  await page.keyboard.press('Escape');
  await expect(dialog).toHaveCount(0);
  await history(page);
  await expect(rows(page)).toHaveCount(0);
  await page.keyboard.press('Escape');
  await control(page, 'Step').click();
  await expectStep(page, 32);
  await page.clock.runFor(1000);
  await history(page);
  await expect(rows(page)).toHaveText(/step 32 of 71/);
});

test('edits are undone and done again, apart from time', async ({ page }) => {
  await open(page, linkTo('seven-steps', { step: 51 }));
  await expectStep(page, 51);
  const undo = edits(page).getByRole('button', { name: /^(Undo|Nothing to undo)/ });
  const redo = edits(page).getByRole('button', { name: /^(Redo|Nothing to redo)/ });
  await expect(undo).toHaveAttribute('aria-disabled', 'true');
  const start = await digest(page);

  // A fork in the past.
  await operate(page, 'Load the driver of', 'pf0/vf2');
  await expect(undo).toHaveAccessibleName('Undo: load the driver of pf0/vf2 (step 52)');
  const forked = await digest(page);
  // Steps in time are no edits.
  await control(page, 'Step').click();
  await expectStep(page, 53);
  const later = await digest(page);
  await expect(undo).toHaveAccessibleName('Undo: load the driver of pf0/vf2 (step 52)');

  // An edit of bytes at the end of the branch.
  await editBytes(page);
  await expectStep(page, 54);
  await expect(undo).toHaveAccessibleName('Undo: edit 2 bytes at 0x1000 (step 54)');
  const edited = await digest(page);
  expect(edited).not.toBe(later);

  await undo.click();
  await expectStep(page, 53);
  await expectDigest(page, later);
  // Nothing of it lies ahead: the next step is that of the schedule, and what was done is on its own branch.
  await expect(branches(page)).toHaveCount(3);
  await page.keyboard.press('Control+z');
  await expectStep(page, 51);
  await expectDigest(page, start);
  await expect(branches(page).first().getByRole('button')).toHaveAttribute('aria-current', 'true');
  await expect(undo).toHaveAttribute('aria-disabled', 'true');

  await page.keyboard.press('Control+Shift+z');
  await expectStep(page, 52);
  await expectDigest(page, forked);
  await redo.click();
  await expectStep(page, 54);
  await expectDigest(page, edited);
  await expect(redo).toHaveAttribute('aria-disabled', 'true');
  await expect(branches(page)).toHaveCount(3);

  // Over another scenario, and back with all branches.
  await page.getByRole('button', { name: /^Scenarios: / }).click();
  await page.getByRole('button', { name: 'An error byte of zero', exact: true }).click();
  await expect(page).toHaveTitle(/error byte of zero/);
  await expect(undo).toHaveAccessibleName('Undo: open “An error byte of zero”');
  await undo.click();
  await expect(page).toHaveTitle(/seven steps/);
  await expectStep(page, 54);
  await expectDigest(page, edited);
  await expect(branches(page)).toHaveCount(3);
  await redo.click();
  await expect(page).toHaveTitle(/error byte of zero/);
});

test('what can be undone outlives a reload, and what somebody damaged of it does not', async ({ page }) => {
  await open(page, linkTo('seven-steps', { step: 51 }));
  await expectStep(page, 51);
  const undo = edits(page).getByRole('button', { name: /^(Undo|Nothing to undo)/ });
  const redo = edits(page).getByRole('button', { name: /^(Redo|Nothing to redo)/ });
  const start = await digest(page);
  await operate(page, 'Load the driver of', 'pf0/vf2');
  const loaded = await digest(page);
  await operate(page, 'Function-level reset of', 'pf0/vf1');
  await page.keyboard.press('Control+z');
  await expectStep(page, 52);
  await page.getByRole('button', { name: /^Scenarios: / }).click();
  await page.getByRole('button', { name: 'An error byte of zero', exact: true }).click();
  await expect(undo).toHaveAccessibleName('Undo: open “An error byte of zero”');
  await expectKept(page, 'An error byte of zero');

  await page.reload();
  await expect(page).toHaveTitle(/error byte of zero/);
  await expect(undo).toHaveAccessibleName('Undo: open “An error byte of zero”');
  await undo.click();
  await expect(page).toHaveTitle(/seven steps/);
  await expect(undo).toHaveAccessibleName('Undo: load the driver of pf0/vf2 (step 52)');
  await expectStep(page, 52);
  await expectDigest(page, loaded);
  await expectKept(page, 'The seven steps');

  await page.reload();
  await expect(redo).toHaveAccessibleName('Redo: open “An error byte of zero”');
  await undo.click();
  await expectStep(page, 51);
  await expectDigest(page, start);
  await redo.click();
  await expectStep(page, 52);
  await expectDigest(page, loaded);

  const damage = (from: string, to: string) =>
    page.evaluate(
      ([before, after]) => {
        const text = sessionStorage.getItem('ringside.edits') ?? '';
        sessionStorage.setItem('ringside.edits', text.replace(before, after));
        return text.includes(before);
      },
      [from, to] as const,
    );
  expect(await damage('"do":"load-driver"', '"do":"load-anything"')).toBe(true);
  await page.reload();
  await expectStep(page, 52);
  await expectDigest(page, loaded);
  await expect(branches(page)).toHaveCount(3);
  await expect(undo).toHaveAccessibleName(/^Nothing to undo/);
});

/** Writes two bytes into guest memory, in the memory pane. */
const editBytes = async (page: Page): Promise<void> => {
  await openTab(page, 'Memory');
  const form = detail(page).getByRole('form', { name: 'Edit bytes' });
  await form.getByRole('textbox', { name: 'Address' }).fill('0x1000');
  await form.getByRole('textbox', { name: 'New bytes' }).fill('ff ee');
  await form.getByRole('button', { name: 'Write these bytes' }).click();
};

test.describe('storage', () => {
  test('that the browser refuses, or that a newer page wrote, is said, and nothing breaks', async ({
    page,
    context,
    expectComplaint,
  }) => {
    // A page of data has no picture for its tab.
    expectComplaint(/404/);
    await context.addInitScript(() => {
      if (location.protocol !== 'about:' && sessionStorage.getItem('refuse'))
        Object.defineProperty(window, 'indexedDB', { value: undefined });
    });
    await open(page);
    await page.evaluate(() => sessionStorage.setItem('refuse', 'yes'));
    await page.reload();
    await expectStep(page, 0);
    const dialog = await history(page);
    await expect(dialog.getByRole('alert')).toContainText('does not let the page keep anything');
    await page.keyboard.press('Escape');
    await control(page, 'Step').click();
    await expectStep(page, 1);

    const later = await context.newPage();
    await later.goto('./scenarios/index.json');
    await later.evaluate(
      () =>
        new Promise<void>((resolve, reject) => {
          indexedDB.deleteDatabase('ringside');
          const request = indexedDB.open('ringside', 99);
          request.onsuccess = () => {
            request.result.close();
            resolve();
          };
          request.onerror = () => reject(request.error);
        }),
    );
    await open(later);
    await history(later);
    await expect(later.getByRole('alert')).toContainText('A newer version of the page');
  });

  test('that somebody damaged by hand is judged like a link', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: 30 }));
    await expectStep(page, 30);
    await expectKept(page, 'step 30 of 71');
    await changeKept(page, {
      more: [{ id: 'x', title: { toString: 'no' }, lines: [] }],
      text: [/"dialect":"/, '"dialect":"not-'],
    });
    // The tab cannot return; the link in the address leads there all the same, and says why.
    await page.reload();
    await expectStep(page, 30);
    const banner = page.getByRole('region', { name: 'This could not be opened' });
    await expect(banner).toContainText('What was kept of this run could not be used');
    await expect(banner).toContainText('scenario.dialect');
    const dialog = await history(page);
    await expect(dialog.getByRole('alert')).toContainText('1 entry cannot be read');
    await dialog.getByRole('button', { name: 'Delete what cannot be read' }).click();
    await expect(dialog.getByRole('alert')).toHaveCount(0);
    await expect(rows(page).filter({ hasText: 'step 30 of 71' }).first()).toBeVisible();
  });
});

test.describe('the menu of a thing', () => {
  const menu = (page: Page) => page.getByRole('menu');
  const line = (page: Page, name: string) => menu(page).getByRole('menuitem', { name: new RegExp(`^${name}`) });

  test('says by the right button what can be done to a function, and why the rest cannot', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: 71 }));
    await expectStep(page, 71);
    const vf2 = picture(page).getByRole('button', { name: /^VF 2\b/ });
    // Menus begin a moment after the page has answered, together with what is kept.
    await expectKept(page, 'step 71 of 71');
    await vf2.click({ button: 'right' });
    await expect(menu(page)).toBeVisible();
    await expect(line(page, 'Bind its driver')).toHaveAttribute('aria-disabled', 'true');
    await expect(line(page, 'Bind its driver')).toContainText('The driver of VF 2 is loaded already.');
    // What is not possible does nothing, and stays.
    await line(page, 'Bind its driver').click({ force: true });
    await expect(menu(page)).toBeVisible();
    await line(page, 'Reset it as a driver does').click();
    await expectStep(page, 72);
    await expect(menu(page)).toHaveCount(0);
    await expect(
      edits(page).getByRole('button', { name: 'Undo: write device_status of pf0/vf2 (step 72)' }),
    ).toBeVisible();

    await page.getByRole('button', { name: 'More on pf0', exact: true }).click();
    await expect(line(page, 'Set VF Enable')).toContainText('NumVFs 4');
    await line(page, 'Show its registers').click();
    await expect(page.getByRole('tab', { name: 'Registers' })).toHaveAttribute('aria-selected', 'true');
  });

  test('is reached by the menu key, walked by arrows, and gives the focus back', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: 50 }));
    await expectStep(page, 50);
    const descriptor = page
      .getByRole('table', { name: /descriptor table/i })
      .getByRole('button')
      .first();
    await expectKept(page, 'step 50 of 71');
    await descriptor.focus();
    await page.keyboard.press('ContextMenu');
    await expect(menu(page)).toBeVisible();
    await expect(menu(page)).toHaveAccessibleName(/descriptor 0 of avq0/);
    await expect(line(page, 'A loop: next is itself')).toContainText('its own index');
    await page.keyboard.press('Escape');
    await expect(menu(page)).toHaveCount(0);
    await expect(descriptor).toBeFocused();
    await page.keyboard.press('Shift+F10');
    await expect(line(page, 'A loop: next is itself')).toBeVisible();
    await page.keyboard.press('ArrowDown');
    await expect(line(page, 'A loop: next is itself')).toBeFocused();
    await page.keyboard.press('Enter');
    await expectStep(page, 51);
    await runToEnd(page);
    await expect(page.getByText('the chain from 0 comes back to descriptor 0 and never ends').first()).toBeVisible();

    await control(page, 'Reset').click();
    await expectStep(page, 0);
    const row = log(page).getByRole('button', { name: /^Step 3:/ });
    await row.focus();
    await page.keyboard.press('ContextMenu');
    await line(page, 'Go here').click();
    await expectStep(page, 3);
  });
});
