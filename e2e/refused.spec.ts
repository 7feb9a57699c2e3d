import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { packPayload } from '../engine/scenario/link.ts';
import {
  control,
  detail,
  digest,
  expect,
  expectStep,
  libraryFile,
  linkTo,
  open,
  openAsFile,
  openTab,
  operate,
  runToEnd,
  sentence,
  step,
  test,
} from './ringside.ts';

const good = linkTo('seven-steps');
/** A link with what no page would put into one. */
const linkWith = (members: unknown): string => `#s=1d.${packPayload(JSON.stringify(members))}`;
const file = libraryFile('seven-steps');
const { format: _, ...members } = file;
const [pf] = file.topology.pfs;

const links: Readonly<Record<string, readonly [link: string, said: RegExp | readonly RegExp[]]>> = {
  'cut off': [good.slice(0, '#s=1d.'.length + 400), /cut off/],
  'cut off anywhere': [good.slice(0, '#s=1d.'.length + 401), /cut off|damaged/],
  'cut off after one letter': ['#s=1d.', /cut off/],
  'damaged by one letter': [good.replace(/.(?=.{40}$)/, letter => (letter === 'A' ? 'B' : 'A')), /damaged/],
  'longer than 64 K characters': [`#s=1d.${'A'.repeat(66_000)}`, /at most 65536; open a file instead/],
  'not base64': ['#s=1d.!!not*base64!!', /damaged: character 1 of its payload is "!"/],
  'of a newer format': [good.replace('#s=1d.', '#s=2d.'), /newer version: it has format 2/],
  'of an unknown codec': [good.replace('#s=1d.', '#s=1z.'), /unknown codec "z"/],
  'without a scenario': ['#t=5', /holds no scenario/],
  'a decompression bomb': [`#s=1d.${packPayload('['.repeat(8 * 1024 * 1024))}`, /more than 1048576 bytes/],
  'no JSON': [`#s=1d.${packPayload('{"title":')}`, /JSON|line 1/i],
  'with a __proto__': [`#s=1d.${packPayload('{"__proto__":{"polluted":true},"title":"x"}')}`, /__proto__/],
  'that breaks the schema': [
    linkWith({ ...members, script: [{ do: 'dance' }, { do: 'load-driver', device: 7 }], extra: 1 }),
    [/script\[0\]/, /script\[1\]/, /extra/],
  ],
  'with 300 VFs': [linkWith({ ...members, topology: { pfs: [{ ...pf, totalVfs: 300 }] } }), [/totalVfs/, /300/]],
};

const rejection = (page: Page) => page.getByRole('region', { name: 'This could not be opened' });

test.describe('a bad link', () => {
  for (const [what, [link, said]] of Object.entries(links)) {
    test(`${what}, has a page that says so and offers the library`, async ({ page }) => {
      await page.goto(`./${link}`);
      await expect(page.getByRole('heading', { level: 1, name: 'This could not be opened' })).toBeVisible();
      for (const words of [said].flat() as RegExp[]) await expect(page.getByRole('main')).toContainText(words);
      expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
      await page.getByRole('button', { name: /^The seven steps of the July 2022 draft/ }).click();
      await control(page, 'Step').click();
      await expectStep(page, 1);
    });
  }

  test('does not lose the run that is open', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: 51 }));
    await expectStep(page, 51);
    const before = await digest(page);
    for (const what of ['of a newer format', 'with 300 VFs', 'cut off']) {
      const [link = '', said] = links[what] ?? [];
      await page.evaluate(hash => {
        location.hash = hash;
      }, link);
      for (const words of [said].flat() as RegExp[]) await expect(rejection(page)).toContainText(words);
      expect([await step(page), await digest(page)]).toEqual([51, before]);
    }
    await rejection(page).getByRole('button', { name: 'Dismiss' }).click();
    await expect(rejection(page)).toHaveCount(0);
    await control(page, 'Step').click();
    await expectStep(page, 52);
    // The address is that of the run again.
    await expect.poll(() => new URL(page.url()).hash).toMatch(/t=52/);
  });
});

