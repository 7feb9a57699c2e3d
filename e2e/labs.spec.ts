import AxeBuilder from '@axe-core/playwright';
import type { Locator, Page } from '@playwright/test';
import {
  bitsIn,
  detail,
  expect,
  expectStep,
  libraryFile,
  linkOf,
  linkTo,
  open,
  openTab,
  runToEnd,
  test,
} from './ringside.ts';

/** The script of a scenario up to the moment in which both commands wait. */
const bothWait = (name: string, lines: number): unknown => {
  const file = libraryFile(name);
  return { ...file, script: file.script.slice(0, lines), expect: [] };
};

const cards = (page: Page) => detail(page).getByRole('region', { name: 'avq0 of PF 0' }).getByRole('listitem');
const button = (page: Page, name: string) => detail(page).getByRole('button', { name, exact: true });
const press = async (page: Page, name: string): Promise<void> => {
  await button(page, name).focus();
  await page.keyboard.press('Enter');
};
const expectOrder = async (page: Page, ...ids: readonly number[]): Promise<void> => {
  await expect(cards(page)).toHaveCount(ids.length);
  for (const [at, id] of ids.entries()) await expect(cards(page).nth(at)).toHaveAccessibleName(`Command ${id}`);
};

/** Axe has nothing to say about the detail. */
const expectNothingFor = async (page: Page): Promise<void> => {
  const { violations } = await new AxeBuilder({ page }).include('[role=tabpanel]').analyze();
  expect(violations.map(({ id, nodes }) => [id, nodes.map(({ html }) => html)])).toEqual([]);
};

test.describe('commands in flight', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('change places by keyboard, and the device goes at them in the new order', async ({ page }) => {
    await open(page, linkOf(bothWait('order-two-assigns', 6), { step: 35 }));
    await expectStep(page, 35);
    await openTab(page, 'Order');
    await expectOrder(page, 1, 2);
    await expect(cards(page).nth(1)).toContainText('assign 5 MAC, 32 VERSION_1 to VF 1');
    await expect(cards(page).nth(1)).toContainText('on hold at the device');
    await expectNothingFor(page);
    await expect(page.getByRole('region', { name: 'What can happen next' })).toContainText('2 commands are on hold.');
    // The picture and the rings say so as well.
    const way = page.getByRole('figure', { name: 'Way of a command on avq0' });
    const rows = page.getByRole('table', { name: 'Descriptor table' }).getByRole('row');
    await expect(way).toContainText('2 on hold');
    await expect(rows.filter({ hasText: 'on hold' })).toHaveCount(2);
    await press(page, 'Move command 2 up');
    await expectOrder(page, 2, 1);
    await expect(cards(page).nth(0).getByRole('button', { name: 'Move command 2 up' })).toBeFocused();
    await press(page, 'Release command 1');
    await expectStep(page, 37);
    await expect(way).toContainText('1 on hold');
    await expect(rows.filter({ hasText: 'on hold' })).toHaveCount(1);
    await press(page, 'Release command 2');
    await expectStep(page, 38);
    await runToEnd(page);
    await expect(detail(page)).toContainText('Nothing is in flight here.');
    // Command 1 came last, although it was given first.
    expect(await bitsIn(page, 'pf0/vf1', 'assigned')).toEqual([0, 32]);
  });

  test('are kept in order by IN_ORDER: struck through, and the reason names the rule', async ({ page }) => {
    await open(page, linkTo('order-in-order', { step: 34 }));
    await expectStep(page, 34);
    await openTab(page, 'Order');
    await expectOrder(page, 1, 2);
    const queue = detail(page).getByRole('region', { name: 'avq0 of PF 0' });
    await expect(queue).toContainText('The order is fixed: VIRTIO_F_IN_ORDER was negotiated');
    await expect(button(page, 'Move command 2 up')).toHaveAttribute('aria-disabled', 'true');
    await press(page, 'Move command 2 up');
    const status = queue.getByRole('status');
    await expect(status).toContainText('in the order in which they were made available');
    await expect(status.getByRole('button', { name: 'Clause features.device.in-order-use' })).toBeVisible();
    await expectOrder(page, 1, 2);
    await expectStep(page, 34);
  });
});

/** The byte lab of the composer, in a moment of a scenario. */
const byteLab = async (page: Page, name: string, at: number) => {
  await open(page, linkTo(name, { step: at }));
  await expectStep(page, at);
  await openTab(page, 'Compose');
  const form = detail(page).getByRole('form', { name: 'Compose a command' });
  await form.getByText('Byte lab').click();
  const part = (which: string) => form.getByRole('region', { name: `Device-${which} part` });
  const handle = (which: string) => form.getByRole('slider', { name: `Length of the ${which} part` });
  await expect(handle('readable')).toBeVisible();
  return {
    form,
    readable: part('readable'),
    writable: part('writable'),
    readableEnd: handle('readable'),
    writableEnd: handle('writable'),
    now: form.getByRole('status', { name: 'If it were carried out now' }),
    chain: form.getByRole('region', { name: 'As it would be sent' }),
    lengths: form.getByRole('region', { name: 'By the length of the readable part' }),
    outcome: form.getByRole('region', { name: 'What came of it' }),
  };
};

