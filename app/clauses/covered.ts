import type { ClauseStudy, CoveredClause } from '../../engine/protocol/messages.ts';
import type { ClauseRef } from '../../engine/view/parts/clause.ts';
import type { LibraryEntry } from '../store/shell-slice.ts';
import type { StudyArgs } from '../store/study-slice.ts';
import { findClauses } from './find-clauses.ts';

export type ClauseState = CoveredClause['state'];

/** In the order in which a reviewer wants to see them. */
export const clauseStates = ['violated', 'exercised', 'never reached', 'not modelled', 'not observable'] as const;

/** A scenario of the library in which a clause was met. */
interface MetIn {
  readonly entry: LibraryEntry;
  readonly first: number;
  readonly broken: number;
}

/** A clause with what became of it, in one run or in many. */
export interface Row extends CoveredClause {
  /** Null: of the run that is shown. */
  readonly metIn: readonly MetIn[] | null;
}

export const rowsOf = ({ clauses }: ClauseStudy): readonly Row[] => clauses.map(each => ({ ...each, metIn: null }));

const rank = (state: ClauseState): number => clauseStates.indexOf(state);

/**
 * One run of the library more. A clause is broken in a library if it is broken in any run: scenarios break clauses on
 * purpose, and who reads the map wants to find them.
 */
export const withRun = (rows: ReadonlyMap<string, Row>, entry: LibraryEntry, run: ClauseStudy): Map<string, Row> => {
  const all = new Map(rows);
  for (const each of run.clauses) {
    const { id } = each.clause;
    const before = all.get(id);
    const metIn = before?.metIn ?? [];
    const [first] = each.steps;
    all.set(id, {
      clause: before?.clause ?? each.clause,
      state: before && rank(before.state) < rank(each.state) ? before.state : each.state,
      steps: [],
      violations: [],
      reason: before?.reason || each.reason,
      metIn: first === undefined ? metIn : [...metIn, { entry, first, broken: each.violations.length }],
    });
  }
  return all;
};

/** What the filters of the study leave. */
export const filterRows = (rows: readonly Row[], { q = '', state, actor, level }: StudyArgs): readonly Row[] => {
  const found = new Set<ClauseRef>(
    findClauses(
      rows.map(({ clause }) => clause),
      q,
    ),
  );
  return rows.filter(
    row =>
      found.has(row.clause) &&
      (!state || row.state === state) &&
      (!actor || row.clause.actor === actor) &&
      (!level || row.clause.level === level),
  );
};

/** The part of an id before its first dot: `admin`, `split`, `draft-2022-07`. */
const familyOf = ({ clause }: Row): string => clause.id.slice(0, clause.id.indexOf('.'));

export const byFamily = (rows: readonly Row[]): readonly (readonly [string, readonly Row[]])[] => {
  const families = new Map<string, Row[]>();
  for (const row of rows) {
    const family = familyOf(row);
    families.set(family, [...(families.get(family) ?? []), row]);
  }
  return [...families];
};
