import { expect, expectStep, linkTo, open, test } from './ringside.ts';

test('every reading of every switch is one page beside the run, which waits', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, linkTo('reading-bitmap-length', { step: 12 }));
  await page.getByRole('button', { name: 'Study' }).click();
  await page.getByRole('button', { name: 'Every reading' }).click();
  const study = page.getByRole('main', { name: 'Every reading' });
  await expect(study.getByText(/^\d+ of \d+ switches makes? a difference/)).toBeVisible();
  const parting = study.getByRole('region', { name: 'Switches that make a difference' });
  await expect(parting.getByRole('table').first()).toBeVisible();
  await study.getByRole('button', { name: 'Back to the run' }).click();
  await expectStep(page, 12);
});

test('a link opens a study, and a reading of it can be played', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`./${linkTo('reading-bitmap-length', { study: 'readings?switch=bitmap-length' })}`);
  const study = page.getByRole('main', { name: 'Every reading' });
  await expect(study.getByRole('table')).toHaveCount(1);
  await study.getByRole('button', { name: /^Play with / }).click();
  await expect(page.getByRole('button', { name: /, 1 reading changed/ })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
});

test('from the menu of readings, one switch', async ({ page }) => {
  await open(page, linkTo('reading-bitmap-length'));
  await page.getByRole('button', { name: /, 2 readings changed/ }).click();
  await page
    .getByRole('button', { name: /^Compare its readings: / })
    .first()
    .click();
  await expect(page.getByRole('main', { name: 'Every reading' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'All switches' })).toBeVisible();
});
