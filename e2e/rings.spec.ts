import type { Locator, Page } from '@playwright/test';
import { faultsOf } from './layout.ts';
import { control, expect, expectStep, linkTo, log, open, sentence, test } from './ringside.ts';

const ring = (page: Page): Locator => page.getByRole('table', { name: 'Descriptor ring, written by both sides' });
const format = (page: Page, name: 'split' | 'packed'): Locator =>
  page.getByRole('group', { name: 'Ring format of the PF' }).getByRole('button', { name });
const slot = (page: Page, name: RegExp): Locator => ring(page).getByRole('button', { name });

test('a packed ring shows who owns a slot, its wrap counter, and where both sides stand', async ({ page }) => {
  // The third command is published: it starts in the last of five slots and goes on in slot 0.
  await open(page, linkTo('packed-over-the-end', { step: 45 }));
  await expect(sentence(page)).toContainText('Publishes buffer 0: the flags of slot 4 now say available');
  await expect(slot(page, /^Slot 4, device, available with wrap counter 1, command of buffer 0/)).toBeVisible();
  await expect(slot(page, /^Slot 0, device, available with wrap counter 0, result of buffer 0/)).toBeAttached();
  await expect(slot(page, /^Slot 1, driver, free/)).toBeAttached();
  const sides = page.getByRole('list', { name: 'Where each side stands, and what it wants to be told' });
  await expect(sides.getByRole('listitem').first()).toContainText(/adds\s*slot 1\s*0/);
  await expect(sides.getByRole('listitem').first()).toContainText('wants all interrupts');
  await expect(sides.getByRole('listitem').last()).toContainText(/takes\s*slot 4\s*1/);
});

test('the arrows go from slot to slot, and a slot selects its bytes', async ({ page }) => {
  await open(page, linkTo('packed-over-the-end', { step: 45 }));
  const first = slot(page, /^Slot 0/);
  await first.press('ArrowDown');
  await expect(slot(page, /^Slot 1/)).toBeFocused();
  await slot(page, /^Slot 1/).press('Enter');
  await expect(slot(page, /^Slot 1/)).toHaveAttribute('aria-pressed', 'true');
});

test('split or packed is one control, at the same moment of the same story', async ({ page }) => {
  await open(page, linkTo('seven-steps', { step: 51 }));
  const told = 'device:pf0/avq0';
  await expect(sentence(page)).toContainText(told);
  await expect(format(page, 'split')).toHaveAttribute('aria-pressed', 'true');
  await format(page, 'packed').click();
  await expect(ring(page)).toBeVisible();
  await expect(sentence(page)).toContainText('Takes buffer 0 from slots 4 → 5');
  await expectStep(page, 48);
  await control(page, 'Step').click();
  await expect(sentence(page)).toContainText('assign');
  await control(page, 'Step back').click();
  await format(page, 'split').click();
  await expect(sentence(page)).toContainText('Takes head 0');
  await expectStep(page, 51);
});

for (const [name, step, table] of [
  ['packed-indirect', 34, 'Descriptor ring, written by both sides'],
  ['ring-indirect', 36, 'Descriptor table'],
] as const) {
  test(`an indirect table opens in place: ${name}`, async ({ page }) => {
    await open(page, linkTo(name, { step }));
    const rows = page.getByRole('table', { name: table });
    await rows.getByRole('button', { name: /^Open the indirect table of 2 entries at 0x/ }).click();
    await expect(rows.getByRole('button', { name: /^Entry 0 of the table of descriptor \d, command/ })).toBeAttached();
    await expect(rows.getByRole('button', { name: /^Entry 1 of the table of descriptor \d, result/ })).toBeAttached();
    await rows.getByRole('button', { name: /^Close the indirect table/ }).click();
    await expect(rows.getByRole('button', { name: /^Entry 0/ })).toHaveCount(0);
  });
}

test('why a notification was sent is one click on its step', async ({ page }) => {
  await open(page, linkTo('packed-event-across-the-wrap', { step: 36 }));
  await expect(sentence(page)).toContainText('Notifies the device');
  await sentence(page).getByRole('button', { name: 'Why this notification?' }).click();
  const why = page.getByRole('dialog', { name: 'Why this notification?' });
  await expect(why).toContainText('device event suppression');
  await expect(why).toContainText('slot 2, wrap 1');
  await page.keyboard.press('Escape');
  await expect(why).toHaveCount(0);
  await expect(sentence(page).getByRole('button', { name: 'Why this notification?' })).toBeFocused();
});

for (const [width, height] of [
  [1440, 900],
  [1280, 800],
  [390, 844],
] as const) {
  test(`why there was an interrupt covers neither its sentence nor its button, ${width} wide`, async ({ page }) => {
    await page.setViewportSize({ width, height });
    for (const [scenario, step, name] of [
      ['seven-steps', 50, 'Why this notification?'],
      ['ring-in-order-batch', 58, 'Why this interrupt?'],
      ['packed-event-across-the-wrap', 36, 'Why this notification?'],
    ] as const) {
      await open(page, linkTo(scenario, { step }));
      await sentence(page).getByRole('button', { name }).click();
      await expect(page.getByRole('dialog', { name })).toBeVisible();
      // A box finds its place after it is there.
      await expect(async () => {
        const why = await page.getByRole('dialog', { name }).boundingBox();
        const line = await sentence(page).boundingBox();
        if (!why || !line) throw new Error('nothing is shown');
        expect(why.y).toBeGreaterThanOrEqual(line.y + line.height);
        expect(why.y + why.height).toBeLessThanOrEqual(height);
        expect(why.x).toBeGreaterThanOrEqual(0);
        expect(why.x + why.width).toBeLessThanOrEqual(width);
      }).toPass({ timeout: 10_000 });
      await page.keyboard.press('Escape');
    }
  });
}

