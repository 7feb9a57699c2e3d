import type { Page } from '@playwright/test';
import { control, expect, expectStep, libraryFile, linkTo, open, openAsFile, test } from './ringside.ts';
import { slowEngine } from './slow.ts';

// What takes its time is held, and let go when a person has done something else.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** A file of the page that comes when it is told to, the first time that it is asked for. */
const late = async (page: Page, address: RegExp) => {
  let let_go = (): void => {};
  const gate = new Promise<void>(resolve => {
    let_go = resolve;
  });
  await page.route(
    address,
    async route => {
      await gate;
      await route.continue();
    },
    { times: 1 },
  );
  const asked = page.waitForRequest(address);
  const came = page.waitForResponse(address);
  return {
    asked: () => asked,
    comes: async () => {
      let_go();
      await (await came).finished();
      // Whoever waited for it has it now.
      await page.evaluate(() => new Promise(resolve => setTimeout(resolve)));
    },
  };
};

const choose = async (page: Page, title: string): Promise<void> => {
  await page.getByRole('button', { name: /^Scenarios: / }).click();
  await page.getByRole('button', { name: title }).first().click();
};

const study = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Study' }).click();
  await page.getByRole('dialog').getByText(name).click();
};

/** The run that is shown was written, with these words in its line of the history. */
const expectKept = async (page: Page, words: string): Promise<void> => {
  await page.getByRole('button', { name: 'History', exact: true }).click();
  const rows = page.getByRole('list', { name: 'Kept runs' }).getByRole('listitem');
  await expect(rows.filter({ hasText: 'open in this tab' })).toContainText(words);
  await page.keyboard.press('Escape');
};

test('of all that somebody opens, what was wanted last stays', async ({ page }) => {
  // The first of the library is not there yet.
  const first = await late(page, /\/scenarios\/seven-steps\.json$/);
  await page.goto('./');
  await first.asked();
  await choose(page, 'VF 4 in two groups');
  await expect(page).toHaveTitle(/VF 4 in two groups/);
  await first.comes();
  await control(page, 'Step').click();
  await expectStep(page, 1);
  await expect(page).toHaveTitle(/VF 4 in two groups/);

  const one = await late(page, /\/scenarios\/zero-is-an-error\.json$/);
  await choose(page, 'An error byte of zero');
  await one.asked();
  await choose(page, 'A member beyond NumVFs');
  await expect(page).toHaveTitle(/A member beyond NumVFs/);
  await one.comes();
  await control(page, 'Step').click();
  await expectStep(page, 1);
  await expect(page).toHaveTitle(/A member beyond NumVFs/);

  const reader = await late(page, /\/opening-file-[^/]*\.js$/);
  await openAsFile(page, libraryFile('seven-steps'));
  await reader.asked();
  await choose(page, 'An error byte of zero');
  await expect(page).toHaveTitle(/An error byte of zero/);
  await reader.comes();
  await control(page, 'Step').click();
  await expectStep(page, 1);
  await expect(page).toHaveTitle(/An error byte of zero/);
});

test('a study that is opened while a scenario is on its way stays open', async ({ page }) => {
  await open(page);
  await expect(page).toHaveTitle(/seven steps/);
  const file = await late(page, /\/scenarios\/zero-is-an-error\.json$/);
  await choose(page, 'An error byte of zero');
  await file.asked();
  await study(page, 'Struct diff');
  await expect(page.getByRole('heading', { name: 'Struct diff' })).toBeVisible();
  await file.comes();
  await expect(page).toHaveTitle(/An error byte of zero/);
  await expect(page.getByRole('heading', { name: 'Struct diff' })).toBeVisible();
  // One that was open before gives way to the run.
  await choose(page, 'VF 4 in two groups');
  await expect(page).toHaveTitle(/VF 4 in two groups/);
  await expect(control(page, 'Step')).toBeVisible();
});

test('going back twice in haste leaves each run at its address', async ({ page }) => {
  const engine = await slowEngine(page);
  // The first one has no link in its address.
  await open(page);
  await expectKept(page, 'step 0 of 71');
  for (const [name, title] of [
    ['unknown-group', /A group that does not exist/],
    ['zero-is-an-error', /An error byte of zero/],
  ] as const) {
    await page.evaluate(
      hash => {
        location.hash = hash;
      },
      linkTo(name, { step: 3 }),
    );
    await expect(page).toHaveTitle(title);
    await expectStep(page, 3);
    await control(page, 'Step').click();
    await expectStep(page, 4);
    await expect.poll(() => new URL(page.url()).hash).toContain('t=4');
    await expectKept(page, 'step 4 of');
  }
  await engine.hold('restore');
  await page.goBack();
  await engine.waits();
  await page.goBack();
  await expect.poll(() => new URL(page.url()).hash).toBe('');
  await engine.goOn();
  await expect(page).toHaveTitle(/seven steps/);
  await expectStep(page, 0);
  await page.goForward();
  await expect(page).toHaveTitle(/A group that does not exist/);
  await expectStep(page, 4);
  await page.goForward();
  await expect(page).toHaveTitle(/An error byte of zero/);
});
