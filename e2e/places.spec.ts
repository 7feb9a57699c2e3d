import type { AddressInfo } from 'node:net';
import {
  control,
  digest,
  expect,
  expectStep,
  linkOf,
  linkTo,
  open,
  picture,
  recipeWith,
  runToEnd,
  test,
} from './ringside.ts';
import { serveUnder } from './serve.ts';

test.describe('from a folder of any static host', () => {
  test.use({
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    baseURL: async ({}, use) => {
      const server = await serveUnder('/spec/tools/ringside/');
      await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      server.close();
    },
  });

  test('the page, its worker, its library and its links work', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.goto(`./spec/tools/ringside/${linkTo('seven-steps', { step: 50 })}`);
    await expectStep(page, 50);
    await page.getByRole('button', { name: /^Scenarios: / }).click();
    await page.getByRole('button', { name: /^A group that does not exist/ }).click();
    await expect(page).toHaveTitle(/A group that does not exist/);
    await runToEnd(page);
    await expect(page.getByText(/^(\d+) of \1 expectations held$/)).toBeVisible();
    expect(new URL(page.url()).pathname).toBe('/spec/tools/ringside/');
  });
});

for (const vfs of [64, 255]) {
  test(`${vfs} VFs fold into ranges, which open, and the recipe is the same`, async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, linkOf(recipeWith(vfs)));
    await runToEnd(page);
    const end = await digest(page);
    const ranges = picture(page).getByRole('button', { name: /^VF \d+–\d+/ });
    await expect(ranges.first()).toBeVisible();
    const folded = await ranges.count();
    expect(folded).toBeLessThanOrEqual(24);
    await expect(picture(page).getByText('VF 7', { exact: true })).toHaveCount(0);
    await ranges.first().click();
    await expect(ranges.first()).toHaveAttribute('aria-expanded', 'true');
    await expect(picture(page).getByText('VF 7', { exact: true }).first()).toBeVisible();
    await control(page, 'Step back').click();
    await expect.poll(() => digest(page)).not.toBe(end);
    await control(page, 'Step').click();
    await expect.poll(() => digest(page)).toBe(end);
  });
}
