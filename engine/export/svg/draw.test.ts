import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dialectOf } from '../../dialect/dialects.ts';
import { createTimeline } from '../../run/timeline.ts';
import { libraryFile, libraryFiles, scenarioOf } from '../../testing/page.ts';
import { functionAt, functionCount } from '../../world/topology.ts';
import { type DrawOptions, drawRun } from './draw-run.ts';
import { escaped, fitted, wrapped } from './paper.ts';
import { themes } from './themes.ts';

const draw = (input: unknown, step: number, options: Partial<DrawOptions> = {}) => {
  const scenario = scenarioOf(input);
  const timeline = createTimeline(scenario);
  timeline.run(5000);
  timeline.seek(step);
  const dialect = dialectOf(scenario.dialect, scenario.readings);
  return drawRun(timeline, dialect, { view: 'group', theme: 'light', queue: null, ...options });
};
const svgOf = (input: unknown, step: number, options: Partial<DrawOptions> = {}): string => {
  const drawn = draw(input, step, options);
  if (!drawn.ok) throw new Error(drawn.error);
  return drawn.value;
};

/**
 * Reads a drawing as XML, strictly: every element is closed, every attribute is quoted and given once, no character
 * stands for nothing. What is named in it comes back.
 */
const read = (svg: string): { readonly labels: readonly string[]; readonly texts: readonly string[] } => {
  const open: string[] = [];
  const labels: string[] = [];
  const texts: string[] = [];
  let rest = svg.trim();
  while (rest !== '') {
    const tag = /^<(\/?)([a-z][A-Za-z]*)((?: [a-zA-Z-]+="[^"<]*")*)(\/?)>/.exec(rest);
    if (tag) {
      const [whole, closing, name = '', attributes = '', empty] = tag;
      const names = [...attributes.matchAll(/ ([a-zA-Z-]+)="([^"]*)"/g)].map(([, key = '', value = '']) => {
        expect(value).toMatch(/^([^&]|&(amp|lt|gt|quot);)*$/);
        if (key === 'aria-label') labels.push(value);
        return key;
      });
      expect(new Set(names).size).toBe(names.length);
      if (closing) expect(open.pop()).toBe(name);
      else if (!empty) open.push(name);
      rest = rest.slice(whole.length);
    } else {
      const [text = ''] = /^[^<]+/.exec(rest) ?? [];
      expect(text, `what stands at ${rest.slice(0, 60)}`).not.toBe('');
      expect(text).toMatch(/^([^&]|&(amp|lt|gt|quot);)*$/);
      if (text.trim() !== '') texts.push(text.trim());
      rest = rest.slice(text.length);
    }
  }
  expect(open).toEqual([]);
  return { labels, texts };
};

it('a status that changed says what came beside what it was, and not over it', () => {
  const svg = svgOf(libraryFile('seven-steps.json'), 19);
  const at = (text: string): number => Number(new RegExp(`<text x="([\\d.]+)"[^>]*>${text}</text>`).exec(svg)?.[1]);
  expect(at('was 0x0b') - at('0x0f')).toBeGreaterThan(20);
  expect(at('\\+DRIVER_OK') - at('was 0x0b')).toBeGreaterThan(45);
});

describe('a drawing for a sheet of paper', () => {
  const widthOf = (svg: string): number => Number(/width="([\d.]+)"/.exec(svg)?.[1]);

  it.each(['group', 'rings', 'sequence'] as const)('of %s leaves out what the sheet says, and is narrower', view => {
    const whole = svgOf(libraryFile('seven-steps.json'), 52, { view });
    const bare = svgOf(libraryFile('seven-steps.json'), 52, { view, bare: true });
    expect(widthOf(bare)).toBeLessThan(widthOf(whole));
    expect(widthOf(bare)).toBeLessThan(860);
    const { texts } = read(bare);
    expect(texts.join(' ')).not.toContain('digest');
    expect(texts.some(text => text.startsWith('Ringside'))).toBe(false);
    // White ground, so that no printer tints a page.
    expect(bare).not.toContain(themes.light.bg);
  });

  it('has the messages up to the step alone, and the lanes that they run between', () => {
    const { labels } = read(svgOf(libraryFile('seven-steps.json'), 52, { view: 'sequence', bare: true }));
    const steps = labels.flatMap(label => /^Step (\d+),/.exec(label)?.slice(1) ?? []).map(Number);
    expect(steps).toEqual(Array.from({ length: 14 }, (_, k) => 39 + k));
    expect(labels).not.toContain('Lane of VF 1 driver');
  });
});

