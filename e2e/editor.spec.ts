import { AxeBuilder } from '@axe-core/playwright';
import type { Page } from '@playwright/test';
import { expect, expectStep, libraryFile, linkTo, open, operate, step, test } from './ringside.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

const editor = (page: Page) => {
  const main = page.getByRole('main', { name: 'Scenario editor' });
  const parts = main.getByRole('navigation', { name: 'Parts of the scenario' });
  return {
    main,
    actions: main.getByRole('group', { name: 'What to do with the draft' }),
    part: (name: string) => parts.getByRole('button', { name }),
    form: (name: string) => main.getByRole('group', { name, exact: true }),
    json: main.getByRole('textbox', { name: 'The scenario as JSON' }),
    problems: main.getByRole('list', { name: 'Problems' }),
    right: main.getByText('Nothing is wrong with it.'),
    run: main.getByRole('region', { name: 'Run', exact: true }),
  };
};

/** The editor by its link. */
const openLink = async (page: Page, study: string): Promise<void> => {
  await page.goto(`./${linkTo('seven-steps', { study })}`);
  await expect(editor(page).main).toBeVisible();
};

test('from nothing to a run, by keyboard alone', async ({ page }) => {
  await open(page);
  await page.keyboard.press('Control+k');
  await expect(page.getByRole('combobox', { name: 'Commands' })).toBeFocused();
  await page.keyboard.type('New scenario');
  await expect(page.getByRole('option', { selected: true })).toContainText('New scenario');
  await page.keyboard.press('Enter');
  const { form, part, right, json, actions, run } = editor(page);
  await expect(form('Scenario').getByRole('textbox', { name: 'title' })).toHaveValue('New scenario');

  await form('Scenario').getByRole('textbox', { name: 'title' }).focus();
  await page.keyboard.press('Control+a');
  await page.keyboard.type('By hand');
  await expect(json).toContainText('"title": "By hand"');

  await part('Script').focus();
  await page.keyboard.press('Enter');
  const script = form('Script');
  await expect(script.getByRole('listitem')).toHaveCount(3);
  await script.getByRole('button', { name: 'Add a line' }).focus();
  await page.keyboard.press('Enter');
  await expect(script.getByRole('listitem')).toHaveCount(4);
  await expect(script.getByRole('button', { expanded: true })).toBeFocused();
  await script.getByRole('combobox', { name: 'do', exact: true }).selectOption('command');
  await script.getByRole('combobox', { name: 'command', exact: true }).selectOption('VIRTIO_ADMIN_DEVICE_MGMT_ATTRS');
  await script.getByRole('textbox', { name: 'group_id' }).focus();
  await page.keyboard.type('1');
  await expect(script.getByRole('group', { name: 'Bytes that the device will read' })).toBeVisible();

  // The line goes up before VF 1's driver, and a copy of it is made and deleted again.
  await script.getByRole('button', { expanded: true }).focus();
  await page.keyboard.press('Alt+ArrowUp');
  await expect(script.getByRole('listitem').nth(2)).toContainText('VIRTIO_ADMIN_DEVICE_MGMT_ATTRS');
  await expect(script.getByRole('button', { expanded: true })).toBeFocused();
  await page.keyboard.press('Alt+d');
  await expect(script.getByRole('listitem')).toHaveCount(5);
  await expect(script.getByRole('button', { expanded: true })).toBeFocused();
  await page.keyboard.press('Delete');
  await expect(script.getByRole('listitem')).toHaveCount(4);
  await page.keyboard.press('Control+z');
  await expect(script.getByRole('listitem')).toHaveCount(5);
  await page.keyboard.press('Control+Shift+z');
  await expect(script.getByRole('listitem')).toHaveCount(4);
  await expect(right).toBeVisible();

  // The pointer moves lines, too.
  const grips = script.getByTitle('Drag to move');
  await grips.nth(0).hover();
  const to = await script.getByRole('listitem').nth(1).boundingBox();
  if (!to) throw new Error('a line is not in sight');
  await page.mouse.down();
  await page.mouse.move(to.x + 12, to.y + to.height / 2, { steps: 4 });
  await page.mouse.up();
  await expect(script.getByRole('listitem').nth(0)).toContainText('enable-vfs');
  await page.keyboard.press('Control+z');
  await expect(script.getByRole('listitem').nth(0)).toContainText('load-driver');

  await page.keyboard.press('Control+Enter');
  await expect(run).toContainText('Played to its end');
  const tryIt = actions.getByRole('button', { name: 'Try it' });
  await expect(tryIt).toBeEnabled();
  await tryIt.focus();
  await page.keyboard.press('Enter');
  await expect(page).toHaveTitle(/By hand/);
  await expectStep(page, 0);
});

