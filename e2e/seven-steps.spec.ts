import { button, expect, open, position, runToEnd, seek, test } from './page.ts';

test('the recipe runs to its end, does what it promises, and stepping reaches the same state', async ({ page }) => {
  test.setTimeout(90_000);
  await open(page);
  await runToEnd(page);
  await expect(page.getByText('20 of 20 expectations held')).toBeVisible();
  const ran = await position(page);
  await button(page, 'Reset').click();
  await seek(page, ran.end);
  expect((await position(page)).digest).toBe(ran.digest);
});
