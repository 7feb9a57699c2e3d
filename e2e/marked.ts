import { readFileSync } from 'node:fs';
import type { BrowserContext, Locator, Page } from '@playwright/test';

/**
 * The page in a language in which each text of the catalogue stands in brackets, ⟦so⟧. It is the German, wrapped while it
 * is fetched: the page itself knows nothing of it. What the engine says, and what scenarios and courses hold, is
 * gathered on its way to the page. Whatever is visible is one or the other, or it was written by a component.
 */
export interface Marked {
  /** Words in sight, or told, that come from nowhere. */
  readonly strangersOn: (page: Page) => Promise<readonly string[]>;
}

/** Words that German does not have and that hardly an English sentence does without. */
const ENGLISH =
  'the|is|are|of|and|or|not|to|at|with|has|have|which|from|by|its|there|no|one|that|this|it|on|be|now|takes?|writes|reads|sets|waits|nothing|allowed|found|missing|answered|byte|bytes to';

/** What is visible in a part of the page, or told, in English and does not say so: `lang="en"`, or a name that is the same everywhere. */
export const englishIn = (part: Locator): Promise<readonly string[]> =>
  part.evaluate((root, words) => {
    const english = new RegExp(`(?<![\\w.-])(?:${words})(?![\\w.-])`);
    const out = new Set<string>();
    const add = (what: string, text: string | null): void => {
      const bare = (text ?? '').replaceAll(/"[^"]*"|https?:\/\/\S+/g, '').trim();
      if (bare.includes(' ') && english.test(bare)) out.add(`${what}: ${text?.trim()}`);
    };
    for (const element of [root, ...root.querySelectorAll('*')]) {
      if (element.closest('script, style, noscript, [translate=no], [lang=en], textarea, code')) continue;
      const where = element.closest('section[aria-label], [role=dialog], main')?.getAttribute('aria-label') ?? '';
      for (const name of ['aria-label', 'aria-description', 'aria-valuetext', 'placeholder', 'alt'])
        add(`${name} in ${where}`, element.getAttribute(name));
      if (!element.checkVisibility({ visibilityProperty: true }) && !element.closest('option')) continue;
      for (const child of element.childNodes)
        if (child.nodeType === Node.TEXT_NODE) add(`${element.tagName.toLowerCase()} in ${where}`, child.textContent);
    }
    return [...out];
  }, ENGLISH);

const book = /\/assets\/de-[^/?]+\.js$/;

/** Puts every text of the real module in brackets, whoever makes it. */
const wrapped = (address: string, names: readonly string[]): string => `
import * as real from '${address}?as-it-is';
const mark = text =>
  typeof text === 'string' ? text && '⟦' + text + '⟧'
  : typeof text === 'function' ? (...of) => mark(text(...of))
  : Array.isArray(text) ? text.map(mark)
  : Object.fromEntries(Object.entries(text).map(([name, part]) => [name, mark(part)]));
${names.map(name => `export const ${name} = mark(real.${name});`).join('\n')}`;

/** Runs in the page before anything else: hears what the worker says. */
const listen = (): void => {
  const known = new Set<string>();
  const gather = (value: unknown): void => {
    if (typeof value === 'string') known.add(value);
    else if (value && typeof value === 'object') {
      // Names of functions and of members are keys.
      if (!Array.isArray(value)) Object.keys(value).forEach(gather);
      Object.values(value).forEach(gather);
    }
  };
  const Own = window.Worker;
  window.Worker = class extends Own {
    constructor(...given: ConstructorParameters<typeof Worker>) {
      super(...given);
      this.addEventListener('message', ({ data }) => gather(data));
    }
  };
  Object.assign(window, { heard: () => [...known] });
};

