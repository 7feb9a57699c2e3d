import { readFileSync } from 'node:fs';
import type { Locator } from '@playwright/test';
import jsQR from 'jsqr';
import { control, expect, expectStep, linkTo, open, runToEnd, test } from './ringside.ts';

test.use({ contextOptions: { reducedMotion: 'reduce' } });

/** What a QR reader makes of a drawing on the page. */
const scan = async (drawing: Locator): Promise<string | undefined> => {
  const { side, dots } = await drawing.evaluate(async svg => {
    const copy = svg.cloneNode(true) as SVGElement;
    const side = 4 * (svg as SVGSVGElement).viewBox.baseVal.width;
    for (const name of ['width', 'height']) copy.setAttribute(name, `${side}`);
    const image = new Image();
    image.src = URL.createObjectURL(new Blob([new XMLSerializer().serializeToString(copy)], { type: 'image/svg+xml' }));
    await image.decode();
    const canvas = document.createElement('canvas');
    canvas.width = canvas.height = side;
    const context = canvas.getContext('2d');
    context?.drawImage(image, 0, 0);
    const { data } = context?.getImageData(0, 0, side, side) ?? { data: new Uint8ClampedArray() };
    return {
      side,
      dots: Array.from({ length: side * side }, (_, k) => ((data[4 * k] ?? 255) < 128 ? '1' : '0')).join(''),
    };
  });
  const pixels = Uint8ClampedArray.from({ length: 4 * side * side }, (_, at) =>
    dots[at >> 2] === '1' && at % 4 < 3 ? 0 : 255,
  );
  return jsQR(pixels, side, side)?.data;
};

test.describe('the share dialog', () => {
  test('draws a short link as a QR code that a reader reads, dark on white in the dark, too', async ({ page }) => {
    await page.emulateMedia({ colorScheme: 'dark', reducedMotion: 'reduce' });
    await open(page, linkTo('seven-steps', { step: 56 }));
    await expectStep(page, 56);
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const dialog = page.getByRole('dialog', { name: 'Share' });
    const link = dialog.getByRole('textbox', { name: 'Link' });
    await expect(link).toHaveValue(/&t=56&.*&d=71\.[\w-]+$/);
    await dialog.getByRole('button', { name: 'QR code' }).click();
    const code = dialog.getByRole('img', { name: /^QR code of the link, \d+ by \d+ modules$/ });
    await expect(code).toBeVisible();
    await expect.poll(() => scan(code)).toBe(await link.inputValue());

    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save SVG' }).first().click(),
    ]);
    expect(saved.suggestedFilename()).toBe('the-seven-steps-of-the-july-2022-draft.qr.svg');
    expect(readFileSync(await saved.path(), 'utf8')).toMatch(/^<svg xmlns=.*<path fill="#fff" d="M0 0h.*<\/svg>\n$/s);
    const [png] = await Promise.all([
      page.waitForEvent('download'),
      dialog.getByRole('button', { name: 'Save PNG' }).first().click(),
    ]);
    expect(
      readFileSync(await png.path())
        .subarray(1, 4)
        .toString(),
    ).toBe('PNG');

    // The code follows the link.
    await dialog.getByRole('checkbox', { name: /^Include the view/ }).uncheck();
    await expect(link).not.toHaveValue(/&v=/);
    await expect.poll(() => scan(code)).toBe(await link.inputValue());
  });

  test('gives a file that says how the run ends', async ({ page }) => {
    await open(page, linkTo('seven-steps'));
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('dialog', { name: 'Share' }).getByRole('button', { name: 'Download file' }).click(),
    ]);
    const file = JSON.parse(readFileSync(await saved.path(), 'utf8'));
    expect(file.expect.at(-1)).toEqual({ that: 'digest', is: expect.stringMatching(/^[0-9a-f]{16}$/) });
  });
});

