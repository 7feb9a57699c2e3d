import { readFileSync } from 'node:fs';
import { type BrowserContext, test as base, expect, type Locator, type Page } from '@playwright/test';
import '../engine/scenario/all.ts';
import { encodeLink } from '../engine/scenario/link.ts';
import type { LinkView } from '../engine/scenario/link-view.ts';
import { parseScenario } from '../engine/scenario/parse.ts';

export { expect };

/** What every test watches: what the page asks for, and what it complains about. */
interface Watched {
  /** Watches another context as well: a recipient's browser, a phone. */
  readonly watch: (context: BrowserContext) => void;
  /** Complaints that a test provokes on purpose. */
  readonly expectComplaint: (pattern: RegExp) => void;
}

/** Fails each test in which the page asked for anything outside its own origin, or wrote an error or a warning. */
export const test = base.extend<Watched & { watched: null }>({
  watched: [
    async ({ context, watch }: { context: BrowserContext } & Watched, use: (value: null) => Promise<void>) => {
      watch(context);
      await use(null);
    },
    { auto: true },
  ],
  watch: async ({ baseURL, expectComplaint }, use) => {
    const own = new URL(baseURL ?? '').origin;
    const requests: string[] = [];
    const complaints: string[] = [];
    await use(context => {
      context.on('request', request => requests.push(request.url()));
      context.on('weberror', error => complaints.push(`thrown: ${error.error().message}`));
      context.on('console', message => {
        if (message.type() === 'error' || message.type() === 'warning') {
          complaints.push(`${message.type()}: ${message.text()}`);
        }
      });
    });
    const elsewhere = requests.filter(url => !url.startsWith(`${own}/`) && !/^(data|blob):/.test(url));
    expect(elsewhere, 'requests outside the page’s own origin').toEqual([]);
    expect(requests, 'the page was watched').not.toEqual([]);
    // What the configuration blocks is said by the test runner, not by the page.
    const expected = [...patternsOf(expectComplaint), /^warning: Service Worker registration blocked by Playwright$/];
    expect(
      complaints.filter(text => !expected.some(pattern => pattern.test(text))),
      'errors and warnings in the console',
    ).toEqual([]);
  },
  // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the names of fixtures from this pattern.
  expectComplaint: async ({}, use) => {
    const patterns: RegExp[] = [];
    await use(Object.assign((pattern: RegExp) => void patterns.push(pattern), { patterns }));
  },
});

const patternsOf = (expectComplaint: Watched['expectComplaint']): readonly RegExp[] =>
  (expectComplaint as Watched['expectComplaint'] & { readonly patterns: readonly RegExp[] }).patterns;

// ---------------------------------------------------------------- scenarios and links

/** A file of the library, to be changed by a test. */
// biome-ignore lint/suspicious/noExplicitAny: what a file holds is known when it was parsed.
export const libraryFile = (name: string): any => JSON.parse(readFileSync(`public/scenarios/${name}.json`, 'utf8'));

/** The link of a scenario as a file would hold it. */
export const linkOf = (file: unknown, view: LinkView = {}): string => {
  const read = parseScenario(file, 'page');
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return `#${encodeLink(read.value, view)}`;
};

/** The link of a scenario of the library. */
export const linkTo = (name: string, view: LinkView = {}): string => linkOf(libraryFile(name), view);

/** The recipe with another number of VFs. */
export const recipeWith = (vfs: number): unknown => {
  const file = libraryFile('seven-steps');
  file.topology.pfs[0].totalVfs = vfs;
  for (const line of file.script) if (line.do === 'enable-vfs') line.numVfs = vfs;
  return { ...file, expect: [] };
};

// ---------------------------------------------------------------- what a person finds on the page

/**
 * Opens the page, or a link of it, and waits until it can be used. By way of an empty page: the same address again would
 * be a reload, which returns to the run that was shown.
 */
export const open = async (page: Page, hash = ''): Promise<void> => {
  if (page.url() !== 'about:blank') await page.goto('about:blank');
  await page.goto(`./${hash}`);
  await expect(page.getByRole('button', { name: /^(Play|Pause)$/ })).toBeVisible();
};

