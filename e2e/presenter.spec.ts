import { randomBytes } from 'node:crypto';
import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import jsQR from 'jsqr';
import { PNG } from 'pngjs';
import { faultsOf, resting, smallTargets } from './layout.ts';
import {
  digest,
  expect,
  expectDigest,
  expectStep,
  libraryFile,
  linkOf,
  linkTo,
  open,
  openAsFile,
  operate,
  sentence,
  test,
} from './ringside.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });
test.describe.configure({ timeout: 120_000 });

/** The page as a room sees it, at a step of the seven steps. */
const present = async (page: Page, step: number, hash = linkTo('seven-steps', { step })): Promise<void> => {
  await page.goto(`./${hash}&p=1`);
  await expect(page.getByRole('main', { name: 'Presenter' })).toBeVisible();
  await shows(page, step);
};

const shows = (page: Page, step: number): Promise<void> =>
  expect(sentence(page).getByText(`Step ${step}`, { exact: true })).toBeAttached();

/** Opens the window with the cues by its key. */
const openCues = async (page: Page): Promise<Page> => {
  const opened = page.waitForEvent('popup');
  await page.keyboard.press('c');
  const cues = await opened;
  await hasPicture(cues);
  return cues;
};

/** The window with the cues has found the one with the picture, which hears what it wants. */
const hasPicture = (cues: Page): Promise<void> => expect(cues.getByRole('button', { name: /^Black/ })).toBeEnabled();

const cuesShow = (cues: Page, step: number): Promise<void> =>
  expect(
    cues.getByRole('heading', { name: step === 0 ? 'Before the first step' : `Step ${step} of 71` }),
  ).toBeVisible();

const current = (cues: Page) => cues.getByRole('listitem').filter({ has: cues.locator('[aria-current=step]') });

test('both windows stay in step over fifty steps, driven from either, and over a reload of each', async ({ page }) => {
  await present(page, 0);
  const cues = await openCues(page);
  for (let step = 1; step <= 50; step += 1) {
    const by = step % 3;
    if (by === 0) await cues.getByRole('button', { name: /^Step ↓/ }).click();
    else await (by === 1 ? page : cues).keyboard.press('ArrowDown');
    await shows(page, step);
    await cuesShow(cues, step);
  }
  await expect(current(cues)).toContainText('Assign the wanted features');
  const said = (await sentence(page).textContent()) ?? '';
  await page.keyboard.press('t');
  await expect(page.getByRole('timer')).toBeVisible();

  await page.reload();
  await shows(page, 50);
  await expect(sentence(page)).toHaveText(said);
  await expect(page.getByRole('timer')).toBeVisible();
  await cuesShow(cues, 50);
  await hasPicture(cues);
  await cues.keyboard.press('ArrowDown');
  await shows(page, 51);

  await cues.reload();
  await cuesShow(cues, 51);
  await expect(cues.getByText('Executes head 0')).toBeVisible();
  await hasPicture(cues);
  await page.keyboard.press('PageDown');
  await shows(page, 56);
  await cuesShow(cues, 56);
  await expect(current(cues)).toContainText('Assign the wanted features');
  await cues.getByRole('button', { name: /Ask with ATTRS/ }).click();
  await shows(page, 31);
  await cuesShow(cues, 31);
});

test('the keys of a remote go from cue to cue, make the screen black, and start and end', async ({ page }) => {
  await present(page, 0);
  await page.evaluate(() => document.body.setAttribute('data-same', ''));
  for (const [key, step] of [
    ['PageDown', 1],
    ['ArrowRight', 19],
    ['PageDown', 31],
    ['PageUp', 19],
    ['ArrowLeft', 1],
    ['End', 71],
    ['Home', 0],
  ] as const) {
    await page.keyboard.press(key);
    await shows(page, step);
  }
  await page.keyboard.press('7');
  await expect(page.getByRole('status').filter({ hasText: 'Cue 7 of 8' })).toBeVisible();
  await page.keyboard.press('Enter');
  await shows(page, 56);
  // Between two cues the next one is that which it is on the way to.
  await page.keyboard.press('ArrowUp');
  await shows(page, 55);
  await page.keyboard.press('PageDown');
  await shows(page, 56);

  const black = page.getByText('The screen is black.');
  await page.keyboard.press('b');
  await expect(black).toBeAttached();
  await page.reload();
  await expect(black).toBeAttached();
  await shows(page, 56);
  // Somebody who sees nothing wants to see something, and goes nowhere.
  await page.keyboard.press('PageDown');
  await expect(black).toHaveCount(0);
  await shows(page, 56);
  await page.keyboard.press('.');
  await expect(black).toBeAttached();
  await page.keyboard.press('.');
  await expect(black).toHaveCount(0);

  await page.evaluate(() => document.body.setAttribute('data-same', ''));
  const cues = await openCues(page);
  await page.keyboard.press('F5');
  await expectStep(page, 56);
  await expect(cues.getByText('The room sees the whole page.')).toBeVisible();
  await page.keyboard.press('F5');
  await shows(page, 56);
  await cues.keyboard.press('F5');
  await expectStep(page, 56);
  await cues.keyboard.press('Shift+F5');
  await shows(page, 56);
  await page.keyboard.press('Escape');
  await expectStep(page, 56);
  // It was never loaded anew.
  await expect(page.locator('body')).toHaveAttribute('data-same', '');
  await expect(page.locator('html')).toHaveAttribute('data-theme', 'light');
});

