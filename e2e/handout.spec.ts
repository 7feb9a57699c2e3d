import { readFileSync } from 'node:fs';
import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { QUIET, qrOf } from '../app/share/qr.ts';
import { faultsOf, smallTargets } from './layout.ts';
import { expect, expectStep, linkTo, open, test } from './ringside.ts';

const study = (page: Page) => page.getByRole('main', { name: 'Handout' });
const paper = (page: Page) => study(page).getByRole('article', { name: 'What is printed' });
const at = async (page: Page, scenario: string, args: string, step = 0): Promise<void> => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto('about:blank');
  await page.goto(`./${linkTo(scenario, { step, study: `handout?${args}` })}`);
  await expect(study(page)).toBeVisible();
  await expect(paper(page)).toBeVisible();
};

interface Lesson {
  readonly title: string;
  readonly pages: readonly { readonly title: string; readonly question?: { readonly why: string } }[];
}
const lessonOf = (name: string): Lesson => JSON.parse(readFileSync(`public/lessons/${name}.json`, 'utf8'));

/** Pixels of what is printed on a sheet. */
const contents = { a4: { width: 673, height: 986 }, letter: { width: 695, height: 920 } } as const;

/** Pages and bitmaps of a PDF, and the size of its first page in points. */
const readPdf = (pdf: Buffer) => {
  const text = pdf.toString('latin1');
  const [, width, height] = /\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/.exec(text) ?? [];
  return {
    pages: text.match(/\/Type \/Page\b(?!s)/g)?.length ?? 0,
    bitmaps: text.match(/\/Subtype \/Image\b/g)?.length ?? 0,
    width: Math.round(Number(width)),
    height: Math.round(Number(height)),
  };
};

test('a run is printed as vectors, and its code leads to the moment', async ({ page, context }) => {
  await page.addInitScript(() => {
    let printed = 0;
    window.print = () => document.documentElement.setAttribute('data-printed', `${++printed}`);
  });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, linkTo('seven-steps', { step: 52 }));
  await page.getByRole('button', { name: 'Share' }).click();
  await page.getByRole('button', { name: 'Print a handout' }).click();
  await expect(paper(page).getByRole('heading', { name: 'The seven steps of the July 2022 draft' })).toBeVisible();
  await expect(paper(page).getByRole('heading', { name: /^Step \d+/ })).toHaveCount(7);
  await expect(paper(page).getByRole('img', { name: /^The device group after step / })).toHaveCount(7);
  await expect(study(page).getByRole('status').filter({ hasText: 'sheets' })).toHaveText(/^[4-8] sheets$/);
  const commands = paper(page).getByRole('table').last();
  await expect(commands.getByRole('row', { name: /assign 0 CSUM, 5 MAC, 32 VERSION_1 to VF 2/ })).toContainText(
    'success',
  );

  const link = paper(page).getByRole('link', { name: /^QR code/ });
  const address = (await link.getAttribute('href')) ?? '';
  const { modules, path } = qrOf(address);
  await expect(link.locator('path').last()).toHaveAttribute('d', path);
  await expect(link.locator('svg')).toHaveAttribute('viewBox', `0 0 ${modules + 2 * QUIET} ${modules + 2 * QUIET}`);

  await study(page).getByRole('checkbox', { name: 'Ends of the recipe' }).uncheck();
  await study(page).getByRole('textbox', { name: 'More steps' }).fill('49-52');
  await expect(paper(page).getByRole('heading', { name: /^Step \d+/ })).toHaveText([/49/, /50/, /51/, /52/]);
  await expect(paper(page).getByRole('table', { name: /device-readable part/ })).toContainText('resource_val');
  await study(page).getByRole('textbox', { name: 'More steps' }).fill('49-5200');
  await expect(study(page).getByRole('alert')).toContainText('the run ends at step 71');
  await study(page).getByRole('textbox', { name: 'More steps' }).fill('52');
  await expect(paper(page).getByRole('heading', { name: /^Step \d+/ })).toHaveText([/52/]);
  await study(page).getByRole('button', { name: 'Print', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-printed', '1');
  await expect(page).toHaveURL(/st=handout%3F.*steps%3D52/);

  const other = await context.newPage();
  await other.goto(page.url());
  await expect(paper(other).getByRole('heading', { name: /^Step \d+/ })).toHaveText([/52/]);
  const reader = await context.newPage();
  await reader.emulateMedia({ reducedMotion: 'reduce' });
  await reader.goto(address);
  await expectStep(reader, 52);
});

test('a course is printed for learners without an answer, and for trainers with all of them', async ({
  page,
  context,
}) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, linkTo('seven-steps'));
  await page.getByRole('button', { name: 'Teach' }).click();
  for (const name of ['the-july-2022-draft', 'a-function-comes-up']) {
    const { title, pages } = lessonOf(name);
    await page.getByRole('button', { name: `Print a handout: ${title}` }).click();
    await expect(paper(page).getByRole('heading', { name: title })).toBeVisible();
    const learner = (await paper(page).textContent()) ?? '';
    for (const [k, each] of pages.entries()) {
      expect(learner).toContain(`${k + 1}. ${each.title}`);
      if (each.question) expect(learner).not.toContain(each.question.why);
    }
    expect(await paper(page).locator('canvas').count()).toBe(0);
    for (const image of await paper(page).locator('img').all()) {
      await expect(image).toHaveAttribute('src', /^data:image\/svg\+xml,/);
    }
    const code = paper(page).getByRole('link', { name: 'QR code: Page 3' });
    await expect(code).toHaveAttribute('href', new RegExp(`#l=${name}\\.3$`));
    await study(page).getByRole('button', { name: 'Trainer’s, with answers' }).click();
    await expect(paper(page).getByRole('heading', { name: 'Answers' })).toBeVisible();
    const trainer = (await paper(page).textContent()) ?? '';
    for (const { question } of pages) {
      if (question && !question.why.includes('](')) expect(trainer).toContain(question.why);
    }
    await expect(page).toHaveURL(/for%3Dtrainer/);
    if (name === 'a-function-comes-up') {
      const reader = await context.newPage();
      await reader.goto((await code.getAttribute('href')) ?? '');
      await expect(reader.getByRole('article', { name: pages[2]?.title ?? '' })).toBeVisible();
    }
    await study(page).getByRole('button', { name: 'Back to the run' }).click();
  }
});

