import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import {
  control,
  detail,
  expect,
  expectStep,
  linkOf,
  linkTo,
  log,
  open,
  openTab,
  picture,
  playhead,
  recipeWith,
  sentence,
  test,
} from './ringside.ts';

/** The stations of a command on a split ring, passed at steps 46 to 56. */
const WAY = [
  'fill',
  'describe',
  'place',
  'publish',
  'notify',
  'take',
  'execute',
  'return',
  'complete',
  'interrupt',
  'collect',
];

const table = (page: Page): Locator => page.getByRole('table', { name: 'Sequence' });
const rowOf = (page: Page, step: number): Locator =>
  table(page)
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: new RegExp(`^Step ${step}: `) }) });
const buttonOf = (page: Page, step: number): Locator =>
  table(page).getByRole('button', { name: new RegExp(`^Step ${step}: `) });

const opened = async (page: Page, step: number): Promise<void> => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, linkTo('seven-steps', { step, layout: 'sequence' }));
  await expectStep(page, step);
  await expect(rowOf(page, step)).toHaveAttribute('aria-current', 'step');
};

test.describe('the sequence of messages', () => {
  test('is a table that is walked by keys and by a click, and tells what is seen by then', async ({ page }) => {
    await opened(page, 46);
    await expect(rowOf(page, 46)).toContainText('PF 0 driver to memory, store: fill');
    await expect(rowOf(page, 46)).toContainText('the other side cannot see it yet');
    await expect(rowOf(page, 47)).toContainText('yet to come');

    await buttonOf(page, 46).focus();
    for (const step of [47, 48]) {
      await page.keyboard.press('ArrowDown');
      await expectStep(page, step);
      await expect(buttonOf(page, step)).toBeFocused();
      await expect(rowOf(page, 46)).toContainText('the other side cannot see it yet');
    }
    // The index publishes it: what was hatched is solid.
    await page.keyboard.press('ArrowDown');
    await expectStep(page, 49);
    await expect(rowOf(page, 49)).toHaveAttribute('aria-current', 'step');
    await expect(rowOf(page, 49)).toContainText(
      'Command 3, assign 0 CSUM, 5 MAC, 32 VERSION_1 to VF 2: steps 49 to 56',
    );
    await expect(table(page).getByText('the other side cannot see it yet')).toHaveCount(0);
    await page.keyboard.press('ArrowUp');
    await expectStep(page, 48);
    await expect(buttonOf(page, 48)).toBeFocused();
    await expect(rowOf(page, 46)).toContainText('the other side cannot see it yet');

    await rowOf(page, 52).click();
    await expectStep(page, 52);
    await expect(sentence(page)).toContainText('Executes head 0');
    await expect(rowOf(page, 52)).toContainText('PF 0 avq0 to VF 2 device, takes effect: assign 0 5 32');
    await expect(rowOf(page, 50)).toContainText('PF 0 driver to PF 0 avq0, notification: notify avq0');
    await expect(rowOf(page, 55)).toContainText('PF 0 avq0 to PF 0 driver, interrupt: vector 3');
    await buttonOf(page, 52).focus();
    await page.keyboard.press('End');
    await expectStep(page, 71);
    await expect(buttonOf(page, 71)).toBeFocused();
  });

  test('has lanes for those that have part in it, in sight also far down, and only the rows that are in view', async ({
    page,
  }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, linkOf(recipeWith(255), { step: 70, layout: 'sequence' }));
    await expect(rowOf(page, 70)).toHaveAttribute('aria-current', 'step');
    const head = table(page).getByRole('columnheader', { name: /^Who to whom/ });
    await expect(head).toContainText(
      'Lanes: operator, PF 0 driver, VF 2 driver, memory, PF 0 device, PF 0 avq0, VF 2 device',
    );
    await expect(head).toBeInViewport();
    await expect(table(page)).toHaveAttribute('aria-rowcount', /^\d+$/);
    expect(Number(await table(page).getAttribute('aria-rowcount'))).toBeGreaterThan(70);
    expect(await table(page).getByRole('row').count()).toBeLessThan(60);

    // The address keeps it: whoever opens it sees the same.
    await page.keyboard.press('ArrowLeft');
    await expectStep(page, 69);
    await expect.poll(() => page.url()).toMatch(/&t=69&v=sequence/);
  });

  test('is a pane of its own on a phone, and has no barrier', async ({ page }) => {
    await page.setViewportSize({ width: 390, height: 844 });
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, linkTo('seven-steps', { step: 51 }));
    await page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: 'Sequence' }).click();
    await expect(rowOf(page, 51)).toHaveAttribute('aria-current', 'step');
    await page.getByRole('button', { name: 'What the shapes mean' }).click();
    await expect(page.getByRole('dialog', { name: 'What the shapes mean' })).toContainText('own work');
    await page.keyboard.press('Escape');
    await rowOf(page, 49).click();
    await expect(playhead(page)).toHaveValue('49');
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([]);
  });
});

