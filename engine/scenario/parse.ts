import * as v from 'valibot';
import { dialectById, dialectOf, dialects } from '../dialect/dialects.ts';
import type { Result } from '../num/result.ts';
import { err, ok } from '../num/result.ts';
import { buildTopology } from './build-topology.ts';
import { checkScenario } from './check.ts';
import type { LimitsName } from './limits.ts';
import { limitsOf } from './limits.ts';
import { migrate } from './migrate.ts';
import type { ParseError } from './parse-error.ts';
import { checkPlain, joinPath } from './plain.ts';
import type { Scenario } from './scenario.ts';
import { scenarioSchema } from './schema.ts';

export type { ParseError } from './parse-error.ts';

/** Errors that are told one by one. */
const MOST_ERRORS = 50;

/**
 * Makes a scenario of what came in from outside, all of it new objects. Every error has its path; each layer (plain
 * data, format, schema, dialect and topology) is judged only when the one before found nothing.
 */
export const parseScenario = (input: unknown, limits: LimitsName = 'page'): Result<Scenario, ParseError[]> => {
  const parsed = parseAll(input, limits);
  if (parsed.ok || parsed.error.length <= MOST_ERRORS) return parsed;
  const more = { path: '', message: `and ${parsed.error.length - MOST_ERRORS} more errors` };
  return err([...parsed.error.slice(0, MOST_ERRORS), more]);
};

const parseAll = (input: unknown, limits: LimitsName): Result<Scenario, ParseError[]> => {
  const plain = checkPlain(input);
  if (plain.length > 0) return err(plain);
  const newest = migrate(input);
  if (!newest.ok) return newest;
  const parsed = v.safeParse(scenarioSchema, newest.value);
  if (!parsed.success) return err(parsed.issues.map(errorOf));

  const { topology: functions, schedule = { kind: 'fair' }, ...form } = parsed.output;
  if (!dialectById(form.dialect)) {
    const known = dialects.map(({ id }) => `"${id}"`).join(', ');
    return err([{ path: 'dialect', message: `found "${form.dialect}", allowed: ${known}` }]);
  }
  // Readings are not checked yet; a dialect takes the default for one that it does not know.
  const dialect = dialectOf(form.dialect, form.readings);
  const topology = buildTopology(functions, dialect.features, limitsOf[limits]);
  if (!topology.ok) return topology;
  const scenario: Scenario = { ...form, topology: topology.value, schedule };
  const errors = checkScenario(scenario, dialect);
  return errors.length > 0 ? err(errors) : ok(scenario);
};

const errorOf = ({ path, message }: v.BaseIssue<unknown>): ParseError => ({
  path: (path ?? []).reduce((at, { key }) => joinPath(at, key as PropertyKey), ''),
  message,
});
