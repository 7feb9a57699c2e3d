import { expect, test } from './ringside.ts';

test('another language is spoken at once: the run, what is open and the focus stay', async ({ page }) => {
  await page.goto('./');
  const step = page.getByRole('button', { name: 'Step', exact: true });
  await step.click();
  await step.click();
  const digest = page.getByTitle(/^Hash of everything/);
  await expect(digest).toHaveText(/[0-9a-f]{16}/);
  const [shown = ''] = /[0-9a-f]{16}/.exec(await digest.innerText()) ?? [];
  await page.evaluate(() => Object.assign(window, { notReloaded: true }));

  await page.getByRole('button', { name: 'Language: English' }).click();
  await page.getByRole('dialog', { name: 'Language' }).getByRole('button', { name: 'Deutsch' }).click();
  const control = page.getByRole('button', { name: 'Sprache: Deutsch' });
  await expect(control).toBeFocused();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await expect(page.getByRole('button', { name: 'Abspielen' })).toBeVisible();
  await expect(page.getByTitle(/^Hash von allem/)).toContainText(shown);
  expect(await page.evaluate(() => Object.hasOwn(window, 'notReloaded'))).toBe(true);

  await page.getByRole('button', { name: 'Schritt', exact: true }).click();
  await page.reload();
  await expect(page.getByRole('button', { name: 'Abspielen' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');

  // By keys, from the list of everything that can be done.
  await page.getByRole('button', { name: /^Befehle/ }).focus();
  await page.keyboard.press('Control+k');
  const palette = page.getByRole('combobox', { name: 'Befehle' }).or(page.getByRole('combobox', { name: 'Commands' }));
  await palette.fill('English');
  await palette.press('Enter');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
  await expect(page.getByRole('button', { name: /^Commands/ })).toBeFocused();
  await expect(page.getByRole('button', { name: 'Language: English' })).toBeVisible();
});

test('a page follows the languages of its browser', async ({ browser, baseURL, watch }) => {
  const context = await browser.newContext({ locale: 'de-AT', serviceWorkers: 'block', ...(baseURL && { baseURL }) });
  watch(context);
  const page = await context.newPage();
  await page.goto('./');
  await expect(page.getByRole('button', { name: 'Abspielen' })).toBeVisible();
  await expect(page.locator('html')).toHaveAttribute('lang', 'de');
  await context.close();
});