test('what is wrong names its path, leads to its field, and nothing typed is lost', async ({ page }) => {
  await openLink(page, 'editor');
  const { form, json, problems, right, main, part } = editor(page);
  await expect(right).toBeVisible();
  await expect(json).toBeVisible();

  await json.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Control+a');
  const file = libraryFile('seven-steps');
  file.script[6].device = 'pf0/vf9';
  file.script[5].header.group_id = 'one';
  await page.keyboard.insertText(JSON.stringify(file));
  await expect(problems.getByRole('button')).toHaveText([/script\[5\]\.header\.group_id/]);
  await problems.getByRole('button').click();
  await expect(form('Script').getByRole('textbox', { name: 'group_id' })).toBeFocused();
  await form('Script').getByRole('textbox', { name: 'group_id' }).fill('1');
  await expect(problems.getByRole('button')).toHaveText([/script\[6\]\.devicethere is no pf0\/vf9/]);
  await problems.getByRole('button').click();
  const device = form('Script').getByRole('combobox', { name: 'device' });
  await expect(device).toBeFocused();
  await expect(device).toHaveAttribute('aria-invalid', 'true');
  await device.selectOption('pf0/vf2');
  await expect(right).toBeVisible();
  await expect(json).toContainText('"pf0/vf2"');

  // Broken JSON: the forms wait, the text stays, and the place is named.
  await json.click();
  await page.keyboard.press('Control+Home');
  await page.keyboard.insertText('?');
  await expect(main.getByText('line 1, column 1')).toBeVisible();
  await expect(main.getByText(/the forms wait/)).toBeVisible();
  await part('Scenario').click();
  await expect(form('Scenario').getByRole('textbox', { name: 'title' })).toBeDisabled();
  await page.reload();
  await expect(main.getByText('line 1, column 1')).toBeVisible();
  await main.getByRole('button', { name: 'Show where' }).click();
  await expect(json).toBeFocused();
  await page.keyboard.press('Control+Home');
  await page.keyboard.press('Delete');
  await expect(right).toBeVisible();
  await part('Scenario').click();
  await expect(form('Scenario').getByRole('textbox', { name: 'title' })).toHaveValue(file.title);
  await expect(json).toContainText('"format": 1');
});

test('a hostile text is told by its path, and is still there', async ({ page }) => {
  await openLink(page, 'editor');
  const { form, json, problems, right, actions, main, part } = editor(page);
  await expect(right).toBeVisible();
  await json.click();
  await page.keyboard.press('Control+a');
  await page.keyboard.insertText(
    '{"title":7,"__proto__":{"polluted":1},"script":{"do":[]},"topology":[[[[]]]],"expect":null}',
  );
  await expect(problems.getByRole('button')).toHaveText([/^__proto__the name "__proto__" is never allowed$/]);
  await part('Scenario').click();
  await expect(form('Scenario').getByRole('textbox', { name: 'title' })).toHaveValue('7');
  await expect(json).toContainText('"polluted":1');
  await expect(actions.getByRole('button', { name: 'Try it' })).toBeDisabled();
  for (const name of ['Topology', 'Script', 'Schedule', 'Interventions', 'Recipe', 'Notes', 'Expectations']) {
    await part(name).click();
    await expect(main.getByRole('heading', { level: 3, name })).toBeVisible();
  }
  await page.keyboard.press('Control+z');
  await expect(right).toBeVisible();
});

