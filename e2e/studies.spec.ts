import { AxeBuilder } from '@axe-core/playwright';
import { expect, expectStep, linkTo, open, test } from './ringside.ts';

test('every reading of every switch is one page beside the run, which waits', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, linkTo('reading-bitmap-length', { step: 12 }));
  await page.getByRole('button', { name: 'Study' }).click();
  await page.getByRole('button', { name: 'Every reading' }).click();
  const study = page.getByRole('main', { name: 'Every reading' });
  await expect(study.getByRole('heading', { name: 'Every reading' })).toBeFocused();
  await expect(study.getByText(/^\d+ of \d+ switches makes? a difference/)).toBeVisible();
  const parting = study.getByRole('region', { name: 'Switches that make a difference' });
  await expect(parting.getByRole('table').first()).toBeVisible();
  await study.getByRole('button', { name: 'Back to the run' }).click();
  await expectStep(page, 12);
  await expect(page.getByRole('button', { name: 'Study' })).toBeFocused();
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Commands' })).toBeFocused();
  await page.keyboard.type('Study: Compare');
  await expect(page.getByRole('option', { selected: true })).toContainText('Compare');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Compare', exact: true })).toBeFocused();
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

test.describe('every clause', () => {
  test.beforeEach(({ page }) => page.emulateMedia({ reducedMotion: 'reduce' }));

  test('leads to the steps that met it, and a step to its clauses', async ({ page }) => {
    await page.goto(`./${linkTo('fault-driver-reserved-bytes', { study: 'clauses?state=violated' })}`);
    const study = page.getByRole('main', { name: 'Clauses' });
    const clauses = study.getByRole('region', { name: 'Clauses' });
    await clauses.getByRole('button', { name: /admin\.cmd\.reserved-zero/ }).click();
    const broken = study.getByRole('region', { name: 'Broken' });
    await expect(broken.getByRole('listitem').first()).toBeVisible();
    const first = broken.getByRole('button').first();
    const step = Number(/^Step (\d+)\1/.exec((await first.textContent()) ?? '')?.[1]);
    await first.click();
    const ofStep = study.getByRole('region', { name: `Step ${step}` });
    await expect(ofStep.getByRole('button', { name: /admin\.cmd\.reserved-zero/ })).toBeVisible();
    await ofStep.getByRole('button', { name: 'Go to this step' }).click();
    await expectStep(page, step);
  });

  test('has a map of the whole library, and each scenario of it opens where the clause was met', async ({ page }) => {
    await page.goto(`./${linkTo('seven-steps', { study: 'clauses?over=library' })}`);
    const study = page.getByRole('main', { name: 'Clauses' });
    await expect(study.getByRole('status')).toHaveText(/^(\d+) of \1 scenarios played$/, { timeout: 60_000 });
    await study.getByRole('searchbox', { name: 'Find a clause' }).fill('admin.list.enforce');
    await study.getByRole('button', { name: /admin\.list\.enforce/ }).click();
    await study.getByRole('button', { name: 'Open A command outside of the list' }).click();
    await expect(page).toHaveTitle(/A command outside of the list/);
    await expect(page.getByRole('slider', { name: 'Step that is shown' })).not.toHaveAttribute('aria-valuenow', '0');
  });

  test('is accessible in light and dark', async ({ page }) => {
    for (const colorScheme of ['light', 'dark'] as const) {
      await page.emulateMedia({ colorScheme });
      await page.goto('about:blank');
      await page.goto(`./${linkTo('seven-steps', { study: 'clauses?q=draft-2022-07&clause=draft-2022-07.B4' })}`);
      await expect(page.getByRole('region', { name: 'Steps that met it' })).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).analyze();
      expect(violations).toEqual([]);
    }
  });
});
