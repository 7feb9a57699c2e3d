import { coverRun } from '../conformance/cover-run.ts';
import type { ClauseCoverage } from '../conformance/coverage.ts';
import type { Scenario } from '../scenario/scenario.ts';
import { jsonLine } from './json-line.ts';
import type { Streams } from './verb.ts';

const order: readonly ClauseCoverage['state'][] = [
  'violated',
  'exercised',
  'never reached',
  'not modelled',
  'not observable',
];

const lineOf = ({ clause, state, steps, violations, reason }: ClauseCoverage): string => {
  const broken = violations.map(({ step, by, why }) => `${by} at step ${step}: ${why}`).join('; ');
  const where = steps.length > 0 ? ` (${steps.length} times, first at step ${steps[0]})` : '';
  return `${state}: ${clause.id}${where}${broken ? `, ${broken}` : ''}${reason ? `, ${reason}` : ''}`;
};

/** Prints what became of every rule in a run, the violated ones first. */
export const printClauses = (
  scenario: Scenario,
  { limit, json, print }: { readonly limit: number; readonly json: boolean } & Pick<Streams, 'print'>,
): 0 | 1 => {
  const { clauses: all } = coverRun(scenario, limit);
  const count = (state: ClauseCoverage['state']): number => all.filter(each => each.state === state).length;
  for (const state of order) {
    for (const each of all.filter(one => one.state === state)) {
      const { clause, steps, violations, reason } = each;
      if (json) print(jsonLine({ clause: clause.id, state, steps, violations, ...(reason && { reason }) }));
      else if (state !== 'not observable') print(lineOf(each));
    }
  }
  if (!json) print(order.map(state => `${count(state)} ${state}`).join(', '));
  return count('violated') > 0 ? 1 : 0;
};
