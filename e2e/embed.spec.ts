import type { Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Browser, FrameLocator, Page } from '@playwright/test';
import { readEmbed } from '../app/store/embed.ts';
import { expect, linkTo, open, test } from './ringside.ts';
import { servePage, serveUnder } from './serve.ts';

/** A page that has the frame in it, and keeps what it is told. */
const around = (src: string, attributes = ''): string => `<!doctype html><title>Host</title>
<iframe title="Run" width="1000" height="600" ${attributes} src="${src.replaceAll('&', '&amp;')}"></iframe>
<script>
  window.told = [];
  addEventListener('message', ({ data, origin }) => told.push({ ...data, origin }));
  window.send = data => document.querySelector('iframe').contentWindow.postMessage(data, '*');
</script>`;

interface Told {
  readonly event: string;
  readonly step?: number;
  readonly sentence?: string;
  readonly digest?: string;
  readonly id?: string;
  readonly origin: string;
}

const toldTo = (host: Page): Promise<Told[]> => host.evaluate(() => Reflect.get(window, 'told') as Told[]);
const send = (host: Page, data: unknown): Promise<void> =>
  host.evaluate(wish => (Reflect.get(window, 'send') as (data: unknown) => void)(wish), data);
/** Wants something and waits for its answer. */
const want = async (host: Page, wish: object): Promise<Told | undefined> => {
  const id = `${JSON.stringify(wish)} ${(await toldTo(host)).length}`.slice(0, 64);
  await send(host, { ringside: 1, ...wish, id });
  const answer = async () => (await toldTo(host)).find(each => each.id === id);
  await expect.poll(answer).toBeDefined();
  return answer();
};

const stepIn = (frame: FrameLocator) => frame.getByRole('slider', { name: 'Step that is shown' });

