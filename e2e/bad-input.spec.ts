import { deflateSync, strToU8 } from 'fflate';
import { atStep, button, expect, next, open, position, runToEnd, scenario, seek, test } from './page.ts';

const base64url = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const good = async (page: Parameters<typeof open>[0]): Promise<string> => {
  await open(page);
  await button(page, 'Share').click();
  const link = await page.getByRole('textbox', { name: 'Link' }).inputValue();
  await page.keyboard.press('Escape');
  return new URL(link).hash;
};

const bad: readonly (readonly [string, string | ((good: string) => string), RegExp])[] = [
  ['cut off', text => text.slice(0, 300), /cut off|damaged|ends/i],
  ['too long', `#s=1d.${'A'.repeat(70_000)}`, /characters|long/i],
  ['not base64', '#s=1d.!!!!', /letter|character|base64/i],
  ['from a newer version', '#s=9d.AAAA', /newer/i],
  ['packed in an unknown way', '#s=1z.AAAA', /packed|codec|way/i],
  [
    'a bomb',
    `#s=1d.${base64url(deflateSync(strToU8('0'.repeat(8_000_000))))}`,
    /too|large|larger|more than|MiB|bytes/i,
  ],
  ['not JSON', `#s=1d.${base64url(deflateSync(strToU8('{{{')))}`, /./],
  ['with __proto__', `#s=1d.${base64url(deflateSync(strToU8('{"__proto__":{"a":1}}')))}`, /./],
];

for (const [what, link, said] of bad) {
  test(`a link that is ${what} says so and offers the library`, async ({ page }) => {
    const fragment = typeof link === 'string' ? link : link(await good(page));
    await page.goto('about:blank');
    await page.goto(`./${fragment}`);
    await expect(page.getByRole('heading', { name: 'This could not be opened' })).toBeVisible();
    await expect(page.getByRole('main')).toContainText(said);
    await page.getByRole('button', { name: /^The seven steps of the July 2022 draft/ }).click();
    await expect(button(page, 'Play')).toBeEnabled();
  });
}

const drop = async (page: Parameters<typeof open>[0], text: string): Promise<void> => {
  const data = await page.evaluateHandle(content => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([content], 'mine.json', { type: 'application/json' }));
    return transfer;
  }, text);
  await page.locator('body').dispatchEvent('dragover', { dataTransfer: data });
  await page.locator('body').dispatchEvent('drop', { dataTransfer: data });
};

for (const [what, spoil, said] of [
  ['unknown keys', (file: { extra?: boolean }) => Object.assign(file, { extra: true }), /extra/],
  [
    '300 VFs',
    (file: { topology: { pfs: { totalVfs: number }[] } }) =>
      file.topology.pfs.map(pf => Object.assign(pf, { totalVfs: 300 })),
    /totalVfs/,
  ],
] as const) {
  test(`a file with ${what} shows the error with its path, and the open run is not lost`, async ({ page }) => {
    await open(page);
    await runToEnd(page);
    const before = await position(page);
    const file = scenario('seven-steps');
    spoil(file);
    await drop(page, JSON.stringify(file));
    await expect(page.getByText(said).first()).toBeVisible();
    expect((await position(page)).digest).toBe(before.digest);
  });
}

test('a ring that was edited into nonsense is a fault, and the page goes on', async ({ page }) => {
  await open(page);
  await runToEnd(page);
  // The command is published and not yet taken: a head that no descriptor has.
  await seek(page, 49);
  await page.getByRole('tab', { name: 'Memory' }).click();
  const panel = page.getByRole('tabpanel', { name: 'Memory' });
  await panel
    .getByRole('textbox', { name: /address|at/i })
    .first()
    .fill('0x1308');
  await panel.getByRole('textbox', { name: /bytes/i }).first().fill('ff ff');
  await panel.getByRole('button', { name: 'Write' }).click();
  await atStep(page, 50);
  await next(page).getByRole('region', { name: 'device:pf0/avq0' }).getByRole('button', { name: /^take/ }).click();
  await expect(page.getByRole('region', { name: 'The step that is shown' })).toContainText(/outside|65535/);
  await runToEnd(page);
  await expect(button(page, 'Step back')).toBeEnabled();
});
