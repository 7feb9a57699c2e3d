import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { resting } from './layout.ts';
import {
  control,
  detail,
  expect,
  expectStep,
  libraryFile,
  linkTo,
  open,
  openAsFile,
  openTab,
  operate,
  playhead,
  test,
  timeline,
} from './ringside.ts';
import { slowEngine } from './slow.ts';

// What takes its time is held, and let go when a person has done something else.
test.use({ contextOptions: { reducedMotion: 'reduce' } });

// Requests are held from the start. Where that begins in the middle, the next one may still go by unseen.
test.beforeEach(async ({ page }) => {
  await page.route(/^held:/, route => route.continue());
});

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

/** As somebody who puts a link into the address of the open page. */
const goTo = (page: Page, link: string): Promise<void> =>
  page.evaluate(hash => {
    location.hash = hash;
  }, link);

const study = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('button', { name: 'Study' }).click();
  await page.getByRole('dialog').getByText(name, { exact: true }).click();
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
    await goTo(page, linkTo(name, { step: 3 }));
    await expect(page).toHaveTitle(title);
    await expectStep(page, 3);
    await control(page, 'Step').click();
    await expectStep(page, 4);
    await expect.poll(() => new URL(page.url()).hash).toContain('t=4');
    await expectKept(page, 'step 4 of');
  }
  await engine.hold('"restore"');
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

test('what is done in the moment of going back names no other address', async ({ page }) => {
  await open(page, linkTo('seven-steps', { step: 51 }));
  await expectStep(page, 51);
  // The address names the run that is kept, which knows more than the link.
  await operate(page, 'Load the driver of', 'pf0/vf2');
  await expect(timeline(page).getByRole('list', { name: 'Branches' }).getByRole('listitem')).toHaveCount(2);
  await expect.poll(() => new URL(page.url()).hash).toContain('t=52');
  await expectKept(page, 'branch B of 2');
  await goTo(page, linkTo('zero-is-an-error', { step: 3 }));
  await expect(page).toHaveTitle(/An error byte of zero/);
  await expectKept(page, 'step 3 of');
  // The browser is there already, and the page is told next.
  await page.evaluate(() => {
    const tab = document.querySelector<HTMLElement>('[role=tab][aria-selected=false]');
    addEventListener('popstate', () => tab?.click(), { once: true });
    window.history.back();
  });
  await expect(page).toHaveTitle(/seven steps/);
  await expectStep(page, 52);
  await expect(timeline(page).getByRole('list', { name: 'Branches' }).getByRole('listitem')).toHaveCount(2);
});

test('moves are made in the order in which they were asked for, and one that fails ends nothing else', async ({
  page,
  expectComplaint,
}) => {
  const engine = await slowEngine(page);
  await open(page, linkTo('seven-steps', { step: 5 }));
  await expectStep(page, 5);
  await engine.hold('"step"');
  await control(page, 'Step').click();
  await engine.waits();
  // To the end, a step back, and to the end once more.
  await playhead(page).focus();
  await page.keyboard.press('End');
  await control(page, 'Step back').click();
  await playhead(page).focus();
  await page.keyboard.press('End');
  // A note is about the step that was shown when somebody began to write it.
  await page.getByRole('button', { name: 'Bookmark this step' }).click();
  const note = page.getByRole('dialog', { name: 'Bookmark of step 5' });
  await note.getByRole('textbox', { name: 'Note' }).fill('seen at five');
  await engine.goOn();
  await expectStep(page, 71);
  await note.getByRole('button', { name: 'Save' }).click();
  await expect(timeline(page).getByRole('button', { name: /step 5: seen at five/ })).toBeVisible();

  // What cannot be fetched, as without a network, is not done; everything else is.
  expectComplaint(/record-[^/]*\.js|ERR_FAILED/);
  const other = await page.context().newPage();
  await other.route(/\/record-[^/]*\.js$/, route => route.abort());
  await open(other);
  await expect(other).toHaveTitle(/seven steps/);
  const failed = other.waitForEvent('requestfailed');
  const next = other.getByRole('region', { name: 'What can happen next' });
  await next.getByText('Something else').click();
  await next.getByRole('button', { name: 'Do it' }).click();
  await failed;
  await control(other, 'Step').click();
  await expectStep(other, 1);
});

