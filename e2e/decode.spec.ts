import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, linkTo, open, openTab, test } from './ringside.ts';

const openStudy = async (page: Page, name: string, study: string): Promise<void> => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await page.goto(`./${linkTo('seven-steps', { step: 52, study })}`);
  await expect(page.getByRole('main', { name })).toBeVisible();
};
const row = (page: Page, field: string) =>
  page
    .getByRole('table', { name: 'Fields' })
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: field, exact: true }) });
const bytes = (page: Page) => page.getByRole('textbox', { name: 'Bytes to decode' });

test('bytes of a command are fields, and a byte that is typed over changes them', async ({ page }) => {
  await openStudy(page, 'Decode', 'decode');
  await expect(page.getByRole('main').getByText('Assign 0 CSUM, 5 MAC, 32 VERSION_1 to VF 2')).toBeVisible();
  await expect(page.getByRole('main').getByText('reconstructed', { exact: true })).toBeVisible();
  await row(page, 'resource_val').getByRole('button').click();
  await expect(row(page, 'resource_val').getByRole('button')).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'Byte 16: 01, operation' }).click();
  await page.keyboard.type('02');
  await expect(row(page, 'operation')).toContainText('query');
  await expect(row(page, 'operation').getByRole('button')).toHaveAttribute('aria-pressed', 'true');
  await expect(bytes(page)).toHaveValue(/^00 00 01 00 00 00 00 00 {2}02 00 00 00 00 00 00 00\n02 00 00 21/);
  // Typing goes on at the next byte, and the form does the same for a whole field.
  await expect(page.getByRole('button', { name: /^Byte 17: / })).toBeFocused();
  await page.getByRole('textbox', { name: 'Bytes of operation' }).fill('07');
  await page.getByRole('button', { name: 'Set' }).click();
  await expect(page.getByRole('region', { name: 'Findings' })).toContainText('operation: 7 has no meaning');
});

test('dumps can be pasted, what is missing and what is too much is said, and a link keeps it all', async ({ page }) => {
  await openStudy(page, 'Decode', 'decode?dialect=virtio-1.4');
  await bytes(page).fill('00000000: 0700 0000 0000 0000  ........');
  await expect(page.getByText('1 field missing: read as zero')).toBeVisible();
  await expect(row(page, 'group_member_id')).toContainText('missing, reads as zero');
  await bytes(page).fill('{ 0x01, 0x0g }');
  await expect(page.getByRole('alert')).toContainText("'g' at position 11 is not a hex digit");
  await page.getByRole('button', { name: 'Show where' }).click();
  await expect(bytes(page)).toBeFocused();
  await bytes(page).fill(`0d00 0100 ${'00'.repeat(12)} 0200000000000000 0000 0000 07000000 aabb`);
  await expect(page.getByText('2 bytes from byte 32 on dropped: past the last field')).toBeVisible();
  await page.getByRole('button', { name: 'group_type', exact: true }).click();
  await expect(page).toHaveURL(/st=decode.*group_type/);
  await page.reload();
  await expect(page.getByText('2 bytes from byte 32 on dropped: past the last field')).toBeVisible();
  await expect(page.getByRole('button', { name: 'group_type', exact: true })).toHaveAttribute('aria-pressed', 'true');
});

test('an empty box, and a paste that is too long, say so', async ({ page }) => {
  await openStudy(page, 'Decode', 'decode?dialect=virtio-1.4');
  await bytes(page).fill('');
  await expect(page.getByText('There are no bytes: every field is missing.')).toBeVisible();
  await expect(page.getByText(/^\d+ fields missing: read as zero/)).toBeVisible();
  await page.getByRole('button', { name: 'Back to the bytes before' }).click();
  await expect(bytes(page)).toHaveValue(/^[0-9a-f]{2} /);
  const before = await bytes(page).inputValue();
  await bytes(page).fill('00'.repeat(105_000));
  await expect(page.getByRole('alert')).toContainText('210,000 characters were not taken');
  await expect(bytes(page)).toHaveValue(before);
});

test('a link with a study that is too long says so, and shows the run', async ({ page }) => {
  const link = linkTo('seven-steps', { step: 12 });
  await page.goto(`./${link}&st=${encodeURIComponent(`decode?text=${'00'.repeat(6000)}`)}`);
  await expect(page.getByRole('alert')).toContainText('The study that the link names could not be used');
  await expect(page.getByRole('button', { name: 'Play', exact: true })).toBeVisible();
});

test('other structs are read by name', async ({ page }) => {
  await openStudy(page, 'Decode', 'decode?part=struct&struct=pvirtq_desc&text=0010000000000000200000000300 8000');
  await expect(page.getByRole('combobox', { name: 'Struct' })).toHaveValue('pvirtq_desc');
  await expect(row(page, 'flags')).toContainText('VIRTQ_DESC_F_AVAIL');
  await page.getByRole('combobox', { name: 'Struct' }).selectOption('virtq_desc');
  await expect(row(page, 'next')).toContainText('128');
});

test('the bytes of a command of the run open beside it', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, linkTo('seven-steps', { step: 56 }));
  await openTab(page, 'Command');
  await page
    .getByRole('button', { name: /^Decode: / })
    .last()
    .click();
  await expect(page.getByRole('main', { name: 'Decode' })).toBeVisible();
  await expect(page.getByRole('combobox', { name: 'Command' })).toContainText(
    'as the command asked (VIRTIO_ADMIN_DEVICE_MGMT)',
  );
  await expect(row(page, 'resource_val')).toContainText('0 CSUM, 5 MAC, 32 VERSION_1');
  await page.getByRole('button', { name: 'Back to the run' }).click();
  await expect(page.getByRole('slider', { name: 'Step that is shown' })).toHaveAttribute('aria-valuenow', '56');
});

