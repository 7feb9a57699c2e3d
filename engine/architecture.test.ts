import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { fileURLToPath } from 'node:url';
import { expect, it } from 'vitest';
import { dialects } from './dialect/dialects.ts';

/** A folder may import its own files and those of folders with a smaller number. */
const FOLDERS: Readonly<Record<string, number>> = {
  num: 0,
  spec: 0,
  layout: 1,
  memory: 1,
  virtq: 2,
  world: 3,
  device: 4,
  admin: 4,
  pci: 5,
  dialect: 5,
  decode: 6,
  actor: 6,
  run: 7,
  scenario: 8,
  conformance: 8,
  inspect: 9,
  replay: 9,
  compare: 9,
  explore: 9,
  view: 9,
  export: 10,
  lesson: 10,
  protocol: 11,
  cli: 12,
  bench: 12,
  testing: 12,
};
/** Files of engine/ itself: what other packages and the page may use. */
const TOP = ['engine/index.ts', 'engine/catalog.ts'];

/** What the page may import of the engine: words of the messages, data for forms and documentation, and names. */
const FOR_PAGE = ['engine/protocol/messages.ts', 'engine/catalog.ts', 'engine/world/ids.ts'];
/** Folders of which the page may import types: they are what messages are made of. */
const TYPES_FOR_PAGE = ['view', 'world', 'run', 'scenario'];
/** The one file of the page that knows the worker. */
const CLIENT = 'app/engine/client.ts';

/** Packages that the engine may use, and where; besides, the command line and the benchmark know Node. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
  scenario: ['valibot', 'fflate'],
  inspect: ['valibot'],
  lesson: ['valibot'],
  replay: ['valibot'],
};
const KNOWS_NODE = ['cli', 'bench'];

/** Makes a world; who only looks at worlds has no use for it. */
const MAKES_WORLDS = [
  'engine/world/evolve.ts',
  'engine/world/turn.ts',
  'engine/run/create-world.ts',
  'engine/run/timeline.ts',
  'engine/run/step-tree.ts',
];
const ONLY_LOOKS = ['view', 'export'];

interface Import {
  readonly to: string;
  readonly isType: boolean;
}
interface Source {
  readonly path: string;
  /** Without comments. */
  readonly code: string;
  readonly imports: readonly Import[];
}

const root = fileURLToPath(new URL('..', import.meta.url));

/** Strings stay, comments go; good enough for code that a formatter has been over. */
const withoutComments = (text: string): string =>
  text.replace(
    /("(?:\\.|[^"\\\n])*"|'(?:\\.|[^'\\\n])*')|\/\*[\s\S]*?\*\/|(?<!:)\/\/[^\n]*/g,
    (_, quoted) => quoted ?? '',
  );

const importsOf = (path: string, code: string): Import[] =>
  [...code.matchAll(/\b(import|export)\b(\s+type\b)?[^;'"]*?\bfrom\s*'([^']+)'|\bimport\s*\(?\s*'([^']+)'/g)].map(
    found => {
      const to = found[3] ?? found[4] ?? '';
      return { to: to.startsWith('.') ? normalize(join(dirname(path), to)) : to, isType: found[2] !== undefined };
    },
  );

const read = (path: string): Source => {
  const code = withoutComments(readFileSync(join(root, path), 'utf8'));
  return { path, code, imports: importsOf(path, code) };
};

const sources = (folder: string): Source[] =>
  readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file))
    .map(file => read(`${folder}/${file}`));

const isTest = ({ path }: Source): boolean => /\.test\.tsx?$/.test(path);
const engine = sources('engine');
const shipped = engine.filter(source => !isTest(source) && !/^engine\/(testing|bench)\//.test(source.path));
const page = sources('app').filter(source => !isTest(source));

/** `engine/dialect/draft/x.ts` is in `dialect`; null for files of engine/ itself and for packages. */
const folderOf = (path: string): string | null => /^engine\/([^/]+)\//.exec(path)?.[1] ?? null;
const numberOf = (path: string): number => {
  const folder = folderOf(path);
  return folder === null ? 13 : (FOLDERS[folder] ?? -1);
};
const inEngine = (path: string): boolean => path.startsWith('engine/');

it('reads imports of every kind, and no comments', () => {
  const code = withoutComments(`
import type { A } from './a.ts'; // from './not.ts'
import { type B, b } from '../x/b.ts';
/* import './neither.ts' */
export { c } from 'package';
import './d.ts';
const e = await import('./e.ts'); const url = 'https://example.org';
`);
  expect(importsOf('engine/y/z.ts', code)).toEqual([
    { to: 'engine/y/a.ts', isType: true },
    { to: 'engine/x/b.ts', isType: false },
    { to: 'package', isType: false },
    { to: 'engine/y/d.ts', isType: false },
    { to: 'engine/y/e.ts', isType: false },
  ]);
  expect(code).toContain('https://example.org');
});

it('has no folder without a number', () => {
  expect(
    [...new Set(engine.map(({ path }) => folderOf(path)))].filter(each => each !== null && !(each in FOLDERS)),
  ).toEqual([]);
  expect(shipped.filter(({ path }) => folderOf(path) === null).map(({ path }) => path)).toEqual(
    TOP.filter(path => engine.some(source => source.path === path)),
  );
});

it('imports downward only', () => {
  const upward = engine
    .filter(source => source.path !== 'engine/architecture.test.ts')
    .flatMap(source =>
      source.imports
        .filter(({ to }) => inEngine(to) && folderOf(to) !== folderOf(source.path))
        // A test stands on the helpers for tests, whatever these stand on.
        .filter(({ to }) => !(isTest(source) && folderOf(to) === 'testing'))
        .filter(({ to }) => numberOf(to) >= numberOf(source.path))
        .map(({ to }) => `${source.path} imports ${to}`),
    );
  expect(upward).toEqual([]);
});

it('has no cycle of files, types included', () => {
  const byPath = new Map(shipped.map(source => [source.path, source]));
  const done = new Set<string>();
  const cycles: string[] = [];
  const visit = (path: string, trail: readonly string[]): void => {
    if (trail.includes(path)) {
      cycles.push([...trail.slice(trail.indexOf(path)), path].join(' -> '));
      return;
    }
    if (done.has(path)) return;
    for (const { to } of byPath.get(path)?.imports ?? []) visit(to, [...trail, path]);
    done.add(path);
  };
  for (const { path } of shipped) visit(path, []);
  expect(cycles).toEqual([]);
});

/** Help texts of the command line may name a dialect. */
const withoutHelp = (code: string): string => code.replace(/^const help = `[^`]*`;$/gm, '');

/** The dialects that code names, comments left out. */
const dialectsIn = (code: string): string[] => dialects.flatMap(({ id }) => (code.includes(id) ? [id] : []));

it('names a dialect in the folder of the dialects only', () => {
  const outside = [...shipped.filter(({ path }) => folderOf(path) !== 'dialect'), ...page];
  expect(outside.length).toBeGreaterThan(300);
  const named = outside.flatMap(({ path, code }) => dialectsIn(withoutHelp(code)).map(id => `${path} names ${id}`));
  expect(named).toEqual([]);
});

it('finds every dialect that code names', () => {
  expect(dialects.map(({ id }) => dialectsIn(withoutComments(`if (dialect.id === '${id}') return; // ${id}`)))).toEqual(
    [
      ['draft-2022-07'],
      // The longer name holds the shorter one.
      ['draft-2022-07', 'draft-2022-07-reviewed'],
      ['virtio-1.3'],
      ['virtio-1.4'],
    ],
  );
  expect(dialectsIn(withoutComments('// virtio-1.4 has SUSPEND'))).toEqual([]);
  const help = 'const help = `Usage: ringside decode --dialect virtio-1.4`;\n';
  expect(dialectsIn(withoutHelp(help))).toEqual([]);
  expect(dialectsIn(withoutHelp(`${help}const usual = 'virtio-1.4';`))).toEqual(['virtio-1.4']);
});

