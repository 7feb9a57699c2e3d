import type { Dialect } from '../dialect/dialect.ts';
import type { AccessIntent } from '../world/intent.ts';
import type { Turn } from '../world/turn.ts';

/** Accesses by structure and offset, which few runs have: `access-structures.ts` brings them. */
export interface Structures {
  readonly perform: (turn: Turn, intent: AccessIntent, dialect: Dialect) => void;
  /** Why an access cannot be made at all; null: it can. */
  readonly refuses: (intent: AccessIntent) => string | null;
}

let there: Structures | null = null;

export const addStructures = (structures: Structures): void => {
  there = structures;
};

/** Null as long as nobody has brought them: a scenario that needs them is refused until then. */
export const structuresThere = (): Structures | null => there;

export const structuresNeeded = (): Structures => {
  if (!there) throw new Error('accesses by structure are made by a module that is not there');
  return there;
};