test.describe('a bad file', () => {
  const files: readonly (readonly [what: string, text: string, said: readonly RegExp[]])[] = [
    ['no JSON', '{ "format": 1,', [/JSON/]],
    ['an empty file', '', [/JSON/]],
    [
      'unknown keys',
      JSON.stringify({ ...file, colour: 'red', topology: { pfs: [{ ...pf, wings: 2 }] } }),
      [/colour/, /topology\.pfs\[0\]\.wings/],
    ],
    ['wrong types', JSON.stringify({ ...file, title: 7, script: 'none' }), [/title/, /script/]],
    ['__proto__', JSON.stringify(file).replace('{', '{"__proto__":{"polluted":true},'), [/__proto__/]],
    [
      'numbers that cannot be',
      JSON.stringify({ ...file, topology: { pfs: [{ ...pf, totalVfs: -1, queueSize: 1.5 }] } }),
      [/topology\.pfs\[0\]\.totalVfs/, /topology\.pfs\[0\]\.queueSize/],
    ],
    [
      'more than 64 bits',
      JSON.stringify({
        ...file,
        script: [
          {
            do: 'command',
            owner: 'pf0',
            command: 'VIRTIO_ADMIN_DEVICE_MGMT',
            data: { resource_val: '0x10000000000000000' },
          },
        ],
      }),
      [/script\[0\]/],
    ],
    ['70,000 VFs', JSON.stringify({ ...file, topology: { pfs: [{ ...pf, totalVfs: 70_000 }] } }), [/totalVfs/]],
  ];

  test('shows each error with its path, and loses nothing', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: 51 }));
    await expectStep(page, 51);
    const before = await digest(page);
    for (const [what, text, said] of files) {
      await openAsFile(page, text);
      for (const words of said) await expect(rejection(page), what).toContainText(words);
      await expect(rejection(page)).toContainText('The run that is shown was left as it is.');
      expect([await step(page), await digest(page)]).toEqual([51, before]);
      await page.keyboard.press('Escape');
      await rejection(page).getByRole('button', { name: 'Dismiss' }).click();
    }
    expect(await page.evaluate(() => 'polluted' in {})).toBe(false);
  });

  test('that is dropped says so, and a good one opens', async ({ page }) => {
    const drop = async (text: string) => {
      const dataTransfer = await page.evaluateHandle(content => {
        const transfer = new DataTransfer();
        transfer.items.add(new File([content], 'mine.json', { type: 'application/json' }));
        return transfer;
      }, text);
      const main = page.getByRole('main');
      await main.dispatchEvent('dragover', { dataTransfer });
      await expect(page.getByText('Drop a scenario, a lesson, a memory image or a recording to open it')).toBeVisible();
      await main.dispatchEvent('drop', { dataTransfer });
    };
    await open(page);
    await drop(JSON.stringify({ ...file, wings: 2 }));
    await expect(rejection(page)).toContainText(/wings/);
    await expect(page).toHaveTitle(/The seven steps/);
    await drop(JSON.stringify({ ...file, title: 'One of my own' }));
    await expect(page).toHaveTitle(/One of my own/);
    await expect(rejection(page)).toHaveCount(0);

    // A lesson is told from a scenario by its pages.
    const lesson = JSON.parse(readFileSync('public/lessons/a-virtqueue.json', 'utf8'));
    await drop(JSON.stringify({ ...lesson, pages: [{ ...lesson.pages[0], step: 'late' }] }));
    await expect(rejection(page)).toContainText(/pages\[0\]\.step/);
    await expect(page).toHaveTitle(/One of my own/);
    await drop(JSON.stringify({ ...lesson, title: 'A lesson of my own' }));
    await expect(page.getByRole('heading', { level: 2, name: 'A lesson of my own' })).toBeVisible();
    await expect(page.getByRole('article', { name: 'Three areas' })).toBeVisible();
    await expect(rejection(page)).toHaveCount(0);
  });
});

test.describe('memory that was edited', () => {
  test.use({ contextOptions: { reducedMotion: 'reduce' } });

  /** The assign is published and the device was notified; it has not been taken. */
  const PUBLISHED = 50;

  test('into nonsense is a fault, the device asks for a reset, and a driver that comes again recovers', async ({
    page,
  }) => {
    await open(page, linkTo('seven-steps', { step: PUBLISHED }));
    await expectStep(page, PUBLISHED);
    await openTab(page, 'Memory');
    // Slot 2 of the available ring of avq0 names a descriptor that is not there.
    const edit = detail(page).getByRole('form', { name: 'Edit bytes' });
    await edit.getByRole('textbox', { name: 'Address' }).fill('0x1308');
    await edit.getByRole('textbox', { name: 'New bytes as hex' }).fill('ff ff');
    await edit.getByRole('button', { name: /^Write/ }).click();
    await expectStep(page, PUBLISHED + 1);
    await control(page, 'Step').click();
    await expectStep(page, PUBLISHED + 2);
    await expect(sentence(page)).toContainText(/65535/);
    await openTab(page, 'Registers');
    const status = detail(page).getByRole('row', { name: /Register device_status/ });
    await expect(status).toContainText('DEVICE_NEEDS_RESET');
    await runToEnd(page);

    await operate(page, 'Unload the driver of', 'pf0');
    await runToEnd(page);
    await operate(page, 'Load the driver of', 'pf0');
    await runToEnd(page);
    await expect(status).toContainText('DRIVER_OK');
    await expect(status).not.toContainText('DEVICE_NEEDS_RESET');
  });
});