it('chooses between readings in the folder of the dialects only', () => {
  const ids = dialects.flatMap(({ switches }) => switches.map(({ id }) => id));
  const chooses = [...shipped.filter(({ path }) => folderOf(path) !== 'dialect'), ...page].filter(({ code }) =>
    ids.some(id => code.includes(`['${id}']`) || code.includes(`readings.${id}`)),
  );
  expect(chooses.map(({ path }) => path)).toEqual([]);
});

it('shows the page messages and types, and nothing that computes', () => {
  const foreign = page.flatMap(({ path, imports }) =>
    imports
      .filter(({ to }) => inEngine(to) && !FOR_PAGE.includes(to) && path !== CLIENT)
      .filter(({ to, isType }) => !(isType && TYPES_FOR_PAGE.includes(folderOf(to) ?? '')))
      .map(({ to }) => `${path} imports ${to}`),
  );
  expect(foreign).toEqual([]);
});

it('looks at worlds without making one', () => {
  const makers = shipped
    .filter(({ path }) => ONLY_LOOKS.includes(folderOf(path) ?? ''))
    .flatMap(({ path, imports }) =>
      imports.filter(({ to, isType }) => !isType && MAKES_WORLDS.includes(to)).map(({ to }) => `${path} imports ${to}`),
    );
  expect(makers).toEqual([]);
});

it('has one barrel', () => {
  const barrels = shipped.filter(({ code }) => {
    const statements = code.replace(/export\s+(type\s+)?(\*|\{[^}]*\})\s*(as\s+\w+\s*)?from\s*'[^']+'\s*;?/g, '');
    return /\bfrom\b/.test(code) && code.trim() !== '' && statements.trim() === '';
  });
  expect(barrels.map(({ path }) => path)).toEqual(['engine/index.ts']);
});

it('uses few packages, and Node on the command line only', () => {
  const foreign = shipped.flatMap(({ path, imports }) => {
    const folder = folderOf(path) ?? '';
    return imports
      .filter(({ to }) => !inEngine(to) && !to.startsWith('app/') && !PACKAGES[folder]?.includes(to))
      .filter(({ to }) => !(to.startsWith('node:') && KNOWS_NODE.includes(folder)))
      .map(({ to }) => `${path} imports ${to}`);
  });
  expect(foreign).toEqual([]);
  expect(engine.filter(({ imports }) => imports.some(({ to }) => to.startsWith('app/')))).toEqual([]);
});

it('asks neither the clock nor chance, and waits for nothing', () => {
  const impure =
    /\bnew Date\b|\bDate\.|\bMath\.random\b|\bset(Timeout|Interval|Immediate)\b|\bqueueMicrotask\b|\bperformance\.|\bcrypto\.|\bprocess\.|\bglobalThis\b/;
  const found = shipped.filter(({ path, code }) => !KNOWS_NODE.includes(folderOf(path) ?? '') && impure.test(code));
  expect(found.map(({ path }) => path)).toEqual([]);
});