/** Visible text and what assistive technology and hints are told, without what is in brackets. */
const bare = (): readonly string[] => {
  const told = [
    'aria-label',
    'aria-description',
    'aria-roledescription',
    'aria-valuetext',
    'title',
    'placeholder',
    'alt',
  ];
  const out = new Set<string>();
  const add = (what: string, text: string | null): void => {
    // An address is no word.
    let rest = (text ?? '').replaceAll(/https?:\/\/\S+/g, '');
    for (let before = ''; before !== rest; ) {
      before = rest;
      rest = rest.replaceAll(/⟦[^⟦⟧]*⟧/g, ' ');
    }
    if (/\p{L}{2}/u.test(rest)) out.add(`${what}\n${rest.trim()}`);
  };
  for (const element of document.body.querySelectorAll('*')) {
    if (element.closest('script, style, noscript, [translate=no], textarea, code')) continue;
    const pane = element.closest('section[aria-label], [role=dialog], header, main')?.getAttribute('aria-label') ?? '';
    const where = `${element.tagName.toLowerCase()} in ${pane}`;
    for (const name of told) if (element.hasAttribute(name)) add(`${name} of ${where}`, element.getAttribute(name));
    if (!element.checkVisibility({ visibilityProperty: true }) && !element.closest('option')) continue;
    for (const child of element.childNodes) if (child.nodeType === Node.TEXT_NODE) add(where, child.textContent);
  }
  return [...out];
};

/** Parts of a text that the page may show alone: `vf1` of `pf0/vf1`. */
const partsOf = (text: string): readonly string[] => [text, ...(/\s/.test(text) ? [] : text.split(/[/:.[\]]+/))];

/** Whether a text is made of what was heard, of numbers and of signs. */
const isMadeOf = (text: string, heard: ReadonlyMap<string, readonly string[]>): boolean => {
  const sign = /^(0x[0-9a-f]+|[0-9a-f]{4,}|[^\p{L}]+|\p{L}(?!\p{L}))/u;
  const tried = new Set<number>();
  const from = (at: number): boolean => {
    if (at >= text.length) return true;
    if (tried.has(at)) return false;
    tried.add(at);
    const rest = text.slice(at);
    const skipped = sign.exec(rest)?.[0].length;
    if (skipped && from(at + skipped)) return true;
    return (heard.get(rest.slice(0, 2)) ?? []).some(
      each => rest.startsWith(each) && !/^\p{L}/u.test(rest.slice(each.length)) && from(at + each.length),
    );
  };
  return from(0);
};

/** Everything that is fetched and shown as it is. */
const held = (): readonly string[] => {
  const gather = (value: unknown): readonly string[] =>
    typeof value === 'string'
      ? [value]
      : value && typeof value === 'object'
        ? Object.values(value).flatMap(gather)
        : [];
  return ['public/scenarios/index.json', 'public/lessons/index.json'].flatMap(file =>
    gather(JSON.parse(readFileSync(file, 'utf8'))),
  );
};

export const markTexts = async (context: BrowserContext): Promise<Marked> => {
  await context.addInitScript(listen);
  await context.route(book, async route => {
    const { pathname, search } = new URL(route.request().url());
    if (search !== '') return route.continue();
    const code = await (await route.fetch()).text();
    const [, list = ''] = /export\s*\{([^}]*)\}/.exec(code) ?? [];
    const names = list.split(',').map(each => each.trim().split(' as ').at(-1) ?? '');
    await route.fulfill({
      contentType: 'text/javascript',
      body: wrapped(`.${pathname.slice(pathname.lastIndexOf('/'))}`, names),
    });
  });
  const always = held();
  return {
    strangersOn: async page => {
      const texts = await page.evaluate(bare);
      const said = await page.evaluate(() => (window as unknown as { heard: () => string[] }).heard());
      const heard = new Map<string, string[]>();
      for (const part of new Set([...always, ...said].flatMap(partsOf))) {
        const word = part.trim();
        if (!/\p{L}{2}/u.test(word)) continue;
        const list = heard.get(word.slice(0, 2));
        if (list) list.push(word);
        else heard.set(word.slice(0, 2), [word]);
      }
      return texts.filter(text => !isMadeOf(text.slice(text.indexOf('\n') + 1), heard));
    },
  };
};
