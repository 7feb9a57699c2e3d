import { button, expect, library, runToEnd, scenario, test } from './page.ts';

test('every scenario of the library opens and does what it promises', async ({ page }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('./');
  await expect(button(page, 'Play')).toBeEnabled();
  for (const { file, title } of library) {
    await button(page, /^Scenarios: /).click();
    await page
      .getByRole('button', { name: title, exact: false })
      .or(page.getByRole('menuitem', { name: title, exact: false }))
      .first()
      .click();
    await expect(page).toHaveTitle(new RegExp(title.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')));
    await runToEnd(page);
    const { expect: expected } = scenario(file.replace(/\.json$/, ''));
    await expect(page.getByText(`${expected.length} of ${expected.length} expectations held`)).toBeVisible();
  }
});
