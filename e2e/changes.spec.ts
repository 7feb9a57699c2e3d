import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { control, detail, expect, expectStep, linkTo, log, open, openTab, operate, test } from './ringside.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const selection = (page: Page) => page.getByRole('region', { name: 'Selection', exact: true });

test.describe('what is selected in one view', () => {
  test('is selected in all of them, for every kind of thing', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: 52 }));
    await expectStep(page, 52);
    await expect(selection(page)).toContainText('Nothing is selected.');
    const rings = page.getByRole('table', { name: 'Descriptor table' });
    const related = /, belongs to the selection$/;

    // A descriptor: its bytes, its buffer and its entry, its command's fields, and the steps that wrote it.
    await rings.getByRole('button', { name: /^Descriptor 0/ }).click();
    await expect(selection(page)).toContainText('desc[0] of virtq_desc, avq0 of pf0: 16 bytes at 0x1280');
    await expect(selection(page)).toContainText('3 steps');
    await expect(log(page).getByRole('row', { name: /Step 47:/ })).toContainText('wrote this');
    await openTab(page, 'Memory');
    const bytes = page.getByRole('group', { name: 'Guest memory of pf0' });
    await expect(bytes.getByRole('button', { name: /^desc\[0\]\.addr at 0x1280/, pressed: true })).toBeInViewport();
    await openTab(page, 'Command');
    const fields = detail(page).getByRole('table', { name: /^Fields: / });
    await expect(fields.getByRole('button', { name: /^group_member_id/ })).toHaveAccessibleName(related);

    // A field of the command: its bytes, its descriptor, its check.
    await fields.getByRole('button', { name: /^group_member_id/ }).click();
    await expect(selection(page)).toContainText('header.group_member_id of command, avq0 of pf0: 8 bytes at 0x13c8');
    await expect(rings.getByRole('button', { name: /^Descriptor 0/ })).toHaveAccessibleName(related);
    await expect(rings.getByRole('button', { name: /^Descriptor 1/ })).not.toHaveAccessibleName(related);
    await expect(detail(page).getByText(/^member ?, belongs to the selection$/)).toBeAttached();

    // The clause of that check: the steps that kept it, and the field that it is about.
    await openTab(page, 'Clause');
    await detail(page)
      .getByRole('button', { name: /^draft-2022-07\.open\.5-member/ })
      .first()
      .click();
    await expect(selection(page)).toContainText('draft-2022-07.open.5-member');
    await expect(log(page).getByRole('row', { name: /Step 52:/ })).toContainText('kept it');
    await openTab(page, 'Command');
    await expect(fields.getByRole('button', { name: /^group_member_id/ })).toHaveAccessibleName(related);
    await expect(fields.getByRole('button', { name: /^command\b/ })).not.toHaveAccessibleName(related);

    // A step: what it wrote, whom it concerned.
    await log(page)
      .getByRole('row', { name: /Step 52:/ })
      .click();
    await expect(selection(page)).toContainText('step 52: device:pf0/avq0 execute');
    await expect(rings.getByRole('button', { name: /^Descriptor 1/ })).not.toHaveAccessibleName(related);
    await expect(fields.getByRole('button', { name: /^resource_val/ }).last()).toHaveAccessibleName(related);
    await expect(page.getByRole('button', { name: /^VF 2.*belongs to the selection$/ })).toBeVisible();

    // A function: what happens there.
    await page.getByRole('button', { name: /^VF 2/ }).click();
    await expect(selection(page)).toContainText('16 steps');
    await page.keyboard.press(']');
    await expectStep(page, 58);
    await page.keyboard.press('[');
    await expectStep(page, 52);
    await page.keyboard.press('Escape');
    await expect(selection(page)).toContainText('Nothing is selected.');

    // A byte of a command that was only given: it is a field, and stands nowhere yet.
    for (let at = 51; at >= 45; at -= 1) {
      await page.keyboard.press('ArrowLeft');
      await expectStep(page, at);
    }
    await openTab(page, 'Command');
    await detail(page)
      .getByRole('button', { name: /^header\.group_member_id, bytes 8 to 15/ })
      .click();
    await expect(fields.getByRole('button', { name: /^group_member_id/, pressed: true })).toBeVisible();
    await expect(selection(page)).toContainText('header.group_member_id');
    await expect(page.getByRole('alert')).toHaveCount(0);
  });
});

