import type { Readings } from '../world/world.ts';
import type { Dialect } from './dialect.ts';
import { resolveReadings } from './dialect.ts';
import { draft202207 } from './draft-2022-07/dialect.ts';

const there: Dialect[] = [draft202207];

/** The dialects that are there, in the order of their dates. All but the first come with `all.ts`. */
export const dialects: readonly Dialect[] = there;

export const addDialects = (...more: readonly Dialect[]): void => {
  there.push(...more.filter(dialect => !there.includes(dialect)));
};

export const dialectById = (id: string): Dialect | null => dialects.find(dialect => dialect.id === id) ?? null;

/** By the object of readings, since a run keeps one and every step asks. */
const known = new WeakMap<Readings, Map<string, Dialect>>();

/**
 * The dialect of a world, as its readings make it. Throws for one that does not exist: scenarios are checked before they
 * become worlds.
 */
export const dialectOf = (id: string, readings: Readings = {}): Dialect => {
  const before = known.get(readings)?.get(id);
  if (before) return before;
  const dialect = dialectById(id);
  if (!dialect) throw new Error(`no dialect ${id}`);
  const read = dialect.read?.(resolveReadings(dialect, readings)) ?? dialect;
  const byId = known.get(readings) ?? new Map<string, Dialect>();
  known.set(readings, byId.set(id, read));
  return read;
};
