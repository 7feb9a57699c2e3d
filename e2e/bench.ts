// Measures the built page in a Chromium: when it answers, how soon a step is painted, how evenly it plays.
import { readFileSync } from 'node:fs';
import { type Browser, chromium, type Page } from '@playwright/test';
import { preview } from 'vite';
import { type Figure, print } from '../engine/bench/measure.ts';
import type { LinkView } from '../engine/scenario/link-view.ts';
import { findChromium } from './chromium.mjs';
import { linkOf, recipeWith } from './ringside.ts';

const median = (values: readonly number[]): number =>
  [...values].sort((a, b) => a - b)[values.length >> 1] ?? Number.NaN;
const quantile = (values: readonly number[], part: number): number =>
  [...values].sort((a, b) => a - b)[Math.min(values.length - 1, Math.floor(values.length * part))] ?? Number.NaN;

const address = async (): Promise<{ readonly url: string; readonly close: () => Promise<void> }> => {
  const server = await preview({ preview: { port: 0, strictPort: false }, logLevel: 'silent' });
  return { url: server.resolvedUrls?.local[0] ?? '', close: () => server.close() };
};

const opened = async (browser: Browser, url: string, still: boolean): Promise<Page> => {
  const context = await browser.newContext({
    viewport: { width: 1440, height: 900 },
    ...(still && { reducedMotion: 'reduce' as const }),
  });
  const page = await context.newPage();
  await page.addInitScript({ path: 'e2e/instruments.mjs' });
  await page.goto(url);
  await page.evaluate('interactive');
  return page;
};

const LOADS = 9;
const STEPS = 60;

const load = async (browser: Browser, url: string): Promise<Figure> => {
  const times: number[] = [];
  for (let k = 0; k < LOADS; k += 1) {
    const page = await opened(browser, url, true);
    times.push(await page.evaluate<number>('interactive'));
    await page.context().close();
  }
  return { name: `load to interactive, median of ${LOADS}`, value: median(times), unit: 'ms', aim: 1500 };
};

const stepping = async (
  browser: Browser,
  url: string,
  vfs: number,
  view: LinkView = {},
): Promise<readonly Figure[]> => {
  const what = [`${vfs} VFs`, view.layout, view.selection].filter(Boolean).join(', ');
  const page = await opened(browser, `${url}${linkOf(recipeWith(vfs), view)}`, true);
  const times: number[] = [];
  for (let k = 0; k < STEPS; k += 1) times.push(await page.evaluate<number>("keyToPaint('ArrowRight')"));
  await page.context().close();
  return [
    { name: `step to paint, ${what}, median of ${STEPS}`, value: median(times), unit: 'ms', aim: 16 },
    { name: `step to paint, ${what}, 95 of 100`, value: quantile(times, 0.95), unit: 'ms' },
  ];
};

const playing = async (
  browser: Browser,
  url: string,
  vfs: number,
  layout: 'review' | 'sequence',
): Promise<readonly Figure[]> => {
  const page = await opened(browser, `${url}${linkOf(recipeWith(vfs), { step: 40, layout })}`, false);
  await page.getByRole('button', { name: 'Play', exact: true }).click();
  const times = await page.evaluate<readonly number[]>('frames(5000)');
  await page.context().close();
  return [
    {
      name: `frame while playing, ${layout}, ${vfs} VFs, median of ${times.length}`,
      value: median(times),
      unit: 'ms',
      aim: 16.7,
    },
    { name: `frame while playing, ${layout}, ${vfs} VFs, 99 of 100`, value: quantile(times, 0.99), unit: 'ms' },
  ];
};

/** Steps of the run whose memory is counted, of which Stop is asked before its end. */
const LONG = 100_000;
const STOPS = 5;

const mebibytes = (bytes: number): number => bytes / 2 ** 20;

/** Memory of the page's own heap and of its worker's, garbage included that nobody has collected yet. */
const memoryOf = async (page: Page): Promise<number> => {
  const heap = () => (performance as unknown as { memory?: { usedJSHeapSize: number } }).memory?.usedJSHeapSize ?? 0;
  const all = await Promise.all([page.evaluate(heap), ...page.workers().map(worker => worker.evaluate(heap))]);
  return all.reduce((sum, each) => sum + each, 0);
};

/** A long run in the page: how soon Stop is done while the worker is busy, and what the tab has then. */
const running = async (browser: Browser, url: string): Promise<readonly Figure[]> => {
  const file = JSON.parse(readFileSync('public/scenarios/long/a-million-steps.json', 'utf8'));
  const page = await opened(browser, `${url}${linkOf(file)}`, true);
  const stops: number[] = [];
  const atStep = async (): Promise<number> =>
    Number(await page.getByRole('slider', { name: 'Step that is shown' }).getAttribute('aria-valuenow'));
  const start = performance.now();
  for (let k = 1; k <= STOPS; k += 1) {
    await page.getByRole('button', { name: 'Run', exact: true }).click();
    while ((await atStep()) < (k * LONG) / STOPS) await page.waitForTimeout(50);
    stops.push(await page.evaluate<number>('stopToPaint()'));
  }
  const made = await atStep();
  const seconds = (performance.now() - start) / 1000;
  const memory = await memoryOf(page);
  await page.context().close();
  return [
    {
      name: `Stop while it runs, until the page stands still, slowest of ${STOPS}`,
      value: Math.max(...stops),
      unit: 'ms',
      aim: 200,
    },
    { name: `steps in the page, ${LONG} of a million`, value: made / seconds, unit: 'steps/s' },
    { name: 'memory of the page and its worker then', value: mebibytes(memory), unit: 'MiB' },
  ];
};

const executablePath = findChromium();
const browser = await chromium.launch({
  args: ['--enable-precise-memory-info'],
  ...(executablePath && { executablePath }),
});
const { url, close } = await address();
try {
  print('Page, 1440 × 900', [
    await load(browser, url),
    ...(await stepping(browser, url, 4)),
    ...(await stepping(browser, url, 64)),
    ...(await stepping(browser, url, 64, { layout: 'sequence' })),
    ...(await stepping(browser, url, 64, { selection: 'pf0/vf2;lens=device' })),
    ...(await stepping(browser, url, 255)),
    ...(await playing(browser, url, 64, 'review')),
    ...(await playing(browser, url, 64, 'sequence')),
    ...(await running(browser, url)),
  ]);
} finally {
  await browser.close();
  await close();
}
