import type { Result } from '../num/result.ts';
import { err, ok } from '../num/result.ts';
import { isJsonObject } from './json.ts';
import type { ParseError } from './parse-error.ts';
import { describeFound } from './plain.ts';
import { SCENARIO_FORMAT } from './scenario.ts';

type Upgrade = (old: Readonly<Record<string, unknown>>) => Readonly<Record<string, unknown>>;

/**
 * Makes a scenario of one format into the same scenario of the next, by the format that it starts from: the entry for 1
 * makes 2 of it, and sets `format`. They see input that nobody has checked yet.
 */
const upgrades: ReadonlyMap<number, Upgrade> = new Map();

/** The same scenario in the newest format, step by step. */
export const migrate = (input: unknown): Result<unknown, ParseError[]> => {
  if (!isJsonObject(input))
    return err([{ path: '', message: `found ${describeFound(input)}, allowed: a scenario, an object` }]);
  let scenario: Readonly<Record<string, unknown>> = input;
  const { format } = scenario;
  if (typeof format !== 'number' || !Number.isInteger(format) || format < 1) {
    const message = `found ${describeFound(format)}, allowed: a format number from 1 to ${SCENARIO_FORMAT}`;
    return err([{ path: 'format', message: format === undefined ? 'is missing' : message }]);
  }
  if (format > SCENARIO_FORMAT) {
    const message = `format ${format} was made by a newer version, this one reads up to ${SCENARIO_FORMAT}`;
    return err([{ path: 'format', message }]);
  }
  for (let at = format; at < SCENARIO_FORMAT; at++) {
    const upgrade = upgrades.get(at);
    if (!upgrade) throw new Error(`no upgrade from format ${at}`);
    scenario = upgrade(scenario);
  }
  return ok(scenario);
};