describe('a drawing of the group', () => {
  it('has every function and its driver, the way of the command, and the step as a sentence', () => {
    const { labels, texts } = read(svgOf(libraryFile('seven-steps.json'), 52));
    for (const name of ['PF 0, management device', 'Driver of pf0, running', 'Way of a command on avq0 of pf0']) {
      expect(labels).toContain(name);
    }
    for (const vf of [1, 2, 3, 4]) expect(labels.some(label => label.includes(`VF ${vf}, member ${vf}`))).toBe(true);
    expect(texts).toContain('The seven steps of the July 2022 draft');
    expect(texts).toContain('52 execute');
    expect(texts).toContain('head 0');
    expect(texts.join(' ')).toContain('VF 2 now offers bits 0, 5, 32.');
    expect(texts.join(' ')).toMatch(/July 2022 draft, as posted · step 52 of 71 · digest [0-9a-f]{16}/);
    expect(texts).toContain('was –');
  });

  it('says what the group holds at the step, and by which field a command names it', () => {
    const frame = (file: string, step: number) =>
      read(svgOf(libraryFile(file), step)).texts.find(text => text.startsWith('SR-IOV group'));
    expect(frame('seven-steps.json', 1)).toBe('SR-IOV group, group_id 1, the PF and no VF, posted');
    expect(frame('seven-steps.json', 52)).toBe('SR-IOV group, group_id 1, the PF and its 4 VFs, posted');
    expect(frame('v13-discovery.json', 40)).toBe('SR-IOV group, group_type 1, 2 VFs, published');
  });

  it('speaks of assigning only where the text has it', () => {
    const words = (file: string) => read(svgOf(libraryFile(file), 40)).texts;
    expect(words('seven-steps.json')).toEqual(expect.arrayContaining(['can assign', 'assigned', 'offered']));
    expect(words('v13-discovery.json')).toContain('offered');
    for (const word of ['can assign', 'assigned']) expect(words('v13-discovery.json')).not.toContain(word);
  });

  it.each(libraryFiles)('%s is well-formed at its end, in both themes, with all its functions', file => {
    for (const theme of ['light', 'dark'] as const) {
      const svg = svgOf(libraryFile(file), 1_000_000, { theme });
      const { labels } = read(svg);
      const { topology } = scenarioOf(libraryFile(file));
      expect(labels.filter(label => /, (status|absent)/.test(label)).length).toBe(
        Array.from({ length: functionCount(topology) }, (_, k) => functionAt(topology, k)).filter(id =>
          id.includes('/'),
        ).length,
      );
      expect(svg).not.toMatch(/NaN|undefined|Infinity/);
    }
  });

  it('is the same text for the same step', () => {
    const file = libraryFile('v14-migration.json');
    expect(svgOf(file, 60)).toBe(svgOf(libraryFile('v14-migration.json'), 60));
  });

  it('has 255 VFs as lines, and the one that a command takes effect on', () => {
    const file = libraryFile('seven-steps.json') as {
      topology: { pfs: { totalVfs: number }[] };
      script: { do: string; numVfs?: number }[];
    };
    for (const pf of file.topology.pfs) pf.totalVfs = 255;
    for (const line of file.script) if (line.do === 'enable-vfs') line.numVfs = 250;
    const { labels, texts } = read(svgOf(file, 52));
    expect(labels.filter(label => /, (status|absent)/.test(label))).toHaveLength(255);
    expect(labels.filter(label => label.endsWith('absent'))).toHaveLength(5);
    expect(texts).toContain('assign 0 5 32');
  });

  it('holds nothing of a title but its text', () => {
    const file = { ...libraryFile('seven-steps.json'), title: '</title><script>alert("1")</script>&]]>' };
    const svg = svgOf(file, 0);
    expect(svg).not.toContain('<script');
    read(svg);
  });
});

