import { expect, it } from 'vitest';
import { shownLevel } from './clause.ts';
import { clauses14 } from './clauses-1.4.ts';
import { publishedClauses } from './published-clauses.ts';

it('shows no keyword as the level of a clause whose text says that it has none', () => {
  const all = publishedClauses('1.4', clauses14);
  const levelOf = (id: string) => shownLevel(all.find(each => each.id === id)!);
  expect(levelOf('status.device.starts-zero')).toBe('descriptive');
  expect(levelOf('packed.event.flags-3-reserved')).toBe('descriptive');
  // A sentence that lost its keyword by mistake keeps the level that it is taken for.
  expect(all.find(({ text }) => text.includes('source sentence lacks its keyword'))).toSatisfy(
    clause => shownLevel(clause) === 'MUST',
  );
  expect(levelOf('admin.vq.parts-multiple-of-8')).toBe('MUST');
  const strict = all.filter(each => /^(MUST|SHOULD)/.test(shownLevel(each)));
  expect(strict.filter(({ text }) => /descriptive|no keyword/.test(text))).toEqual([]);
});
