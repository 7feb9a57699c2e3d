import type { Page } from '@playwright/test';
import { faultsOf } from './layout.ts';
import { control, expect, libraryFile, linkOf, linkTo, open, openTab, picture, recipeWith, test } from './ringside.ts';

const LARGER = [
  [1440, 900],
  [1920, 1080],
] as const;
const PHONE = [390, 844] as const;
/** A window of 1440 by 900 at 200 %. */
const ZOOMED = [720, 450] as const;

/** The recipe with one VF, which is member 1. */
const withOneVf = (): unknown => {
  const text = JSON.stringify(recipeWith(1));
  return JSON.parse(text.replaceAll('pf0/vf2', 'pf0/vf1').replaceAll('"group_member_id":2', '"group_member_id":1'));
};

/** Everything that has a name of the reader's choice is as long as it may be. */
const withLongWords = (): unknown => {
  const file = libraryFile('v14-objects');
  const long = 'A title as long as anybody would write one, and then a little longer than that, to the very end';
  return { ...file, title: long, notes: [{ atStep: 3, text: `${long}. ${long}.`.slice(0, 190) }] };
};

const scenarios: Readonly<Record<string, () => string>> = {
  '1 VF': () => linkOf(withOneVf()),
  '255 VFs': () => linkOf(recipeWith(255)),
  'a packed ring': () => linkTo('packed-seven-steps'),
  'the longest names': () => linkOf(withLongWords()),
};

const runs = async (page: Page): Promise<void> => {
  await control(page, 'Run').click();
  await expect(control(page, 'Run')).toHaveAttribute('aria-disabled', 'true');
};

const sound = (page: Page, where: string) => expect.poll(() => faultsOf(page), where).toEqual([]);

const showPane = async (page: Page, pane: string): Promise<void> => {
  const button = page.getByRole('navigation', { name: 'Panes' }).getByRole('button', { name: new RegExp(`^${pane}`) });
  await button.click();
  await expect(button).toHaveAttribute('aria-current', 'page');
};

const DETAILS = ['Command', 'Compose', 'Features', 'Registers', 'Memory', 'Clause'] as const;
const PANES = ['Next', 'Picture', 'Detail', 'Bytes', 'Log'] as const;

test.describe('nothing is cut, and nothing runs into anything else', () => {
  test.use({ reducedMotion: 'reduce' });

  test('and what measures it finds it', async ({ page }) => {
    await open(page);
    await sound(page, 'at first');
    await page.evaluate(() => {
      const add = (style: string, text: string) => {
        const box = document.createElement('div');
        box.style.cssText = `position:absolute;top:300px;left:500px;${style}`;
        box.append(text);
        document.getElementById('root')?.append(box);
      };
      add('width:40px;overflow:hidden;white-space:nowrap', 'words that are cut');
      add('white-space:nowrap', 'words over words');
    });
    const found = await faultsOf(page);
    expect(found.some(fault => fault.startsWith('cut: "words that are cut"'))).toBe(true);
    expect(found.some(fault => fault.startsWith('over: ') && fault.includes('words over words'))).toBe(true);
  });

  for (const [name, link] of Object.entries(scenarios)) {
    test(`with ${name}`, async ({ page }) => {
      test.setTimeout(90_000);
      await page.setViewportSize({ width: 1280, height: 800 });
      await open(page, link());
      await runs(page);
      await expect(picture(page)).toBeVisible();
      for (const tab of DETAILS) {
        await openTab(page, tab);
        await sound(page, tab);
      }
      for (const layout of ['Bytes', 'Sequence', 'Review']) {
        await page.getByRole('button', { name: layout, exact: true }).click();
        await sound(page, layout);
      }
      for (const [width, height] of LARGER) {
        await page.setViewportSize({ width, height });
        await sound(page, `${width} px`);
      }
      for (const [width, height] of [PHONE, ZOOMED]) {
        await page.setViewportSize({ width, height });
        for (const pane of PANES) {
          await showPane(page, pane);
          await sound(page, `${width} px, ${pane}`);
        }
      }
    });
  }

  test('on a projector', async ({ page }) => {
    test.setTimeout(90_000);
    await page.addInitScript(() => localStorage.setItem('ringside.preferences', '{"theme":"projector"}'));
    await page.setViewportSize({ width: 1280, height: 720 });
    await open(page, linkTo('seven-steps'));
    await runs(page);
    await expect(page.locator('html')).toHaveCSS('font-size', '20px');
    for (const tab of DETAILS) {
      await page.getByRole('tab', { name: tab, exact: true }).click();
      await sound(page, tab);
    }
    // A low window shows one pane of the middle at a time.
    for (const pane of ['Rings', 'Log', 'Group']) {
      await page.getByRole('tab', { name: pane, exact: true }).click();
      await sound(page, pane);
    }
    await page.setViewportSize({ width: 1920, height: 1080 });
    await expect(page.locator('html')).toHaveCSS('font-size', '24px');
    for (const layout of ['Review', 'Bytes', 'Sequence']) {
      await page.getByRole('button', { name: layout, exact: true }).click();
      await sound(page, `1920 px, ${layout}`);
    }
    await page.setViewportSize({ width: PHONE[0], height: PHONE[1] });
    for (const pane of PANES) {
      await showPane(page, pane);
      await sound(page, `phone, ${pane}`);
    }
  });
});
