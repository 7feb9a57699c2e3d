import type { Page } from '@playwright/test';
import { bitsIn, detail, expect, expectStep, linkTo, open, openTab, sentence, step, test } from './ringside.ts';

/** The recipe is done: VF 2's driver runs, VF 1's does not. */
const END = 71;

const composer = async (page: Page) => {
  await open(page, linkTo('seven-steps', { step: END }));
  await expectStep(page, END);
  await openTab(page, 'Compose');
  const form = detail(page).getByRole('form', { name: 'Compose a command' });
  const field = (name: string) => form.getByRole('textbox', { name, exact: true });
  await expect(field('operation')).toBeVisible();
  return {
    form,
    field,
    named: (name: string) => form.getByRole('combobox', { name: `Named values of ${name}` }),
    bit: (name: string) => form.getByRole('checkbox', { name, exact: true }),
    bytes: form.getByRole('textbox', { name: /^Bytes the device will read/ }),
    send: form.getByRole('button', { name: 'Send' }),
    outcome: form.getByRole('region', { name: 'What came of it' }),
    problem: form.getByRole('alert'),
  };
};

/** The typed bytes without blanks. */
const compact = async (bytes: Awaited<ReturnType<typeof composer>>['bytes']): Promise<string> =>
  (await bytes.inputValue()).replaceAll(/\s/g, '');

