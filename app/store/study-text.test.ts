import { expect, it } from 'vitest';
import { readStudy, writeStudy } from './study-text.ts';

it('a study in a link comes back as it was', () => {
  const study = { name: 'readings', args: { switch: 'unused-member-id', text: 'a?b=c&d e%' } } as const;
  expect(readStudy(writeStudy(study))).toEqual(study);
  expect(writeStudy({ name: 'readings', args: {} })).toBe('readings');
});

it.each(['', 'nothing', '?', 'Readings', 'readings2?x=1'])('%j is no study', text => {
  expect(readStudy(text)).toBeNull();
});