test('a region of memory opens beside the run', async ({ page }) => {
  await page.emulateMedia({ reducedMotion: 'reduce' });
  await open(page, linkTo('seven-steps', { step: 56 }));
  await openTab(page, 'Memory');
  await page.getByRole('button', { name: /^virtq_avail of avq0, / }).click();
  await page.getByRole('button', { name: /^idx/ }).first().click();
  await page.getByRole('button', { name: 'Decode virtq_avail' }).click();
  await expect(page.getByRole('main', { name: 'Decode' })).toBeVisible();
  await expect(row(page, 'idx')).toContainText('3');
  await expect(row(page, 'used_event')).toBeVisible();
});

test('a command lies in two versions one under the other, and each misreads the other', async ({ page }) => {
  await openStudy(page, 'Struct diff', 'structs');
  const posted = page.getByRole('region', { name: 'Layout A', exact: true });
  const reviewed = page.getByRole('region', { name: 'Layout B', exact: true });
  await expect(posted).toContainText('2 misaligned fields');
  await expect(posted.getByRole('button', { name: /^resource_val @19, bytes 19 to 26: 21 00 00 00 01/ })).toBeVisible();
  await expect(reviewed).toContainText('nothing crosses a ruler');
  await expect(reviewed.getByRole('button', { name: /^resource_val @24, bytes 24 to 31: / })).toBeVisible();
  const crossing = page.getByRole('region', { name: 'Sent as Layout B, read as Layout A' });
  const value = crossing.getByRole('row').filter({ has: page.getByRole('rowheader', { name: 'resource_val' }) });
  await expect(value).toContainText('misread');
  await expect(value).toContainText('0x210000000000');
  await page.getByRole('textbox', { name: 'resource_val' }).fill('0x1');
  await page.keyboard.press('Enter');
  await expect(value).toContainText('0x10000000000');
  await reviewed.getByRole('combobox', { name: /^R6/ }).selectOption('aligned-b');
  await expect(reviewed.getByRole('button', { name: /^resource @22/ })).toBeVisible();
  await reviewed.getByRole('combobox', { name: /^R6/ }).selectOption('as-posted');
  await expect(reviewed).toContainText('1 misaligned field');
  await page.getByText('Every layout as a table').click();
  await expect(page.getByRole('table', { name: 'Every layout as a table' })).toContainText('bytes 19 to 26');
  await page.getByRole('textbox', { name: 'operation' }).fill('300');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/data\.operation: 300 does not fit/)).toBeVisible();
  await page.getByRole('button', { name: 'Back to the values of the example' }).click();
  await expect(posted).toBeVisible();
});

test('two versions are one table, and what collides stands first', async ({ page }) => {
  await openStudy(page, 'Dialect diff', 'dialects?right=virtio-1.4');
  const rows = page.getByRole('table').getByRole('row');
  await expect(rows.nth(1)).toHaveText(/^collidesFeature bit43FEATURE_63_0_MGMT posted.*SUSPEND published/);
  await expect(rows.nth(2)).toHaveText(
    /^collidesOpcode0x0000VIRTIO_ADMIN_DEVICE_MGMT posted.*VIRTIO_ADMIN_CMD_LIST_QUERY published/,
  );
  await page.getByRole('checkbox', { name: 'Only differences' }).check();
  await expect(page.getByText(/^\d+ of \d+ entries$/)).toBeVisible();
  await page.getByRole('searchbox', { name: 'Filter' }).fill('opcode dev_parts');
  await expect(rows).toHaveCount(4);
  await page.getByRole('button', { name: 'Swap' }).click();
  await expect(rows.nth(1)).toHaveText(/^left onlyOpcode0x000e/);
  await expect(page).toHaveURL(/st=dialects.*left%3Dvirtio-1\.4/);
  await page.reload();
  await expect(rows).toHaveCount(4);
  await page.getByRole('combobox', { name: 'Left' }).selectOption({ label: 'virtio 1.3' });
  await page.getByRole('searchbox', { name: 'Filter' }).fill('0x0000');
  await expect(rows.nth(1)).toHaveText(/^collides/);
});

for (const colorScheme of ['light', 'dark'] as const) {
  for (const [name, study] of [
    ['Decode', 'decode?at=data.resource_val'],
    ['Struct diff', 'structs'],
    ['Dialect diff', 'dialects?right=virtio-1.4'],
  ] as const) {
    test(`${name} has no barrier and runs over no edge, ${colorScheme}`, async ({ page }) => {
      test.setTimeout(60_000);
      await page.emulateMedia({ colorScheme });
      await openStudy(page, name, study);
      await expect(page.getByRole('main', { name }).getByRole('table').first()).toBeVisible();
      const { violations } = await new AxeBuilder({ page }).include('main').analyze();
      expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([]);
      await page.setViewportSize({ width: 390, height: 844 });
      const over = () =>
        page.evaluate(() => {
          const box = document.querySelector('main > div:last-child');
          return (box?.scrollWidth ?? 0) - (box?.clientWidth ?? 0);
        });
      await expect.poll(over).toBeLessThanOrEqual(0);
    });
  }
}