test.describe('lenses', () => {
  const unknown = 'not to be known here';
  const lens = (page: Page): Locator => page.getByRole('combobox', { name: 'Lens' });
  const station = (page: Page, name: string): Locator =>
    picture(page).getByRole('list', { name: /avq0/ }).getByRole('listitem').filter({ hasText: name });

  test('hatch what one party cannot know, and follow the run; the link keeps them', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page, linkTo('seven-steps', { step: 52, layout: 'review', selection: 'pf0/vf2' }));
    await expectStep(page, 52);
    const command = page.getByRole('article', { name: 'Command' });
    const outcome = command.getByRole('region', { name: 'Outcome' });
    await expect(station(page, 'execute')).toBeVisible();
    await expect(page.getByText(unknown)).toHaveCount(0);

    // Its driver cannot know what the device has done until the used index moves.
    await lens(page).selectOption({ label: 'owner driver' });
    await expect(station(page, 'execute')).toContainText(unknown);
    await expect(station(page, 'publish')).not.toContainText(unknown);
    await expect(outcome.getByText('the command was carried out')).toBeVisible();
    await expect(outcome.getByText(`, ${unknown}`)).not.toHaveCount(0);
    const said = outcome.getByRole('paragraph').filter({ hasText: 'success' });
    await expect(said).toContainText(unknown);
    for (const step of [53, 54]) {
      await control(page, 'Step').click();
      await expectStep(page, step);
    }
    await expect(station(page, 'execute')).not.toContainText(unknown);
    await expect(said).not.toContainText(unknown);

    await lens(page).selectOption({ label: 'device' });
    await expect(picture(page).getByRole('article').filter({ hasText: 'driver:pf0' })).toContainText(unknown);
    await expect(page.getByText('not to be known by the device of PF 0')).toBeVisible();

    // The member's driver learns what was assigned when it reads device_feature.
    await lens(page).selectOption({ label: 'member driver' });
    await openTab(page, 'Features');
    const assigned = detail(page).getByRole('definition').nth(2);
    await expect(assigned).toContainText(unknown);
    await playhead(page).focus();
    await page.keyboard.press('End');
    await expectStep(page, 71);
    for (let step = 70; step >= 63; step -= 1) {
      await page.keyboard.press('ArrowLeft');
      await expectStep(page, step);
    }
    await expect(assigned).toContainText('0x100000021');
    await expect(assigned).not.toContainText(unknown);
    await page.keyboard.press('ArrowLeft');
    await expectStep(page, 62);
    await expect(assigned).toContainText(unknown);

    await expect.poll(() => page.url()).toMatch(/&t=62&.*lens%3Dmember-driver/);
    await page.reload();
    await expect(lens(page)).toHaveValue('member-driver');
    await expect(assigned).toContainText(unknown);

    // The palette takes it off.
    await page.keyboard.press('Control+k');
    const field = page.getByRole('combobox', { name: 'Commands' });
    await expect(field).toBeFocused();
    await page.keyboard.type('Lens: everything');
    await expect(page.getByRole('option', { selected: true })).toContainText('Lens: everything');
    await page.keyboard.press('Enter');
    await expect(lens(page)).toHaveValue('');
    await expect(page.getByText(unknown)).toHaveCount(0);
  });
});

test('one command is one story in picture, ring, command and log, forwards and backwards', async ({ page }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, linkTo('seven-steps', { step: 45, layout: 'review', selection: 'pf0/vf2' }));
  await expectStep(page, 45);
  const stations = picture(page).getByRole('list', { name: /avq0/ }).getByRole('listitem');
  const slot = (name: string): Locator => page.getByRole('button', { name, exact: true });
  const decides = picture(page).getByText('The check that decides, kept:');
  const isAt = async (step: number): Promise<void> => {
    await expectStep(page, step);
    await expect(log(page).getByRole('row').and(page.locator('[aria-current=step]'))).toContainText(`${step}`);
    await expect(stations).toContainText(
      WAY.map((name, k) => (k + 46 <= step ? `${name}, step ${k + 46}` : `${name}, not yet`)),
    );
    const hidden = 'not visible to the other side yet';
    await expect(slot(step === 48 ? `avail.ring[2], ${hidden}` : 'avail.ring[2]')).toBeVisible();
    await expect(slot(step === 53 ? `used.ring[2], ${hidden}` : 'used.ring[2]')).toBeVisible();
    await expect(picture(page).getByText('notify avq0')).toHaveCount(step === 50 ? 1 : 0);
    await expect(decides).toHaveCount(step === 52 ? 1 : 0);
    await expect(picture(page).getByText('assign 0 5 32')).toHaveCount(step === 52 ? 1 : 0);
    await expect(picture(page).getByText('vector 3')).toHaveCount(step === 55 ? 1 : 0);
    await expect(picture(page).getByText('0 5 32', { exact: true })).toHaveCount(step >= 52 ? 1 : 0);
  };
  await expect(stations.first()).toBeVisible();
  for (let step = 46; step <= 56; step += 1) {
    await page.keyboard.press('ArrowRight');
    await isAt(step);
  }
  for (let step = 55; step >= 48; step -= 1) {
    await page.keyboard.press('ArrowLeft');
    await isAt(step);
  }
});