export const controls = (page: Page): Locator => page.getByRole('region', { name: 'Controls' });
export const control = (page: Page, name: string): Locator => controls(page).getByRole('button', { name, exact: true });
export const timeline = (page: Page): Locator => page.getByRole('region', { name: 'Timeline' });
export const playhead = (page: Page): Locator => page.getByRole('slider', { name: 'Step that is shown' });
export const log = (page: Page): Locator => page.getByRole('table', { name: 'Log' });
export const picture = (page: Page): Locator => page.getByRole('application', { name: 'Picture of the device group' });
/** The step that is shown, as one sentence. */
export const sentence = (page: Page): Locator => page.getByRole('region', { name: 'The step that is shown' });
export const detail = (page: Page): Locator => page.getByRole('tabpanel');

export const step = async (page: Page): Promise<number> => Number(await playhead(page).getAttribute('aria-valuenow'));
export const expectStep = (page: Page, wanted: number): Promise<void> =>
  expect(playhead(page)).toHaveAttribute('aria-valuenow', String(wanted));

/** Digest of the world that is shown: 16 hex digits. */
export const digest = async (page: Page): Promise<string> => {
  const text = (await controls(page).textContent()) ?? '';
  const [, digits = ''] = /digest\s*((?:[0-9a-f]\s*){16})/.exec(text) ?? [];
  return digits.replaceAll(/\s/g, '');
};
export const expectDigest = (page: Page, wanted: string): Promise<void> => expect.poll(() => digest(page)).toBe(wanted);

export const openTab = async (page: Page, name: string): Promise<void> => {
  await page.getByRole('tab', { name, exact: true }).click();
  await expect(page.getByRole('tab', { name, exact: true })).toHaveAttribute('aria-selected', 'true');
};

/** Runs to the end without movement. */
export const runToEnd = async (page: Page): Promise<void> => {
  await control(page, 'Run').click();
  await expect(page.getByText(/^The (run is at its end|script goes no further)/)).toBeVisible();
};

/** Does what no schedule foresees, with the operator's own form. */
export const operate = async (page: Page, intent: string, device: string): Promise<void> => {
  const next = page.getByRole('region', { name: 'What can happen next' });
  const what = next.getByRole('combobox', { name: 'What to do' });
  if (!(await what.isVisible())) await next.getByText('Something else').click();
  await what.selectOption({ label: intent });
  await next.getByRole('combobox', { name: 'Function' }).selectOption(device);
  const before = await step(page);
  await next.getByRole('button', { name: 'Do it' }).click();
  await expectStep(page, before + 1);
};

/** Numbers of the bits that are in a column of the feature table. */
export const bitsIn = async (page: Page, device: string, column: string): Promise<readonly number[]> => {
  await openTab(page, 'Features');
  await detail(page).getByRole('combobox', { name: 'Function' }).selectOption(device);
  const table = page.getByRole('table', { name: `Feature bits of ${device}` });
  await expect(table).toBeVisible();
  const headers = await table.getByRole('columnheader').allInnerTexts();
  const at = headers.indexOf(column);
  expect(headers, `a column ${column}`).toContain(column);
  const bits: number[] = [];
  for (const row of (await table.getByRole('row').all()).slice(1)) {
    const cells = await row.getByRole('cell').or(row.getByRole('rowheader')).allInnerTexts();
    if (cells[at] === 'yes') bits.push(Number(cells[0]));
  }
  return bits;
};

/** Chooses a scenario file, as with the button of the library. */
export const openAsFile = async (page: Page, file: unknown, name = 'mine.json'): Promise<void> => {
  await page.getByRole('button', { name: /^Scenarios: / }).click();
  const chooser = page.waitForEvent('filechooser');
  await page.getByRole('button', { name: 'Open a file …' }).click();
  const text = typeof file === 'string' ? file : JSON.stringify(file);
  await (await chooser).setFiles({ name, mimeType: 'application/json', buffer: Buffer.from(text) });
};
