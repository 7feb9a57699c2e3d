import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { studies } from '../app/store/study-slice.ts';
import { study } from '../app/text/study.ts';
import { smallTargets } from './layout.ts';
import {
  digest,
  expect,
  expectDigest,
  expectStep,
  log,
  open,
  openTab,
  picture,
  runToEnd,
  sentence,
  test,
} from './ringside.ts';

/** What axe finds on the page, or in the part of it that changed. */
const violations = async (page: Page, within?: string): Promise<readonly string[]> => {
  const axe = new AxeBuilder({ page });
  const { violations: found } = await (within ? axe.include(within) : axe).analyze();
  return found.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`);
};

/** Another theme has other colours and sizes, and nothing else: only what depends on them is looked at again. */
const isReadable = async (page: Page, theme: 'dark' | 'projector', where: string, within?: string): Promise<void> => {
  const html = page.locator('html');
  const before = (await html.getAttribute('data-theme')) ?? 'light';
  await html.evaluate((element, value) => element.setAttribute('data-theme', value), theme);
  // In a room, text has 7:1.
  const rule = theme === 'projector' ? 'color-contrast-enhanced' : 'color-contrast';
  const axe = new AxeBuilder({ page }).withRules([rule]);
  const { violations: found } = await (within ? axe.include(within) : axe).analyze();
  const nodes = found.flatMap(each => each.nodes.map(node => node.html));
  expect(nodes, `${where}, ${theme}`).toEqual([]);
  await html.evaluate((element, value) => element.setAttribute('data-theme', value), before);
};

const isSound = async (page: Page, where: string, within?: string): Promise<void> => {
  expect(await violations(page, within), where).toEqual([]);
  await expect.poll(() => smallTargets(page), `${where}: targets`).toEqual([]);
  await isReadable(page, 'dark', where, within);
};

test('no pane has a barrier, light or dark', async ({ page }) => {
  // One look of axe takes seconds: the whole page once, then what differs.
  test.setTimeout(150_000);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await open(page);
  await runToEnd(page);
  await expect(picture(page)).toBeVisible();
  await isSound(page, 'the page');
  for (const tab of ['Compose', 'Features', 'Registers', 'Memory', 'Clause']) {
    await openTab(page, tab);
    await isSound(page, tab, '[role=tabpanel]');
  }
});

test('no layout has a barrier, light, dark or projected', async ({ page }) => {
  test.setTimeout(150_000);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await open(page);
  await runToEnd(page);
  await expect(picture(page)).toBeVisible();
  await isReadable(page, 'projector', 'the page');
  for (const layout of ['Bytes', 'Sequence']) {
    await page.getByRole('button', { name: layout, exact: true }).click();
    await isSound(page, layout, 'main');
  }
});

test('no dialog has a barrier, light or dark', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await open(page);
  await runToEnd(page);
  for (const [name, field] of [
    ['Share', page.getByRole('textbox', { name: 'Link' })],
    [/^Commands/, page.getByRole('combobox', { name: 'Commands' })],
    [/^Scenarios: /, page.getByRole('button', { name: 'Open a file …' })],
  ] as const) {
    await page.getByRole('button', { name }).click();
    await expect(field).toBeVisible();
    await isSound(page, `${name}`, '[role=dialog]');
    await page.keyboard.press('Escape');
    await expect(page.getByRole('dialog')).toHaveCount(0);
  }
});

test('every study can be read from the last row', async ({ page }) => {
  test.setTimeout(150_000);
  await page.emulateMedia({ colorScheme: 'light', reducedMotion: 'reduce' });
  await open(page);
  for (const name of studies) {
    await page.getByRole('button', { name: 'Study', exact: true }).click();
    await page.getByRole('dialog').getByText(study.names[name], { exact: true }).click();
    await expect(page.getByRole('heading', { name: study.names[name], exact: true })).toBeVisible();
    await expect(page.getByText(study.waiting)).toHaveCount(0);
    await expect.poll(() => smallTargets(page), `${name}: targets`).toEqual([]);
    await isReadable(page, 'projector', name, 'main');
  }
});

test('the theme goes round, is told by name, and is kept', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await open(page);
  const html = page.locator('html');
  const size = () => html.evaluate(element => Number.parseFloat(getComputedStyle(element).fontSize));
  await expect(html).toHaveAttribute('data-theme', 'dark');
  const small = await size();
  for (const [from, to] of [
    ['system', 'light'],
    ['light', 'dark'],
    ['dark', 'projector'],
  ]) {
    await page.getByRole('button', { name: `Theme: ${from}` }).click();
    await expect(html).toHaveAttribute('data-theme', `${to}`);
  }
  await expect.poll(size).toBeGreaterThanOrEqual(1.25 * small);
  await page.reload();
  await expect(page.getByRole('button', { name: 'Theme: projector' })).toBeVisible();
  await expect(html).toHaveAttribute('data-theme', 'projector');
  await page.getByRole('button', { name: 'Theme: projector' }).click();
  await expect(html).toHaveAttribute('data-theme', 'dark');
  // By name as well.
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Commands' }).fill('theme projector');
  await page.getByRole('option', { name: /Theme projector/ }).click();
  await expect(html).toHaveAttribute('data-theme', 'projector');
});

test('with larger type long lists still end at their last row', async ({ context }) => {
  for (const theme of ['light', 'projector']) {
    // A tab of its own: this one would come back to the end of the run.
    const page = await context.newPage();
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await page.setViewportSize({ width: 1920, height: 1080 });
    await page.addInitScript(
      value => localStorage.setItem('ringside.preferences', JSON.stringify({ theme: value })),
      theme,
    );
    await open(page);
    await runToEnd(page);
    const rows = log(page).getByRole('row');
    const last = rows.last();
    await expect(last).toHaveAttribute('aria-current', 'step');
    // The rows that are not drawn have the very height of those that are.
    const fault = () =>
      log(page).evaluate(table => {
        const drawn = [...table.querySelectorAll('tr[data-row]')].at(-1)?.getBoundingClientRect().height ?? 0;
        const all = table.querySelector('tbody')?.getBoundingClientRect().height ?? 0;
        return Math.abs(all - drawn * (Number(table.getAttribute('aria-rowcount')) - 1));
      });
    await expect.poll(fault, theme).toBeLessThanOrEqual(1);
  }
});

test('where colours are forced, everything is still told apart', async ({ page }) => {
  await page.emulateMedia({ forcedColors: 'active', reducedMotion: 'reduce' });
  await open(page);
  await runToEnd(page);
  const styleOf = (locator: ReturnType<Page['locator']>, property: string) =>
    locator.evaluate((element, name) => getComputedStyle(element).getPropertyValue(name), property);
  const canvas = await styleOf(page.locator('body'), 'background-color');
  const text = await styleOf(page.locator('body'), 'color');
  expect(text).not.toBe(canvas);
  // What is pressed, chosen and current is filled, framed or marked in the colours of the person.
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toHaveCSS('background-color', text);
  await expect(page.getByRole('tab', { selected: true })).toHaveCSS('border-bottom-color', text);
  await expect(picture(page)).toBeVisible();
  const glyphs = () =>
    picture(page)
      .locator('svg')
      .evaluateAll(all => [...new Set(all.map(each => getComputedStyle(each).color))]);
  await expect.poll(glyphs, 'shapes in the colour of the text').toEqual([text]);
  const row = log(page).getByRole('row').last();
  await row.click();
  await expect(row).toHaveCSS('outline-style', 'dashed');
  expect(await violations(page)).toEqual([]);
});

test('each step is announced as one sentence', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page);
  const step = page.getByRole('region', { name: 'Controls' }).getByRole('button', { name: 'Step', exact: true });
  for (let k = 1; k <= 3; k += 1) {
    await step.click();
    await expectStep(page, k);
    await expect(sentence(page)).toContainText(`${k}`);
    const spoken = page.getByRole('status').filter({ hasText: /\.$/ });
    await expect(spoken).toHaveCount(1);
    const said = (await spoken.textContent()) ?? '';
    await expect(sentence(page)).toContainText(said);
  }
});

test('on a phone nothing runs over the edge, and reading and stepping work', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await page.goto('./');
  const step = page.getByRole('button', { name: 'Step', exact: true });
  await expect(step).toBeEnabled();
  for (let k = 0; k < 4; k += 1) await step.click();
  for (const pane of ['Next', 'Picture', 'Detail', 'Bytes', 'Log']) {
    await page.getByRole('navigation').or(page.getByRole('tablist')).last().getByText(pane).first().click();
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    await expect.poll(over, pane).toBeLessThanOrEqual(0);
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
  await expectDigest(page, moving);
  await expect(log(page)).toBeVisible();
});
