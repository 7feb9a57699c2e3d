import type { ClauseRef } from '../../engine/view/parts/clause.ts';

/** Clauses that hold every word of a search, in their id, section, level or text. */
export const findClauses = (all: readonly ClauseRef[], search: string): readonly ClauseRef[] => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  if (words.length === 0) return all;
  return all.filter(({ id, section, level, text, actor }) => {
    const whole = `${id} ${section} ${level} ${actor} ${text}`.toLowerCase();
    return words.every(word => whole.includes(word));
  });
};

/** By section, in the order of the text. */
export const bySection = (all: readonly ClauseRef[]): readonly (readonly [string, readonly ClauseRef[]])[] => {
  const sections = new Map<string, ClauseRef[]>();
  for (const clause of all) {
    const list = sections.get(clause.section);
    if (list) list.push(clause);
    else sections.set(clause.section, [clause]);
  }
  return [...sections];
};
