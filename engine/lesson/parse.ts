import * as v from 'valibot';
import type { Result } from '../num/result.ts';
import { err, ok } from '../num/result.ts';
import type { Intervention } from '../run/inputs.ts';
import { isJsonObject } from '../scenario/json.ts';
import type { LimitsName } from '../scenario/limits.ts';
import { type ParseError, parseScenario } from '../scenario/parse.ts';
import { checkPlain, describeFound, joinPath } from '../scenario/plain.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { LESSON_FORMAT, type Lesson, type Page, type Prediction } from './lesson.ts';
import { doneSchema, errorOf, lessonSchema, mostOf, predictionSchema, wordsSchema } from './schema.ts';
import { checkWords, withWords } from './words.ts';

/** Whether a file is meant as a lesson: it has pages, and a scenario has none. */
export const isLesson = (input: unknown): boolean => isJsonObject(input) && 'pages' in input;

/** Whether a file holds the texts of a lesson in another language: it names the lesson. */
export const isWords = (input: unknown): input is Readonly<Record<string, unknown>> =>
  isJsonObject(input) && 'lesson' in input;

/** The names of scenarios of the library that a lesson refers to, before anything of it was checked. */
export const libraryNames = (input: unknown): readonly string[] => {
  const scenarios = isJsonObject(input) ? input.scenarios : undefined;
  const values = isJsonObject(scenarios) ? Object.values(scenarios).slice(0, mostOf.scenarios) : [];
  return [...new Set(values.filter((each): each is string => typeof each === 'string'))];
};

export interface Sources {
  /** A file of the library by its name without `.json`, as plain data; undefined: there is none. */
  readonly library: (name: string) => unknown;
  readonly limits?: LimitsName;
  /** Its texts in another language, as plain data. */
  readonly words?: unknown;
}

/** Makes a lesson of what came in from outside; every error has its path. Whether its answers are right is another question. */
export const parseLesson = (
  input: unknown,
  { library, limits = 'page', words }: Sources,
): Result<Lesson, ParseError[]> => {
  const plain = checkPlain(input);
  if (plain.length > 0) return err(plain);
  if (!isJsonObject(input))
    return err([{ path: '', message: `found ${describeFound(input)}, allowed: a lesson, an object` }]);
  const { format } = input;
  if (typeof format === 'number' && Number.isInteger(format) && format > LESSON_FORMAT) {
    const message = `format ${format} was made by a newer version, this one reads up to ${LESSON_FORMAT}`;
    return err([{ path: 'format', message }]);
  }
  const parsed = v.safeParse(lessonSchema, input);
  if (!parsed.success) return err(parsed.issues.map(errorOf));

  const { language = 'en', pages, scenarios, ...rest } = parsed.output;
  const errors: ParseError[] = [];
  const read: Record<string, Scenario> = {};
  const names = Object.keys(scenarios);
  if (names.length > mostOf.scenarios) {
    return err([{ path: 'scenarios', message: `found ${names.length}, allowed: at most ${mostOf.scenarios}` }]);
  }
  for (const [name, given] of Object.entries(scenarios)) {
    const path = joinPath('scenarios', name);
    const content = typeof given === 'string' ? library(given) : given;
    if (content === undefined) {
      errors.push({ path, message: `the library has no scenario ${describeFound(given)}` });
      continue;
    }
    const scenario = parseScenario(content, limits);
    if (scenario.ok) read[name] = scenario.value;
    else errors.push(...scenario.error.map(each => ({ path: below(path, each.path), message: each.message })));
  }

  let current: string | undefined;
  const told: Page[] = [];
  for (const [i, { scenario = current, question, ...page }] of pages.entries()) {
    const path = joinPath('pages', i);
    current = scenario;
    if (scenario === undefined)
      errors.push({ path: joinPath(path, 'scenario'), message: 'is missing on the first page' });
    else if (!names.includes(scenario)) {
      const message = `found "${scenario}", allowed: ${names.join(', ') || 'nothing, as the lesson has no scenarios'}`;
      errors.push({ path: joinPath(path, 'scenario'), message });
    } else {
      told.push({ ...page, scenario, ...(question && { question: { ...question, play: question.play ?? 1 } }) });
    }
  }
  if (pages.length === 0) errors.push({ path: 'pages', message: 'found no pages, allowed: at least one' });
  if (errors.length > 0) return err(errors);
  const lesson: Lesson = { ...rest, language, scenarios: read, pages: told };
  return words === undefined ? ok(lesson) : inWords(lesson, words);
};

/** A lesson in the language of its words, which have to be those of this very lesson. */
const inWords = (lesson: Lesson, input: unknown): Result<Lesson, ParseError[]> => {
  const wrong = (errors: readonly ParseError[]): Result<Lesson, ParseError[]> =>
    err(errors.map(({ path, message }) => ({ path: below('words', path), message })));
  const plain = checkPlain(input);
  if (plain.length > 0) return wrong(plain);
  const parsed = v.safeParse(wordsSchema, input);
  if (!parsed.success) return wrong(parsed.issues.map(errorOf));
  const errors = checkWords(parsed.output, lesson);
  return errors.length > 0 ? wrong(errors) : ok(withWords(lesson, parsed.output));
};

/** The answer of a learner in the place of the right one: what is asked stays as it was. */
export const parseAnswer = (right: Prediction, is: unknown): Result<Prediction, ParseError[]> => {
  const plain = checkPlain(is);
  if (plain.length > 0) return err(plain);
  const parsed = v.safeParse(predictionSchema, right.that === 'driver' ? { ...right, stage: is } : { ...right, is });
  return parsed.success ? ok(parsed.output) : err(parsed.issues.map(errorOf));
};

/** What a learner did by hand, as it comes back from a file. */
export const parseDone = (input: unknown): Result<readonly Intervention[], ParseError[]> => {
  const plain = checkPlain(input);
  if (plain.length > 0) return err(plain);
  const parsed = v.safeParse(doneSchema, input);
  return parsed.success ? ok(parsed.output) : err(parsed.issues.map(errorOf));
};

const below = (path: string, inside: string): string =>
  inside === '' ? path : inside.startsWith('[') ? `${path}${inside}` : `${path}.${inside}`;
