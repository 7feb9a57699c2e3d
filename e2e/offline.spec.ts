import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Page } from '@playwright/test';
import { control, expect, expectStep, open, runToEnd, test } from './ringside.ts';
import { serveUnder } from './serve.ts';

test.describe('after the first visit', () => {
  let server: Server;
  let newer = false;
  /** What the newer version has fetched of the files whose name says what is in them. */
  let again: string[] = [];

  test.use({
    serviceWorkers: 'allow',
    contextOptions: { reducedMotion: 'reduce' },
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
    baseURL: async ({}, use) => {
      newer = false;
      again = [];
      // Another version is one whose service worker differs.
      server = await serveUnder('/', (file, content) => {
        if (newer && file.includes('assets/')) again.push(file);
        return newer && file.endsWith('sw.js') ? `${content.toString()}\n// newer` : content;
      });
      await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
      server.close();
    },
  });

  /** Until the files are on this machine and the page is served from there. */
  const kept = (page: Page) =>
    page.waitForFunction(() => navigator.serviceWorker.controller?.state === 'activated', null, { timeout: 30_000 });

  test('everything works without a network: other scenarios, studies, links', async ({ page, context }) => {
    await open(page);
    await kept(page);
    server.closeAllConnections();
    server.close();
    await context.setOffline(true);
    await page.reload();
    await expect(control(page, 'Play')).toBeVisible();
    await page.getByRole('button', { name: /^Scenarios: / }).click();
    await page.getByRole('button', { name: /^A VF moves to another PF/ }).click();
    await expect(page).toHaveTitle(/A VF moves to another PF/);
    await runToEnd(page);
    await page.getByRole('button', { name: 'Study' }).click();
    await page.getByRole('button', { name: 'Every reading' }).click();
    await expect(page.getByText(/^\d+ of \d+ switches makes? a difference/)).toBeVisible();
  });

  test('a newer version says so, and comes when it is asked for', async ({ page }) => {
    await open(page);
    await kept(page);
    newer = true;
    await page.reload();
    await control(page, 'Step').click();
    await expectStep(page, 1);
    const notice = page.getByRole('region', { name: 'A new version is ready' });
    await expect(notice).toBeVisible();
    expect(again, 'fetched although it is the same').toEqual([]);
    // Nothing is swapped under the run.
    await control(page, 'Step').click();
    await expectStep(page, 2);
    await expect(page).toHaveURL(/#s=.*&t=2/);
    await notice.getByRole('button', { name: 'Take it now' }).click();
    await expect(notice).toHaveCount(0);
    await expectStep(page, 2);
  });
});
