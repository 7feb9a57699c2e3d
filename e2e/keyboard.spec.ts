import type { Locator, Page } from '@playwright/test';
import { control, detail, digest, expect, expectStep, log, open, playhead, test, timeline } from './ringside.ts';

/** Whether whatever has the focus shows it: a line around it, or around the card that it stands for. */
const showsFocus = (page: Page): Promise<string | null> =>
  page.evaluate(() => {
    const { activeElement: element } = document;
    if (!element || element === document.body) return null;
    const seen = [undefined, '::after'].some(part => {
      const { content, outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element, part);
      const drawn = part === undefined || content !== 'none';
      return drawn && ((outlineStyle !== 'none' && outlineWidth !== '0px') || boxShadow !== 'none');
    });
    return seen ? null : element.outerHTML.slice(0, 200);
  });

const hasFocus = (target: Locator): Promise<boolean> =>
  target.evaluateAll(elements => elements.some(element => element === document.activeElement));

/** Tab after Tab until the target has the focus; every stop on the way has to show that it has it. */
const tabTo = async (page: Page, target: Locator, key = 'Tab'): Promise<void> => {
  for (let stop = 0; stop < 80; stop += 1) {
    if (await hasFocus(target)) return;
    await page.keyboard.press(key);
    expect(await showsFocus(page), 'this has the focus and does not show it').toBeNull();
  }
  throw new Error(`80 stops did not reach ${target}`);
};

/** Takes an entry of the palette by a part of its name. */
const command = async (page: Page, words: string): Promise<void> => {
  await page.keyboard.press('Control+k');
  const field = page.getByRole('combobox', { name: 'Commands' });
  await expect(field).toBeFocused();
  await page.keyboard.type(words);
  await expect(page.getByRole('option', { selected: true })).toContainText(words);
  await page.keyboard.press('Enter');
  await expect(field).toHaveCount(0);
};

test.describe('by keyboard only', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('one opens a scenario, steps, gives a command and shares what came of it', async ({ page, context }) => {
    test.slow();
    await context.grantPermissions(['clipboard-read', 'clipboard-write']);
    await open(page);
    await command(page, 'Open A group that does not exist');
    await expect(page).toHaveTitle(/A group that does not exist/);
    for (const [key, at] of [
      ['ArrowRight', 1],
      ['ArrowRight', 2],
      ['ArrowLeft', 1],
    ] as const) {
      await page.keyboard.press(key);
      await expectStep(page, at);
    }
    await page.keyboard.press('End');
    await expect(page.getByText(/^The run is at its end/)).toBeVisible();

    await command(page, 'Compose');
    const form = detail(page).getByRole('form', { name: 'Compose a command' });
    await expect(form).toBeVisible();
    const operation = form.getByRole('textbox', { name: 'operation', exact: true });
    await tabTo(page, operation);
    await page.keyboard.type('3');
    await tabTo(page, form.getByRole('button', { name: 'Send' }));
    await page.keyboard.press('Enter');
    await expect(form.getByRole('region', { name: 'What came of it' })).toContainText('OP_UNSUPPORTED');

    await tabTo(page, page.getByRole('button', { name: 'Share', exact: true }), 'Shift+Tab');
    await page.keyboard.press('Enter');
    const dialog = page.getByRole('dialog', { name: 'Share' });
    await expect(dialog.getByRole('textbox', { name: 'Link' })).toBeVisible();
    await tabTo(page, dialog.getByRole('button', { name: 'Copy link' }));
    await page.keyboard.press('Enter');
    await expect(dialog.getByText('Copied')).toBeVisible();
    const link = await page.evaluate(() => navigator.clipboard.readText());
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expect(page.getByRole('button', { name: 'Share', exact: true })).toBeFocused();

    const wanted = await digest(page);
    const other = await context.newPage();
    await other.goto(link);
    await expect.poll(() => digest(other)).toBe(wanted);
  });

  test('one plays, steps over, goes to both ends, and puts a bookmark', async ({ page }) => {
    await open(page);
    await page.keyboard.press('Space');
    await expect(control(page, 'Pause')).toBeVisible();
    await page.keyboard.press('Space');
    await expect(control(page, 'Play')).toBeVisible();
    await page.keyboard.press('.');
    await expect(control(page, 'Pause')).toBeVisible();
    await page.keyboard.press('.');
    await expect(control(page, 'Play')).toBeVisible();
    await page.keyboard.press('End');
    await expectStep(page, 71);
    await page.keyboard.press('Home');
    await expectStep(page, 0);
    await page.keyboard.press('Shift+ArrowRight');
    await expect(playhead(page)).not.toHaveAttribute('aria-valuenow', '0');
    await page.keyboard.press('b');
    await expect(page.getByRole('dialog').getByRole('textbox', { name: 'Note' })).toBeFocused();
    await page.keyboard.type('seen by keyboard');
    await page.keyboard.press('Enter');
    await expect(timeline(page).getByRole('button', { name: /seen by keyboard$/ })).toBeVisible();
  });

  test('one finds the keys with ?', async ({ page }) => {
    await open(page);
    await page.keyboard.press('?');
    const dialog = page.getByRole('dialog', { name: 'Keys' });
    await expect(dialog.getByRole('row', { name: /^Space Play or pause/ })).toBeVisible();
    await expect(dialog.getByRole('row', { name: /Ctrl K/ })).toBeVisible();
    // Keys do nothing behind a dialog.
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Escape');
    await expect(dialog).toHaveCount(0);
    await expectStep(page, 0);
    await page.keyboard.press('ArrowRight');
    await expectStep(page, 1);
  });

  test('every stop of Tab is reached and shows the focus, in both layouts', async ({ page }) => {
    await open(page);
    await command(page, 'Layout Bytes');
    await expect(page.getByRole('region', { name: 'Memory' })).toBeVisible();
    await tabTo(page, log(page).getByRole('button').first());
    await command(page, 'Layout Review');
    await tabTo(page, page.getByRole('tab', { name: 'Command' }));
    for (const name of ['Compose', 'Order', 'Features', 'Registers', 'Memory', 'Clause', 'Command']) {
      await page.keyboard.press('ArrowRight');
      await expect(page.getByRole('tab', { name, exact: true })).toBeFocused();
      await expect(page.getByRole('tabpanel', { name, exact: true })).toBeVisible();
    }
  });

  test('letters and arrows in a field are only typed', async ({ page }) => {
    await open(page);
    await command(page, 'Compose');
    const field = detail(page).getByRole('textbox', { name: 'resource', exact: true });
    await tabTo(page, field);
    await page.keyboard.type('1.b?');
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('Home');
    await expect(field).toHaveValue('1.b?');
    await expect(page.getByRole('dialog')).toHaveCount(0);
    await expectStep(page, 0);
  });
});
