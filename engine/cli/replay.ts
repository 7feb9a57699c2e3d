import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import type { Allowed, Difference, Judged } from '../replay/judged.ts';
import { readRecording } from '../replay/recording.ts';
import { readJson, usable } from './input.ts';
import { jsonLine } from './json-line.ts';
import { readArgs, Unusable, type Verb } from './verb.ts';

const help = `Usage: ringside replay <file or directory>... [--json]

Plays recordings of other implementations against this one, and says where they part: one line for every difference with
file, step, field, what was recorded and what this engine got. A difference that is meant is told with its rule and does
not count. Of a directory all files *.json are played; a list among them is passed over.

Last comes "N passed, N failed", where a trace, and each case or vector of a file that holds many, counts as one; what
this engine does not have is told as unknown and counts as neither.

  --json      one JSON value a line

Exit code 0: nothing failed; 1: something did; 2: a file could not be used, then none is played.`;

interface Recording {
  readonly file: string;
  readonly play: () => readonly Judged[];
}

export const replay: Verb = {
  name: 'replay',
  summary: 'play recordings of other implementations; closes with `N passed, N failed`',
  help,
  run: (args, { print }) => {
    const { values, positionals } = readArgs(args, { json: { type: 'boolean' } });
    if (positionals.length === 0) throw new Unusable('a file is missing');
    const recordings = readAll(positionals.flatMap(filesOf));
    if (recordings.length === 0) throw new Unusable(`${positionals[0]}: there is no recording in it`);

    const told = values.json ? asJson : asText;
    let passed = 0;
    let failed = 0;
    let unknown = 0;
    for (const { file, play } of recordings) {
      for (const each of play()) {
        for (const line of told(file, each)) print(line);
        if (each.verdict === 'unknown') unknown += 1;
        else if (each.verdict === 'agrees') passed += 1;
        else failed += 1;
      }
    }
    const also = unknown > 0 ? `, ${unknown} unknown` : '';
    print(values.json ? jsonLine({ passed, failed, unknown }) : `${passed} passed, ${failed} failed${also}`);
    return failed === 0 ? 0 : 1;
  },
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

const filesOf = (path: string): readonly string[] => {
  if (!statSync(path, { throwIfNoEntry: false })?.isDirectory()) return [path];
  const inside = readdirSync(path, { withFileTypes: true }).filter(entry => entry.isFile());
  return inside
    .map(({ name }) => name)
    .filter(name => name.endsWith('.json'))
    .sort()
    .map(name => join(path, name));
};

/** All files, so that the reasons of all that cannot be used are told at once. */
const readAll = (files: readonly string[]): readonly Recording[] => {
  const recordings: Recording[] = [];
  const reasons: string[] = [];
  for (const file of files) {
    try {
      const json = readJson(file);
      // the list of a directory of recordings lies among them
      if (!Array.isArray(json)) recordings.push({ file, play: usable(file, readRecording(json)) });
    } catch (error) {
      if (!(error instanceof Unusable)) throw error;
      reasons.push(error.message);
    }
  }
  if (reasons.length > 0) throw new Unusable(reasons.join('\n'));
  return recordings;
};
