import { readdirSync, readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { hex } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import { createTimeline } from '../run/timeline.ts';
import { parseScenarioText } from '../scenario/parse-text.ts';

const read = (path: string): string => readFileSync(new URL(`../${path}`, import.meta.url), 'utf8');
const readme = read('README.md');
/** Cells of the rows whose first cell looks so. */
const rows = (first: RegExp): string[][] =>
  readme
    .split('\n')
    .map(line =>
      line
        .split('|')
        .slice(1, -1)
        .map(cell => cell.trim()),
    )
    .filter(([cell = '']) => first.test(cell));

describe('README.md of the engine', () => {
  it('tells the command as it runs', () => {
    const parsed = parseScenarioText(read('../public/scenarios/seven-steps.json'), 'page');
    if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
    const timeline = createTimeline(parsed.value);
    timeline.run(1000);
    const lines = rows(/^\d\d$/);
    expect(lines).toHaveLength(12);
    for (const [step, action, what = ''] of lines) {
      const record = timeline.record(Number(step));
      expect(`\`${record?.key}\``).toBe(action);
      const events = JSON.stringify(record?.events, (_, value) =>
        typeof value === 'bigint' ? hex(value) : value instanceof Uint8Array ? bytesToHex(value) : value,
      );
      const named = [...what.matchAll(/0x[0-9a-f]+|[0-9a-f]{12,}|\b\w+\/\w+\b|virtq_\w+\.\w+|device:\S+?(?=`)/g)];
      for (const [text] of named) expect(events).toContain(text);
    }
  });

  it('names folders and files that are there', () => {
    const folders = rows(/^`[a-z]+`$/).map(([name = '']) => name.replaceAll('`', ''));
    const there = readdirSync(new URL('..', import.meta.url), { withFileTypes: true });
    expect(folders.toSorted()).toEqual(
      there
        .filter(each => each.isDirectory())
        .map(({ name }) => name)
        .sort(),
    );
    for (const [, path = ''] of readme.matchAll(/`((?:[a-z-]+\/)+[a-z-]+\.(?:ts|json))`/g)) {
      const base = path.startsWith('public/') ? `../${path}` : path;
      expect(() => read(base), path).not.toThrow();
    }
  });

  it('gives the folders the numbers that the architecture has', () => {
    const table = read('architecture.test.ts');
    for (const [name = '', number] of rows(/^`[a-z]+`$/)) {
      expect(table).toContain(`  ${name.replaceAll('`', '')}: ${number},`);
    }
  });
});

describe('README.md of the project', () => {
  it('imports what the engine exports', () => {
    const [, names = ''] = /import \{ ([^}]+) \} from 'ringside\/engine'/.exec(read('../README.md')) ?? [];
    const exported = [...read('index.ts').matchAll(/export \{ ([^}]+) \}/g)].flatMap(([, list = '']) =>
      list.split(', '),
    );
    expect(exported).toEqual(expect.arrayContaining(names.split(', ')));
  });
});
