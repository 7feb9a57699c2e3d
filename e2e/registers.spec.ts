import type { Locator, Page } from '@playwright/test';
import {
  control,
  detail,
  digest,
  expect,
  expectStep,
  libraryFile,
  linkOf,
  linkTo,
  open,
  openTab,
  runToEnd,
  step,
  test,
} from './ringside.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const section = (page: Page, title: string): Locator => detail(page).getByRole('region', { name: title, exact: true });
const openSection = async (page: Page, title: string): Promise<Locator> => {
  await section(page, title).getByRole('button', { name: title }).first().click();
  return section(page, title);
};
/** The button of a register, also where it belongs to the selection. */
const register = (page: Page, name: string): Locator =>
  page.getByRole('button', { name: new RegExp(`^Register ${name}(, belongs to the selection)?$`) });
const rowOf = (page: Page, name: string): Locator =>
  detail(page)
    .getByRole('row')
    .filter({ has: register(page, name) });
const outcome = (page: Page): Locator => detail(page).getByRole('status', { name: 'What came of it' });

/** Opens a register, types a value and sends it. */
const write = async (page: Page, name: string, value: string, width?: string): Promise<void> => {
  const button = register(page, name);
  if ((await button.getAttribute('aria-expanded')) !== 'true') await button.click();
  await detail(page)
    .getByRole('textbox', { name: `New value of ${name}` })
    .fill(value);
  if (width) await detail(page).getByRole('combobox', { name: 'Width' }).selectOption({ label: width });
  const before = await step(page);
  await detail(page)
    .getByRole('button', { name: `Write ${name}`, exact: true })
    .click();
  await expectStep(page, before + 1);
};

/** The recipe with its PF's MSI-X turned off before anything else, so that interrupts are told by the ISR status. */
const withoutMsix = (): unknown => {
  const file = libraryFile('seven-steps');
  const off = { do: 'write-at', device: 'pf0', structure: 'pci', offset: 0xde, width: 2, value: 0 };
  return { ...file, script: [off, ...file.script], expect: [] };
};

test('the ISR status is set by a used buffer, and cleared by a read that is sent', async ({ page }) => {
  // A link with an access by structure opens before anybody has looked at registers.
  await open(page, linkOf(withoutMsix()));
  await runToEnd(page);
  await openTab(page, 'Registers');
  await openSection(page, 'ISR status');
  await expect(rowOf(page, 'isr_status')).toContainText('0x01');
  await expect(rowOf(page, 'isr_status')).toContainText('used buffers');
  await register(page, 'isr_status').click();
  await detail(page).getByRole('button', { name: 'Read isr_status' }).click();
  await expect(outcome(page)).toContainText('It reads 0x01.');
  await expect(outcome(page).getByRole('button', { name: 'Clause pci.isr.read-clears' })).toBeVisible();
  await expect(rowOf(page, 'isr_status')).toContainText('0x00');
  await expect(rowOf(page, 'isr_status')).toContainText('was 0x01');
});

test('an illegal write is answered with its clause', async ({ page }) => {
  await open(page, linkTo('seven-steps', { step: 19 }));
  await openTab(page, 'Registers');
  for (const [name, value, clause] of [
    ['device_status', '0x01', 'status.driver.no-clear'],
    ['queue_enable', '0', 'pci.common.no-queue-enable-zero'],
    ['driver_feature', '1', 'init.driver.no-features-after-features-ok'],
    ['num_queues', '9', 'pci.common.no-write-read-only'],
    ['queue_reset', '1', 'pci.common.queue-reset-needs-feature'],
  ] as const) {
    await write(page, name, value);
    await expect(outcome(page).getByRole('button', { name: `Clause ${clause}` })).toBeVisible();
    await expect(outcome(page)).toContainText('broken');
    await register(page, name).click();
  }
  await write(page, 'queue_select', '1', '8 bits');
  await expect(outcome(page).getByRole('button', { name: 'Clause pci.access.natural-width' })).toBeVisible();
  // Nothing is cut off what was typed: what does not fit is not sent.
  const before = await step(page);
  await detail(page).getByRole('textbox', { name: 'New value of queue_select' }).fill('0x1ff');
  await page.keyboard.press('Enter');
  await expect(detail(page).getByRole('alert')).toHaveText('0x1ff does not fit into 8 bits.');
  await expectStep(page, before);
});

test('who looks at a virtqueue changes nothing; who selects it does', async ({ page }) => {
  await open(page, linkTo('seven-steps', { step: 19 }));
  await expectStep(page, 19);
  await openTab(page, 'Registers');
  const before = await digest(page);
  const picker = detail(page).getByRole('combobox', { name: 'Look at virtqueue' });
  await picker.selectOption({ label: '0 receiveq1' });
  await expect(rowOf(page, 'queue_notify_off')).toContainText('0x0000');
  await expect(rowOf(page, 'queue_select')).toContainText('avq0');
  expect(await digest(page)).toBe(before);
  await expectStep(page, 19);
  await detail(page).getByRole('button', { name: 'Write 0 to queue_select' }).click();
  await expectStep(page, 20);
  await expect(rowOf(page, 'queue_select')).toContainText('receiveq1');
  expect(await digest(page)).not.toBe(before);
});

