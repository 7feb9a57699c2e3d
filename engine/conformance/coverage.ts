import type { Dialect } from '../dialect/dialect.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { Clause, ClauseId } from '../spec/clause.ts';
import { notModelled } from '../spec/not-modelled.ts';
import type { ActorId } from '../world/ids.ts';
import type { Onlooker } from './onlooker.ts';
import { onlookers } from './onlookers.ts';

/** Somebody broke a rule. */
interface Violation {
  readonly step: number;
  readonly by: ActorId;
  readonly why: string;
}

/** What became of one rule in a run. */
export interface ClauseCoverage {
  readonly clause: Clause;
  readonly state: 'violated' | 'exercised' | 'never reached' | 'not observable' | 'not modelled';
  /** Steps at which it was judged or took effect. */
  readonly steps: readonly number[];
  readonly violations: readonly Violation[];
  /** Why no run can show it; '' where one can. */
  readonly reason: string;
}

interface Seen {
  readonly steps: number[];
  readonly violations: Violation[];
}

/** Takes the steps of a run one after another, from the first on, and tells what became of every rule. */
export const createCoverage = (
  dialect: Dialect,
  makers = onlookers,
): { readonly see: (record: StepRecord) => void; readonly clauses: () => readonly ClauseCoverage[] } => {
  const seen = new Map<ClauseId, Seen>();
  const watching: readonly Onlooker[] = makers.map(make => make(dialect));
  const of = (clause: ClauseId): Seen => {
    const found = seen.get(clause) ?? { steps: [], violations: [] };
    seen.set(clause, found);
    return found;
  };
  const reached = (clause: ClauseId, step: number): void => {
    const { steps } = of(clause);
    if (steps.at(-1) !== step) steps.push(step);
  };

  /** A rule was met, and perhaps broken; a run and its onlookers may see the same. */
  const met = (clause: ClauseId, step: number, by: ActorId, why: string | null): void => {
    reached(clause, step);
    const { violations } = of(clause);
    const told = violations.some(each => each.step === step && each.by === by);
    if (why !== null && !told) violations.push({ step, by, why });
  };

  const see = (record: StepRecord): void => {
    const { step, events } = record;
    for (const event of events) {
      if (event.type === 'note/checked' || event.type === 'note/applied') reached(event.clause, step);
      else if (event.type === 'note/violated') met(event.clause, step, event.by, event.why);
    }
    for (const look of watching) {
      for (const { clause, by, why } of look(record)) met(clause, step, by, why);
    }
  };

  const stateOf = ({ id, observable }: Clause): ClauseCoverage['state'] => {
    const found = seen.get(id);
    if (found && found.violations.length > 0) return 'violated';
    if (found) return 'exercised';
    if (!observable) return 'not observable';
    return notModelled(id) === null ? 'never reached' : 'not modelled';
  };

  return {
    see,
    clauses: () =>
      dialect.clauses.map(clause => {
        const state = stateOf(clause);
        const { steps = [], violations = [] } = seen.get(clause.id) ?? {};
        return {
          clause,
          state,
          steps,
          violations,
          reason: state === 'not modelled' ? (notModelled(clause.id) ?? '') : '',
        };
      }),
  };
};