test.describe('the diff of two steps', () => {
  test('comes from two rows of the log, and a link opens it', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: 52 }));
    await expectStep(page, 52);
    await log(page)
      .getByRole('row', { name: /Step 52:/ })
      .click();
    await expect(selection(page)).toContainText('step 52');
    await page.getByRole('button', { name: /^Step 52: / }).press('Shift+ArrowUp');
    await expect(page.getByRole('button', { name: /^Step 51: / })).toBeFocused();
    await log(page)
      .getByRole('row', { name: /Step 53:/ })
      .click({ modifiers: ['Shift'] });
    await log(page).getByRole('button', { name: 'Diff of 52 and 53' }).click();
    const study = page.getByRole('main', { name: 'Diff of two steps' });
    await expect(study.getByRole('status')).toContainText('1 step, ');
    await study.getByRole('spinbutton', { name: 'Step that it was' }).fill('45');
    await expect(study.getByRole('status')).toContainText('8 steps, ');
    const features = study.getByRole('table', { name: 'Registers, features and state: pf0/vf2' });
    await expect(features.getByRole('row', { name: /^assigned/ })).toContainText('0 CSUM, 5 MAC, 32 VERSION_1');
    const rings = study.getByRole('table', { name: 'Rings: avq0 of pf0' });
    await expect(rings.getByRole('row', { name: /^avail\.idx/ })).toHaveText(/2\s*3$/);
    await expect(study.getByRole('group', { name: /^Was: virtq_avail of avq0 of pf0 at 0x1300/ })).toBeVisible();
    await expect(study.getByRole('region', { name: 'Who did what in between' })).toContainText('driver:pf0');
    await expect(page).toHaveURL(/[#&]st=diff%3Ffrom%3D45/);
    await page.reload();
    await expect(study.getByRole('status')).toContainText('8 steps, ');
    // A field leads to its bytes in the run.
    const avail = study.getByRole('table', { name: 'Memory: virtq_avail of avq0 of pf0' });
    await avail.getByRole('button', { name: 'idx', exact: true }).click();
    await expect(selection(page)).toContainText('idx of virtq_avail, avq0 of pf0: 2 bytes at 0x1302');
  });

  test('goes across branches', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: 44 }));
    await expectStep(page, 44);
    await operate(page, 'Function-level reset of', 'pf0/vf2');
    await control(page, 'Step').click();
    await expectStep(page, 46);
    await page.getByRole('button', { name: 'Study' }).click();
    await page.getByRole('button', { name: 'Diff of two steps' }).click();
    const study = page.getByRole('main', { name: 'Diff of two steps' });
    await study.getByRole('combobox', { name: 'Branch that it was' }).selectOption('Branch A');
    await study.getByRole('spinbutton', { name: 'Step that it was' }).fill('53');
    await expect(study.getByText('On branch A, from step 45 on')).toBeVisible();
    await expect(study.getByText('On branch B, from step 45 on')).toBeVisible();
    await study.getByRole('button', { name: 'Go to step 53, as it was' }).click();
    await expectStep(page, 53);
    await expect(page.getByRole('button', { name: /^Branch A, shown/ })).toBeVisible();
  });
});