for (const format of ['a4', 'letter'] as const) {
  test(`nothing is cut on ${format} paper, and nothing of the page is printed, in a dark theme, too`, async ({
    page,
  }) => {
    for (const args of format === 'a4'
      ? ['for=trainer&course=breaking-rings', 'kinds=recipe,answers,end&steps=20-30']
      : ['course=a-virtqueue', 'picture=rings']) {
      await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce', media: null });
      await page.setViewportSize({ width: 1280, height: 800 });
      await at(page, 'seven-steps', `${args}&paper=${format}`);
      const count = study(page).getByRole('status').filter({ hasText: 'sheets' });
      await expect(count).toBeVisible();
      const { pages, bitmaps, width, height } = readPdf(await page.pdf({ preferCSSPageSize: true }));
      expect(pages).toBeGreaterThan(3);
      expect(bitmaps).toBe(0);
      expect([width, height]).toEqual(format === 'a4' ? [595, 842] : [612, 792]);
      // What the screen shows is what the printer makes of it.
      const away = async () => Math.abs(Number.parseInt((await count.textContent()) ?? '', 10) - pages);
      await expect.poll(away).toBeLessThanOrEqual(1);

      const { width: wide, height: high } = contents[format];
      await page.setViewportSize({ width: wide, height: 16_000 });
      await page.emulateMedia({ media: 'print' });
      await expect(page.getByRole('button', { name: 'Share' })).toBeHidden();
      await expect(study(page).getByText('Back to the run')).toBeHidden();
      await expect.poll(() => faultsOf(page)).toEqual([]);
      const blocks = () =>
        page.locator('.handout-block').evaluateAll(all => all.map(({ clientHeight }) => clientHeight));
      await expect.poll(async () => Math.max(...(await blocks()))).toBeLessThanOrEqual(high);
      const look = await page.evaluate(() => [
        getComputedStyle(document.body).backgroundColor,
        getComputedStyle(document.querySelector('.handout') ?? document.body).color,
      ]);
      expect(look).toEqual(['rgb(255, 255, 255)', 'rgb(20, 23, 28)']);
    }
  });
}

test('is accessible, and whole on a phone', async ({ page }) => {
  await at(page, 'seven-steps', 'course=groups-and-the-admin-queue&for=trainer');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await page.emulateMedia({ colorScheme: 'dark' });
  await at(page, 'error-dev-in-use', 'kinds=answers,refused,end');
  expect((await new AxeBuilder({ page }).analyze()).violations).toEqual([]);
  await expect.poll(() => faultsOf(page)).toEqual([]);
  await expect.poll(() => smallTargets(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  await expect(paper(page)).toHaveAttribute('data-laid', 'false');
  await expect.poll(() => faultsOf(page)).toEqual([]);
  await expect.poll(() => smallTargets(page)).toEqual([]);
});
