import * as v from 'valibot';
import { err, ok, type Result } from '../num/result.ts';
import { expectationForms, expectationSchema } from '../scenario/expectation-schema.ts';
import { most } from '../scenario/limits.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import { joinPath } from '../scenario/plain.ts';
import { interventionSchema } from '../scenario/schema.ts';
import {
  choice,
  deviceId,
  leaf,
  list,
  name,
  nameOf,
  oneOf,
  record,
  step,
  strict,
  text,
  whole,
} from '../scenario/schema-parts.ts';
import { type Shape, shapeOf } from '../scenario/shape.ts';
import type { ActorId } from '../world/ids.ts';
import { parseActorId, parseDeviceId } from '../world/ids.ts';
import { LESSON_FORMAT, type Prediction } from './lesson.ts';
import { readProse, readTarget, type Segment } from './prose.ts';

/** Bounds of a lesson. */
export const mostOf = {
  pages: 60,
  scenarios: 30,
  minutes: 600,
  play: 2000,
  writes: 40,
  prose: 1500,
  done: 500,
  target: 150,
} as const;

const broken = (input: string): string | null => {
  for (const segment of readProse(input)) {
    if (typeof segment !== 'string' && 'broken' in segment) return segment.broken;
  }
  return null;
};

/**
 * Plain text with links: `[words](step:52)`, `(field:avail.idx)`, `(register:device_status)`, `(clause:…)`,
 * `(device:pf0/vf2)`.
 */
const prose = v.pipe(
  text(mostOf.prose),
  v.check(
    input => broken(input) === null,
    ({ input }) =>
      `found ${JSON.stringify(broken(input))}, allowed: links to step:, field:, register:, clause: and device:`,
  ),
  v.transform((input): readonly Segment[] =>
    readProse(input).flatMap(each => (typeof each === 'object' && 'broken' in each ? [] : [each])),
  ),
);

const target = v.pipe(
  leaf<string>(
    'a target such as "field:avail.idx", "register:device_status", "device:pf0/vf2" or "clause:admin.list.enforce"',
    input => typeof input === 'string' && readTarget(input) !== null,
    { kind: 'text', limit: mostOf.target },
  ),
  v.transform((input): Segment => readTarget(input) ?? ''),
);

const isActor = (input: string): boolean => {
  if (!/^(driver|device):./.test(input)) return input === 'operator';
  const parts = parseActorId(input as ActorId);
  return parts.kind !== 'operator' && parseDeviceId(parts.device) !== null;
};

const actorId = leaf<ActorId>(
  'an actor such as "driver:pf0" or "device:pf0/avq0"',
  input => typeof input === 'string' && isActor(input),
  { kind: 'name', of: 'actor' },
);

/** Expectations that speak of one moment; bytes, clauses and digests speak of the end of a run. */
const { outcome, register, features, ring, driver } = expectationForms;
const predictions = [
  outcome,
  register,
  features,
  ring,
  driver,
  strict({
    that: v.literal('owner'),
    device: deviceId,
    queue: whole(0, 0xffff),
    descriptor: whole(0, most.queueSize - 1),
    is: oneOf(['driver', 'device']),
  }),
  strict({ that: v.literal('actor'), is: actorId }),
  strict({ that: v.literal('writes'), is: list(name, mostOf.writes, 'names of fields') }),
] as const;

/** What may be foretold, and as what. */
export const predictionSchema: v.GenericSchema<unknown, Prediction> = v.variant(
  'that',
  predictions,
  choice(
    'that',
    predictions.map(({ entries }) => entries.that.literal),
  ),
);

const questionSchema = strict({
  ask: prose,
  play: v.exactOptional(whole(1, mostOf.play)),
  right: predictionSchema,
  clause: v.exactOptional(nameOf('clause')),
  why: v.exactOptional(prose),
});

const taskSchema = strict({
  ask: prose,
  goal: list(expectationSchema, most.expectations, 'expectations'),
  hint: v.exactOptional(prose),
  solution: list(interventionSchema, most.interventions, 'interventions'),
});

/** What was done by hand on the way to a goal. */
export const doneSchema = list(interventionSchema, mostOf.done, 'interventions');

const pageSchema = strict({
  title: text(most.title),
  text: prose,
  scenario: v.exactOptional(nameOf('scenario')),
  step,
  look: v.exactOptional(target),
  question: v.exactOptional(questionSchema),
  task: v.exactOptional(taskSchema),
});

const language = leaf<string>(
  'a language such as "en"',
  input => typeof input === 'string' && /^[a-z]{2}$/.test(input),
  { kind: 'text', limit: 2 },
);

const format = leaf<typeof LESSON_FORMAT>(`${LESSON_FORMAT}`, input => input === LESSON_FORMAT, { kind: 'fixed' });

/** The texts of a lesson in another language, a file of their own. */
export const wordsSchema = strict({
  format,
  lesson: name,
  language,
  title: text(most.title),
  audience: text(most.text),
  pages: list(
    strict({
      title: text(most.title),
      text: prose,
      question: v.exactOptional(strict({ ask: prose, why: v.exactOptional(prose) })),
      task: v.exactOptional(strict({ ask: prose, hint: v.exactOptional(prose) })),
    }),
    mostOf.pages,
    'pages',
  ),
});

/** A lesson as files hold it; a scenario is a whole one, or the name of one of the library. */
export const lessonSchema = strict({
  format,
  title: text(most.title),
  audience: text(most.text),
  minutes: whole(1, mostOf.minutes),
  language: v.exactOptional(language),
  // Whole ones are read with all that belongs to a scenario, elsewhere.
  scenarios: record(
    name,
    leaf<unknown>('a scenario', () => true, { kind: 'whole-scenario' }),
    'an object of scenarios by name',
  ),
  pages: list(pageSchema, mostOf.pages, 'pages'),
});

export const errorOf = ({ path, message }: v.BaseIssue<unknown>): ParseError => ({
  path: (path ?? []).reduce((at, { key }) => joinPath(at, key as PropertyKey), ''),
  message,
});

/** What forms of a lesson are made of. */
export const lessonShape = (): Shape => shapeOf(lessonSchema);

/** An answer by itself, as a form holds it. */
export const parsePrediction = (input: unknown): Result<Prediction, readonly ParseError[]> => {
  const parsed = v.safeParse(predictionSchema, input);
  return parsed.success ? ok(parsed.output) : err(parsed.issues.map(errorOf));
};
