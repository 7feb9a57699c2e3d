import { control, detail, expect, expectStep, linkTo, open, openTab, test } from './ringside.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('the bytes follow what a step changes, in the tab and in the large view', async ({ page }) => {
  await open(page, linkTo('seven-steps', { step: 52 }));
  await expectStep(page, 52);
  await openTab(page, 'Memory');
  const bytes = page.getByRole('group', { name: 'Guest memory of pf0' });
  await expect(bytes.getByText('0x1400')).toBeInViewport();
  await page.getByRole('button', { name: 'Bytes', exact: true }).click();
  await expect(bytes.getByText('0x1400')).toBeInViewport();
  await control(page, 'Step').click();
  await expectStep(page, 53);
  await expect(bytes.getByText('0x1330')).toBeInViewport();
});

test('a field that is chosen in the tree is chosen in the bytes, and stays in view', async ({ page }) => {
  await open(page, linkTo('seven-steps', { step: 52 }));
  await expectStep(page, 52);
  await openTab(page, 'Memory');
  const panel = detail(page);
  await panel.getByRole('button', { name: /^command of avq0, / }).click();
  const field = panel.getByRole('button', { name: /group_member_id/ }).first();
  await field.click();
  await expect(field).toHaveAttribute('aria-pressed', 'true');
  const inBytes = panel
    .getByRole('group', { name: 'Guest memory of pf0' })
    .getByRole('button', { name: /group_member_id at 0x13c8: 0200000000000000/, pressed: true });
  await expect(inBytes).toBeInViewport();
  await control(page, 'Step').click();
  await expectStep(page, 53);
  await expect(inBytes).toBeInViewport();
});
