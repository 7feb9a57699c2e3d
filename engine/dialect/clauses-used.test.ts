import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { describe, expect, it } from 'vitest';
import { notModelled, notModelledIds } from '../spec/not-modelled.ts';
import { labelOf } from '../spec/source.ts';
import { clauseTests } from '../testing/clause-tests.ts';
import { dialectOf, dialects } from './dialects.ts';

const engine = fileURLToPath(new URL('..', import.meta.url));
const files = readdirSync(engine, { recursive: true, encoding: 'utf8' }).filter(file => file.endsWith('.ts'));
const read = (file: string): string => readFileSync(`${engine}/${file}`, 'utf8');

const catalogues = files.filter(file => /clauses\.ts$/.test(file));
const shipped = files.filter(file => !/\.test\.ts$|^(testing|bench)\//.test(file) && !catalogues.includes(file));
const tests = files.filter(file => file.endsWith('.test.ts'));

const clauses = [...new Map(dialects.flatMap(dialect => dialect.clauses).map(clause => [clause.id, clause])).values()];
/** Every dialect, and every version of it that one reading makes. */
const everyVersion = dialects.flatMap(dialect => [
  dialect,
  ...dialect.switches.flatMap(({ id, readings }) =>
    readings.map(reading => dialectOf(dialect.id, { [id]: reading.id })),
  ),
]);
const ids = new Set(clauses.map(({ id }) => id));
const families = new Set([...ids].map(id => id.slice(0, id.indexOf('.'))));

/** Quoted texts that begin like a clause and are none. */
const notClauses = ['admin.tex', 'status.ts'];

const named = (text: string): string[] =>
  [...text.matchAll(/'([a-z][\w-]*(?:\.[\w-]+)+)'/g)].flatMap(([, id = '']) =>
    families.has(id.slice(0, id.indexOf('.'))) && !notClauses.includes(id) && !/\.ts$/.test(id) ? [id] : [],
  );

/** Rules that a run could show in principle and none does; `testing/broken-clauses.test.ts` shows all others. */
const MOST_NOT_MODELLED = 60;

describe('clauses', () => {
  it('that the engine names are in a catalogue', () => {
    const unknown = shipped.flatMap(file =>
      named(read(file))
        .filter(id => !ids.has(id))
        .map(id => `${file}: ${id}`),
    );
    expect(unknown).toEqual([]);
  });

  it('that checks name are in the catalogue of their dialect', () => {
    for (const { clauses: own, commonChecks, commands, gate } of everyVersion) {
      const known = own.map(({ id }) => id);
      const used = [...commonChecks, ...commands.flatMap(({ checks }) => checks)].map(({ clause }) => clause);
      expect([...used, ...(gate ? [gate.clause] : [])].filter(id => !known.includes(id))).toEqual([]);
    }
  });

  it('that tests and scenarios name are in a catalogue', () => {
    const library = readdirSync(`${engine}/../public/scenarios`, { encoding: 'utf8', recursive: true });
    const scenarios = library
      .filter(file => file.endsWith('.json'))
      .flatMap(file => {
        const { expect: list = [] } = JSON.parse(read(`../public/scenarios/${file}`)) as {
          expect?: readonly { clause?: string }[];
        };
        return list.flatMap(({ clause }) => clause ?? []);
      });
    const met = tests.flatMap(file => [...read(file).matchAll(/meets\('([^']+)'\)/g)].map(([, id = '']) => id));
    expect([...scenarios, ...met].filter(id => !ids.has(id))).toEqual([]);
  });

  it('are named by tests that are there', () => {
    const missing = clauseTests.filter(([file, title]) => !read(file).includes(title));
    expect(missing).toEqual([]);
    const unknown = clauseTests.flatMap(([, , list]) => list.split(' ')).filter(id => !ids.has(id));
    expect(unknown).toEqual([]);
  });

  it('that no run can show are few, and each has a reason of its own', () => {
    const observable = new Set(clauses.flatMap(({ id, observable: seen }) => (seen ? id : [])));
    expect(notModelledIds.filter(id => !observable.has(id))).toEqual([]);
    expect(notModelledIds.length).toBeLessThanOrEqual(MOST_NOT_MODELLED);
    expect(notModelledIds.filter(id => (notModelled(id) ?? '').length < 20)).toEqual([]);
  });

  it('have one id each, a text, and a source', () => {
    for (const { clauses: own } of dialects) expect(new Set(own.map(({ id }) => id)).size).toBe(own.length);
    for (const { id, text, source, section } of clauses) {
      expect(id).toMatch(/^[a-z][\w-]*(\.[\w-]+)+$/);
      expect(text).toMatch(/[.)]$/);
      expect(section).not.toBe('');
      expect(labelOf(source)).not.toBe('');
    }
  });
});