describe('a drawing of a virtqueue', () => {
  it('has every descriptor and slot of a split one, and where both sides stand', () => {
    const { labels, texts } = read(svgOf(libraryFile('seven-steps.json'), 47, { view: 'rings' }));
    for (let k = 0; k < 8; k += 1) {
      expect(labels.some(label => label.startsWith(`Descriptor ${k}, `))).toBe(true);
      expect(labels.some(label => label.startsWith(`avail.ring[${k}]`))).toBe(true);
      expect(labels.some(label => label.startsWith(`used.ring[${k}]`))).toBe(true);
    }
    expect(labels.filter(label => label.endsWith('not visible to the other side yet'))).toHaveLength(2);
    expect(texts).toContain('0x13c0');
    expect(texts).toContain('1 NEXT');
  });

  it('has every slot of a packed one, and what each side wants to be told', () => {
    const { labels, texts } = read(svgOf(libraryFile('packed-seven-steps.json'), 48, { view: 'rings', theme: 'dark' }));
    for (let k = 0; k < 8; k += 1) expect(labels.some(label => label.startsWith(`Slot ${k}, `))).toBe(true);
    expect(labels).toContain('Event suppression structure of the driver');
    expect(texts.join(' ')).toMatch(/▲ collects ■ uses/);
  });

  it('says why there is none', () => {
    expect(draw(libraryFile('seven-steps.json'), 0, { view: 'rings' })).toEqual({
      ok: false,
      error: expect.stringMatching(/is not set up before the first step$/),
    });
    expect(draw(libraryFile('seven-steps.json'), 52, { view: 'rings', queue: { device: 'pf7', queue: 0 } })).toEqual({
      ok: false,
      error: 'there is no function pf7',
    });
  });
});

it('a drawing of the sequence has a lane for everybody and a row for every step', () => {
  const { labels, texts } = read(svgOf(libraryFile('seven-steps.json'), 52, { view: 'sequence' }));
  for (const lane of ['Lane of PF 0 driver', 'Lane of PF 0 avq0', 'Lane of memory', 'Lane of VF 2 driver']) {
    expect(labels).toContain(lane);
  }
  for (let step = 1; step <= 71; step += 1) expect(labels.some(label => label.startsWith(`Step ${step}, `))).toBe(true);
  expect(texts).toContain('notify avq0');
});

it('the colours are those of the page', () => {
  const css = readFileSync(new URL('../../../app/styles/tokens.css', import.meta.url), 'utf8');
  const blocks = { light: css.slice(css.indexOf('@theme')), dark: css.slice(css.indexOf('[data-theme="dark"]')) };
  for (const theme of ['light', 'dark'] as const) {
    for (const [name, color] of Object.entries(themes[theme])) {
      expect(`${theme} ${name} ${new RegExp(`--color-${name}: (#[0-9a-f]{6});`).exec(blocks[theme])?.[1]}`).toBe(
        `${theme} ${name} ${color}`,
      );
    }
  }
});

it('text is cut to its room and broken between words, and loses no sign to XML', () => {
  expect(fitted('a long text', 1000, 'sans', 12)).toBe('a long text');
  expect(fitted('a long text', 40, 'mono', 11)).toMatch(/^a lo.*…$/);
  expect(wrapped('one two three', 7)).toEqual(['one two', 'three']);
  expect(escaped('<&">\u0000\ud800')).toBe('&lt;&amp;&quot;&gt;\ufffd\ufffd');
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), text => {
      expect(escaped(text)).not.toMatch(/[<>"]|&(?!(amp|lt|gt|quot);)/);
    }),
  );
});
