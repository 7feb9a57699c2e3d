import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, expectStep, linkTo, test } from './ringside.ts';

const study = (page: Page) => page.getByRole('main', { name: 'Compare' });
const at = async (page: Page, scenario: string, args = ''): Promise<void> => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`./${linkTo(scenario, { study: `compare${args}` })}`);
  await expect(study(page)).toBeVisible();
  await expect(study(page).getByRole('region', { name: 'Both runs, step by step' })).toBeVisible();
};
const row = (page: Page) => study(page).getByText(/^Row \d+ of \d+$/);

test('an aligned driver on a posted device: the value at byte 3 is another one', async ({ page }) => {
  await at(page, 'seven-steps');
  await study(page)
    .getByRole('combobox', { name: 'Comparison' })
    .selectOption('R6: an aligned driver, a device as posted');
  await study(page).getByRole('combobox', { name: 'Aligned on' }).selectOption('execute-3');
  const fields = study(page).getByRole('list', { name: 'The command' });
  await expect(fields.getByRole('listitem').filter({ hasText: 'data.resource_val' })).toContainText(
    'resource_val at 24: 0x100000021',
  );
  await expect(fields.getByRole('listitem').filter({ hasText: 'data.resource_val' })).toContainText(
    'resource_val at 19: 0x210000000000',
  );
  await expect(study(page).getByRole('list', { name: 'Outcomes' })).toContainText('VIRTIO_ADMIN_CS_RSC_VAL_INVALID');
  // The value is pointed out on both sides, eight bytes to a row.
  for (const [side, name] of [
    ['left', /^data\.resource_val, bytes 24 to 31: /],
    ['right', /^data\.resource_val, bytes 19 to 26: /],
  ] as const) {
    const map = study(page).getByRole('group', { name: `Device-readable part on the ${side}` });
    await expect(map.getByRole('button', { name, pressed: true }).first()).toBeVisible();
  }
  const bytes = study(page).getByRole('group', { name: 'Device-writable part on the right' });
  await expect(bytes.getByTitle('answer.status')).toBeVisible();
});

test('both runs step together, over all steps or over what differs', async ({ page }) => {
  await at(page, 'seven-steps', '?known=posted-sender');
  await expect(row(page)).toHaveText('Row 52 of 71');
  await page.keyboard.press('ArrowRight');
  await expect(row(page)).toHaveText('Row 53 of 71');
  await page.keyboard.press('ArrowRight');
  await expect(row(page)).toHaveText('Row 54 of 71');
  await page.keyboard.press('Home');
  await expect(row(page)).toHaveText('Row 1 of 71');
  await study(page).getByRole('checkbox', { name: 'Only what differs' }).check();
  await page.getByRole('heading', { name: 'Compare' }).click();
  await page.keyboard.press('ArrowRight');
  await expect(row(page)).toHaveText('Row 52 of 71');
  await study(page).getByRole('button', { name: 'Next difference' }).click();
  await expect(row(page)).toHaveText('Row 53 of 71');
  await study(page)
    .getByRole('button', { name: /^differs, left step 65, right step 65/ })
    .click();
  await expect(row(page)).toHaveText('Row 65 of 71');
});

test('what was chosen is in the address, and survives it', async ({ page }) => {
  await at(page, 'seven-steps');
  await study(page).getByRole('combobox', { name: 'Version on the right' }).selectOption('virtio 1.3');
  await expect(study(page).getByRole('region', { name: 'This comparison cannot be run' })).toBeVisible();
  await study(page).getByRole('button', { name: 'Let the left driver write them' }).click();
  await expect(study(page).getByText('Left out of its functions')).toBeVisible();
  await study(page).getByRole('combobox', { name: 'Aligned on' }).selectOption('end');
  await page.keyboard.press('Home');
  await expect(page).toHaveURL(/st=compare/);
  await expect(async () => {
    expect(page.url()).toContain(encodeURIComponent('align=end'));
  }).toPass();
  const url = page.url();
  await page.goto('about:blank');
  await page.goto(url);
  await expect(study(page).getByRole('combobox', { name: 'Who writes the commands' })).toHaveValue('left');
  await expect(study(page).getByRole('combobox', { name: 'Version on the right' })).toHaveValue('virtio-1.3');
  await expect(study(page).getByRole('combobox', { name: 'Aligned on' })).toHaveValue('end');
});

test('a reading is changed on one side, and a side becomes the run', async ({ page }) => {
  await at(page, 'assignment-dropped', '?left=persistence=keep&right=persistence=keep');
  await expect(study(page).getByText('Both runs are alike in every step')).toBeVisible();
  await study(page).getByRole('button', { name: 'Readings on the right' }).click();
  await page.getByRole('radio', { name: 'the reset forgets the assignment' }).click();
  await page.keyboard.press('Escape');
  await expect(study(page).getByText(/ not the same$/)).toBeVisible();
  const step = Number((await row(page).textContent())?.match(/\d+/)?.[0]);
  await study(page)
    .getByRole('button', { name: /^Open the right run at step / })
    .click();
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
  await expectStep(page, step);
});

