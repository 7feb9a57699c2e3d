// Pictures of the main views in every theme, beside those that were taken before: what looks another way, and by how
// much. Not a test: faces differ between machines, so that the pictures to compare with are taken on each anew.
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { type Browser, chromium, type Page } from '@playwright/test';
import pixelmatch from 'pixelmatch';
import { PNG } from 'pngjs';
import { preview } from 'vite';
import { studies } from '../app/store/study-slice.ts';
import { study } from '../app/text/study.ts';
import { findChromium } from './chromium.mjs';
import { linkTo } from './ringside.ts';

const ROOT = '.results/screenshots';
const folders = { before: join(ROOT, 'before'), now: join(ROOT, 'now'), differs: join(ROOT, 'differs') };

const themes = ['light', 'dark', 'projector', 'system'] as const;
const sizes = { 1440: 900, 390: 844 } as const;

/** A step in the middle of the story: a command has come back, its driver has yet to look. */
const STEP = 30;

type View = readonly [name: string, go: (page: Page) => Promise<unknown>];

const press = (page: Page, name: string | RegExp) => page.getByRole('button', { name, exact: true }).click();

const inStudy = (name: (typeof studies)[number]): View => [
  `study-${name}`,
  async page => {
    await press(page, 'Study');
    await page.getByRole('dialog').getByText(study.names[name], { exact: true }).click();
    await page.getByRole('heading', { name: study.names[name], exact: true }).waitFor();
    await page.getByText(study.waiting).waitFor({ state: 'hidden' });
  },
];

const wide: readonly View[] = [
  ['review', async () => {}],
  ['bytes', page => press(page, 'Bytes')],
  ['sequence', page => press(page, 'Sequence')],
  ...['Compose', 'Features', 'Registers', 'Memory', 'Clause'].map(
    (tab): View => [tab.toLowerCase(), page => page.getByRole('tab', { name: tab, exact: true }).click()],
  ),
  ['share', page => press(page, 'Share')],
  ['palette', page => page.keyboard.press('Control+k')],
  ['library', page => press(page, /^Scenarios: /)],
  ...studies.map(inStudy),
];

const narrow: readonly View[] = ['Next', 'Picture', 'Detail', 'Bytes', 'Log'].map(pane => [
  pane.toLowerCase(),
  page => page.getByRole('navigation', { name: 'Panes' }).getByText(pane).click(),
]);

/** Until two pictures in a row are the same: what is fetched late is there. */
const still = async (page: Page): Promise<Buffer> => {
  let last = await page.screenshot({ animations: 'disabled' });
  for (let tries = 0; tries < 20; tries += 1) {
    await page.waitForTimeout(150);
    const now = await page.screenshot({ animations: 'disabled' });
    if (now.equals(last)) return now;
    last = now;
  }
  return last;
};

const takeAll = async (
  browser: Browser,
  url: string,
  wanted: (name: string) => boolean,
): Promise<readonly string[]> => {
  const taken: string[] = [];
  const view = linkTo('seven-steps', { step: STEP });
  for (const [width, height] of Object.entries(sizes).map(([width, height]) => [Number(width), height] as const)) {
    for (const theme of themes) {
      for (const [name, go] of width < 700 ? narrow : wide) {
        const file = `${name}-${theme}-${width}.png`;
        if (!wanted(file)) continue;
        const page = await browser.newPage({
          viewport: { width, height },
          colorScheme: theme === 'system' ? 'dark' : 'light',
          reducedMotion: 'reduce',
        });
        await page.addInitScript(
          value => localStorage.setItem('ringside.preferences', JSON.stringify({ theme: value })),
          theme,
        );
        await page.goto(`${url}${view}`);
        await page.getByRole('button', { name: 'Play', exact: true }).waitFor();
        await go(page);
        writeFileSync(join(folders.now, file), await still(page));
        await page.close();
        taken.push(file);
      }
    }
  }
  return taken;
};

/** Pixels that differ; a picture of them is written. Null: the sizes differ. */
const compare = (file: string): number | null => {
  const [before, now] = [folders.before, folders.now].map(folder => PNG.sync.read(readFileSync(join(folder, file))));
  if (!before || !now || before.width !== now.width || before.height !== now.height) return null;
  const picture = new PNG({ width: now.width, height: now.height });
  const count = pixelmatch(before.data, now.data, picture.data, now.width, now.height, { threshold: 0.1 });
  if (count > 0) writeFileSync(join(folders.differs, file), PNG.sync.write(picture));
  return count;
};

const { values, positionals } = parseArgs({
  options: { update: { type: 'boolean', default: false } },
  allowPositionals: true,
});
rmSync(folders.now, { recursive: true, force: true });
rmSync(folders.differs, { recursive: true, force: true });
for (const folder of Object.values(folders)) mkdirSync(folder, { recursive: true });

const server = await preview({ preview: { port: 0, strictPort: false }, logLevel: 'silent' });
const executablePath = findChromium();
const browser = await chromium.launch(executablePath ? { executablePath } : {});
const all = await takeAll(browser, server.resolvedUrls?.local[0] ?? '', file =>
  positionals.every(word => file.includes(word)),
);
await browser.close();
await server.close();

let [same, fresh, other] = [0, 0, 0];
for (const file of all) {
  const path = join(folders.before, file);
  if (values.update || !existsSync(path)) {
    writeFileSync(path, readFileSync(join(folders.now, file)));
    fresh += 1;
    continue;
  }
  const count = compare(file);
  if (count === 0) {
    same += 1;
    continue;
  }
  other += 1;
  console.log(
    count === null ? `${file}: another size` : `${file}: ${count} pixels, see ${join(folders.differs, file)}`,
  );
}
console.log(`${same} alike, ${other} differ, ${fresh} taken to compare with`);
process.exitCode = other > 0 ? 1 : 0;