test.describe('watches', () => {
  const watches = (page: Page) => page.getByRole('region', { name: 'Watches' });

  test('stay above the state with the steps at which they change, through reload and in a link', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: 52 }));
    await expectStep(page, 52);
    await openTab(page, 'Memory');
    await page.getByRole('button', { name: /^Descriptor 0/ }).click();
    await selection(page).getByRole('button', { name: 'Watch', exact: true }).click();
    const item = watches(page).getByRole('listitem').first();
    await expect(item).toContainText('desc[0] of virtq_desc, avq0 of pf0');
    await page.keyboard.press('Control+k');
    await expect(page.getByRole('combobox', { name: 'Commands' })).toBeFocused();
    await page.keyboard.type('Watch avail.idx of avq0');
    await expect(page.getByRole('option', { selected: true })).toContainText('Watch avail.idx of avq0 of pf0');
    await page.keyboard.press('Enter');
    const idx = watches(page).getByRole('listitem').nth(1);
    await expect(idx).toContainText('4 changes');
    await expect(
      idx.getByRole('img', { name: 'avail.idx of avq0 of pf0 changes at steps 17, 24, 37, 49' }),
    ).toBeVisible();
    await idx.getByRole('button', { name: 'To the change before of avail.idx of avq0 of pf0' }).click();
    await expectStep(page, 49);
    await expect(idx).toContainText('was 2');
    await idx.getByRole('button', { name: /^To the change before/ }).press('Shift+{');
    await expectStep(page, 37);
    await expect(page).toHaveURL(/&t=37&.*[#&]w=/);
    await page.reload();
    await expectStep(page, 37);
    await expect(watches(page).getByRole('listitem')).toHaveCount(2);
    await expect(idx).toContainText('4 changes');
    await watches(page).getByRole('button', { name: 'No longer watch avail.idx of avq0 of pf0' }).click();
    await expect(watches(page).getByRole('listitem')).toHaveCount(1);
  });

  test('a hostile one in a link is refused with its place, the others stay', async ({ page }) => {
    const bad = encodeURIComponent('ring pf0 2 avail.idx;bytes 0x1302 999;ring pf9 2 used.idx');
    await page.goto(`./${linkTo('seven-steps', { step: 52 })}&w=${bad}`);
    await expect(page.getByText('watch.pins[1]')).toBeVisible();
    await expect(watches(page).getByRole('listitem')).toHaveCount(2);
    await expect(watches(page)).toContainText('there is no pf9 in this run');
    await expectStep(page, 52);
  });
});

test('only what changed is shown, by this step or since a bookmark, and where nothing did, that is said', async ({
  page,
}) => {
  await open(page, linkTo('seven-steps', { step: 49 }));
  await expectStep(page, 49);
  await selection(page).getByRole('button', { name: 'Changes only' }).click();
  const rings = page.getByRole('table', { name: 'What changed in avq0' });
  await expect(rings.getByRole('row', { name: /^avail\.idx/ })).toHaveText(/2\s*3$/);
  await expect(rings.getByRole('row')).toHaveCount(2);
  await openTab(page, 'Command');
  await expect(detail(page).getByText('Nothing here changed by this step.')).toBeVisible();
  await openTab(page, 'Features');
  await expect(detail(page).getByText('Nothing here changed by this step.')).toBeVisible();
  await openTab(page, 'Memory');
  await expect(detail(page).getByRole('button', { name: /^virtq_avail of avq0/ })).toBeVisible();
  await expect(detail(page).getByRole('button', { name: /^virtq_desc/ })).toBeHidden();
  await openTab(page, 'Registers');
  await expect(detail(page).getByText('Nothing here changed by this step.')).toBeVisible();
  // Since a bookmark: put on step 20, found in the list, and taken as the start.
  await page.keyboard.press('b');
  const popup = page.getByRole('dialog', { name: 'Bookmark of step 49' });
  await popup.getByRole('textbox', { name: 'Note' }).fill('published');
  await popup.getByRole('button', { name: 'Save' }).click();
  await control(page, 'Step').click();
  await expectStep(page, 50);
  await page.keyboard.press('Shift+N');
  await expectStep(page, 49);
  await control(page, 'Step over').click();
  await expectStep(page, 56);
  await page.getByRole('combobox', { name: 'Changed', exact: true }).selectOption('since 49: published');
  await expect(rings.getByRole('row', { name: /^used\.idx/ })).toHaveText(/2\s*3$/);
  await expect(rings.getByRole('row', { name: /^avail\.idx/ })).toBeHidden();
  await page.getByRole('button', { name: /bookmark of this step|Bookmark this step/ }).click();
  await page.getByRole('button', { name: 'Diff of bookmark 49 and step 56' }).click();
  await expect(page.getByRole('main', { name: 'Diff of two steps' }).getByRole('status')).toContainText('7 steps, ');
});

for (const [colorScheme, study] of [
  ['light', null],
  ['dark', 'diff?from=45&to=53'],
] as const) {
  test(`${study ? 'the diff' : 'the selection with watches'} is accessible, in ${colorScheme}`, async ({ page }) => {
    await page.emulateMedia({ colorScheme });
    const view = { step: 52, selection: 'pf0;clause=draft-2022-07.open.5-member', ...(study && { study }) };
    await page.goto(`./${linkTo('seven-steps', view)}&w=${encodeURIComponent('ring pf0 2 avail.idx')}`);
    await expect(
      study ? page.getByRole('status').filter({ hasText: '8 steps' }) : page.getByText('4 changes'),
    ).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
  });
}
