import { readFileSync } from 'node:fs';
import { test as base, expect, type Page } from '@playwright/test';

/** Every test fails on a console error, an uncaught exception, or a request to anywhere but the page's own origin. */
export const test = base.extend<{ quiet: undefined }>({
  quiet: [
    async ({ context, baseURL }, use) => {
      const trouble: string[] = [];
      const own = new URL(baseURL ?? '').origin;
      context.on('console', message => {
        if (['error', 'warning'].includes(message.type())) trouble.push(`console: ${message.text()}`);
      });
      context.on('weberror', error => trouble.push(`exception: ${error.error().message}`));
      context.on('request', request => {
        const { origin, protocol } = new URL(request.url());
        if (origin !== own && protocol.startsWith('http')) trouble.push(`request: ${request.url()}`);
      });
      await use(undefined);
      expect(trouble).toEqual([]);
    },
    { auto: true },
  ],
});
export { expect };

export const button = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true });
const controls = (page: Page) => page.getByRole('region', { name: 'Controls' });
export const log = (page: Page) => page.getByRole('region', { name: 'Log' });
export const next = (page: Page) => page.getByRole('region', { name: 'What can happen next' });

/** Opens the page at its first scenario and waits until it answers. */
export const open = async (page: Page, fragment = ''): Promise<void> => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`./${fragment}`);
  await expect(button(page, 'Play')).toBeEnabled();
};

export const position = async (page: Page): Promise<{ step: number; end: number; digest: string }> => {
  const text = (await controls(page).getByRole('paragraph').filter({ hasText: 'Position:' }).textContent()) ?? '';
  const match = /step (\d+) \D*(\d+).*digest ([0-9a-f]{8})\s*([0-9a-f]{8})/.exec(text);
  if (!match) throw new Error(`no position in: ${text}`);
  return { step: Number(match[1]), end: Number(match[2]), digest: `${match[3]}${match[4]}` };
};

export const atStep = (page: Page, step: number) =>
  expect.poll(async () => (await position(page)).step, { timeout: 15_000 }).toBe(step);

export const runToEnd = async (page: Page): Promise<void> => {
  await button(page, 'Run').click();
  await expect(button(page, 'Run')).toBeDisabled();
};

export const seek = async (page: Page, step: number): Promise<void> => {
  const from = (await position(page)).step;
  const key = step < from ? 'ArrowLeft' : 'ArrowRight';
  for (let k = 0; k < Math.abs(step - from); k += 1) await page.keyboard.press(key);
  await atStep(page, step);
};

export const openTab = async (page: Page, name: string) => {
  await page.getByRole('tab', { name, exact: true }).click();
  return page.getByRole('tabpanel', { name });
};

export const scenario = (name: string) => JSON.parse(readFileSync(`public/scenarios/${name}.json`, 'utf8'));
export const library: readonly { file: string; title: string }[] = JSON.parse(
  readFileSync('public/scenarios/index.json', 'utf8'),
);
