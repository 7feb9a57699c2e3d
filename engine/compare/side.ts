import type { Dialect } from '../dialect/dialect.ts';
import { resolveReadings } from '../dialect/dialect.ts';
import { dialectById, dialectOf, dialects } from '../dialect/dialects.ts';
import type { Result } from '../num/result.ts';
import { err, ok } from '../num/result.ts';
import type { RunInputs } from '../run/inputs.ts';
import { most } from '../scenario/limits.ts';
import type { ParseError } from '../scenario/parse-error.ts';
import { joinPath } from '../scenario/plain.ts';
import type { Readings } from '../world/world.ts';

/** One of two texts that are held against each other: a version and the reading of each of its switches. */
export interface Side {
  readonly dialect: string;
  readonly readings: Readings;
}

/** The version as its readings make it. */
export const dialectOfSide = ({ dialect, readings }: Side): Dialect => dialectOf(dialect, readings);

/** Readings of a run that another version has, too. */
const carriedOver = (dialect: Dialect, readings: Readings): Readings =>
  Object.fromEntries(
    dialect.switches.flatMap(({ id, readings: known }) => {
      const chosen = readings[id];
      return chosen !== undefined && known.some(each => each.id === chosen) ? [[id, chosen]] : [];
    }),
  );

/** A version with some of its readings, the others as in the run as far as it has them. They have to be checked ones. */
export const sideOf = ({ dialect: id, readings }: Side, run: Pick<RunInputs, 'dialect' | 'readings'>): Side => {
  const dialect = dialectOf(id);
  return {
    dialect: id,
    readings: resolveReadings(dialect, { ...carriedOver(dialect, run.readings ?? {}), ...readings }),
  };
};

const list = (names: readonly string[]): string => names.join(', ');

const readReading = (dialect: Dialect, text: string, path: string): Result<readonly [string, string], ParseError> => {
  const [id = '', reading = ''] = text.split(/=(.*)/s);
  const found = dialect.switches.find(each => each.id === id);
  if (!found) {
    const known = list(dialect.switches.map(each => each.id));
    return err({ path, message: `${dialect.id} has no switch "${id.slice(0, 40)}", allowed: ${known}` });
  }
  const known = found.readings.map(each => each.id);
  return known.includes(reading)
    ? ok([id, reading])
    : err({ path: joinPath(path, id), message: `found "${reading.slice(0, 40)}", allowed: ${list(known)}` });
};

/**
 * A side as people and links write it: `virtio-1.3`, `draft-2022-07-reviewed,R6=aligned`, or only `persistence=drop`. What
 * it leaves out is as in the run: its version, and its readings as far as the version has them. Every error has its path.
 */
export const readSide = (
  text: string,
  run: Pick<RunInputs, 'dialect' | 'readings'>,
  path: string,
): Result<Side, ParseError[]> => {
  if (text.length > most.text)
    return err([{ path, message: `found ${text.length} characters, allowed: ${most.text}` }]);
  const parts = text.split(',').filter(part => part !== '');
  const named = parts[0]?.includes('=') === false ? parts[0] : null;
  const dialect = dialectById(named ?? run.dialect);
  if (!dialect) {
    const known = list(dialects.map(({ id }) => id));
    return err([{ path, message: `found "${named?.slice(0, 40)}", allowed: ${known}` }]);
  }
  const read = parts.slice(named === null ? 0 : 1).map(part => readReading(dialect, part, path));
  const errors = read.flatMap(each => (each.ok ? [] : [each.error]));
  if (errors.length > 0) return err(errors);
  const chosen = Object.fromEntries(read.flatMap(each => (each.ok ? [each.value] : [])));
  return ok(sideOf({ dialect: dialect.id, readings: chosen }, run));
};

/** The reverse: the version, and every reading in which the side differs from what `readSide` would take without it. */
export const sideText = ({ dialect: id, readings }: Side, run: Pick<RunInputs, 'dialect' | 'readings'>): string => {
  const dialect = dialectOf(id);
  const usual = resolveReadings(dialect, carriedOver(dialect, run.readings ?? {}));
  const chosen = dialect.switches.flatMap(each =>
    readings[each.id] === usual[each.id] ? [] : [`${each.id}=${readings[each.id]}`],
  );
  return [id, ...chosen].join(',');
};
