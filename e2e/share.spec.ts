import { atStep, button, expect, open, openTab, position, runToEnd, seek, test } from './page.ts';

test('a shared link shows the same digest, cursor and selection in a new page', async ({ page, browser, baseURL }) => {
  await open(page);
  await runToEnd(page);
  await seek(page, 52);
  await openTab(page, 'Registers');
  const here = await position(page);
  await button(page, 'Share').click();
  await expect(page.getByRole('meter', { name: 'Length of the link' })).toBeVisible();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  const context = await browser.newContext({ ...(baseURL && { baseURL }) });
  const other = await context.newPage();
  await other.goto(link);
  await atStep(other, 52);
  expect((await position(other)).digest).toBe(here.digest);
  await expect(other.getByRole('tab', { name: 'Registers' })).toHaveAttribute('aria-selected', 'true');
  expect(new URL(other.url()).hash).toContain('#s=1d.');
  await context.close();
});

test('the title becomes the title of the page', async ({ page }) => {
  await open(page);
  await expect(page).toHaveTitle(/The seven steps of the July 2022 draft/);
});
