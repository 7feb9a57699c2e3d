import { coverRun } from '../../conformance/cover-run.ts';
import { dialectOf } from '../../dialect/dialects.ts';
import { err, ok } from '../../num/result.ts';
import { parseScenario } from '../../scenario/parse.ts';
import { clauseRef } from '../../view/catalog.ts';
import { rejection } from '../rejection.ts';
import { sayTo } from '../session.ts';
import { shownScenario } from '../share.ts';
import type { Study } from '../study.ts';

/** Steps of a run at most, so that a study comes to an end. */
const MOST_STEPS = 20_000;

export const clauses: Study<'clauses'> = ({ scenario: input }, session) => {
  if (input === undefined && !session) return err(rejection('study', 'kind', 'needs a scenario, and none is loaded'));
  const read = input === undefined && session ? ok(shownScenario(session)) : parseScenario(input);
  if (!read.ok) return err({ what: 'scenario', errors: read.error });
  const { clauses: all, actions } = coverRun(read.value, MOST_STEPS);
  return ok({
    dialect: sayTo(session).again(dialectOf(read.value.dialect).title),
    actions,
    clauses: all.map(({ clause, ...rest }) => ({ clause: clauseRef(clause), ...rest })),
  });
};
