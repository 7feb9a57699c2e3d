import { readFileSync } from 'node:fs';
import { expect, libraryFile, open, runToEnd, test } from './ringside.ts';

const library: readonly { readonly file: string; readonly title: string }[] = JSON.parse(
  readFileSync('public/scenarios/index.json', 'utf8'),
);

test('every scenario of the library opens and does what it promises', async ({ page }) => {
  test.setTimeout(120_000);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  for (const { file, title } of library) {
    await page.getByRole('button', { name: /^Scenarios: / }).click();
    await page
      .getByRole('button', { name: title })
      .or(page.getByRole('menuitem', { name: title }))
      .first()
      .click();
    await expect.poll(() => page.title()).toContain(title);
    await runToEnd(page);
    const { expect: promised } = libraryFile(file.replace(/\.json$/, ''));
    await expect(page.getByText(`${promised.length} of ${promised.length} expectations held`)).toBeVisible();
  }
});
