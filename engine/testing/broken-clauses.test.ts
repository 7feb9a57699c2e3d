import { describe, expect, it } from 'vitest';
import type { ClauseCoverage } from '../conformance/coverage.ts';
import { createCoverage } from '../conformance/coverage.ts';
import { onlookers } from '../conformance/onlookers.ts';
import { dialectOf, dialects } from '../dialect/dialects.ts';
import { step } from '../run/step.ts';
import type { StepRecord } from '../run/timeline-types.ts';
import type { Clause, ClauseId } from '../spec/clause.ts';
import { notModelled } from '../spec/not-modelled.ts';
import { sideOf } from '../world/ids.ts';
import type { World } from '../world/world.ts';
import { clauseMistakes } from './clause-mistakes.ts';
import type { ClauseRun } from './clause-runs.ts';
import { clauseRuns, recordsOf, stepsFrom, stepsOf } from './clause-runs.ts';
import type { Mistake } from './mistake-kinds.ts';
import { mistaken, outOfTurn } from './mistakes.ts';

const clauses = [...new Map(dialects.flatMap(dialect => dialect.clauses).map(clause => [clause.id, clause])).values()];
const modelled = clauses.filter(({ id, observable }) => observable && notModelled(id) === null);
/** Rules of the draft that its text states without a keyword, and that are judged and broken like those with one. */
const stated = ['B4', 'B6', 'B7', 'B8', 'B11'].map(id => `draft-2022-07.${id}`);
const musts = modelled.filter(({ id, level }) => level === 'MUST' || level === 'MUST NOT' || stated.includes(id));

type Violation = ClauseCoverage['violations'][number];

interface Made {
  readonly run: ClauseRun;
  readonly records: readonly StepRecord[];
  /** By clause. */
  readonly met: ReadonlyMap<ClauseId, ClauseCoverage>;
}

type Makers = typeof onlookers;

const coverageOf = (
  { dialect, readings }: ClauseRun,
  records: readonly StepRecord[],
  makers: Makers = onlookers,
): readonly ClauseCoverage[] => {
  const { see, clauses: all } = createCoverage(dialectOf(dialect, readings), makers);
  for (const record of records) see(record);
  return all();
};

const runs: readonly Made[] = clauseRuns.map(run => {
  const records = recordsOf(run);
  const met = new Map(coverageOf(run, records).map(each => [each.clause.id, each]));
  return { run, records, met };
});

/** Who speaks of a rule: the others need not look at a run with a mistake in it, and hundreds of them look in less time. */
const speakers = new Map<ClauseId, Set<Makers[number]>>();
for (const make of onlookers) {
  for (const { run, records } of runs) {
    const look = make(dialectOf(run.dialect, run.readings));
    for (const { clause } of records.flatMap(look))
      speakers.set(clause, (speakers.get(clause) ?? new Set<Makers[number]>()).add(make));
  }
}

/** Runs that meet a rule, and in which nobody breaks it. */
const healthy = (id: ClauseId): readonly Made[] => runs.filter(({ met }) => met.get(id)?.state === 'exercised');

/** Most places at which a mistake is tried before it counts as none. */
const TRIES = 12;
/** Most steps that are made between two intents of a person, or after the last one. */
const MOST = 80;

const afterIntents = (
  start: World,
  from: number,
  { intents, pause = MOST, more = MOST }: Extract<Mistake, { readonly means: 'intent' }>,
): readonly StepRecord[] => {
  const records: StepRecord[] = [];
  let world = start;
  for (const [k, intent] of intents.entries()) {
    const action = { actor: 'operator', name: 'submit', intent } as const;
    const { world: after, events } = step(world, action);
    records.push({ step: from + records.length + 1, action, key: 'operator submit', events, before: world, after });
    const steps = stepsFrom(after, { from: from + records.length, most: k === intents.length - 1 ? more : pause });
    records.push(...steps);
    world = records.at(-1)?.after ?? after;
  }
  return records;
};

/** The steps that stand for one of a run, or follow it, with the mistake in them; null: it cannot be made there. */
const wrongSteps = (mistake: Mistake, record: StepRecord): readonly StepRecord[] | null => {
  const follow = (wrong: StepRecord): readonly StepRecord[] => [
    wrong,
    ...(mistake.more ? stepsFrom(wrong.after, { from: wrong.step, most: mistake.more }) : []),
  ];
  switch (mistake.means) {
    case 'fault':
      return null;
    case 'intent':
      return afterIntents(record.after, record.step, mistake);
    case 'record': {
      const altered = mistake.alter(record);
      return altered && [altered];
    }
    case 'actor': {
      if ('change' in mistake) return follow(mistaken(record, mistake.change));
      const deed = mistake.also(record);
      return deed && follow(outOfTurn(record, deed.actor, deed.deeds));
    }
  }
};

