import { describe, expect, it } from 'vitest';
import type { ClauseRef } from '../../engine/view/parts/clause.ts';
import { bySection, findClauses } from './find-clauses.ts';

const clause = (id: string, section: string, text: string): ClauseRef => ({
  id,
  actor: 'device',
  level: 'MUST',
  section,
  text,
  source: { kind: 'posted', text: '' },
  passed: null,
});

const all = [
  clause('d.B3', 'Features management', 'The assigned value is a subset'),
  clause('d.B4', 'Features management', 'only before ACKNOWLEDGE'),
  clause('split.notify', 'Virtqueues', 'The driver notifies'),
];

describe('finding clauses', () => {
  it('needs every word, anywhere, in any case', () => {
    expect(findClauses(all, 'FEATURES acknowledge').map(({ id }) => id)).toEqual(['d.B4']);
    expect(findClauses(all, 'must b3')).toHaveLength(1);
    expect(findClauses(all, '  ')).toBe(all);
    expect(findClauses(all, 'packed')).toEqual([]);
  });

  it('groups them by section in their order', () => {
    expect(bySection(all).map(([section, list]) => [section, list.length])).toEqual([
      ['Features management', 2],
      ['Virtqueues', 1],
    ]);
  });
});
