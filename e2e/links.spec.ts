import type { Page } from '@playwright/test';
import { resting } from './layout.ts';
import {
  control,
  detail,
  digest,
  expect,
  expectDigest,
  expectStep,
  libraryFile,
  linkTo,
  open,
  openAsFile,
  openTab,
  playhead,
  runToEnd,
  sentence,
  step,
  test,
  timeline,
} from './ringside.ts';

const shareDialog = async (page: Page) => {
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  const link = dialog.getByRole('textbox', { name: 'Link' });
  await expect(link).toHaveValue(/#s=1d\./);
  return { dialog, link };
};

/** The recipe with commands of bytes without a pattern, so that deflate cannot help. */
const withNoise = (lines: number): unknown => {
  let seed = 1;
  const noise = () => {
    seed = (seed * 48_271) % 0x7fff_ffff;
    return ((seed >> 8) & 0xff).toString(16).padStart(2, '0');
  };
  const file = libraryFile('seven-steps');
  for (let k = 0; k < lines; k += 1) {
    file.script.push({ do: 'command', owner: 'pf0', raw: Array.from({ length: 4000 }, noise).join('') });
  }
  return { ...file, title: `With ${lines}`, expect: [] };
};

test.describe('a link', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('shows another person the same digest, step, selection and notes', async ({ page, browser, watch }) => {
    await open(page);
    await runToEnd(page);
    // Something that only this run has: a hand-made end, and a note.
    await playhead(page).press('PageDown');
    await expectStep(page, 61);
    await control(page, 'Bookmark this step').click();
    await page.getByRole('dialog').getByRole('textbox', { name: 'Note' }).fill('VF 2 starts here');
    await page.keyboard.press('Enter');
    await openTab(page, 'Registers');
    await detail(page).getByRole('combobox', { name: 'Function' }).selectOption('pf0/vf2');
    const wanted = await digest(page);
    const words = (await sentence(page).textContent()) ?? '';

    const { dialog, link } = await shareDialog(page);
    const untitled = await link.inputValue();
    await dialog.getByRole('textbox', { name: 'Title' }).fill('Look at VF 2');
    // The link with the title is another one, and comes a moment later.
    await expect(link).not.toHaveValue(untitled);
    await expect(link).toHaveValue(/t=61/);
    await expect.poll(() => page.title()).toContain('Look at VF 2');
    const address = await link.inputValue();

    const context = await browser.newContext({ reducedMotion: 'reduce' });
    watch(context);
    const other = await context.newPage();
    await other.goto(address);
    await expectStep(other, 61);
    await expectDigest(other, wanted);
    expect(wanted).toMatch(/^[0-9a-f]{16}$/);
    await expect(other).toHaveTitle(/Look at VF 2/);
    await expect(other.getByRole('tab', { name: 'Registers' })).toHaveAttribute('aria-selected', 'true');
    await expect(detail(other).getByRole('table', { name: 'Common configuration of pf0/vf2' })).toBeVisible();
    await expect(timeline(other).getByRole('button', { name: 'Bookmark at step 61: VF 2 starts here' })).toBeVisible();
    await expect(sentence(other)).toHaveText(words);
    // The address keeps what was opened.
    expect(other.url()).toContain('#s=1d.');
    await context.close();
  });

  test('holds what a person did, fork and hand-made command included', async ({ page, context }) => {
    await open(page, linkTo('seven-steps', { step: 71 }));
    await expectStep(page, 71);
    await openTab(page, 'Compose');
    const form = detail(page).getByRole('form', { name: 'Compose a command' });
    await form.getByRole('textbox', { name: 'operation', exact: true }).fill('3');
    await form.getByRole('button', { name: 'Send' }).click();
    await expect(form.getByRole('region', { name: 'What came of it' })).toContainText('OP_UNSUPPORTED');
    const [at, wanted] = [await step(page), await digest(page)];
    expect(at).toBeGreaterThan(71);

    const { link } = await shareDialog(page);
    const other = await context.newPage();
    await other.goto(await link.inputValue());
    await expectStep(other, at);
    await expectDigest(other, wanted);
  });

  test('leaves out what is not ticked', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: 30 }));
    await expectStep(page, 30);
    const { dialog, link } = await shareDialog(page);
    await expect(link).toHaveValue(/&t=30&v=review&sel=/);
    await dialog.getByRole('checkbox', { name: /^Start at this step/ }).uncheck();
    await expect(link).not.toHaveValue(/&t=/);
    await dialog.getByRole('checkbox', { name: /^Include the view/ }).uncheck();
    await expect(link).not.toHaveValue(/&(v|sel)=/);
    await expect(dialog.getByRole('checkbox', { name: /^Include the notes/ })).toBeVisible();
  });

  test('is copied with a word that it was', async ({ page, context }) => {
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page);
    const { dialog, link } = await shareDialog(page);
    const copy = dialog.getByRole('button', { name: 'Copy link' });
    const before = await resting(copy);
    await copy.click();
    // It is seen in the place of the words and heard beside them, and nothing moves.
    await expect(dialog.getByRole('status').filter({ hasText: /^Copied$/ })).toBeVisible();
    await expect(copy).toBeFocused();
    expect(await copy.boundingBox()).toEqual(before);
    expect(await page.evaluate(() => navigator.clipboard.readText())).toBe(await link.inputValue());
  });

  test('says how long it is, and is a file when it is too long', async ({ page }) => {
    // Whoever is quicker than the first file finds it in the dialog that is open already.
    await page.route(/\/opening-file-[^/]*\.js$/, async route => {
      await expect(page.getByRole('dialog', { name: 'Share' })).toBeVisible();
      await route.continue();
    });
    await open(page);
    const short = await shareDialog(page);
    await expect(short.dialog.getByText('Short: fits anywhere.')).toBeVisible();
    await expect(short.dialog.getByRole('meter', { name: 'Length of the link' })).toHaveText(/^1,\d{3} characters$/);
    await page.keyboard.press('Escape');
    for (const [lines, said] of [
      [1, 'Fine for mail, chat and trackers.'],
      [3, 'Long: some programs cut it off. Better send the file as well.'],
      [7, 'Too long for a link. Send the file.'],
    ] as const) {
      await openAsFile(page, withNoise(lines));
      await page.getByRole('button', { name: 'Share', exact: true }).click();
      const dialog = page.getByRole('dialog', { name: 'Share' });
      await expect(dialog.getByText(said)).toBeVisible();
      await expect(dialog.getByRole('textbox', { name: 'Link' })).toHaveCount(lines === 7 ? 0 : 1);
      const download = page.waitForEvent('download');
      await dialog.getByRole('button', { name: 'Download file' }).click();
      expect((await download).suggestedFilename()).toMatch(/\.json$/);
      await page.keyboard.press('Escape');
    }
  });

  test('stays in the address bar and follows what is done', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: 12 }));
    await expectStep(page, 12);
    expect(new URL(page.url()).hash).toContain('t=12');
    await control(page, 'Step').click();
    await expect.poll(() => new URL(page.url()).hash).toContain('t=13');
    await page.reload();
    await expectStep(page, 13);
  });

  test('that is put into the address of an open page is opened', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: 12 }));
    await expectStep(page, 12);
    await page.evaluate(
      hash => {
        location.hash = hash;
      },
      linkTo('unknown-group', { step: 3 }),
    );
    await expect(page).toHaveTitle(/A group that does not exist/);
    await expectStep(page, 3);
  });

  test('may come percent-encoded once more', async ({ page }) => {
    await open(page, `#${encodeURIComponent(linkTo('seven-steps', { step: 9 }).slice(1))}`);
    await expectStep(page, 9);
  });
});

