import { describe, expect, it } from 'vitest';
import { createPage, libraryFile, pageWith } from '../../testing/page.ts';
import type { Question, Studies, StudyAnswer, StudyAsk, StudyKind } from '../study.ts';

const found = <K extends StudyKind>(page: ReturnType<typeof createPage>, ask: Question<K>): Studies[K]['found'] => {
  const response = page.ask({ type: 'study', ask: ask as StudyAsk });
  if (response.type !== 'studied') throw new Error(JSON.stringify(response));
  return (response.answer as StudyAnswer<K>).found;
};

describe('a study', () => {
  it('of every reading finds where the outcomes part, and leaves the run as it is', () => {
    const page = pageWith(libraryFile('reading-bitmap-length.json'));
    page.play(5);
    const { step, digest } = page.parts.run;
    const all = found(page, { kind: 'readings' });
    expect(all.filter(({ alike }) => !alike).map(({ id }) => id)).toContain('bitmap-length');
    const [one] = found(page, { kind: 'readings', switch: 'bitmap-length' });
    expect(one?.parting.length).toBeGreaterThan(0);
    page.show({ type: 'watch', watch: {} });
    expect(page.parts.run).toMatchObject({ step, digest });
  });

  it('plays what a person did under each reading, too', () => {
    const page = pageWith(libraryFile('seven-steps.json'));
    const before = found(page, { kind: 'readings', switch: 'persistence' });
    page.play();
    page.show({ type: 'dispatch', intent: { do: 'flr', device: 'pf0/vf2' } });
    const after = found(page, { kind: 'readings', switch: 'persistence' });
    expect(after[0]?.runs.map(({ steps }) => steps)).not.toEqual(before[0]?.runs.map(({ steps }) => steps));
  });

  it('of every clause tells what became of it, by whom and at which step', () => {
    const page = pageWith(libraryFile('fault-driver-reserved-bytes.json'));
    const { clauses, actions } = found(page, { kind: 'clauses' });
    const broken = clauses.find(({ clause }) => clause.id === 'admin.cmd.reserved-zero');
    expect(broken).toMatchObject({ state: 'violated', clause: { actor: 'driver', level: 'MUST' } });
    const [{ step = 0, by } = {}] = broken?.violations ?? [];
    expect(by).toBe('driver:pf0');
    expect(actions[step - 1]).toBe('driver:pf0 publish');
    expect(new Set(clauses.map(({ state }) => state))).toEqual(
      new Set(['violated', 'exercised', 'never reached', 'not modelled', 'not observable']),
    );
  });

  it('of every clause is about another scenario, too', () => {
    const page = pageWith(libraryFile('seven-steps.json'));
    const other = found(page, { kind: 'clauses', scenario: libraryFile('v13-discovery.json') });
    expect(other.dialect).not.toBe(page.parts.run.dialect.title);
    expect(page.ask({ type: 'study', ask: { kind: 'clauses', scenario: { title: 1 } } })).toMatchObject({
      type: 'rejected',
      what: 'scenario',
    });
  });

  it.each([
    [{ kind: 'nothing' }, 'ask.kind'],
    [{ kind: 'constructor' }, 'ask.kind'],
    [{ kind: 'readings', switch: 'no-such-switch' }, 'switch'],
  ])('%j is refused with its path', (ask, path) => {
    const page = pageWith(libraryFile('seven-steps.json'));
    expect(page.ask({ type: 'study', ask: ask as StudyAsk })).toMatchObject({
      type: 'rejected',
      what: 'study',
      errors: [{ path }],
    });
  });

  it('of a run needs one', () => {
    expect(createPage().ask({ type: 'study', ask: { kind: 'readings' } })).toMatchObject({ type: 'rejected' });
  });
});
