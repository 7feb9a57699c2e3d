import { dialects } from '../dialect/dialects.ts';
import type { ClauseId } from '../spec/clause.ts';

const known = new Set(dialects.flatMap(({ clauses }) => clauses.map(({ id }) => id)));

/** Says that the test around it is about a clause; `clauses-used.test.ts` reads who says so. Throws for one that no dialect has. */
export const meets = (clause: ClauseId): void => {
  if (!known.has(clause)) throw new Error(`there is no clause ${clause}`);
};
