import type { Dialect } from './dialect.ts';
import { draft202207 } from './draft-2022-07/dialect.ts';

/** All dialects, in the order of their dates. */
export const dialects: readonly Dialect[] = [draft202207];

export const dialectById = (id: string): Dialect | null => dialects.find(dialect => dialect.id === id) ?? null;

/** The dialect of a world. Throws for one that does not exist: scenarios are checked before they become worlds. */
export const dialectOf = (id: string): Dialect => {
  const dialect = dialectById(id);
  if (!dialect) throw new Error(`no dialect ${id}`);
  return dialect;
};