test('a row of the log leads to why its interrupt was sent', async ({ page }) => {
  await open(page, linkTo('packed-event-across-the-wrap', { step: 36 }));
  await log(page)
    .getByRole('row', { name: /Interrupts the driver/ })
    .first()
    .click();
  await log(page).getByRole('button', { name: 'Why this interrupt?' }).click();
  await expect(page.getByRole('dialog', { name: 'Why this interrupt?' })).toContainText('driver event suppression');
  await expect(sentence(page)).toContainText('Interrupts the driver');
});

test('on a phone the packed ring fits, table and all', async ({ page }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await open(page, linkTo('packed-indirect', { step: 34 }));
  await page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: 'Bytes' }).click();
  await expect(ring(page)).toBeVisible();
  await expect.poll(async () => (await ring(page).boundingBox())?.width).toBeLessThanOrEqual(390);
  await ring(page)
    .getByRole('button', { name: /^Open the indirect table/ })
    .click();
  await expect(ring(page).getByRole('button', { name: /^Entry 1/ })).toBeVisible();
});

for (const [scenario, step, label, clause] of [
  ['broken-loop', 39, /^Descriptor 0, device.*Fault M3: the chain from 0/, 'split.indirect.chain-le-queue-size'],
  ['broken-indirect-table', 39, /^Entry 1 of the table of descriptor 0.*Fault M9/, 'split.indirect.no-nesting'],
  ['broken-order', 40, /^Descriptor 1.*Fault M6/, 'split.framing.writable-after-readable'],
  ['broken-used-length', 44, /^used\.ring\[1\].*Queue broken M28/, 'split.used.write-at-least-len'],
  ['packed-table-in-a-list', 38, /^Slot 1, device.*Fault M10/, 'packed.indirect.not-in-next-list'],
] as const) {
  test(`what is wrong with a ring is marked where it is: ${scenario}`, async ({ page }) => {
    await open(page, linkTo(scenario, { step }));
    const row = page.getByRole('button', { name: label });
    await expect(row).toBeInViewport();
    const line = page.getByRole('status').filter({ hasText: /^M\d+/ });
    await expect(line).toContainText(/^M\d+/);
    await line.getByRole('button', { name: new RegExp(clause.replaceAll('.', '\\.')) }).click();
    await expect(page.getByRole('tab', { name: 'Clause' })).toHaveAttribute('aria-selected', 'true');
  });
}

test('a long number is whole in its column, and runs into nothing', async ({ context }) => {
  for (const [scenario, step, said] of [
    ['broken-addresses', 27, '0x100000000'],
    ['broken-areas', 21, 'not in memory'],
  ] as const) {
    const page = await context.newPage();
    await open(page, linkTo(scenario, { step }));
    const cell = page.getByRole('cell', { name: said }).first();
    await expect(cell).toHaveAttribute('title', said);
    await expect.poll(() => cell.evaluate(({ scrollWidth, clientWidth }) => scrollWidth - clientWidth)).toBe(0);
    await expect.poll(() => faultsOf(page)).toEqual([]);
  }
});

test('the three tables have room beside each other in a window of 1280, with an indirect table as well', async ({
  page,
}) => {
  await page.setViewportSize({ width: 1280, height: 720 });
  await open(page, linkTo('ring-indirect', { step: 25 }));
  const next = page.getByRole('table', { name: /^Used ring/ }).getByTitle('the device fills next');
  await expect(next).toBeInViewport({ ratio: 1 });
  const opens = page.getByRole('button', { name: /^Open the indirect table/ });
  await expect(opens).toBeVisible();
  const beyond = () =>
    opens.evaluate(button => (button.closest('td')?.scrollWidth ?? 0) - (button.closest('td')?.clientWidth ?? 0));
  await expect.poll(beyond).toBe(0);
});

test('a packed list that is not whole is a note where the device waits, until it is whole', async ({ page }) => {
  await open(page, linkTo('packed-list-in-parts', { step: 37 }));
  await expect(slot(page, /^Slot 3, device.*Note M18: the list at slot 2 waits for slot 3/)).toBeInViewport();
  await control(page, 'Step').click();
  await control(page, 'Step').click();
  await expect(page.getByRole('status').filter({ hasText: /^M19/ })).toContainText('Violation');
});

test('rings, command and picture are those of the owner that acts, until somebody chooses', async ({ page }) => {
  await open(page, linkTo('two-management-devices', { step: 50 }));
  const queue = page.getByRole('combobox', { name: 'Virtqueue', exact: true });
  const command = page.getByRole('tabpanel').getByRole('heading', { level: 2 });
  const owner = page.getByRole('button', { name: /^PF 1, management device/ });
  await expect(queue).toHaveValue(/^pf0 /);
  await expect(command).toHaveText(/to VF 2$/);
  await control(page, 'Step').click();
  await control(page, 'Step').click();
  await expectStep(page, 52);
  await expect(queue).toHaveValue(/^pf1 /);
  await expect(command).toHaveText(/to VF 1$/);
  await expect(owner).toBeInViewport({ ratio: 1 });
  // What somebody chose stays.
  await queue.selectOption('pf0 avq0');
  await expect(queue).toHaveValue(/^pf0 /);
  await control(page, 'Step').click();
  await expectStep(page, 53);
  await expect(queue).toHaveValue(/^pf0 /);
  // A link to a step of the second owner shows it at once.
  await open(page, linkTo('two-management-devices', { step: 58 }));
  await expect(queue).toHaveValue(/^pf1 /);
  await expect(owner).toBeInViewport({ ratio: 1 });
});