test.describe('the run in a form for elsewhere', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' }, permissions: ['clipboard-read', 'clipboard-write'] });

  test('is copied as plain text for a mailing list', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: 56 }));
    const { dialog } = await shareDialog(page);
    const elsewhere = dialog.getByRole('region', { name: 'For elsewhere' });
    await elsewhere.getByRole('button', { name: 'Copy' }).click();
    await expect(elsewhere.getByRole('status')).toHaveText('Copied.');
    const text = await page.evaluate(() => navigator.clipboard.readText());
    expect(text).toContain('6. Assign the wanted features (steps 45 to 56)');
    expect(text).toContain('Command 3 of pf0: assign 0 CSUM, 5 MAC, 32 VERSION_1 to VF 2');
    expect(Math.max(...text.split('\n').map(line => line.length))).toBeLessThanOrEqual(72);
  });

  test('is saved as trace events', async ({ page }) => {
    await open(page, linkTo('seven-steps'));
    const { dialog } = await shareDialog(page);
    const elsewhere = dialog.getByRole('region', { name: 'For elsewhere' });
    await elsewhere.getByRole('button', { name: 'Trace' }).click();
    const saved = page.waitForEvent('download');
    await elsewhere.getByRole('button', { name: 'Save' }).click();
    expect((await saved).suggestedFilename()).toBe('the-seven-steps-of-the-july-2022-draft.trace.json');
  });
});