test('a lesson that is left while its page comes, or while an answer is graded, does nothing more', async ({
  page,
}) => {
  const engine = await slowEngine(page);
  await open(page);
  await expect(page).toHaveTitle(/seven steps/);
  // What says that something went wrong is there, so that it would be seen at once.
  await goTo(page, '#nonsense');
  await page.getByRole('button', { name: 'Dismiss' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
  await engine.hold('"lesson-scene"');
  await page.keyboard.press('Control+k');
  await page.getByRole('dialog').getByRole('combobox').fill('virtqueue in ten');
  await expect(page.getByRole('option', { name: /A virtqueue in ten minutes/ })).toBeVisible();
  await page.keyboard.press('Enter');
  const title = page.getByRole('heading', { level: 3, name: 'Three areas' });
  await expect(title).toBeVisible();
  await engine.waits();
  await page.getByRole('button', { name: 'Close the lesson' }).click();
  await expect(title).toHaveCount(0);
  await engine.goOn();
  await control(page, 'Step').click();
  await expectStep(page, 1);
  await expect(page.getByRole('alert')).toHaveCount(0);

  await page.goto('about:blank');
  await page.goto('./#l=a-virtqueue.2');
  const panel = page.locator('article[aria-busy]');
  await expect(panel).toHaveAttribute('aria-busy', 'false');
  await page.getByRole('checkbox', { name: 'virtq_avail.idx' }).check();
  await engine.hold('"lesson-grade"');
  await page.getByRole('button', { name: 'Commit', exact: true }).click();
  await engine.waits();
  await page.getByRole('button', { name: 'Next page' }).click();
  await engine.goOn();
  await expect(page.getByRole('heading', { level: 3, name: 'A head is placed' })).toBeVisible();
  await expect(panel).toHaveAttribute('aria-busy', 'false');
  await expect(control(page, 'Step')).toHaveAttribute('aria-disabled', 'true');
  await expect(page.getByRole('button', { name: 'Commit', exact: true })).toBeDisabled();
  // The verdict belongs to the page before.
  await page.getByRole('button', { name: 'Show without answering' }).click();
  await expect(page.getByText('Shown without an answer.')).toBeVisible();
  await expect(page.getByText('Not so', { exact: true })).toHaveCount(0);
});

test('what is typed while the engine is at work stays', async ({ page }) => {
  const engine = await slowEngine(page);
  await open(page, linkTo('seven-steps', { step: 47 }));
  await expectStep(page, 47);
  await openTab(page, 'Compose');
  const form = detail(page).getByRole('form', { name: 'Compose a command' });
  const bytes = form.getByRole('textbox', { name: /^Bytes the device will read/ });
  await expect(form.getByRole('textbox', { name: 'operation', exact: true })).toBeVisible();
  await engine.hold('"decode"');
  await bytes.fill('01 02');
  await engine.waits();
  // Half a byte: the next digit is on its way.
  await bytes.fill('01 02 0');
  await expect(form.getByRole('alert')).toBeVisible();
  await engine.goOn();
  await control(page, 'Step').click();
  await expectStep(page, 48);
  await expect(bytes).toHaveValue('01 02 0');
  await expect(form.getByRole('alert')).toBeVisible();
  await expect(form.getByRole('button', { name: 'Send' })).toBeDisabled();

  // Bytes for a place that the next step writes.
  await openTab(page, 'Memory');
  await control(page, 'Step').click();
  await expectStep(page, 49);
  const idx = page.getByRole('button', { name: /^idx at 0x1302/ });
  await expect(idx).toBeVisible();
  await control(page, 'Step back').click();
  await expectStep(page, 48);
  await idx.click();
  const typed = page.getByRole('textbox', { name: 'New bytes as hex' });
  await expect(typed).toHaveValue('02 00');
  await typed.fill('ee ff');
  await control(page, 'Step').click();
  await expectStep(page, 49);
  await expect(typed).toHaveValue('ee ff');

  await study(page, 'Lesson editor');
  const first = page.getByRole('main', { name: 'Lesson editor' }).getByRole('group', { name: 'Page 1 of 1' });
  const title = first.getByRole('textbox', { name: 'title' });
  await title.fill('One');
  await engine.hold('"draft-shown"');
  await first.getByRole('button', { name: /^Take the shown step/ }).click();
  await engine.waits();
  await title.fill('Two');
  await engine.goOn();
  await expect(page.getByText(/^The page shows step 49/)).toBeVisible();
  await expect(title).toHaveValue('Two');
});

test('what a link says of a run is held against that run alone', async ({ page }) => {
  await open(page, linkTo('unknown-group'));
  const judge = await late(page, /\/prove-[^/]*\.js$/);
  // Digests of some other run.
  await goTo(page, linkTo('seven-steps', { step: 3, digests: `71.${'A'.repeat(56)}` }));
  await judge.asked();
  await expectStep(page, 3);
  await goTo(page, linkTo('zero-is-an-error', { step: 4 }));
  await expectStep(page, 4);
  const said: string[] = [];
  page.on('request', request => said.push(request.url()));
  await judge.comes();
  await control(page, 'Step').click();
  await expectStep(page, 5);
  expect(said.filter(address => /Proof/.test(address))).toEqual([]);
});

test('of two files in a study the later one is shown, and whoever has gone on is not called back', async ({ page }) => {
  const engine = await slowEngine(page);
  await page.goto(`./${linkTo('reading-bitmap-length', { study: 'recording' })}`);
  const main = page.getByRole('main');
  const example = await late(page, /\/recordings\/image\.json$/);
  await main.getByRole('button', { name: /^A memory image/ }).click();
  await example.asked();
  await openAsFile(page, readFileSync('public/recordings/trace.json', 'utf8'), 'trace.json');
  await expect(page.getByRole('heading', { name: /ring-trace/ })).toBeVisible();
  await example.comes();
  await study(page, 'Recordings and memory images');
  await expect(page.getByRole('heading', { name: /ring-trace/ })).toBeVisible();

  await study(page, 'Every reading');
  const play = page.getByRole('button', { name: /^Play with / }).first();
  await expect(play).toBeVisible();
  await engine.hold('"choose-reading"');
  await play.click();
  await engine.waits();
  await study(page, 'Struct diff');
  await engine.goOn();
  await expect(page.getByRole('group', { name: 'Edits' }).getByRole('button', { name: /^Undo/ })).toBeEnabled();
  await expect(page.getByRole('heading', { name: 'Struct diff' })).toBeVisible();
});

test('what is typed while a dialog is on its way is for its field, and does nothing to the page', async ({ page }) => {
  await open(page);
  await control(page, 'Step').click();
  await expectStep(page, 1);
  const palette = await late(page, /\/assets\/Palette-[^/]*\.js$/);
  await page.keyboard.press('Control+k');
  await palette.asked();
  // Each of them means something to the page.
  for (const key of ['b', 'p', 'Backspace', ' ', 'n', 'ArrowRight', '?']) await page.keyboard.press(key);
  await palette.comes();
  const field = page.getByRole('dialog').getByRole('combobox');
  await expect(field).toBeFocused();
  await expect(field).toHaveValue('b n?');
  await page.keyboard.type('x');
  await expect(field).toHaveValue('b n?x');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('dialog')).toHaveCount(0);
  await expectStep(page, 1);

  // A menu that is on its way takes no place in the bar.
  const edits = page.getByRole('group', { name: 'Edits' });
  const before = await resting(edits);
  const studies = await late(page, /\/assets\/StudyMenu-[^/]*\.js$/);
  await page.getByRole('button', { name: 'Study', exact: true }).click();
  await studies.asked();
  expect(await resting(edits)).toEqual(before);
  await studies.comes();
  await expect(page.getByRole('dialog').getByText('Struct diff', { exact: true })).toBeVisible();
});
