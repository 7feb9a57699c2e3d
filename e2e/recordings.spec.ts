import { readFileSync } from 'node:fs';
import AxeBuilder from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { digest, expect, expectStep, linkTo, open, step, test } from './ringside.ts';

const testdata = (name: string): string => readFileSync(`engine/replay/testdata/${name}.json`, 'utf8');

const drop = async (page: Page, text: string, name = 'mine.json'): Promise<void> => {
  const dataTransfer = await page.evaluateHandle(
    ([content, called]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([content], called, { type: 'application/json' }));
      return transfer;
    },
    [text, name] as const,
  );
  await page.getByRole('main').dispatchEvent('dragover', { dataTransfer });
  await page.getByRole('main').dispatchEvent('drop', { dataTransfer });
};

const study = (page: Page) => page.getByRole('main', { name: 'Recordings and memory images' });
const findings = (page: Page) => study(page).getByRole('region', { name: 'Findings' });
const slider = (page: Page) => study(page).getByRole('slider', { name: 'After step' });
const steps = (page: Page) => study(page).getByRole('table', { name: 'Steps' });

const loop = {
  schema: 'ringside-memory-image/1',
  memory: [
    ['0xffff000000001000', '00200000000000001000000001000100'],
    ['0xffff000000001010', `00300000000000000800000003000000${'00'.repeat(32)}`],
    ['0xffff000000001040', '0000010000000000000000000000'],
    ['0xffff000000001060', '00'.repeat(38)],
  ],
  queues: [
    {
      name: 'mine',
      format: 'split',
      size: 4,
      desc: '0xffff000000001000',
      driver: '0xffff000000001040',
      device: '0xffff000000001060',
    },
  ],
};

test.use({ contextOptions: { reducedMotion: 'reduce' } });

test('a memory image that is dropped shows its rings, with a loop marked at its descriptor', async ({ page }) => {
  await open(page);
  await drop(page, JSON.stringify(loop));
  await expect(findings(page)).toContainText('fault M3');
  await expect(findings(page)).toContainText('split.indirect.chain-le-queue-size');
  const row = study(page).getByRole('row').filter({ hasText: 'fault M3: the chain from 0 comes back to descriptor 0' });
  await expect(row.getByRole('button', { name: /^Descriptor 0, device/ })).toBeVisible();
  await findings(page).getByRole('button', { name: 'Show descriptor 0' }).click();
  await expect(row.getByRole('button', { name: /^Descriptor 0/ })).toHaveAttribute('aria-pressed', 'true');
  await expect(study(page).getByText('at 0xffff000000001000', { exact: true }).first()).toBeVisible();
  await expect(study(page).getByText(/^the device takes next: 0/)).toBeVisible();
  await page.getByRole('button', { name: 'Back to the run' }).click();
  await expectStep(page, 0);
});

test('a ring trace has a slider over its steps, all of which agree', async ({ page }) => {
  await open(page);
  await drop(page, testdata('s002-w'));
  const { steps: all } = JSON.parse(testdata('s002-w')) as { steps: unknown[] };
  await expect(study(page).getByText(`${all.length} agree, 0 differ under a rule, 0 differ`)).toBeVisible();
  await expect(slider(page)).toHaveValue(String(all.length));
  await slider(page).press('Home');
  await expect(study(page).getByText('before the first step')).toBeVisible();
  const idx = study(page)
    .getByText(/^idx \d+/)
    .first();
  const before = await idx.innerText();
  for (let k = 0; k < all.length && (await idx.innerText()) === before; k += 1) {
    await study(page).getByRole('button', { name: 'One step on' }).click();
    await expect(slider(page)).toHaveValue(String(k + 1));
  }
  expect(await idx.innerText()).not.toBe(before);
  await steps(page).getByRole('button', { name: 'Show the ring after step 2', exact: true }).click();
  await expect(slider(page)).toHaveValue('2');
  await study(page).getByRole('checkbox', { name: 'Only differences' }).check();
  await expect(study(page).getByText('Nothing differs.')).toBeVisible();
});

