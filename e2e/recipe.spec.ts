import {
  bitsIn,
  control,
  controls,
  digest,
  expect,
  expectDigest,
  expectStep,
  log,
  open,
  playhead,
  runToEnd,
  sentence,
  step,
  test,
} from './ringside.ts';

test.describe('the seven-step recipe', () => {
  test('is what a visitor finds, ready to be played', async ({ page }) => {
    await open(page);
    await expect(page).toHaveTitle(/seven steps/i);
    await expect(page.getByRole('button', { name: /^Scenarios: The seven steps/ })).toBeVisible();
    await expect(sentence(page)).toContainText('VF 2');
    await expectStep(page, 0);
    const recipe = page.getByRole('region', { name: 'The recipe' }).getByRole('listitem');
    await expect(recipe).toHaveCount(7);
  });

  test('gives VF 2 exactly the features that were assigned', async ({ page }) => {
    await open(page);
    await runToEnd(page);
    expect(await bitsIn(page, 'pf0/vf2', 'manageable')).toEqual([0, 1, 5, 7, 11, 15, 16, 32]);
    expect(await bitsIn(page, 'pf0/vf2', 'assigned')).toEqual([0, 5, 32]);
    expect(await bitsIn(page, 'pf0/vf2', 'negotiated')).toEqual([0, 5, 32]);
    expect(await bitsIn(page, 'pf0/vf1', 'negotiated')).toEqual([]);
    await expect(
      log(page)
        .getByRole('row', { name: /DRIVER_OK/ })
        .last(),
    ).toContainText('driver:pf0/vf2');
    await expect(page.getByRole('status').filter({ hasText: 'DRIVER_OK' })).toHaveCount(1);
    await expect(page.getByText(/^(\d+) of \1 expectations held$/)).toBeVisible();
  });

  test('plays by itself to the same end', async ({ page }) => {
    await open(page);
    await runToEnd(page);
    const [end, wanted] = [await step(page), await digest(page)];
    expect(wanted).toMatch(/^[0-9a-f]{16}$/);
    await control(page, 'Reset').click();
    await expectStep(page, 0);
    await controls(page).getByRole('slider', { name: 'Speed' }).press('End');
    await control(page, 'Play').click();
    await expect(control(page, 'Pause')).toBeVisible();
    await expect(playhead(page)).toHaveAttribute('aria-valuenow', String(end), { timeout: 25_000 });
    await expect(control(page, 'Play')).toBeVisible();
    await expectDigest(page, wanted);
  });

  test('is the same world whether one runs, steps or steps over', async ({ page }) => {
    await page.emulateMedia({ reducedMotion: 'reduce' });
    await open(page);
    const start = await digest(page);
    await runToEnd(page);
    const [end, wanted] = [await step(page), await digest(page)];
    expect(wanted).not.toBe(start);
    await control(page, 'Reset').click();
    await expectStep(page, 0);
    await expectDigest(page, start);
    for (let at = 0; at < end; at += 1) await control(page, 'Step').press('Enter');
    await expectStep(page, end);
    await expectDigest(page, wanted);

    await control(page, 'Reset').click();
    await expectStep(page, 0);
    for (let at = 0; at < end; at = await step(page)) {
      await control(page, 'Step over').click();
      await expect(playhead(page)).not.toHaveAttribute('aria-valuenow', String(at));
    }
    await expectDigest(page, wanted);
  });

  test('says each step as one sentence, in the line, in the log and aloud', async ({ page }) => {
    await open(page);
    for (let at = 1; at <= 3; at += 1) {
      await control(page, 'Step').click();
      await expectStep(page, at);
    }
    const words = 'Writes 0 to device_status (it was 0x00): asks for a reset.';
    await expect(sentence(page)).toContainText(words);
    await expect(log(page).getByRole('row', { name: `Step 3: ${words}` })).toHaveAttribute('aria-current', 'step');
    await expect(page.getByRole('status').filter({ hasText: words })).toHaveCount(1);
    await expect(playhead(page)).toHaveAttribute('aria-valuetext', `step 3: ${words}`);
  });
});