test('topology, readings and schedule are forms, and the JSON follows', async ({ page }) => {
  await openLink(page, 'editor?part=topology');
  const { form, json, right, part } = editor(page);
  const topology = form('Topology');
  await topology.getByRole('checkbox', { name: 'MAC: PF 0 manageable' }).uncheck();
  await topology.getByRole('button', { name: 'packed' }).click();
  await expect(topology.getByRole('checkbox', { name: 'RING_PACKED: PF 0 driver knows' })).toBeChecked();
  await topology.getByRole('textbox', { name: 'totalVfs' }).fill('3');
  await expect(json).toContainText('"totalVfs": 3');
  await expect(json).toContainText('"RING_PACKED"');
  await part('Scenario').click();
  await form('Scenario').getByRole('combobox', { name: 'Group and member of ATTRS' }).selectOption({ index: 1 });
  await expect(json).toContainText('"readings"');
  await part('Schedule').click();
  await form('Schedule').getByRole('button', { name: 'seeded' }).click();
  await form('Schedule').getByRole('textbox', { name: 'seed' }).fill('42');
  await expect(form('Schedule').getByRole('textbox', { name: 'seed' })).toHaveValue('42');
  await expect(json).toContainText('"seed": 42');
  await expect(right).toBeVisible();
});

test('what I did in the run is written down, and expectations are saved from it', async ({ page }) => {
  await open(page, linkTo('seven-steps', { step: 71 }));
  await expectStep(page, 71);
  await operate(page, 'Load the driver of', 'pf0/vf1');
  const at = await step(page);
  await page.getByRole('button', { name: 'Study' }).click();
  await page.getByRole('button', { name: 'Scenario editor' }).click();
  const { actions, form, part, main, run, right } = editor(page);
  await actions.getByRole('button', { name: 'Start from' }).click();
  await page.getByRole('button', { name: 'Record what I did in the run' }).click();
  const dialog = page.getByRole('dialog', { name: 'What was done in the run' });
  await expect(dialog.getByRole('radio')).toHaveCount(2);
  await expect(dialog.getByRole('radio', { name: /As lines of the script/ })).toBeChecked();
  await dialog.getByRole('button', { name: 'Edit this' }).click();
  await part('Script').click();
  await expect(form('Script').getByRole('listitem').last()).toContainText('load-driver pf0/vf1');

  await part('Expectations').click();
  await form('Expectations').getByRole('button', { name: 'Save expectations from this run' }).click();
  const proposals = form('Expectations').getByRole('region', { name: 'Save expectations from this run' });
  await proposals.getByRole('checkbox', { name: /device_status of pf0\/vf1/ }).check();
  await proposals.getByRole('checkbox', { name: /digest of the last world/ }).check();
  await proposals.getByRole('button', { name: 'Add 2 expectations' }).click();
  await expect(right).toBeVisible();
  await actions.getByRole('button', { name: 'Run and judge' }).click();
  await expect(run).toContainText('2 of 2 expectations held');

  // Tried, and back to the run before.
  await actions.getByRole('button', { name: 'Try it' }).click();
  await expectStep(page, 0);
  await page.getByRole('button', { name: 'Study' }).click();
  await page.getByRole('button', { name: 'Scenario editor' }).click();
  await main.getByRole('button', { name: /^Back to “The seven steps/ }).click();
  await expectStep(page, at);
});

test.describe('on a phone', () => {
  test.use({ viewport: { width: 390, height: 844 } });

  test('one part is read and edited at a time', async ({ page }) => {
    await openLink(page, 'editor?part=script&item=3');
    const { form, part, json, right } = editor(page);
    await form('Script').getByRole('textbox', { name: 'numVfs' }).fill('3');
    await expect(right).toBeVisible();
    await part('JSON').click();
    await expect(json).toContainText('"format": 1');
    await expect(form('Script')).toHaveCount(0);
  });
});

test('is accessible in light and dark', async ({ page }) => {
  for (const [colorScheme, part] of [
    ['light', 'script&item=5'],
    ['dark', 'topology'],
  ] as const) {
    await page.emulateMedia({ colorScheme });
    await page.goto('about:blank');
    await openLink(page, `editor?part=${part}`);
    const { right, json } = editor(page);
    await expect(right).toBeVisible();
    await expect(json).toBeVisible();
    const { violations } = await new AxeBuilder({ page }).analyze();
    expect(violations).toEqual([]);
  }
});
