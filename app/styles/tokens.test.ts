import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';

const css = readFileSync('app/styles/tokens.css', 'utf8');

/** The colours that a block declares itself. */
const declared = (start: string): Readonly<Record<string, string>> => {
  const from = css.indexOf(start);
  expect(from, start).toBeGreaterThanOrEqual(0);
  const block = css.slice(from, css.indexOf('\n}', from));
  return Object.fromEntries(
    [...block.matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g)].map(([, name, value]) => [name, value]),
  );
};

const light = declared('@theme {');
const themes = {
  light,
  dark: { ...light, ...declared('[data-theme="dark"]') },
  projector: { ...light, ...declared('[data-theme="projector"]') },
};

type Rgb = readonly number[];
const rgb = (hex = ''): Rgb => [1, 3, 5].map(at => Number.parseInt(hex.slice(at, at + 2), 16) / 255);
const over = (top: Rgb, below: Rgb, share: number): Rgb =>
  top.map((part, k) => part * share + (below[k] ?? 0) * (1 - share));

/** Relative luminance and contrast, as WCAG 2.2 defines them. */
const luminance = (color: Rgb): number => {
  const [r = 0, g = 0, b = 0] = color.map(part => (part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4));
  return 0.2126 * r + 0.7152 * g + 0.0722 * b;
};
const contrast = (a: Rgb, b: Rgb): number => {
  const [dark = 0, bright = 0] = [luminance(a), luminance(b)].sort((x, y) => x - y);
  return (bright + 0.05) / (dark + 0.05);
};

const surfaces = ['bg', 'surface', 'raised', 'sunken'] as const;
const roles = ['driver', 'device', 'owner', 'member', 'fault', 'ok', 'clause', 'changed', 'self', 'operator'] as const;

describe.each([
  ['light', 4.5],
  ['dark', 4.5],
  ['projector', 7],
] as const)('the theme %s', (name, least) => {
  const theme: Readonly<Record<string, string | undefined>> = themes[name];
  const pairs = surfaces.flatMap(surface => [...roles, 'ink', 'ink-2', 'ink-3'].map(text => [text, surface] as const));

  it.each(pairs)(`has at least ${least}:1 between %s and %s`, (text, surface) => {
    expect(contrast(rgb(theme[text]), rgb(theme[surface]))).toBeGreaterThanOrEqual(least);
  });

  it('keeps it where a row is chosen, belongs to the device, or holds what changed', () => {
    for (const [tint, share] of [
      ['ink', 0.08],
      ['device', 0.1],
      ['changed', 0.11],
    ] as const) {
      const row = over(rgb(theme[tint]), rgb(theme.surface), share);
      for (const text of ['ink', 'ink-2'])
        expect(contrast(rgb(theme[text]), row), `${text} on ${tint}`).toBeGreaterThanOrEqual(least);
    }
  });

  it('has lines with a meaning that can be seen', () => {
    for (const surface of surfaces) expect(contrast(rgb(theme.edge), rgb(theme[surface]))).toBeGreaterThanOrEqual(3);
  });

  it('writes on what is pressed as clearly', () => {
    expect(contrast(rgb(theme['on-ink']), rgb(theme.ink))).toBeGreaterThanOrEqual(least);
  });
});

it('gives every colour to the person where colours are forced', () => {
  const from = css.indexOf('@media (forced-colors: active)');
  const forced = css.slice(from, css.indexOf('\n}', from));
  for (const name of Object.keys(light)) expect(forced, name).toMatch(new RegExp(`--color-${name}: [A-Z][A-Za-z]+;`));
});
