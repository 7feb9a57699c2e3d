import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import { expect, expectStep, linkOf, linkTo, open, playhead, recipeWith, sentence, test } from './ringside.ts';

const table = (page: Page): Locator => page.getByRole('table', { name: 'Sequence' });
const rowOf = (page: Page, step: number): Locator =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: new RegExp(`^Step ${step}: `) }) });
const buttonOf = (page: Page, step: number): Locator =>
  table(page).getByRole('button', { name: new RegExp(`^Step ${step}: `) });

const opened = async (page: Page, step: number): Promise<void> => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, linkTo('seven-steps', { step, layout: 'sequence' }));
  await expectStep(page, step);
  await expect(rowOf(page, step)).toHaveAttribute('aria-current', 'step');
};

test.describe('the sequence of messages', () => {
  test('is a table that is walked by keys and by a click, and tells what is seen by then', async ({ page }) => {
    await opened(page, 46);
    await expect(rowOf(page, 46)).toContainText('PF 0 driver to memory, store: fill');
    await expect(rowOf(page, 46)).toContainText('the other side cannot see it yet');
    await expect(rowOf(page, 47)).toContainText('yet to come');

    await buttonOf(page, 46).focus();
    for (const step of [47, 48]) {
      await page.keyboard.press('ArrowDown');
      await expectStep(page, step);
      await expect(buttonOf(page, step)).toBeFocused();
      await expect(rowOf(page, 46)).toContainText('the other side cannot see it yet');
    }
    // The index publishes it: what was hatched is solid.
    await page.keyboard.press('ArrowDown');
    await expectStep(page, 49);
    await expect(rowOf(page, 49)).toHaveAttribute('aria-current', 'step');
    await expect(rowOf(page, 49)).toContainText(
      'Command 3, assign 0 CSUM, 5 MAC, 32 VERSION_1 to VF 2: steps 49 to 56',
    );
    await expect(table(page).getByText('the other side cannot see it yet')).toHaveCount(0);
    await page.keyboard.press('ArrowUp');
    await expectStep(page, 48);
    await expect(buttonOf(page, 48)).toBeFocused();
    await expect(rowOf(page, 46)).toContainText('the other side cannot see it yet');

    await rowOf(page, 52).click();
    await expectStep(page, 52);
    await expect(sentence(page)).toContainText('Executes head 0');
    await expect(rowOf(page, 52)).toContainText('PF 0 avq0 to VF 2 device, takes effect: assign 0 5 32');
    await expect(rowOf(page, 50)).toContainText('PF 0 driver to PF 0 avq0, notification: notify avq0');
    await expect(rowOf(page, 55)).toContainText('PF 0 avq0 to PF 0 driver, interrupt: vector 3');
    await buttonOf(page, 52).focus();
    await page.keyboard.press('End');
    await expectStep(page, 71);
    await expect(buttonOf(page, 71)).toBeFocused();
  });

  test('has lanes for those that have part in it, in sight also far down, and only the rows that are in view', async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, linkOf(recipeWith(255), { step: 70, layout: 'sequence' }));
    await expect(rowOf(page, 70)).toHaveAttribute('aria-current', 'step');
    const head = table(page).getByRole('columnheader', { name: /^Who to whom/ });
    await expect(head).toContainText(
      'Lanes: operator, PF 0 driver, VF 2 driver, memory, PF 0 device, PF 0 avq0, VF 2 device',
    );
    await expect(head).toBeInViewport();
    await expect(table(page)).toHaveAttribute('aria-rowcount', /^\d+$/);
    expect(Number(await table(page).getAttribute('aria-rowcount'))).toBeGreaterThan(70);
    expect(await table(page).getByRole('row').count()).toBeLessThan(60);

    // The address keeps it: whoever opens it sees the same.
    await page.keyboard.press('ArrowLeft');
    await expectStep(page, 69);
    await expect.poll(() => page.url()).toMatch(/&t=69&v=sequence/);
  });

  test('is a pane of its own on a phone, and has no barrier', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, linkTo('seven-steps', { step: 51 }));
    await page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: 'Sequence' }).click();
    await expect(rowOf(page, 51)).toHaveAttribute('aria-current', 'step');
    await page.getByRole('button', { name: 'What the shapes mean' }).click();
    await expect(page.getByRole('dialog', { name: 'What the shapes mean' })).toContainText('own work');
    await page.keyboard.press('Escape');
    await rowOf(page, 49).click();
    await expect(playhead(page)).toHaveValue('49');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([]);
  });
});