test.describe('a run inside a page of another origin', () => {
  let html = '';
  let server: Server;
  let port = 0;
  test.beforeAll(async () => {
    server = await servePage(() => html);
    port = (server.address() as AddressInfo).port;
  });
  test.afterAll(() => {
    server.close();
  });

  /** The host page in a browser of its own; what the frame complains about is told. */
  const hostPage = async (browser: Browser, hostname = '127.0.0.1') => {
    const context = await browser.newContext({ reducedMotion: 'reduce', serviceWorkers: 'allow' });
    const complaints: string[] = [];
    context.on('weberror', error => complaints.push(error.error().message));
    context.on('console', message => {
      if (message.type() === 'error') complaints.push(message.text());
    });
    const host = await context.newPage();
    await host.goto(`http://${hostname}:${port}/`);
    return { host, frame: host.frameLocator('iframe'), complaints, close: () => context.close() };
  };

  test('is stepped by its own controls and by the host, tells what it shows, and keeps nothing', async ({
    page,
    browser,
    baseURL,
  }) => {
    await open(page);
    const origin = `http://127.0.0.1:${port}`;
    const src = `${baseURL}${linkTo('seven-steps', { step: 12 })}&e=1&host=${encodeURIComponent(origin)}`;
    html = around(src);
    const { host, frame, complaints, close } = await hostPage(browser);
    await expect(stepIn(frame)).toHaveAttribute('aria-valuenow', '12');
    await expect.poll(async () => (await toldTo(host)).map(({ event }) => event)).toEqual(['ready', 'shown']);
    const [ready, shown] = await toldTo(host);
    expect(ready).toMatchObject({
      ringside: 1,
      title: 'The seven steps of the July 2022 draft',
      end: 71,
      readOnly: true,
      controls: true,
      origin: new URL(baseURL ?? '').origin,
    });
    expect(shown).toMatchObject({ step: 12, sentence: expect.stringMatching(/\w/) });

    await frame.getByRole('button', { name: 'Step', exact: true }).click();
    await expect(stepIn(frame)).toHaveAttribute('aria-valuenow', '13');
    await expect.poll(async () => (await toldTo(host)).at(-1)).toMatchObject({ event: 'shown', step: 13 });

    expect(await want(host, { do: 'seek', step: 56 })).toMatchObject({ event: 'done' });
    await expect(stepIn(frame)).toHaveAttribute('aria-valuenow', '56');
    const last = (await toldTo(host)).filter(({ event }) => event === 'shown').at(-1);
    expect(last).toMatchObject({ step: 56, digest: expect.stringMatching(/^[0-9a-f]{16}$/) });
    await expect(frame.getByRole('region', { name: 'The step that is shown' })).toContainText(last?.sentence ?? '?');
    expect(await want(host, { do: 'step' })).toMatchObject({ event: 'done' });
    expect(await want(host, { do: 'back' })).toMatchObject({ event: 'done' });
    await expect(stepIn(frame)).toHaveAttribute('aria-valuenow', '56');
    expect(await want(host, { do: 'run' })).toMatchObject({ event: 'done' });
    await expect(stepIn(frame)).toHaveAttribute('aria-valuenow', '71');
    expect(await want(host, { do: 'step' })).toMatchObject({ event: 'refused', why: 'the run is at its end, step 71' });
    expect(await want(host, { do: 'seek', step: 400 })).toMatchObject({ event: 'refused' });

    // Selecting works; nothing is there that would change the run.
    await frame.getByRole('tab', { name: 'Features' }).click();
    await frame.getByRole('combobox', { name: 'Function' }).selectOption('pf0/vf2');
    await expect(frame.getByRole('table', { name: 'Feature bits of pf0/vf2' })).toBeVisible();
    for (const name of ['Compose', 'Next']) await expect(frame.getByRole('tab', { name })).toHaveCount(0);
    for (const name of ['Share', 'Bookmark this step', 'Do it', 'Edit as new', 'packed']) {
      await expect(frame.getByRole('button', { name })).toHaveCount(0);
    }

    await frame.getByRole('tab', { name: 'Command' }).click();
    await expect(frame.getByRole('heading', { name: /^assign 0 CSUM/i })).toBeVisible();
    await expect(frame.getByRole('button', { name: 'Edit as new' })).toHaveCount(0);

    // The address is the host's, and the browser keeps nothing of it.
    const inside = host.frames()[1];
    expect(inside?.url()).toBe(src);
    expect(
      await inside?.evaluate(async () => ({
        local: localStorage.length,
        session: sessionStorage.length,
        databases: (await indexedDB.databases()).length,
        caches: (await caches.keys()).length,
        workers: (await navigator.serviceWorker.getRegistrations()).length,
        cookie: document.cookie,
      })),
    ).toEqual({ local: 0, session: 0, databases: 0, caches: 0, workers: 0, cookie: '' });

    // The whole page, at the step that is shown here.
    const whole = frame.getByRole('link', { name: 'Open in Ringside' });
    await expect(whole).toHaveAttribute('href', /#s=1d\..*&t=71/);
    expect(readEmbed(new URL((await whole.getAttribute('href')) ?? '').hash, false)).toBeNull();
    expect(complaints).toEqual([]);
    await close();
  });

  test('hears nobody but its host, and nothing but what it understands', async ({ page, browser, baseURL }) => {
    await open(page);
    const origin = `http://127.0.0.1:${port}`;
    html = around(`${baseURL}${linkTo('seven-steps')}&e=1&host=${encodeURIComponent(origin)}`);
    const wrong = await hostPage(browser, 'localhost');
    await expect(stepIn(wrong.frame)).toHaveAttribute('aria-valuenow', '0');
    for (const wish of ['hello', 'step', 'run']) await send(wrong.host, { ringside: 1, do: wish, id: wish });
    // A step of its own comes after whatever was heard.
    await wrong.frame.getByRole('button', { name: 'Step', exact: true }).click();
    await expect(stepIn(wrong.frame)).toHaveAttribute('aria-valuenow', '1');
    expect(await toldTo(wrong.host)).toEqual([]);
    await wrong.close();

    const right = await hostPage(browser);
    await expect(stepIn(right.frame)).toHaveAttribute('aria-valuenow', '0');
    for (const data of [
      'step',
      { do: 'step' },
      { ringside: 2, do: 'step', id: 'newer' },
      { ringside: 1, do: 'dispatch', intent: { do: 'flr', device: 'pf0' }, id: 'more' },
      { ringside: 1, do: 'step', id: 'more', intent: { do: 'flr', device: 'pf0' } },
      { ringside: 1, do: 'seek', step: 'far' },
    ]) {
      await send(right.host, data);
    }
    expect(await want(right.host, { do: 'hello' })).toMatchObject({ event: 'done' });
    await expect(stepIn(right.frame)).toHaveAttribute('aria-valuenow', '0');
    expect((await toldTo(right.host)).filter(({ event }) => event === 'refused')).toEqual([]);
    await right.close();
  });

  test('without controls is steered by its host alone, and may be of another theme', async ({
    page,
    browser,
    baseURL,
  }) => {
    await open(page);
    const origin = `http://127.0.0.1:${port}`;
    html = around(`${baseURL}${linkTo('seven-steps')}&e=1.bare.dark&host=${encodeURIComponent(origin)}`);
    const { host, frame, close } = await hostPage(browser);
    await expect(frame.getByRole('tab', { name: 'Picture' })).toBeVisible();
    await expect(frame.locator('html')).toHaveAttribute('data-theme', 'dark');
    await expect(frame.getByRole('button', { name: 'Play' })).toHaveCount(0);
    await expect(stepIn(frame)).toHaveCount(0);
    const shown = frame.getByRole('region', { name: 'The step that is shown' });
    await frame.locator('body').press('ArrowRight');
    expect(await want(host, { do: 'seek', step: 3 })).toMatchObject({ event: 'done' });
    expect(await want(host, { do: 'step' })).toMatchObject({ event: 'done' });
    await expect(shown).toContainText(/^4/);
    await close();

    // A lesson keeps what its learner does, which a frame does not: it says so, and leads nowhere else.
    html = around(`${baseURL}#l=a-virtqueue.3&e=1`);
    const lesson = await hostPage(browser);
    await expect(lesson.frame.getByText('Lessons are not shown inside another page')).toBeVisible();
    await expect(lesson.frame.getByRole('article')).toHaveCount(0);
    expect(lesson.complaints).toEqual([]);
    await lesson.close();
  });

  test('may be more than read-only when its address says so', async ({ page, browser, baseURL }) => {
    await open(page);
    html = around(`${baseURL}${linkTo('seven-steps', { step: 51 })}&e=1.edit`);
    const { host, frame, close } = await hostPage(browser);
    await expect(stepIn(frame)).toHaveAttribute('aria-valuenow', '51');
    await frame.getByRole('tab', { name: 'Next', exact: true }).click();
    await frame.getByText('Something else').click();
    await frame.getByRole('combobox', { name: 'What to do' }).selectOption({ label: 'Load the driver of' });
    await frame.getByRole('combobox', { name: 'Function' }).selectOption('pf0/vf2');
    await frame.getByRole('button', { name: 'Do it' }).click();
    await expect(stepIn(frame)).toHaveAttribute('aria-valuenow', '52');
    // Nobody is named who may listen.
    expect(await toldTo(host)).toEqual([]);
    await close();
  });

  test('in a sandbox works with an origin, and says why not without one', async ({ page, browser, baseURL }) => {
    await open(page);
    const fragment = `${linkTo('seven-steps', { step: 5 })}&e=1`;
    html = around(`${baseURL}${fragment}`, 'sandbox="allow-scripts allow-same-origin"');
    const with_ = await hostPage(browser);
    await expect(stepIn(with_.frame)).toHaveAttribute('aria-valuenow', '5');
    await with_.close();

    // A server that lets no other origin read its files: not even the scripts come.
    html = around(`${baseURL}${fragment}`, 'sandbox="allow-scripts"');
    const without = await hostPage(browser);
    await expect(without.frame.getByText('Ringside could not start: its files were not loaded')).toBeVisible();
    await without.close();

    // One that does.
    const files = await serveUnder('/', undefined, { 'access-control-allow-origin': '*' });
    html = around(`http://127.0.0.1:${(files.address() as AddressInfo).port}/${fragment}`, 'sandbox="allow-scripts"');
    const opaque = await hostPage(browser);
    await expect(opaque.frame.getByText(/^This frame is sandboxed without an origin/)).toBeVisible();
    await opaque.close();
    files.close();
  });
});

test('the share dialog makes the code of an embed', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await open(page, linkTo('seven-steps', { step: 12 }));
  await page.getByRole('button', { name: 'Share', exact: true }).click();
  const dialog = page.getByRole('dialog', { name: 'Share' });
  await dialog.getByRole('textbox', { name: 'Title' }).fill('A "title" <b>');
  await dialog.getByText('Embed', { exact: true }).click();
  const code = dialog.getByRole('textbox', { name: 'Code' });
  await expect(code).toHaveValue(
    /^<iframe title="A &quot;title&quot; &lt;b&gt;" width="100%" height="600" .*&amp;e=1"><\/iframe>$/,
  );
  await dialog.getByRole('checkbox', { name: /^Read-only/ }).uncheck();
  await dialog.getByRole('checkbox', { name: /^Hide the controls/ }).check();
  await dialog.getByRole('group', { name: 'Theme', exact: true }).getByRole('button', { name: 'Dark' }).click();
  await dialog.getByRole('textbox', { name: 'Height' }).fill('480');
  const host = dialog.getByRole('textbox', { name: 'Page that may steer it' });
  await host.fill('https://example.org/page');
  await expect(dialog.getByText(/^This is no origin/)).toBeVisible();
  await expect(dialog.getByRole('button', { name: 'Copy code' })).toBeDisabled();
  await host.fill('https://example.org');
  await dialog.getByRole('button', { name: 'Copy code' }).click();
  await expect(dialog.getByText('Copied')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  const [, height, src = ''] = /height="(\d+)".* src="([^"]+)"/.exec(copied) ?? [];
  expect(height).toBe('480');
  expect(readEmbed(new URL(src.replaceAll('&amp;', '&')).hash, false)).toEqual({
    readOnly: false,
    controls: false,
    theme: 'dark',
    language: null,
    host: 'https://example.org',
  });
});
