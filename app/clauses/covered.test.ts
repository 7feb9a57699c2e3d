import { expect, it } from 'vitest';
import type { ClauseStudy, CoveredClause } from '../../engine/protocol/messages.ts';
import { byFamily, filterRows, type Row, rowsOf, withRun } from './covered.ts';

const covered = (id: string, state: CoveredClause['state'], steps: readonly number[] = []): CoveredClause => ({
  clause: {
    id,
    actor: id.includes('driver') ? 'driver' : 'device',
    level: 'MUST',
    section: 'Section',
    text: `About ${id}.`,
    source: { kind: 'published', text: '' },
    passed: null,
  },
  state,
  steps,
  violations: state === 'violated' ? [{ step: steps[0] ?? 1, by: 'driver:pf0', why: 'on purpose' }] : [],
  reason: state === 'not modelled' ? 'a reason' : '',
});
const run = (...clauses: CoveredClause[]): ClauseStudy => ({ dialect: 'd', clauses, actions: [] });
const entry = (file: string) => ({ file, title: file, summary: '', group: '' });

it('a clause that any run breaks is broken in the library, and one that any run meets is met', () => {
  const one = withRun(
    new Map(),
    entry('a'),
    run(covered('x.driver', 'exercised', [3, 4]), covered('x.b', 'never reached')),
  );
  const two = withRun(one, entry('b'), run(covered('x.driver', 'violated', [9]), covered('y.c', 'not modelled')));
  const states = [...two.values()].map(({ clause, state }) => [clause.id, state]);
  expect(states).toEqual([
    ['x.driver', 'violated'],
    ['x.b', 'never reached'],
    ['y.c', 'not modelled'],
  ]);
  expect(two.get('x.driver')?.metIn).toEqual([
    { entry: entry('a'), first: 3, broken: 0 },
    { entry: entry('b'), first: 9, broken: 1 },
  ]);
  expect(two.get('y.c')).toMatchObject({ metIn: [], reason: 'a reason' });
});

it('filters leave what is like all of them', () => {
  const rows: readonly Row[] = rowsOf(run(covered('x.driver', 'exercised', [1]), covered('x.b', 'violated', [2])));
  const ids = (args: Record<string, string>) => filterRows(rows, args).map(({ clause }) => clause.id);
  expect(ids({})).toEqual(['x.driver', 'x.b']);
  expect(ids({ state: 'violated' })).toEqual(['x.b']);
  expect(ids({ actor: 'driver' })).toEqual(['x.driver']);
  expect(ids({ q: 'about x.b' })).toEqual(['x.b']);
  expect(ids({ level: 'MAY' })).toEqual([]);
  expect(byFamily(rows).map(([family, all]) => [family, all.length])).toEqual([['x', 2]]);
});