test('the shown step is saved as a picture, as SVG and as pixels', async ({ page }) => {
  await open(page, linkTo('seven-steps', { step: 52 }));
  await expectStep(page, 52);
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const pictures = page.getByRole('dialog', { name: 'Share' }).getByRole('region', { name: 'As a picture' });
  const save = async (button: string) => {
    const [saved] = await Promise.all([
      page.waitForEvent('download'),
      pictures.getByRole('button', { name: button }).click(),
    ]);
    await expect(pictures.getByRole('status')).toHaveText('Saved.');
    return { name: saved.suggestedFilename(), bytes: readFileSync(await saved.path()) };
  };
  const group = await save('Save SVG');
  expect(group.name).toBe('the-seven-steps-of-the-july-2022-draft-step-52-group.svg');
  const svg = group.bytes.toString('utf8');
  expect(svg).toContain('step 52 of 71');
  for (const vf of [1, 2, 3, 4]) expect(svg).toContain(`VF ${vf}, member ${vf}`);
  await pictures.getByRole('button', { name: 'Virtqueue' }).click();
  await pictures.getByRole('button', { name: 'Dark' }).click();
  const png = await save('Save PNG');
  expect(png.name).toMatch(/step-52-rings\.png$/);
  expect(png.bytes.subarray(1, 4).toString()).toBe('PNG');
  // Twice the pixels of the drawing.
  const rings = (await save('Save SVG')).bytes.toString('utf8');
  const [, width = '0', height = '0'] = /width="([\d.]+)" height="([\d.]+)"/.exec(rings) ?? [];
  expect([png.bytes.readUInt32BE(16), png.bytes.readUInt32BE(20)]).toEqual([2 * Number(width), 2 * Number(height)]);
  await pictures.getByRole('button', { name: 'Sequence' }).click();
  expect((await save('Save SVG')).bytes.toString('utf8')).toContain('aria-label="Lane of memory"');
});

test.describe('a link proves itself', () => {
  /** The link that the page makes of what it shows, as another person gets it. */
  const shared = async (page: Parameters<typeof open>[0]): Promise<string> => {
    await page.getByRole('button', { name: 'Share', exact: true }).click();
    const link = page.getByRole('dialog', { name: 'Share' }).getByRole('textbox', { name: 'Link' });
    await expect(link).toHaveValue(/&d=71\./);
    const address = await link.inputValue();
    await page.keyboard.press('Escape');
    return address;
  };

  test('quietly where the run is the same, and not at all where an old link says nothing', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: 12 }));
    await expectStep(page, 12);
    const address = await shared(page);
    await open(page, `/${address.slice(address.indexOf('#'))}`);
    const mark = page.getByRole('note', { name: /^The same run as the sender's: equal digests at 18 steps/ });
    await expect(mark).toBeVisible();
    await expect(page.getByRole('region', { name: 'This is not the run that the sender saw' })).toHaveCount(0);
    // Another scenario brings no digests along.
    await page.evaluate(
      hash => {
        location.hash = hash;
      },
      linkTo('unknown-group', { step: 3 }),
    );
    await expect(page).toHaveTitle(/A group that does not exist/);
    await expect(mark).toHaveCount(0);
  });

  test('loudly where it is not: from which step on, with both sides', async ({ page }) => {
    await open(page, linkTo('seven-steps', { step: 12 }));
    await expectStep(page, 12);
    const address = await shared(page);
    const [, payload = ''] = /&d=71\.([\w-]+)/.exec(address) ?? [];
    const bytes = Buffer.from(payload, 'base64url');
    // The tenth checkpoint, after step 37, as if the sender's engine had done something else there.
    bytes[18] = (bytes[18] ?? 0) ^ 0xff;
    const doctored = address.replace(payload, bytes.toString('base64url'));
    await open(page, `/${doctored.slice(doctored.indexOf('#'))}`);
    const banner = page.getByRole('region', { name: 'This is not the run that the sender saw' });
    await expect(banner).toContainText('The same up to step 33, different from step 37 on at the latest.');
    await expectStep(page, 12);
    await banner.getByRole('button', { name: 'Both sides' }).click();
    const dialog = page.getByRole('dialog', { name: "The sender's run and this one" });
    await expect(dialog.getByRole('row', { name: /differs/ })).toHaveCount(1);
    await expect(dialog.getByRole('row', { name: /^37 .* differs$/ })).toBeVisible();
    await expect(dialog.getByRole('heading', { name: 'What steps 34 to 37 do here' })).toBeVisible();
    await dialog.getByRole('button', { name: 'Go to step 36' }).click();
    await expectStep(page, 36);
    // Whatever it says, the run is there and can be used.
    await runToEnd(page);
    await expectStep(page, 71);
    await banner.getByRole('button', { name: 'Dismiss' }).click();
    await expect(banner).toHaveCount(0);
    await expect(control(page, 'Reset')).toBeEnabled();
  });
});