test('the palette, a key and the menu present, and a reload goes on with it', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+k');
  await page.getByRole('combobox', { name: 'Commands' }).fill('present');
  await page.getByRole('option', { name: /^Present p$/ }).click();
  await shows(page, 0);
  await expect.poll(() => new URL(page.url()).hash).toMatch(/&p=1$/);
  await page.keyboard.press('PageDown');
  await shows(page, 1);
  await expect.poll(() => new URL(page.url()).hash).toMatch(/&t=1&.*&p=1$/);
  await page.reload();
  await shows(page, 1);
  await page.keyboard.press('Escape');
  await expectStep(page, 1);
  await page.keyboard.press('p');
  await shows(page, 1);
  await page.keyboard.press('Escape');
  await page.getByRole('button', { name: 'Study', exact: true }).click();
  const opened = page.waitForEvent('popup');
  await page.getByRole('dialog').getByText('Present with cues').click();
  await cuesShow(await opened, 1);
  await shows(page, 1);
});

/** What a phone makes of the code that is shown. */
const scan = async (page: Page): Promise<string> => {
  const code = page.getByRole('img', { name: /^QR code of the link to this step/ });
  await expect(code).toBeVisible();
  const { data, width, height } = PNG.sync.read(await code.screenshot());
  return jsQR(new Uint8ClampedArray(data), width, height)?.data ?? '';
};

test('a code leads everybody to the very moment, by name where nothing was changed', async ({ page, context }) => {
  await present(page, 52);
  await page.keyboard.press('q');
  const address = await scan(page);
  expect(address).toMatch(/#f=seven-steps&t=52&m=[0-9a-f]{8}$/);
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { name: 'Open this moment' })).toHaveCount(0);
  await page.keyboard.press('Escape');
  await expectStep(page, 52);
  const wanted = await digest(page);
  const other = await context.newPage();
  await other.goto(address);
  await expectStep(other, 52);
  await expectDigest(other, wanted);
  await expect(other.getByRole('alert')).toHaveCount(0);

  // Another run has a link of its own.
  await operate(other, 'Function-level reset of', 'pf0/vf1');
  const changed = await digest(other);
  await other.keyboard.press('p');
  await shows(other, 53);
  await other.keyboard.press('q');
  const whole = await scan(other);
  expect(whole).toMatch(/#s=.*&t=53&d=/);
  await page.goto(whole);
  await expectStep(page, 53);
  await expectDigest(page, changed);

  const old = await context.newPage();
  await old.goto(address.replace(/m=.{8}$/, 'm=00000000'));
  await expectStep(old, 52);
  await expect(old.getByText('The scenario has been changed since the link was made')).toBeVisible();
});

