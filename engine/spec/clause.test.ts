import { expect, it } from 'vitest';
import { shownLevel, shownText } from './clause.ts';
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
  // What the level says, the text does not say once more.
  expect(all.map(shownText).filter(text => / \(descriptive statement(, no keyword)?\)/.test(text))).toEqual([]);
  const wraps = all.find(({ id }) => id === 'split.avail.idx-starts-zero')!;
  expect(shownText(wraps)).toBe('The available idx starts at 0, only grows, and wraps naturally at 65536.');
  expect(strict.filter(({ text }) => /descriptive|no keyword/.test(text))).toEqual([]);
});
