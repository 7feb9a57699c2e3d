import { readFileSync } from 'node:fs';
import { expect, libraryFile, linkTo, open, runToEnd, test } from './ringside.ts';

const whole: readonly { readonly file: string; readonly title: string; readonly long?: true }[] = JSON.parse(
  readFileSync('public/scenarios/index.json', 'utf8'),
);
const library = whole.filter(({ long }) => !long);

const nameOf = (file: string): string => file.replace(/\.json$/, '');

/** So many that one test ends soon on a slow machine. */
const inOneGo = 16;

for (let first = 0; first < library.length; first += inOneGo) {
  const some = library.slice(first, first + inOneGo);
  test(`scenarios ${first + 1} to ${first + some.length} of the library open and do what they promise`, async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    // From another one: the title says when that of the list is there.
    await open(page, linkTo(nameOf(library.at(first === 0 ? -1 : 0)?.file ?? '')));
    for (const { file, title } of some) {
      await page.getByRole('button', { name: /^Scenarios: / }).click();
      await page
        .getByRole('button', { name: title })
        .or(page.getByRole('menuitem', { name: title }))
        .first()
        .click();
      await expect.poll(() => page.title()).toContain(title);
      await runToEnd(page);
      const { expect: promised } = libraryFile(nameOf(file));
      await expect(page.getByText(`${promised.length} of ${promised.length} expectations held`)).toBeVisible();
    }
  });
}
