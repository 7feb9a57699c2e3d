import type { Lineage } from './ledger.ts';
import type { SearchIndex } from './search-index.ts';

/** Steps that fit what somebody looks for. */
type Find = (index: SearchIndex, query: string, lineage: Lineage) => readonly number[];

let there: Find | null = null;

/** Few readers look for something: how it is found is brought when somebody does. */
export const addFinder = (find: Find): void => {
  there = find;
};

export const finderThere = (): Find | null => there;
