import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { checkLesson } from '../lesson/check.ts';
import { isLesson, isWords, parseLesson } from '../lesson/parse.ts';
import { describeError } from '../scenario/parse-error.ts';
import { conclude } from './conclude.ts';
import { isIndex, readJson } from './input.ts';
import { jsonLine } from './json-line.ts';
import { readArgs, Unusable, type Verb } from './verb.ts';

const help = `Usage: ringside lesson check <file>... [--library DIR] [--json]

Judges lessons: the schema, every step, field, register, clause and device that is named, every right answer (it has to
be what the engine does), every task (its goal is not met at the start, and its solution reaches it). One line for everything
that is wrong, with its path, and last "N passed, N failed", a file counting as one. A list of lessons among the files is
passed over. Texts of a lesson in another language, a file of their own, are judged with the lesson that they name, from
"lessons" beside the directory of the file.

  --library DIR  where scenarios are that a lesson names; without it, "scenarios" beside the directory of the file
  --json         one JSON value a line

Exit code 0: every file passed; 1: one or more failed; 2: a file could not be read, then none is judged.`;

export const lesson: Verb = {
  name: 'lesson',
  summary: 'judge lessons: answers, goals, solutions and names; `lesson check <file>...`',
  help,
  run: (args, streams) => {
    const { print, warn } = streams;
    const { values, positionals } = readArgs(args, { json: { type: 'boolean' }, library: { type: 'string' } });
    const [what, ...files] = positionals;
    if (what !== 'check')
      throw new Unusable(`found ${what ? `"${what}"` : 'nothing'}, allowed: lesson check <file>...`);
    if (files.length === 0) throw new Unusable('a file is missing');
    const all = files.map(file => ({ file, json: readJson(file) }));
    const read = all.filter(({ json }) => !isIndex(json));
    const strange = read.find(({ json }) => !isLesson(json));
    if (strange) throw new Unusable(`${strange.file}: this is no lesson: it has no pages`);
    if (read.length === 0) throw new Unusable(`${files[0]}: this is the list of lessons, not a lesson`);
    for (const { file } of all.filter(({ json }) => isIndex(json))) warn(`${file}: a list of lessons: passed over`);

    let passed = 0;
    for (const { file, json } of read) {
      const beside = join(dirname(file), '..');
      const lesson = isWords(json) ? lessonOf(json, join(beside, 'lessons')) : json;
      const errors = errorsOf(json, lesson, values.library ?? join(beside, 'scenarios'));
      for (const error of errors)
        print(values.json ? jsonLine({ file, ...error }) : `${file}: ${describeError(error)}`);
      if (errors.length === 0) passed += 1;
    }
    return conclude(streams, values.json, { passed, failed: read.length - passed });
  },
};

/** The lesson that words are those of; where there is none, the words themselves, which are none. */
const lessonOf = (words: { readonly lesson?: unknown }, directory: string): unknown => {
  const path = join(directory, `${words.lesson}.json`);
  return typeof words.lesson === 'string' && /^[\w-]+$/.test(words.lesson) && existsSync(path) ? readJson(path) : words;
};

const errorsOf = (json: unknown, lesson: unknown, directory: string) => {
  const library = (name: string): unknown => {
    const path = join(directory, `${name}.json`);
    return /^[\w-]+$/.test(name) && existsSync(path) ? readJson(path) : undefined;
  };
  const parsed = parseLesson(lesson, { library, limits: 'engine', ...(isWords(json) && { words: json }) });
  return parsed.ok ? checkLesson(parsed.value) : parsed.error;
};
