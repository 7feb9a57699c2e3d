import type { Page } from '@playwright/test';
import { detail, expect, expectStep, linkTo, log, open, openTab, test } from './ringside.ts';

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
  });
});