/** Whether steps are put behind the healthy one at their place, or stand for it. */
const isBehind = (mistake: Mistake): boolean => mistake.means === 'intent' || 'also' in mistake;

/** The first violation of a rule by the side that has to keep it, at a step or after it. */
const violationIn = (
  run: ClauseRun,
  records: readonly StepRecord[],
  { id, actor }: Clause,
  first: number,
): Violation | null => {
  const makers = [...(speakers.get(id) ?? [])];
  const found = coverageOf(run, records, makers).find(({ clause }) => clause.id === id);
  return found?.violations.find(({ by, step: at }) => sideOf(by) === actor && at >= first) ?? null;
};

/** Runs with a fault of the library, which several rules share. */
const faultyRuns = new Map<string, readonly StepRecord[]>();
const faulty = (run: ClauseRun): readonly StepRecord[] => {
  const key = `${run.name} ${JSON.stringify(run.topology.faults)}`;
  const records = faultyRuns.get(key) ?? stepsOf(run);
  faultyRuns.set(key, records);
  return records;
};

/** Where a mistake can be made to break a rule that nobody breaks there without it. */
const placesOf = ({ id }: Clause, mistake: Mistake): readonly { readonly made: Made; readonly place: StepRecord }[] =>
  runs.flatMap(made => {
    const { state = 'never reached', steps = [] } = made.met.get(id) ?? {};
    const isRun = mistake.run === undefined ? state === 'exercised' : made.run.name === mistake.run;
    if (!isRun || state === 'violated') return [];
    const last = made.records.at(-1);
    const isPlace = (record: StepRecord): boolean => {
      if (mistake.place) return mistake.place(record);
      return mistake.means === 'intent' ? record === last : steps.includes(record.step);
    };
    return made.records.filter(isPlace).map(place => ({ made, place }));
  });

/** Who broke a rule in a run with a mistake in it, and when; null: nobody was caught. */
const caught = (clause: Clause, mistake: Mistake): Violation | null => {
  if (mistake.means === 'fault') {
    const run = clauseRuns.find(({ name }) => name === mistake.run);
    if (!run) throw new Error(`there is no run ${mistake.run}`);
    const infected = { ...run, topology: { ...run.topology, faults: { [mistake.at]: mistake.fault } } };
    return violationIn(infected, faulty(infected), clause, 1);
  }
  for (const { made, place } of placesOf(clause, mistake).slice(0, TRIES)) {
    const wrong = wrongSteps(mistake, place);
    if (!wrong) continue;
    const first = isBehind(mistake) ? place.step + 1 : place.step;
    const found = violationIn(made.run, [...made.records.slice(0, first - 1), ...wrong], clause, first);
    if (found) return found;
  }
  return null;
};

const byClause = new Map(clauseMistakes.flatMap(([ids, mistake]) => ids.split(' ').map(id => [id, mistake] as const)));

describe('every rule that is modelled', () => {
  it('is met and kept in a run', () => {
    expect(modelled.filter(({ id }) => healthy(id).length === 0).map(({ id }) => id)).toEqual([]);
  });

  it.each([1, 2])('is kept by devices whoever acts next, seed %i', seed => {
    // What a device offers, its scenario says.
    const isOffer = (id: ClauseId): boolean => /device\.(version1-)?offer$/.test(id);
    const found = clauseRuns.flatMap(run =>
      coverageOf(run, stepsOf(run, { kind: 'seeded', seed })).flatMap(({ clause: { id }, violations }) =>
        violations
          .filter(({ by }) => sideOf(by) === 'device' && !isOffer(id))
          .map(({ step: at, why }) => `${run.name}: ${id} at step ${at}, ${why}`),
      ),
    );
    expect(found).toEqual([]);
  });

  it('is broken in one way or another if it says MUST', () => {
    expect(musts.filter(({ id }) => !byClause.has(id)).map(({ id }) => id)).toEqual([]);
    expect([...byClause.keys()].filter(id => !musts.some(clause => clause.id === id))).toEqual([]);
  });

  it.each(musts.filter(({ id }) => byClause.has(id)).map(clause => [clause.id, clause] as const))(
    '%s: a run that breaks it says who, and at which step',
    (id, clause) => {
      const mistake = byClause.get(id) as Mistake;
      const found = caught(clause, mistake);
      expect(found).toMatchObject({
        by: expect.any(String),
        step: expect.any(Number),
        why: expect.stringMatching(/./),
      });
    },
  );

  it('is counted by the means that break it', () => {
    const count = (means: Mistake['means']): number =>
      musts.filter(({ id }) => byClause.get(id)?.means === means).length;
    const told = (['fault', 'actor', 'intent', 'record'] as const).map(means => `${means} ${count(means)}`).join(', ');
    console.info(`${musts.length} rules are broken: ${told}`);
    expect(count('fault') + count('actor') + count('intent') + count('record')).toBe(musts.length);
  });
});