test('opcodes collide: a scenario of the library is compared, and the run stays', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`./${linkTo('seven-steps', { step: 12, study: 'compare' })}`);
  await expect(study(page)).toBeVisible();
  await expect(row(page)).toBeVisible();
  const run = await page.getByRole('button', { name: /^Scenarios: / }).getAttribute('aria-label');
  await study(page)
    .getByRole('combobox', { name: 'Comparison' })
    .selectOption('Opcodes collide: DEVICE_MGMT first, taken for LIST_QUERY');
  await expect(study(page).getByText('Your run waits as it is.')).toBeVisible();
  // At the first answer that differs, not at the features before it.
  await expect(study(page).getByRole('combobox', { name: 'Aligned on' })).toHaveValue('execute-1');
  await study(page).getByRole('combobox', { name: 'Aligned on' }).selectOption('collect-1');
  await expect(study(page).getByText('Its driver reads: success')).toContainText('resource_val 0x7f');
  // The link holds it, and the person's own run as well.
  await expect(page).toHaveURL(/(?=.*query-before-assign).*collect-1/);
  await page.reload();
  await expect(study(page).getByRole('combobox', { name: 'Aligned on' })).toHaveValue('collect-1');
  await expect(study(page).getByRole('combobox', { name: 'Comparison' })).toHaveValue('o2-mgmt-first');
  await study(page).getByRole('button', { name: 'Compare your run' }).click();
  await expect(study(page).getByRole('combobox', { name: 'Comparison' })).toHaveValue('review');
  await study(page).getByRole('combobox', { name: 'Comparison' }).selectOption({ index: 1 });
  await page.getByRole('button', { name: 'Back to the run' }).click();
  await expect(page.getByRole('button', { name: run ?? '' })).toBeVisible();
  await expectStep(page, 12);
});

test('what a link asks for in vain is told, and can be started over', async ({ page }) => {
  await page.goto(`./${linkTo('seven-steps', { study: 'compare?left=virtio-9&align=first' })}`);
  await expect(study(page).getByText(/found "virtio-9"/)).toBeVisible();
  await study(page).getByRole('button', { name: 'Start over' }).click();
  await expect(row(page)).toBeVisible();
});

test('from a reading: the default on the left, that reading on the right', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`./${linkTo('reading-bitmap-length', { study: 'readings?switch=bitmap-length' })}`);
  await page
    .getByRole('main', { name: 'Every reading' })
    .getByRole('button', { name: /^Compare with the default: / })
    .first()
    .click();
  await expect(row(page)).toBeVisible();
  await expect(study(page).getByText(/ not the same$/)).toBeVisible();
});

test('words: the reading order, and one trace in two vocabularies', async ({ page }) => {
  await at(page, 'review-r3-other-words', '?known=r3-owner-member');
  await study(page).getByRole('tab', { name: 'Words differ' }).click();
  const counts = study(page).getByRole('table', { name: 'Terms' });
  await expect(counts.getByRole('row', { name: /controls the group/ })).toContainText('management device');
  await expect(counts.getByRole('row', { name: /controls the group/ })).toContainText('owner device');
  const order = study(page).getByRole('region', { name: 'Reading order' });
  await expect(order.getByRole('table', { name: 'In the order of the patch' })).toHaveCount(2);
  await expect(
    order.getByRole('row', { name: /^management device: first used in sentence 1, / }).first(),
  ).toBeVisible();
  await expect(
    study(page).getByRole('region', { name: 'One trace in two vocabularies' }).getByText('the same bytes').first(),
  ).toBeVisible();
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [width, height] of [
    [1280, 800],
    [390, 844],
  ] as const) {
    test(`can be used by everybody: ${colorScheme}, ${width} px`, async ({ page }) => {
      await page.setViewportSize({ width, height });
      await page.emulateMedia({ colorScheme, reducedMotion: 'reduce' });
      await at(page, 'seven-steps', '?known=aligned-sender');
      await expect(study(page).getByRole('list', { name: 'The command' })).toBeVisible();
      const check = async () => {
        const { violations } = await new AxeBuilder({ page }).analyze();
        expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
      };
      await check();
      if (width < 700) {
        const group = study(page).getByRole('group', { name: 'Side that is shown' });
        await group.getByRole('button', { name: 'Right' }).click();
        await expect(study(page).getByRole('group', { name: 'Device-readable part on the right' })).toBeVisible();
        await expect(study(page).getByRole('group', { name: 'Device-readable part on the left' })).toBeHidden();
      }
      await study(page).getByRole('tab', { name: 'Words' }).click();
      await expect(study(page).getByRole('region', { name: 'Reading order' })).toBeVisible();
      await check();
      const wide = () => page.evaluate(() => document.documentElement.scrollWidth > window.innerWidth);
      await expect.poll(wide).toBe(false);
    });
  }
}
