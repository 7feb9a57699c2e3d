import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Allowed, type Difference, type Judged, judged } from '../replay/judged.ts';
import { kindOf, readRecording } from '../replay/recording.ts';
import { conclude } from './conclude.ts';
import { readJson, usable } from './input.ts';
import { jsonLine } from './json-line.ts';
import { readArgs, Unusable, type Verb } from './verb.ts';

const help = `Usage: ringside replay <file or directory>... [--json]

Plays recordings of other implementations against this one, and says where they part: one line for every difference with
file, step, field, what was recorded and what this engine got. A difference that is meant is told with its rule and does
not count. Of a directory and those inside it all files *.json are played that say what they are; one of them that cannot be
used is told on standard error and fails.

Admin commands as bytes, or a whole file of them, may name the version that lays them out, as a scenario does:
"dialect": "draft-2022-07-reviewed", "readings": {"R6": "aligned-b"}.

Last comes "N passed, N failed", where a trace, and each case or vector of a file that holds many, counts as one; what
this engine does not have is told as unknown and counts as neither.

  --json      one JSON value a line

Exit code 0: nothing failed; 1: something did; 2: a file that was named could not be used, then none is played.`;

interface Recording {
  readonly file: string;
  readonly play: () => readonly Judged[];
}

export const replay: Verb = {
  name: 'replay',
  summary: 'play recordings of other implementations; closes with `N passed, N failed`',
  help,
  run: (args, streams) => {
    const { print, warn } = streams;
    const { values, positionals } = readArgs(args, { json: { type: 'boolean' } });
    if (positionals.length === 0) throw new Unusable('a file is missing');
    const { recordings, broken } = readAll(positionals);
    if (recordings.length === 0) throw new Unusable(broken[0] ?? `${positionals[0]}: there is no recording in it`);
    for (const reason of broken) warn(reason);

    const told = values.json ? asJson : asText;
    let passed = 0;
    let failed = broken.length;
    let unknown = 0;
    for (const { file, play } of recordings) {
      for (const each of playSafely(play)) {
        for (const line of told(file, each)) print(line);
        if (each.verdict === 'unknown') unknown += 1;
        else if (each.verdict === 'agrees') passed += 1;
        else failed += 1;
      }
    }
    return conclude(streams, values.json, { passed, failed, unknown });
  },
};

/** A mistake of ours over one recording is no reason to say nothing of the others. */
const playSafely = (play: Recording['play']): readonly Judged[] => {
  try {
    return play();
  } catch (error) {
    const got = error instanceof Error ? error.message : String(error);
    return [judged('recording', [{ step: null, field: 'this engine', expected: 'an answer', got }])];
  }
};

const asText = (file: string, { name, verdict, differences, allowed }: Judged): readonly string[] => {
  const where = ({ step, field }: Difference): string =>
    `${file}: ${name}: ${step === null ? '' : `step ${step}: `}${field}`;
  if (verdict === 'unknown') return [`${file}: ${name}: unknown here`];
  return [
    ...allowed.map(
      (each: Allowed) =>
        `${where(each)}: allowed (${each.rule}): recorded ${each.expected}, here ${each.got}: ${each.why}`,
    ),
    ...differences.map(each => `${where(each)}: expected ${each.expected}, got ${each.got}`),
  ];
};

const asJson = (file: string, { name, verdict, differences, allowed }: Judged): readonly string[] => {
  if (verdict === 'unknown') return [jsonLine({ file, name, verdict })];
  return [
    ...allowed.map(each => jsonLine({ file, name, verdict: 'allowed', ...each })),
    ...differences.map(each => jsonLine({ file, name, verdict: 'differs', ...each })),
  ];
};

/** Directories inside one another. */
const MOST_DEEP = 8;

interface Found {
  readonly file: string;
  /** It was named, and not only found in a directory. */
  readonly named: boolean;
}

const filesIn = (path: string, deep: number): readonly string[] =>
  readdirSync(path, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && name !== 'node_modules')
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap(entry => {
      const inside = join(path, entry.name);
      if (entry.isDirectory()) return deep < MOST_DEEP ? filesIn(inside, deep + 1) : [];
      return entry.isFile() && entry.name.endsWith('.json') ? [inside] : [];
    });

const filesOf = (path: string): readonly Found[] =>
  statSync(path, { throwIfNoEntry: false })?.isDirectory()
    ? filesIn(path, 0).map(file => ({ file, named: false }))
    : [{ file: path, named: true }];

/** All files, so that the reasons of all that cannot be used are told at once. */
const readAll = (
  paths: readonly string[],
): { readonly recordings: readonly Recording[]; readonly broken: readonly string[] } => {
  const recordings: Recording[] = [];
  const broken: string[] = [];
  const reasons: string[] = [];
  for (const { file, named } of paths.flatMap(filesOf)) {
    try {
      const json = readJson(file);
      // lists of what is in a directory lie among recordings, and other things that do not say that they are any
      if (!Array.isArray(json) && (named || kindOf(json) !== null))
        recordings.push({ file, play: usable(file, readRecording(json)) });
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      (named ? reasons : broken).push(error.message);
    }
  }
  if (reasons.length > 0) throw new Unusable(reasons.join('\n'));
  return { recordings, broken };
};