test.describe('a command by hand', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  test('that assigns to a VF whose driver runs gets DEV_IN_USE, and names the rule', async ({ page }) => {
    const { named, bit, field, send, outcome } = await composer(page);
    await named('group_member_id').selectOption('VF 2');
    await named('operation').selectOption('assign');
    await bit('0 CSUM').check();
    await bit('32 VERSION_1').check();
    await expect(field('resource_val')).toHaveValue('0x0000000100000001');
    await send.click();
    await expect(outcome).toContainText('VIRTIO_ADMIN_CS_ERR_DEV_IN_USE');
    await expect(outcome.getByRole('button', { name: 'Clause draft-2022-07.B4' }).first()).toBeVisible();
    await expect(outcome).toContainText(/decided by/i);
    // Nothing was assigned.
    expect(await bitsIn(page, 'pf0/vf2', 'assigned')).toEqual([0, 5, 32]);
  });

  test('that assigns to a VF without a driver succeeds, with its result, effect and checks', async ({ page }) => {
    const { named, bit, send, outcome } = await composer(page);
    await named('group_member_id').selectOption('VF 1');
    await named('operation').selectOption('assign');
    await bit('5 MAC').check();
    await bit('32 VERSION_1').check();
    await send.click();
    await expect(outcome).toContainText('success');
    await outcome.getByRole('button', { name: 'Checks and bytes' }).click();
    const command = detail(page).getByRole('article', { name: 'Command' });
    await expect(command).toContainText('MAC');
    await expect(command.getByRole('heading', { name: 'Checks' })).toBeVisible();
    await expect(command.getByRole('heading', { name: 'Outcome' })).toBeVisible();
    expect(await bitsIn(page, 'pf0/vf1', 'assigned')).toEqual([5, 32]);
    expect(await bitsIn(page, 'pf0/vf1', 'offered')).toEqual([5, 32]);
  });

  test('is carried out as it starts, in each version of the text', async ({ page }) => {
    const { named, send, outcome, form } = await composer(page);
    await expect(named('operation')).toHaveValue('2');
    await send.click();
    await expect(outcome).toContainText('query features of VF 1');
    await expect(outcome).toContainText('success');

    // What the form holds was typed for other fields: another version starts afresh.
    await open(page, linkTo('v13-discovery', { step: 1000 }));
    await openTab(page, 'Compose');
    await expect(form.getByRole('textbox', { name: 'group_type', exact: true })).toHaveValue('1');
    await expect(form.getByRole('textbox', { name: 'group_member_id', exact: true })).toHaveValue('0');
    await send.click();
    await expect(outcome).toContainText('ask which commands the SR-IOV group takes');
    await expect(outcome).toContainText('VIRTIO_ADMIN_STATUS_OK');

    // Read strictly, 0 is no member, whatever the command does with it.
    await open(page, linkTo('v13-strict-member-id', { step: 1000 }));
    await openTab(page, 'Compose');
    await expect(form.getByRole('textbox', { name: 'group_member_id', exact: true })).toHaveValue('1');
    await send.click();
    await expect(outcome).toContainText('VIRTIO_ADMIN_STATUS_OK');
  });

  test('may hold what no driver would send', async ({ page }) => {
    const { form, field, send, outcome } = await composer(page);
    for (const [fields, wanted] of [
      [{ operation: '200' }, 'OP_UNSUPPORTED'],
      [{ operation: '1', resource: '7' }, 'RSC_UNSUPPORTED'],
      [{ operation: '1', resource_val: '0x8000000000000000' }, 'RSC_VAL_INVALID'],
      [{ group_member_id: '99' }, 'invalid member'],
      [{ group_id: '77' }, 'invalid group'],
    ] as const) {
      await form.getByRole('button', { name: 'Start afresh' }).click();
      for (const [name, value] of Object.entries(fields)) await field(name).fill(value);
      await expect(send).toBeEnabled();
      await send.click();
      await expect(outcome).toContainText(wanted);
    }
  });

  test('follows its bytes, and its bytes follow it', async ({ page }) => {
    const { form, field, named, bit, bytes } = await composer(page);
    await named('group_member_id').selectOption('VF 3');
    await field('operation').fill('0x01');
    await bit('0 CSUM').check();
    await expect
      .poll(() => compact(bytes))
      .toBe(`${'0000010000000000'}${'0300000000000000'}010000${'0100000000000000'}0000000000`);

    await bytes.fill(
      '00 00 01 00 00 00 00 00  02 00 00 00 00 00 00 00  02 00 00 20 00 00 00 01 00 00 00 00 00 00 00 00',
    );
    await expect(field('group_member_id')).toHaveValue(/^(0x)?2$/);
    await expect(named('operation')).toHaveValue('2');
    await expect(bit('5 MAC')).toBeChecked();
    await expect(bit('32 VERSION_1')).toBeChecked();
    await expect(bit('0 CSUM')).not.toBeChecked();

    // Another opcode in the bytes is another form.
    await bytes.fill('01 00 01 00 00 00 00 00  00 00 00 00 00 00 00 00');
    await expect(field('operation')).toHaveCount(0);
    await expect(form.getByRole('combobox', { name: 'Command', exact: true })).toHaveValue(/0x0*1$/);
  });

  test('may be shorter than its layout: what is missing reads as zero', async ({ page }) => {
    const { field, bytes, send, outcome } = await composer(page);
    await bytes.fill('00 00 01 00 00 00 00 00  01 00 00 00 00 00 00 00  02');
    await expect(field('operation')).toHaveValue('2');
    await expect(field('resource_val')).toHaveAttribute('placeholder', 'not in the bytes');
    await send.click();
    await expect(outcome).toContainText('success');
  });

  test('says what is wrong with hex that is odd, empty or not hex, and loses nothing', async ({ page }) => {
    const { named, field, bytes, send, problem } = await composer(page);
    await named('group_member_id').selectOption('VF 3');
    await expect(field('group_member_id')).toHaveValue(/^(0x)?3$/);
    await expect.poll(() => compact(bytes)).toMatch(/^0{5}1.{10}03/);
    const good = await bytes.inputValue();
    for (const [typed, said] of [
      ['00 00 01 0', /one digit only.*character 10/],
      ['', /no byte here/],
      ['00 00 zz', /“z” at character 7 is not a hex digit/],
    ] as const) {
      await bytes.fill(typed);
      await expect(problem).toContainText(said);
      await expect(bytes).toHaveAttribute('aria-invalid', 'true');
      await expect(bytes).toHaveValue(typed);
      await expect(send).toBeDisabled();
      await expect(field('group_member_id')).toHaveValue(/^(0x)?3$/);
      expect(await step(page)).toBe(END);
      await bytes.fill(good);
      await expect(problem).toHaveCount(0);
      await expect(send).toBeEnabled();
    }
  });

  test('says what is wrong with a value that does not fit, or is no number', async ({ page }) => {
    const { field, send, problem } = await composer(page);
    for (const [name, typed, said] of [
      ['operation', '300', /300|255|0xff/i],
      ['resource_val', '0x10000000000000000', /64|0xffff/i],
      ['resource', '-1', /“-1” is not a number/],
      ['resource', '1.5', /“1.5” is not a number/],
      ['group_id', 'two', /“two” is not a number/],
    ] as const) {
      await field(name).fill(typed);
      await expect(problem).toContainText(said);
      await expect(field(name)).toHaveValue(typed);
      await expect(send).toBeDisabled();
      await field(name).fill('1');
      await expect(problem).toHaveCount(0);
      await expect(send).toBeEnabled();
    }
  });

  test('can start from one that was given before', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: 56 }));
    await expectStep(page, 56);
    await detail(page).getByRole('button', { name: 'Edit as new' }).click();
    const form = detail(page).getByRole('form', { name: 'Compose a command' });
    await expect(form.getByRole('textbox', { name: 'group_member_id', exact: true })).toHaveValue(/^(0x)?2$/);
    await expect(form.getByRole('checkbox', { name: '0 CSUM', exact: true })).toBeChecked();
    await form.getByRole('checkbox', { name: 'and run to its answer' }).uncheck();
    await form.getByRole('button', { name: 'Send' }).click();
    await expectStep(page, 57);
    await expect(sentence(page)).toContainText(/command/i);
  });
});
