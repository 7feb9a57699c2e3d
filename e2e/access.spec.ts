import AxeBuilder from '@axe-core/playwright';
import { atStep, button, expect, log, open, openTab, position, runToEnd, seek, test } from './page.ts';

const violations = async (page: Parameters<typeof open>[0]): Promise<string[]> => {
  const { violations: found } = await new AxeBuilder({ page }).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`);
};

for (const scheme of ['light', 'dark'] as const) {
  test(`no accessibility violation in any pane, ${scheme}`, async ({ page }) => {
    // Each look of axe at the whole page takes seconds on a busy machine.
    test.setTimeout(150_000);
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await open(page);
    await runToEnd(page);
    await seek(page, 52);
    for (const tab of ['Command', 'Compose', 'Features', 'Registers', 'Memory', 'Clause']) {
      await openTab(page, tab);
      expect(await violations(page), tab).toEqual([]);
    }
    await button(page, 'Bytes').click();
    expect(await violations(page), 'Bytes').toEqual([]);
    await button(page, 'Share').click();
    await expect(page.getByRole('textbox', { name: 'Link' })).toBeVisible();
    expect(await violations(page), 'Share').toEqual([]);
  });
}

test('a whole story by keyboard alone', async ({ page }) => {
  await open(page);
  for (let k = 0; k < 3; k += 1) await page.keyboard.press('ArrowRight');
  await atStep(page, 3);
  await page.keyboard.press('ArrowLeft');
  await atStep(page, 2);
  await page.keyboard.press('?');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.press('Escape');
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('dialog')).toBeVisible();
  await page.keyboard.type('Compose');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('tab', { name: 'Compose' })).toHaveAttribute('aria-selected', 'true');
  await page.keyboard.press(' ');
  await expect(button(page, 'Pause').or(button(page, 'Play'))).toBeVisible();
  // Whatever has the focus shows it.
  await page.keyboard.press('Tab');
  const outlined = await page.evaluate(() => {
    const { activeElement } = document;
    if (!activeElement || activeElement === document.body) return false;
    const style = getComputedStyle(activeElement);
    return style.outlineStyle !== 'none' || style.boxShadow !== 'none';
  });
  expect(outlined).toBe(true);
});

test('on a phone nothing runs over the edge, and reading and stepping work', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./');
  const step = page.getByRole('button', { name: 'Step', exact: true });
  await expect(step).toBeEnabled();
  for (let k = 0; k < 4; k += 1) await step.click();
  for (const pane of ['Next', 'Picture', 'Detail', 'Bytes', 'Log']) {
    await page
      .getByRole('navigation')
      .or(page.getByRole('tablist'))
      .last()
      .getByText(pane, { exact: false })
      .first()
      .click();
    const over = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect(over, pane).toBeLessThanOrEqual(0);
  }
  expect(await violations(page)).toEqual([]);
});

test('with motion off the state is the same', async ({ page }) => {
  await open(page);
  await runToEnd(page);
  const { digest } = await position(page);
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  await runToEnd(page);
  expect((await position(page)).digest).toBe(digest);
  await expect(log(page)).toBeVisible();
});