test('a changed trace names the step that differs', async ({ page }) => {
  const trace = JSON.parse(testdata('p005-i-e'));
  const at = trace.steps.findIndex((each: { op: string; out: unknown }) => each.op === 'pop' && each.out !== null);
  trace.steps[at].out.slots = 7;
  await open(page);
  await drop(page, JSON.stringify(trace));
  await expect(study(page).getByText(/, 1 differ$/)).toBeVisible();
  await study(page).getByRole('checkbox', { name: 'Only differences' }).check();
  const row = steps(page).getByRole('row').filter({ hasText: 'differs' });
  await expect(row).toHaveCount(1);
  await row.getByRole('button', { name: `Show the ring after step ${at + 1}`, exact: true }).click();
  await expect(slider(page)).toHaveValue(String(at + 1));
  await expect(study(page).getByRole('status').filter({ hasText: 'out.slots: expected 7' })).toBeVisible();
});

test('what no rings are in is a table of steps', async ({ page }) => {
  await open(page);
  await drop(page, testdata('commands'));
  await expect(study(page).getByText(/^\d+ agree, 0 differ under a rule, 0 differ/)).toBeVisible();
  await expect(slider(page)).toHaveCount(0);
  await drop(page, testdata('rings-malformed'));
  await study(page)
    .getByRole('navigation', { name: 'Virtqueues' })
    .getByRole('button', { name: /addr-wraps/ })
    .click();
  await expect(findings(page)).toContainText('fault M35');
  // In an indirect table: marked at its descriptor, and shown in the table.
  await study(page)
    .getByRole('navigation', { name: 'Virtqueues' })
    .getByRole('button', { name: /indirect-next-out-of-table/ })
    .click();
  await expect(study(page).getByRole('row', { name: /^Descriptor 0.*fault M2/ })).toBeVisible();
  await findings(page).getByRole('button', { name: 'Show table entry 0 of descriptor 0' }).click();
  const entry = study(page).getByRole('button', { name: /^Entry 0 of the table of descriptor 0/ });
  await expect(entry).toHaveAttribute('aria-pressed', 'true');
});

test('nonsense is refused with its place, and all that is open stays', async ({ page }) => {
  await open(page, linkTo('seven-steps', { step: 12 }));
  await expectStep(page, 12);
  const before = await digest(page);
  const rejection = page.getByRole('region', { name: 'This could not be opened' });
  await drop(page, JSON.stringify({ ...loop, queues: [{ ...loop.queues[0], size: 'four' }] }), 'bad.json');
  await expect(rejection).toContainText('bad.json');
  await expect(rejection).toContainText('queues[0].size');
  await expect(rejection).toContainText('The run that is shown was left as it is.');
  expect([await step(page), await digest(page)]).toEqual([12, before]);
  await drop(page, '{"schema": "ringside-memory-image/1",', 'cut.json');
  await expect(rejection).toContainText('line 1, column');
  await drop(page, JSON.stringify(loop));
  await expect(rejection).toHaveCount(0);
  await expect(findings(page)).toContainText('fault M3');
  await drop(page, JSON.stringify({ schema: 'virtio-ring-trace/1', layout: 'round' }));
  await expect(rejection).toContainText('layout');
  await expect(findings(page)).toContainText('fault M3');
});

test('a link opens a bundled example, and without one says what to drop', async ({ page }) => {
  await page.goto(`./${linkTo('seven-steps', { study: 'recording' })}`);
  await expect(study(page).getByText('Drop a file anywhere on the page')).toBeVisible();
  await expect(study(page).getByText('It stays on this machine: nothing is uploaded.')).toBeVisible();
  await study(page)
    .getByRole('button', { name: /^A ring trace of Linux/ })
    .click();
  await expect(slider(page)).toBeVisible();
  await page.goto('about:blank');
  await page.goto(`./${linkTo('seven-steps', { study: 'recording?example=image&queue=1' })}`);
  await expect(findings(page)).toContainText('fault M3');
});

for (const colorScheme of ['light', 'dark'] as const) {
  test(`no barrier on either example, ${colorScheme}, wide and narrow`, async ({ page }) => {
    test.setTimeout(90_000);
    await page.emulateMedia({ colorScheme });
    for (const width of [1440, 390]) {
      await page.setViewportSize({ width, height: 844 });
      for (const what of ['', '?example=image&queue=2', '?example=trace&step=30']) {
        await page.goto('about:blank');
        await page.goto(`./${linkTo('seven-steps', { study: `recording${what}` })}`);
        await expect(what === '' ? study(page).getByText('Or look at') : findings(page)).toBeVisible();
        const { violations } = await new AxeBuilder({ page }).include('main').analyze();
        expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(node => node.html).join(' ')}`)).toEqual([]);
        const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        await expect.poll(over, `${what} at ${width}`).toBeLessThanOrEqual(0);
      }
    }
  });
}
