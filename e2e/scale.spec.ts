import type { Page } from '@playwright/test';
import {
  control,
  controls,
  expect,
  expectStep,
  linkOf,
  log,
  open,
  openAsFile,
  openTab,
  playhead,
  step,
  test,
  timeline,
} from './ringside.ts';

/** The steps of the library's long run are made in the same slices, only fewer of them. */
const longRun = (times: number): unknown => ({
  format: 1,
  title: 'A long run',
  dialect: 'draft-2022-07',
  topology: {
    pfs: [
      {
        type: 'net',
        features: ['VERSION_1', 'SR_IOV', 'ADMIN_VQ', 'SR_IOV_MGMT_DEVICE', 'FEATURE_63_0_MGMT'],
        driverFeatures: ['VERSION_1', 'SR_IOV', 'ADMIN_VQ', 'SR_IOV_MGMT_DEVICE', 'FEATURE_63_0_MGMT'],
        manageable: ['MAC', 'VERSION_1'],
        totalVfs: 1,
        vf: { features: ['MAC', 'VERSION_1'], driverFeatures: ['MAC', 'VERSION_1'] },
        adminQueues: [8],
        queueSize: 8,
      },
    ],
  },
  script: [
    { do: 'load-driver', device: 'pf0' },
    { do: 'enable-vfs', owner: 'pf0', numVfs: 1 },
    { do: 'flr', device: 'pf0/vf1' },
    {
      do: 'command',
      owner: 'pf0',
      command: 'VIRTIO_ADMIN_DEVICE_MGMT',
      header: { group_id: 1, group_member_id: 1 },
      data: { operation: 2 },
      repeat: times,
    },
  ],
});

const find = (page: Page) => page.getByRole('searchbox', { name: 'Find in the log' });
const found = (page: Page) => page.getByRole('search', { name: 'Find in the log' }).getByRole('status');

test.describe('a long run', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' }, viewport: { width: 1440, height: 1000 } });

  test('goes on beside everything else, says how far it is, and stops where it is', async ({ page }) => {
    await open(page, linkOf(longRun(50_000)));
    await control(page, 'Run').click();
    await expect(control(page, 'Stop')).toBeVisible();
    await expect(page.getByRole('progressbar', { name: 'Progress of the run' })).toBeVisible();
    await expect(controls(page).getByText(/^\d+ %( · \d+ (s|min) left)?$/)).toBeVisible();

    // What a person does meanwhile is done: a dialog, typing in it, another tab.
    const before = await step(page);
    await page.keyboard.press('Control+k');
    await page.getByRole('combobox', { name: 'Commands' }).fill('features');
    await expect(page.getByRole('combobox', { name: 'Commands' })).toHaveValue('features');
    await page.keyboard.press('Escape');
    await openTab(page, 'Features');
    await expect(page.getByRole('table', { name: 'Feature bits of pf0' })).toBeVisible();
    await expect.poll(() => step(page)).toBeGreaterThan(before);

    await control(page, 'Stop').click();
    await expect(control(page, 'Run')).toBeVisible();
    await expect(page.getByRole('progressbar')).toHaveCount(0);
    // It stays there: whoever steps goes on from it.
    // The slice that was under way when it was stopped may still come.
    let end = 0;
    await expect(async () => {
      await playhead(page).press('End');
      end = Number(await playhead(page).getAttribute('aria-valuemax'));
      await expect(playhead(page)).toHaveAttribute('aria-valuenow', String(end), { timeout: 1000 });
    }).toPass({ timeout: 10_000 });
    await control(page, 'Step').click();
    await expectStep(page, end + 1);
  });

  test('is gone through from end to end: by the bar, by a bookmark, by what is looked for', async ({ page }) => {
    await open(page, linkOf(longRun(400)));
    await control(page, 'Run').click();
    await expect(page.getByText(/^The run is at its end/)).toBeVisible({ timeout: 40_000 });
    const end = await step(page);
    expect(end).toBeGreaterThan(4800);

    await find(page)
      .or(page.getByRole('button', { name: 'Find in the log' }))
      .first()
      .click();
    await find(page).fill('function-level reset');
    await expect(found(page)).toHaveText(new RegExp(`^1 of ${end.toLocaleString('en')}$`));
    const row = log(page).getByRole('row', { name: /^Step \d+:/ });
    await expect(row).toHaveCount(1);
    await row.getByRole('button', { name: /^Step \d+:/ }).click();
    await row.getByRole('button', { name: 'Go here' }).click();
    await expect(page.getByRole('region', { name: 'The step that is shown' })).toContainText(/reset/i);
    await expect.poll(() => step(page)).toBeLessThan(30);

    await find(page).fill('3000');
    await expect(found(page)).toHaveText(/^1 of /);
    await log(page)
      .getByRole('button', { name: /^Step 3000:/ })
      .click();
    await log(page).getByRole('button', { name: 'Go here' }).click();
    await expectStep(page, 3000);

    await find(page).fill('driver:pf0 collect success');
    await expect(found(page)).toHaveText(/^400 of /);
    await find(page).fill('there is no such word');
    await expect(page.getByText('No step fits.')).toBeVisible();
    await find(page).press('Escape');
    await expect(log(page).getByRole('row', { name: /^Step 3000:/ })).toBeVisible();

    await control(page, 'Bookmark this step').click();
    await page.getByRole('textbox', { name: 'Note' }).fill('Half way');
    await page.getByRole('button', { name: 'Save' }).click();
    await playhead(page).press('End');
    await expectStep(page, end);
    await playhead(page).press('Home');
    await expectStep(page, 0);
    await playhead(page).press('End');
    await expectStep(page, end);
    await control(page, 'Step back').click();
    await expectStep(page, end - 1);
  });

  test('opens at a step that is far away, and can be stopped on the way', async ({ page }) => {
    await open(page, linkOf(longRun(4000), { step: 24_000 }));
    await expect(playhead(page)).toHaveAttribute('aria-valuenow', '24000', { timeout: 40_000 });
    await expect(timeline(page).getByRole('button', { name: /^Branch A, shown/ })).toBeVisible();

    await openAsFile(page, longRun(3));
    // Both runs have one title: the step says which of them is shown.
    await expectStep(page, 0);
    await control(page, 'Run').click();
    await expect(page.getByText(/^The run is at its end/)).toBeVisible();
    expect(await step(page)).toBeLessThan(100);
  });
});
