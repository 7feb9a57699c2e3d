import type { Page } from '@playwright/test';
import { expect, test } from './ringside.ts';

/** In the menu of languages, whatever is spoken now. */
const speak = async (page: Page, language: 'Deutsch' | 'English'): Promise<void> => {
  await page.getByRole('button', { name: /^(Language|Sprache):/ }).click();
  await page.getByRole('dialog').getByRole('button', { name: language }).click();
  await expect(page.locator('html')).toHaveAttribute('lang', language === 'Deutsch' ? 'de' : 'en');
};

test('steps, reasons and the search in the log speak German, and English again, without a reload', async ({ page }) => {
  await page.goto('./');
  const step = page.getByRole('button', { name: 'Step', exact: true });
  await expect(step).toBeEnabled();
  await step.click();
  await step.click();
  const english = page.getByRole('region', { name: 'The step that is shown' });
  await expect(english).toContainText('Loads the driver of PF 0.');
  await expect(page.getByText('Writes 0 to device_status.').first()).toBeVisible();

  await speak(page, 'Deutsch');
  const shown = page.getByRole('region', { name: 'Der gezeigte Schritt' });
  await expect(shown).toContainText('Lädt den Treiber von PF 0.');
  await expect(page.getByText('Schreibt 0 in device_status.').first()).toBeVisible();
  await page.getByRole('button', { name: 'Schritt', exact: true }).click();
  await expect(shown).toContainText('verlangt einen Reset');

  await page.getByRole('button', { name: 'Im Protokoll suchen' }).click();
  const find = page.getByRole('searchbox', { name: 'Im Protokoll suchen' });
  const found = page.getByRole('search').getByRole('status');
  await find.fill('Setzt ACKNOWLEDGE');
  await expect(found).toHaveText(/^[1-9]/);
  await expect(page.getByRole('row', { name: /Setzt ACKNOWLEDGE: device_status/ }).first()).toBeVisible();
  await find.fill('Sets ACKNOWLEDGE');
  await expect(found).toHaveText(/^0/);

  await speak(page, 'English');
  await expect(english).toContainText('asks for a reset');
  await expect(page.getByRole('search').getByRole('status')).toHaveText(/^[1-9]/);
  await expect(page.getByRole('row', { name: /Sets ACKNOWLEDGE: device_status/ }).first()).toBeVisible();
});

test('the first course is in German, and changes its language with the page, the answer and the run where they are', async ({
  browser,
  baseURL,
  watch,
}) => {
  const context = await browser.newContext({ locale: 'de-DE', serviceWorkers: 'block', ...(baseURL && { baseURL }) });
  watch(context);
  const page = await context.newPage();
  await page.goto('./#l=a-virtqueue.4');
  const german = page.getByRole('heading', { name: 'Der Index gibt frei' });
  await expect(german).toBeVisible();
  await expect(page.getByRole('region', { name: 'Der gezeigte Schritt' })).toContainText(
    'Legt Head 0 in avail.ring[0] ab',
  );
  await page.getByRole('textbox', { name: 'avail.idx', exact: true }).fill('2');
  await page.getByRole('button', { name: 'Festlegen' }).click();
  await expect(page.getByText('Nicht so')).toBeVisible();
  await expect(page.getByText('avail.idx der Virtqueue 0 von pf0 ist 2')).toBeVisible();
  await expect(page.getByText('Ein Head wurde abgelegt')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Der gezeigte Schritt' })).toContainText('Gibt Head 0 frei');

  await speak(page, 'English');
  await expect(page.getByRole('heading', { name: 'The index publishes' })).toBeVisible();
  await expect(page.getByText('Not so')).toBeVisible();
  await expect(page.getByText('avail.idx of virtqueue 0 of pf0 is 2')).toBeVisible();
  await expect(page.getByText('One head was placed')).toBeVisible();
  await expect(page.getByRole('region', { name: 'The step that is shown' })).toContainText('Publishes head 0');
  await speak(page, 'Deutsch');
  await expect(german).toBeVisible();
  await expect(page.getByText('Ein Head wurde abgelegt')).toBeVisible();
  await context.close();
});

test('a course speaks the language that came while it was being opened', async ({ browser, baseURL, watch }) => {
  const context = await browser.newContext({ locale: 'de-DE', serviceWorkers: 'block', ...(baseURL && { baseURL }) });
  watch(context);
  const page = await context.newPage();
  const scenario = page.waitForRequest(/\/scenarios\/(?!index)[^/]*\.json$/);
  await page.route(/\/de-[^/]*\.js$/, async route => {
    await scenario;
    await route.continue();
  });
  await page.route(/\/scenarios\/(?!index)[^/]*\.json$/, async route => {
    await expect(page.locator('html')).toHaveAttribute('lang', 'de');
    await route.continue();
  });
  await page.goto('./#l=a-virtqueue.4');
  await expect(page.getByRole('heading', { name: 'Der Index gibt frei' })).toBeVisible();
  await context.close();
});
