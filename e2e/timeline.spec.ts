import type { Page } from '@playwright/test';
import {
  bitsIn,
  control,
  digest,
  expect,
  expectDigest,
  expectStep,
  linkTo,
  log,
  open,
  operate,
  playhead,
  runToEnd,
  sentence,
  step,
  test,
  timeline,
} from './ringside.ts';

/** The assign of the recipe has been taken by the device, which executes it in the next step. */
const BEFORE_EXECUTE = 51;

const branches = (page: Page) => timeline(page).getByRole('list', { name: 'Branches' }).getByRole('listitem');

const act = async (page: Page, actor: string, action: RegExp): Promise<void> => {
  const before = await step(page);
  const next = page.getByRole('region', { name: 'What can happen next' });
  await next.getByRole('region', { name: actor, exact: true }).getByRole('button', { name: action }).click();
  await expectStep(page, before + 1);
};

test.describe('time', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('goes forth and back, and what was is the same again', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: 5 }));
    await expectStep(page, 5);
    const digests = [await digest(page)];
    for (const at of [6, 7, 8, 9]) {
      await control(page, 'Step').click();
      await expectStep(page, at);
      digests.push(await digest(page));
    }
    // Reading a register is the driver's private step: the world differs all the same.
    expect(new Set(digests).size).toBe(digests.length);
    for (const at of [8, 7, 6, 5]) {
      await control(page, 'Step back').click();
      await expectStep(page, at);
      await expect.poll(() => digest(page)).toBe(digests[at - 5]);
    }
    await control(page, 'Reset').click();
    await expectStep(page, 0);
    await expect(control(page, 'Step back')).toBeDisabled();
  });

  test('steps over to the completion of a command', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: 45 }));
    await expectStep(page, 45);
    await control(page, 'Step over').click();
    await expectStep(page, 56);
    await expect(sentence(page)).toContainText(/collect/i);
  });

  test('can be scrubbed by pointer and by keyboard', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: 20 }));
    await expectStep(page, 20);
    const wanted = await digest(page);
    for (const [key, at] of [
      ['ArrowLeft', 19],
      ['PageUp', 29],
      ['ArrowUp', 30],
      ['PageDown', 20],
      ['End', 71],
      ['Home', 0],
    ] as const) {
      await playhead(page).press(key);
      await expectStep(page, at);
    }

    const from = await playhead(page).boundingBox();
    await playhead(page).press('End');
    await expectStep(page, 71);
    const to = await playhead(page).boundingBox();
    if (!from || !to) throw new Error('The playhead is somewhere');
    const y = to.y + to.height / 2;
    const xOf = (at: number) => from.x + from.width / 2 + ((to.x - from.x) * at) / 71;
    await page.mouse.move(xOf(71), y);
    await page.mouse.down();
    await page.mouse.move(xOf(45), y, { steps: 4 });
    await page.mouse.move(xOf(20), y, { steps: 4 });
    await page.mouse.up();
    await expectStep(page, 20);
    await expectDigest(page, wanted);
  });

  test('is read in the log: choose a step, go there', async ({ page }) => {
    await open(page);
    await runToEnd(page);
    await playhead(page).press('Home');
    await expectStep(page, 0);
    const row = log(page).getByRole('row', { name: /^Step 6:/ });
    await row.getByRole('button', { name: /^Step 6:/ }).click();
    await row.getByRole('button', { name: 'Go here' }).click();
    await expectStep(page, 6);
    await expect(sentence(page)).toContainText('Sets ACKNOWLEDGE');
  });

  test('forks when another action is taken in the past, and both runs stay', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: BEFORE_EXECUTE }));
    await expectStep(page, BEFORE_EXECUTE);
    await expect(branches(page)).toHaveCount(1);

    await operate(page, 'Load the driver of', 'pf0/vf2');
    await expectStep(page, BEFORE_EXECUTE + 1);
    await expect(branches(page)).toHaveCount(2);
    await act(page, 'driver:pf0/vf2', /^reset/);
    await act(page, 'device:pf0/vf2', /^reset/);
    await act(page, 'driver:pf0/vf2', /^wait-reset/);
    await act(page, 'driver:pf0/vf2', /^acknowledge/);
    await act(page, 'device:pf0/avq0', /^execute/);
    await expect(sentence(page)).toContainText('DEV_IN_USE');
    await expect(sentence(page).getByRole('button', { name: 'Clause draft-2022-07.B4' })).toBeVisible();
    await runToEnd(page);
    expect(await bitsIn(page, 'pf0/vf2', 'negotiated')).toEqual([0, 1, 5, 7, 11, 15, 16, 32]);
    const forked = await digest(page);

    await branches(page)
      .getByRole('button', { name: /^Branch A/ })
      .click();
    await expectStep(page, 71);
    expect(await bitsIn(page, 'pf0/vf2', 'negotiated')).toEqual([0, 5, 32]);
    await branches(page)
      .getByRole('button', { name: /^Branch B/ })
      .click();
    await expect.poll(() => digest(page)).toBe(forked);
  });

  test('re-enters the branch in which the same was tried before', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: BEFORE_EXECUTE }));
    await expectStep(page, BEFORE_EXECUTE);
    await operate(page, 'Load the driver of', 'pf0/vf2');
    await expectStep(page, BEFORE_EXECUTE + 1);
    const tried = await digest(page);
    await branches(page)
      .getByRole('button', { name: /^Branch A/ })
      .click();
    await expectStep(page, 71);
    await playhead(page).press('Home');
    for (const at of [10, 20, 30, 40, 50]) {
      await expectStep(page, at - 10);
      await playhead(page).press('PageUp');
    }
    await expectStep(page, 50);
    await playhead(page).press('ArrowRight');
    await expectStep(page, BEFORE_EXECUTE);
    await expect(branches(page).getByRole('button', { name: /^Branch A, shown/ })).toBeVisible();

    await operate(page, 'Load the driver of', 'pf0/vf2');
    await expectStep(page, BEFORE_EXECUTE + 1);
    await expect(branches(page)).toHaveCount(2);
    await expect(branches(page).getByRole('button', { name: /^Branch B, shown/ })).toBeVisible();
    await expectDigest(page, tried);
  });

  test('holds notes that can be changed, gone to and removed', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: 52 }));
    await expectStep(page, 52);
    const dialog = page.getByRole('dialog', { name: 'Bookmark of step 52' });
    await control(page, 'Bookmark this step').click();
    await dialog.getByRole('textbox', { name: 'Note' }).fill('The device decides');
    await dialog.getByRole('button', { name: 'Save' }).click();
    const flag = timeline(page).getByRole('button', { name: 'Bookmark at step 52: The device decides' });
    await expect(flag).toBeVisible();

    await playhead(page).press('Home');
    await expectStep(page, 0);
    await flag.click();
    await expectStep(page, 52);

    await control(page, 'Change the bookmark of this step').click();
    await expect(dialog.getByRole('textbox', { name: 'Note' })).toHaveValue('The device decides');
    await dialog.getByRole('textbox', { name: 'Note' }).fill('B4 is judged here');
    await page.keyboard.press('Enter');
    await expect(timeline(page).getByRole('button', { name: 'Bookmark at step 52: B4 is judged here' })).toBeVisible();

    await control(page, 'Change the bookmark of this step').click();
    await dialog.getByRole('button', { name: 'Remove' }).click();
    await expect(timeline(page).getByRole('button', { name: /^Bookmark at step/ })).toHaveCount(0);
  });
});