test('a PF has the SR-IOV capability, a VF has none; VF Enable is written where it is', async ({ page }) => {
  await open(page, linkTo('seven-steps', { step: 31 }));
  await openTab(page, 'Registers');
  const title = 'Extended capability: SR-IOV';
  await openSection(page, title);
  const table = page.getByRole('table', { name: `${title} of pf0` });
  await expect(table.getByRole('row', { name: /Register total_vfs/ })).toContainText('4');
  await write(page, 'num_vfs', '9');
  await expect(outcome(page).getByRole('button', { name: 'Clause pcie.sriov.num-vfs' })).toBeVisible();
  await write(page, 'num_vfs', '2');
  await expect(outcome(page)).toContainText('NumVFs is 2.');
  const control = table.getByRole('row', { name: /Register control/ });
  await register(page, 'num_vfs').click();
  await control.getByRole('button').first().click();
  await detail(page).getByRole('textbox', { name: 'New value of control' }).fill('9');
  await detail(page).getByRole('button', { name: 'Write control' }).click();
  await expect(outcome(page)).toContainText('VF Enable is set: 2 VFs appear.');
  await expect(control).toContainText('VF Enable, VF MSE');
  await detail(page).getByRole('combobox', { name: 'Function' }).selectOption('pf0/vf1');
  await expect(section(page, 'Header')).toBeVisible();
  await expect(section(page, title)).toHaveCount(0);
});

test('the MSI-X table says what is mapped to a vector, and a masked one holds its message', async ({ page }) => {
  await open(page, linkTo('seven-steps', { step: 33 }));
  await openTab(page, 'Registers');
  await openSection(page, 'MSI-X');
  const row = page.getByRole('table', { name: 'MSI-X table of pf0' }).getByRole('row', { name: /^3 avq0/ });
  await expect(row.getByRole('cell').nth(1)).toHaveText('no');
  await row.getByRole('button', { name: 'Mask vector 3' }).click();
  await expect(outcome(page)).toContainText('Vector 3 is masked.');
  await runToEnd(page);
  await expect(row.getByRole('cell').nth(1)).toHaveText('yes');
  await expect(row.getByRole('cell').nth(2)).toHaveText('yes');
  await row.getByRole('button', { name: 'Unmask vector 3' }).click();
  await expect(outcome(page)).toContainText('Vector 3 is unmasked, and the message that waited is sent.');
  await expect(row.getByRole('cell').nth(2)).toContainText('no');
});

test('a virtqueue is notified by hand, and its last notification is kept', async ({ page }) => {
  await open(page, linkTo('seven-steps', { step: 33 }));
  await openTab(page, 'Registers');
  await openSection(page, 'Notifications');
  await detail(page).getByRole('button', { name: 'Write 0x0002 to notify avq0' }).click();
  await expect(outcome(page)).toContainText('Virtqueue 2 is notified.');
  const row = page.getByRole('table', { name: 'Notification addresses of pf0' }).getByRole('row', { name: /avq0/ });
  await expect(row).toContainText('0x0002');
  await expect(row).toContainText('not seen yet');
  const at = await step(page);
  await control(page, 'Step back').click();
  await expectStep(page, at - 1);
  await expect(row).not.toContainText('not seen yet');
});

test('bytes of configuration space and their fields lead to each other', async ({ page }) => {
  await open(page);
  await openTab(page, 'Registers');
  await openSection(page, 'Bytes of configuration space');
  await detail(page).getByRole('button', { name: 'notify_off_multiplier at 0xc4' }).click();
  await expect(rowOf(page, 'notify_off_multiplier')).toBeInViewport();
  await expect(rowOf(page, 'notify_off_multiplier')).toContainText('0x00000004');
  await expect(
    detail(page).getByRole('button', { name: 'notify_off_multiplier at 0xc4', pressed: true }),
  ).toBeAttached();
});

test('the step of the last writer is one click away', async ({ page }) => {
  await open(page);
  await runToEnd(page);
  await openTab(page, 'Registers');
  await rowOf(page, 'device_status')
    .getByRole('button', { name: /^Go to step \d+, by driver:pf0$/ })
    .click();
  await expect(rowOf(page, 'device_status')).toContainText('was ');
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });
  test('nothing is wider than the page, with every section open', async ({ page }) => {
    await open(page);
    await page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: 'Detail' }).click();
    await openTab(page, 'Registers');
    await detail(page).getByRole('button', { name: 'Open all' }).click();
    const panel = detail(page).getByRole('region', { name: 'Registers', exact: true });
    const wide = () =>
      panel.evaluate(element => {
        const right = element.getBoundingClientRect().right + 0.5;
        return [...element.querySelectorAll('*')]
          .filter(each => !each.closest('.sr-only') && each.getBoundingClientRect().right > right)
          .map(each => each.textContent?.slice(0, 40));
      });
    await expect.poll(wide).toEqual([]);
  });
});

test('a link to the registers shows them on a phone, too', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, linkTo('seven-steps', { step: 20, selection: 'pf0;detail=registers' }));
  await expect(page.getByRole('tab', { name: 'Registers' })).toHaveAttribute('aria-selected', 'true');
});
