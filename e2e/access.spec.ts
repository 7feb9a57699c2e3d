import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { digest, expect, log, open, openTab, picture, runToEnd, test } from './ringside.ts';

/** What axe finds on the page, or in the part of it that changed. */
const violations = async (page: Page, within?: string): Promise<readonly string[]> => {
  const axe = new AxeBuilder({ page });
  const { violations: found } = await (within ? axe.include(within) : axe).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`);
};

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no pane has a barrier, ${colorScheme}`, async ({ page }) => {
    // One look of axe takes seconds: the whole page once, then what differs.
    test.setTimeout(90_000);
    await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
    await open(page);
    await runToEnd(page);
    await expect(picture(page)).toBeVisible();
    expect(await violations(page), 'the page').toEqual([]);
    for (const tab of ['Command', 'Compose', 'Features', 'Registers', 'Memory', 'Clause']) {
      await openTab(page, tab);
      expect(await violations(page, '[role=tabpanel]'), tab).toEqual([]);
    }
    await page
      .getByRole('button', { name: 'Bytes', exact: true })
      .or(page.getByRole('radio', { name: 'Bytes', exact: true }))
      .click();
    expect(await violations(page, 'main'), 'Bytes').toEqual([]);
    await page.getByRole('button', { name: 'Share' }).click();
    await expect(page.getByRole('textbox', { name: 'Link' })).toBeVisible();
    expect(await violations(page, '[role=dialog]'), 'Share').toEqual([]);
  });
}

test('on a phone nothing runs over the edge, and reading and stepping work', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./');
  const step = page.getByRole('button', { name: 'Step', exact: true });
  await expect(step).toBeEnabled();
  for (let k = 0; k < 4; k += 1) await step.click();
  for (const pane of ['Next', 'Picture', 'Detail', 'Bytes', 'Log']) {
    await page.getByRole('navigation').or(page.getByRole('tablist')).last().getByText(pane).first().click();
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over, pane).toBeLessThanOrEqual(0);
  }
  expect(await violations(page)).toEqual([]);
});

test('with motion off the state is the same', async ({ page }) => {
  await open(page);
  await runToEnd(page);
  const moving = await digest(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  await runToEnd(page);
  expect(await digest(page)).toBe(moving);
  await expect(log(page)).toBeVisible();
});
