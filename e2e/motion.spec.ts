import type { Locator, Page } from '@playwright/test';
import { resting } from './layout.ts';
import { control, expect, expectStep, libraryFile, linkOf, linkTo, open, picture, sentence, test } from './ringside.ts';

/** The assign is published; with the next step the notification crosses to the device. */
const PUBLISHED = 49;

const token = (page: Page): Locator => picture(page).getByText('head 0', { exact: true });

interface Point {
  readonly x: number;
  readonly y: number;
}

const middleOf = async (what: Locator): Promise<Point> => {
  const box = await what.boundingBox();
  if (!box) throw new Error('it is not on the picture');
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
};

const distance = (a: Point, b: Point): number => Math.hypot(b.x - a.x, b.y - a.y);

/** Opens a link with a clock that stands still unless a test moves it. */
const openWithClock = async (page: Page, hash: string, step: number): Promise<void> => {
  await page.clock.install();
  await open(page, hash);
  await expectStep(page, step);
  // The picture comes late, and is laid out by a clock that goes.
  await resting(token(page));
  await page.clock.runFor(2000);
  await page.clock.pauseAt(Date.now() + 60_000);
};

test.describe('what moves', () => {
  test('is half way at half of the step, stays there while it is paused, and says its head', async ({ page }) => {
    await openWithClock(page, linkTo('seven-steps', { step: PUBLISHED }), PUBLISHED);
    const start = await middleOf(token(page));
    await control(page, 'Play').click();
    await expectStep(page, PUBLISHED + 1);
    await page.clock.runFor(136);
    await control(page, 'Pause').click();
    const half = await middleOf(token(page));
    await page.clock.runFor(5000);
    expect(await middleOf(token(page))).toEqual(half);
    await expectStep(page, PUBLISHED + 1);
    await expect(token(page)).toHaveText('head 0');

    await control(page, 'Play').click();
    await page.clock.runFor(200);
    await control(page, 'Pause').click();
    const end = await middleOf(token(page));
    await expectStep(page, PUBLISHED + 1);
    expect(distance(start, end), 'it moved').toBeGreaterThan(10);
    const part = distance(start, half) / distance(start, end);
    expect(part).toBeGreaterThan(0.35);
    expect(part).toBeLessThan(0.65);
  });

  test('runs backwards when a step is taken back', async ({ page }) => {
    await openWithClock(page, linkTo('seven-steps', { step: PUBLISHED + 1 }), PUBLISHED + 1);
    const end = await middleOf(token(page));
    await control(page, 'Step back').click();
    const seen: Point[] = [];
    for (let part = 0; part < 4; part += 1) {
      await page.clock.runFor(48);
      seen.push(await middleOf(token(page)));
    }
    await page.clock.runFor(300);
    await expectStep(page, PUBLISHED);
    const start = await middleOf(token(page));
    const left = [end, ...seen, start].map(point => distance(point, start));
    expect(left[0]).toBeGreaterThan(10);
    expect(left, 'each time nearer to where the step began').toEqual([...left].sort((a, b) => b - a));
    expect(new Set(left.map(Math.round)).size, 'in between, not at once').toBeGreaterThan(3);
  });

  test('does not include a notification that the device did not want', async ({ page }) => {
    const file = libraryFile('seven-steps');
    file.expect = [];
    file.script.splice(-2, 0, { do: 'set-notifications', device: 'pf0', queue: 2, wanted: false });
    await openWithClock(page, linkOf(file, { step: PUBLISHED + 1 }), PUBLISHED + 1);
    await expect(sentence(page)).toContainText('avail.idx 2 → 3');
    const before = await middleOf(token(page));
    await control(page, 'Step').click();
    await expectStep(page, PUBLISHED + 2);
    await page.clock.runFor(120);
    await expect(sentence(page)).toContainText(/No notification/i);
    expect(await middleOf(token(page))).toEqual(before);
    await page.clock.runFor(2000);
    expect(await middleOf(token(page))).toEqual(before);
    await expect(picture(page).getByText(/notify, suppressed/)).toHaveCount(1);
  });
});
