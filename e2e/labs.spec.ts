import type { Page } from '@playwright/test';
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

test.describe('commands in flight', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('change places by keyboard, and the device goes at them in the new order', async ({ page }) => {
    await open(page, linkOf(bothWait('order-two-assigns', 6), { step: 35 }));
    await expectStep(page, 35);
    await openTab(page, 'Order');
    await expectOrder(page, 1, 2);
    await expect(cards(page).nth(1)).toContainText('assign 5 MAC, 32 VERSION_1 to VF 1');
    await expect(cards(page).nth(1)).toContainText('on hold at the device');
    await expect(page.getByRole('region', { name: 'What can happen next' })).toContainText('2 commands are on hold.');
    await press(page, 'Move command 2 up');
    await expectOrder(page, 2, 1);
    await expect(cards(page).nth(0).getByRole('button', { name: 'Move command 2 up' })).toBeFocused();
    await press(page, 'Release command 1');
    await expectStep(page, 37);
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