test('a link that is too long for a code is said to be, and is no code', async ({ page }) => {
  const file = libraryFile('seven-steps');
  const numbers = Array.from({ length: 900 }, (_, k) => (k * k * 2654435761) % 1_000_003).join(' ');
  await present(page, 0, linkOf({ ...file, summary: numbers.slice(0, 1900) }));
  await expect.poll(() => faultsOf(page)).toEqual([]);
  await page.keyboard.press('q');
  await expect(page.getByText(/^The link of this step has \d+ characters/)).toBeVisible();
  // The one of the library is another scenario.
  expect(await scan(page)).toMatch(/#f=seven-steps$/);
});

test('steps between two cues are played with movement, and whoever is in a hurry is there at once', async ({
  page,
}) => {
  await page.emulateMedia({ reducedMotion: 'no-preference' });
  await page.clock.install();
  await present(page, 0);
  await page.keyboard.press('PageDown');
  await shows(page, 1);
  // From here on time goes on by the hand of the test, so that no step is over before it was seen.
  await page.clock.runFor(2000);
  await page.clock.pauseAt(Date.now() + 60_000);
  const plays = (step: number): Promise<void> =>
    expect(async () => {
      await page.clock.runFor(100);
      await expect(sentence(page).getByText(`Step ${step}`, { exact: true })).toBeAttached({ timeout: 100 });
    }).toPass({ intervals: [50], timeout: 10_000 });
  await page.keyboard.press('PageDown');
  await plays(3);
  await plays(4);
  await page.keyboard.press('PageDown');
  await shows(page, 19);
  // At the end there is nothing to play but all of it again.
  await page.keyboard.press('End');
  await shows(page, 71);
  await page.keyboard.press('Space');
  await shows(page, 1);
});

test('the spotlight follows the pointer and what has the focus or is selected, and moves nothing', async ({ page }) => {
  await present(page, 52);
  const device = page
    .getByRole('article', { name: /^VF 2/ })
    .or(page.getByRole('article').filter({ hasText: 'VF 2' }))
    .first();
  const before = await resting(device);
  await page.keyboard.press('s');
  const spot = page.locator('.stage-spot');
  const holds = (x: number, y: number) =>
    expect
      .poll(async () => {
        const box = await spot.boundingBox();
        return !!box && box.x < x && x < box.x + box.width && box.y < y && y < box.y + box.height;
      })
      .toBe(true);
  await page.mouse.move(300, 300);
  await holds(300, 300);
  await page.getByRole('button', { name: /^VF 2/ }).focus();
  await page.keyboard.press('Enter');
  const { x, y, width, height } = before;
  await holds(x + 2, y + 2);
  await holds(x + width - 2, y + height - 2);
  await expect.poll(() => device.boundingBox()).toEqual(before);
  // The bar for the pointer is there while it moves, and takes no focus from whoever has a remote.
  await page.mouse.move(400, 300);
  await page.getByRole('navigation', { name: 'Presenting' }).getByRole('button', { name: /^Next/ }).click();
  await shows(page, 56);
  await page.keyboard.press('PageUp');
  await shows(page, 44);
});

test('notes on steps are cues, and a scenario without any goes step by step', async ({ page, context }) => {
  const notes = [{ atStep: 3, text: 'Ask the class who may write here.' }];
  await present(page, 0, linkOf({ ...libraryFile('v13-discovery'), notes }));
  const cues = await openCues(page);
  await expect(cues.getByRole('listitem')).toHaveCount(3);
  await cues.keyboard.press('PageDown');
  await shows(page, 3);
  await expect(current(cues)).toContainText('Ask the class who may write here.');
  // A window that is gone is missed, and found again.
  await expect.poll(() => new URL(page.url()).hash).toMatch(/&t=3&.*&p=1$/);
  await page.goto('about:blank');
  await expect(cues.getByText('The window with the picture is gone.')).toBeVisible();
  await expect(cues.getByRole('button', { name: /^Next/ })).toBeDisabled();
  await page.goBack();
  await shows(page, 3);
  await expect(cues.getByRole('button', { name: /^Next/ })).toBeEnabled();

  const plain = await context.newPage();
  await plain.addInitScript(() => {
    window.open = () => null;
  });
  await present(plain, 0, linkTo('v13-discovery'));
  await plain.keyboard.press('PageDown');
  await shows(plain, 1);
  await plain.keyboard.press('c');
  const opened = plain.waitForEvent('popup');
  await plain.getByRole('link', { name: 'Open it from here' }).click();
  const blocked = await opened;
  await expect(blocked.getByText('This scenario has no recipe and no notes')).toBeVisible();
});

test('a copy of a tab has a room of its own, also when its cues are opened at once', async ({ page, context }) => {
  const room = '0123456789abcdef';
  const first = await context.newPage();
  await first.goto('./');
  await first.evaluate(name => {
    void navigator.locks.request(name, () => new Promise<never>(() => {}));
  }, `ringside.talk.${room}`);
  await page.addInitScript(name => sessionStorage.setItem('ringside.talk.room', name), room);
  await present(page, 0);
  const cues = await openCues(page);
  await cuesShow(cues, 0);
  expect(cues.url()).not.toContain(room);
});

test('a lesson is presented page by page: the class is asked, and the answer played', async ({ page }) => {
  await page.goto('./#l=a-virtqueue.3&p=1');
  await shows(page, 16);
  const cues = await openCues(page);
  const note = cues.getByRole('region', { name: 'What is shown, and what comes' });
  await expect(current(cues)).toContainText('A head is placed');
  await expect(note).toContainText('A slot of the available ring holds the head');
  const asked = page.getByRole('region', { name: 'Question' });
  await expect(asked).toHaveCount(0);
  await page.keyboard.press('PageDown');
  await expect(asked).toContainText('Who has descriptor 0 after that step?');
  // The question waits: nothing is played beyond it by accident.
  await page.keyboard.press('ArrowDown');
  await expect(current(cues)).toContainText('Ask: Who has descriptor 0 after that step?');
  await shows(page, 16);
  await cues.keyboard.press('PageDown');
  await shows(page, 17);
  await expect(asked).toHaveCount(0);
  await expect(current(cues)).toContainText('Show the answer');
  await page.reload();
  await shows(page, 17);
  await expect(current(cues)).toContainText('Show the answer');
  await page.keyboard.press('PageUp');
  await shows(page, 16);
  await expect(asked).toBeVisible();
  await hasPicture(cues);
  await cues
    .getByRole('button', { name: /The index publishes/ })
    .first()
    .click();
  await shows(page, 17);
  await expect(sentence(page)).toContainText('The index publishes');
  await expect.poll(() => faultsOf(page)).toEqual([]);
  await page.keyboard.press('q');
  expect(await scan(page)).toMatch(/#l=a-virtqueue\.4$/);
});

test('somebody’s own lesson survives a reload as well', async ({ page }) => {
  await open(page);
  const lesson = JSON.parse(readFileSync('public/lessons/a-virtqueue.json', 'utf8'));
  await openAsFile(page, { ...lesson, title: 'My own rings' });
  await expect(page.getByRole('article', { name: 'Three areas' })).toBeVisible();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('p');
  await shows(page, 13);
  const cues = await openCues(page);
  await page.keyboard.press('PageDown');
  await shows(page, 15);
  await cues
    .getByRole('button', { name: /Show the answer/ })
    .first()
    .click();
  await shows(page, 16);
  // The address is written when nothing moves.
  await expect.poll(() => new URL(page.url()).hash).toMatch(/\.2&p=1$/);
  await page.reload();
  await shows(page, 16);
  await expect(page).toHaveTitle(/My own rings|Entropy/);
  await expect(cues.getByRole('heading', { name: 'My own rings' })).toBeVisible();
  await expect(current(cues)).toContainText('Show the answer');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('article', { name: 'A buffer is described' })).toBeVisible();
  await expect.poll(() => new URL(page.url()).hash).not.toContain('p=1');

  // One that is too long for a link: the address knows nothing of it.
  const before = new URL(page.url()).hash;
  const notes = Array.from({ length: 60 }, (_, k) => ({ atStep: k, text: randomBytes(900).toString('hex') }));
  const long = { ...lesson.scenarios.split, notes };
  await openAsFile(page, { ...lesson, title: 'My long rings', scenarios: { ...lesson.scenarios, split: long } });
  await expect(page.getByRole('heading', { level: 2, name: 'My long rings' })).toBeVisible();
  await page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
  await page.keyboard.press('p');
  await shows(page, 13);
  await page.keyboard.press('PageDown');
  await shows(page, 15);
  await page.reload();
  await shows(page, 15);
  await expect(page.getByRole('main', { name: 'Presenter' })).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(page.getByRole('heading', { level: 2, name: 'My long rings' })).toBeVisible();
  await expect(page.getByRole('article', { name: 'A buffer is described' })).toBeVisible();
  expect(new URL(page.url()).hash).toBe(before);
});

/** Whatever could be scrolled, and words that are larger than their box. */
const overflows = (page: Page): Promise<readonly string[]> =>
  page.evaluate(() =>
    [...document.querySelectorAll<HTMLElement>('.stage, .stage *')]
      .filter(element => {
        const { overflowX, overflowY } = getComputedStyle(element);
        if (
          ![overflowX, overflowY].some(value => value === 'auto' || value === 'scroll') &&
          !element.matches('.stage-fit')
        )
          return false;
        return element.scrollHeight > element.clientHeight + 1 || element.scrollWidth > element.clientWidth + 1;
      })
      .map(element => `${element.className}: ${element.textContent?.slice(0, 40)}`),
  );

test('nothing is clipped, scrolled or too small on any projector, and nobody is shut out', async ({ page }) => {
  await present(page, 52);
  for (const [width, height] of [
    [1280, 720],
    [1920, 1080],
    [1024, 768],
  ] as const) {
    await page.setViewportSize({ width, height });
    for (const view of ['group', 'rings']) {
      for (const key of ['Home', '7', 'End']) {
        await page.keyboard.press(key);
        if (key === '7') await page.keyboard.press('Enter');
        await shows(page, { Home: 0, 7: 56, End: 71 }[key] ?? 0);
        await expect.poll(() => faultsOf(page), `${width} by ${height}, ${view}, ${key}`).toEqual([]);
        await expect.poll(() => overflows(page), `${width} by ${height}, ${view}, ${key}`).toEqual([]);
      }
      if (width === 1280) expect((await new AxeBuilder({ page }).analyze()).violations, view).toEqual([]);
      await page.keyboard.press('v');
    }
  }
  const cues = await openCues(page);
  for (const [width, height] of [
    [900, 700],
    [390, 844],
  ] as const) {
    await cues.setViewportSize({ width, height });
    await expect.poll(() => faultsOf(cues), `${width} by ${height}`).toEqual([]);
    await expect.poll(() => smallTargets(cues), `${width} by ${height}`).toEqual([]);
    expect((await new AxeBuilder({ page: cues }).analyze()).violations).toEqual([]);
  }
});