const pressOn = async (page: Page, handle: Locator, ...keys: readonly string[]): Promise<void> => {
  await handle.focus();
  for (const key of keys) await page.keyboard.press(key);
};

test.describe('the byte lab', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('shortens LIST_QUERY by keyboard: what reads as zero, what is dropped, which length is reported', async ({
    page,
  }) => {
    const lab = await byteLab(page, 'v13-discovery', 54);
    await expect(lab.readableEnd).toHaveAttribute('aria-valuenow', '24');
    await expect(lab.now).toContainText('VIRTIO_ADMIN_STATUS_OK');
    await pressOn(page, lab.readableEnd, 'PageDown', 'PageDown');
    await expect(lab.readableEnd).toHaveAttribute('aria-valuenow', '8');
    await expect(lab.readableEnd).toHaveAttribute('aria-valuetext', /^8 bytes: .*group_member_id read as zero$/);
    await expect(lab.readable.getByRole('button', { name: 'Clause admin.vq.short-readable-zero' })).toBeVisible();
    await expect(lab.now).toContainText('VIRTIO_ADMIN_STATUS_OK');
    await pressOn(page, lab.writableEnd, 'PageDown');
    await expect(lab.writableEnd).toHaveAttribute(
      'aria-valuetext',
      '8 bytes: used length 8; 8 bytes of the answer dropped',
    );
    await expect(lab.writable.getByRole('button', { name: 'Clause admin.vq.short-writable-discard' })).toBeVisible();
    // Without both bytes of group_type there is no such group.
    await pressOn(page, lab.readableEnd, 'Home', 'ArrowRight', 'ArrowRight');
    await expect(lab.now).toContainText('INVALID_GROUP');
    await expect(lab.now.getByRole('button', { name: 'Clause admin.cmd.invalid-group-first' })).toBeVisible();
    await expect(lab.lengths.getByRole('listitem').filter({ hasText: 'INVALID_GROUP' })).toContainText('1–2');
    await lab.lengths.getByRole('button', { name: '3–40' }).press('Enter');
    await expect(lab.readableEnd).toHaveAttribute('aria-valuenow', '40');
    await expect(lab.readable).toContainText('16 bytes at the end ignored');
    await pressOn(page, lab.readableEnd, 'End', 'PageDown', 'PageDown');
    await expect(lab.now).toContainText('used length 8');
    await lab.form.getByRole('button', { name: 'Send' }).press('Enter');
    await expect(lab.outcome).toContainText('VIRTIO_ADMIN_STATUS_OK');
    await expect(lab.outcome).toContainText('used length 8');
  });

  test('cuts a part into descriptors, of which the device makes the same, and bytes are typed in place', async ({
    page,
  }) => {
    const lab = await byteLab(page, 'seven-steps', 71);
    const bytes = lab.readable.getByRole('group', { name: 'Bytes of the readable part' });
    await expect(lab.chain.getByRole('row')).toHaveCount(3);
    await bytes.getByRole('button', { name: /^Byte 0: / }).focus();
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('ArrowRight');
    await lab.readable.getByRole('button', { name: 'Cut before byte 9' }).press('Enter');
    await expect(lab.chain.getByRole('row')).toHaveCount(4);
    await expect(lab.chain).toContainText('The device makes the same of it as of one descriptor for each part.');
    // Two digits are a byte: the operation is a query, and the fields follow.
    await bytes.getByRole('button', { name: /^Byte 16: / }).focus();
    await page.keyboard.press('0');
    await page.keyboard.press('2');
    await expect(lab.form.getByRole('textbox', { name: 'operation', exact: true })).toHaveValue('2');
    await expect(bytes.getByRole('button', { name: /^Byte 17: / })).toBeFocused();
    await expect(lab.now).toContainText('success');
    await lab.form.getByRole('button', { name: 'Send' }).press('Enter');
    await expect(lab.outcome).toContainText('success');
    await expect(lab.readable.getByRole('button', { name: 'Join at byte 9' })).toBeVisible();
    // By pointer, to the beginning of the second row.
    await lab.readableEnd.hover();
    await page.mouse.down();
    const box = await bytes.getByRole('button', { name: /^Byte 8: / }).boundingBox();
    await page.mouse.move((box?.x ?? 0) + 1, (box?.y ?? 0) + (box?.height ?? 0) / 2, { steps: 4 });
    await page.mouse.up();
    await expect(lab.readableEnd).toHaveAttribute('aria-valuenow', '8');
    // A cut that is no longer inside is gone.
    await expect(lab.readable.getByRole('button', { name: 'Join at byte 9' })).toHaveCount(0);
    await expectNothingFor(page);
  });
});
