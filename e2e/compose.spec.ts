import { button, expect, open, openTab, runToEnd, test } from './page.ts';

test('a command composed by hand gets DEV_IN_USE and names the rule', async ({ page }) => {
  await open(page);
  await runToEnd(page);
  const panel = await openTab(page, 'Compose');
  await panel.getByRole('combobox', { name: 'Named values of group_member_id' }).selectOption('VF 2');
  await panel.getByRole('combobox', { name: 'Named values of operation' }).selectOption('assign');
  await panel.getByRole('checkbox', { name: '0 CSUM' }).check();
  await panel.getByRole('checkbox', { name: '32 VERSION_1' }).check();
  await expect(panel.getByRole('textbox', { name: 'resource_val' })).toHaveValue(/0x0*100000001$/);
  await button(page, 'Send').click();
  const command = page.getByRole('tabpanel');
  await expect(page.getByText('VIRTIO_ADMIN_CS_ERR_DEV_IN_USE').first()).toBeVisible();
  await expect(command.getByRole('button', { name: 'Clause draft-2022-07.B4' }).first()).toBeVisible();
});

test('the bytes follow the form, and the form follows the bytes', async ({ page }) => {
  await open(page);
  await runToEnd(page);
  const panel = await openTab(page, 'Compose');
  const bytes = panel.getByRole('textbox', { name: /Bytes the device will read/ });
  await panel.getByRole('textbox', { name: 'operation', exact: true }).fill('200');
  await expect(bytes).toHaveValue(/^00 00 01 00 00 00 00 00\s+\S+ 00 00 00 00 00 00 00\s+c8/);
  await bytes.fill('01 00 00 00 00 00 00 00  03 00 00 00 00 00 00 00');
  await expect(panel.getByRole('combobox', { name: 'Command' })).toHaveValue(/ATTRS|1/);
  await expect(panel.getByRole('textbox', { name: 'group_member_id', exact: true })).toHaveValue(/3/);
});

for (const [what, typed, said] of [
  ['odd', '00 0', /one digit only/],
  ['not hex', '00 0g', /not a hex digit/i],
] as const) {
  test(`hex that is ${what} gets a clear error and loses nothing`, async ({ page }) => {
    await open(page);
    await runToEnd(page);
    const panel = await openTab(page, 'Compose');
    const bytes = panel.getByRole('textbox', { name: /Bytes the device will read/ });
    await bytes.fill(typed);
    await bytes.blur();
    await expect(panel.getByText(said)).toBeVisible();
    await expect(bytes).toHaveValue(typed);
  });
}
