import { describe, expect, it } from 'vitest';
import { nothingSelected } from '../store/selection-slice.ts';
import { brief, explicit, freeName, scenarioOf, uses, withMoment } from './pages.ts';
import { linked, selectedTarget } from './targets.ts';

const lesson = {
  scenarios: { a: 'seven-steps', b: { title: 'whole' } },
  pages: [
    { title: '1', scenario: 'a', step: 1, text: '' },
    { title: '2', step: 2, text: '' },
    { title: '3', scenario: 'b', step: 3, text: '' },
    { title: '4', step: 4, text: '' },
  ],
};

describe('pages of a lesson', () => {
  it('go on with the scenario of the page before', () => {
    expect([0, 1, 2, 3].map(at => scenarioOf(lesson, at))).toEqual(['a', 'a', 'b', 'b']);
    expect(scenarioOf({ pages: [{}] }, 0)).toBeNull();
    expect(scenarioOf(null, 3)).toBeNull();
    expect([...uses(lesson)]).toEqual([
      ['a', 2],
      ['b', 2],
    ]);
  });

  it('keep their scenarios when they are moved, and name no more than they have to', () => {
    const all = explicit(lesson);
    expect(all.map(page => (page as { scenario: string }).scenario)).toEqual(['a', 'a', 'b', 'b']);
    expect(brief(all)).toEqual(lesson.pages);
    const turned = brief(all.toReversed());
    expect([0, 1, 2, 3].map(at => scenarioOf({ pages: turned }, at))).toEqual(['b', 'b', 'a', 'a']);
    expect(turned.map(page => 'scenario' in (page as object))).toEqual([true, false, true, false]);
  });

  it('take another moment without changing the pages after them', () => {
    const next = withMoment(lesson, 0, { scenario: 'c', step: 9, added: 'subset-rule' });
    expect([0, 1, 2, 3].map(at => scenarioOf(next, at))).toEqual(['c', 'a', 'b', 'b']);
    expect(next).toMatchObject({
      scenarios: { a: 'seven-steps', c: 'subset-rule' },
      pages: [{ step: 9 }, { step: 2 }, { step: 3 }, { step: 4 }],
    });
    const other = withMoment(lesson, 0, { scenario: 'b' });
    expect([0, 1, 2, 3].map(at => scenarioOf(other, at))).toEqual(['b', 'a', 'b', 'b']);
    expect(other).toMatchObject({ pages: [{ step: 1 }, { step: 2 }, { step: 3 }, { step: 4 }] });
    expect(withMoment(null, 0, { scenario: 'c', step: 9 })).toBeNull();
  });

  it.each([
    [{}, 'The seven steps', 'the-seven-steps'],
    [{}, '7 steps', 'steps'],
    [{}, '§§', 'run'],
    [{ run: 1, 'run-2': 1 }, 'run', 'run-3'],
  ])('beside %j have a scenario %s as %s', (scenarios, wanted, name) => {
    expect(freeName({ scenarios }, wanted)).toBe(name);
  });
});

describe('a link in a text', () => {
  it('takes the words that were selected, without what would end it', () => {
    const target = { kind: 'field', target: 'avail.idx' } as const;
    expect(linked('see the index here', [4, 13], 'the index', target)).toEqual({
      text: 'see [the index](field:avail.idx) here',
      end: 32,
    });
    expect(linked('ab', [1, 1], ' ', target).text).toBe('a[avail.idx](field:avail.idx)b');
    expect(linked('', [0, 0], 'a[0]\nb', target).text).toBe('[a 0 b](field:avail.idx)');
  });

  it('leads to what is selected in the run, where it can name it', () => {
    const of = (some: object) => selectedTarget({ ...nothingSelected, ...some }, ['resource_val', 'avail.idx']);
    expect(of({})).toBeNull();
    expect(of({ subject: 'step', step: 52 })).toEqual({ kind: 'step', target: '52' });
    expect(of({ subject: 'device', device: 'pf0/vf2' })).toEqual({ kind: 'device', target: 'pf0/vf2' });
    expect(of({ subject: 'queue', queue: { device: 'pf0', queue: 2 } })).toEqual({ kind: 'device', target: 'pf0' });
    expect(of({ subject: 'clause', clause: 'x.y' })).toEqual({ kind: 'clause', target: 'x.y' });
    expect(of({ subject: 'field', field: 'data.resource_val' })).toEqual({ kind: 'field', target: 'resource_val' });
    expect(of({ subject: 'field', field: 'data.strange' })).toBeNull();
    expect(of({ subject: 'register', device: 'pf0/vf2', register: 'common.device_status' })).toEqual({
      kind: 'register',
      target: 'pf0/vf2.device_status',
    });
    expect(of({ subject: 'register', register: 'isr.status' })).toBeNull();
  });
});
