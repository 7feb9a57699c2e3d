import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readNamed, writeNamed } from './named-link.ts';

describe('a link that names a scenario of the library', () => {
  it.each([
    { file: 'seven-steps.json', step: 52, digest: '1f0c2ab9' },
    { file: 'seven-steps.json', step: 0, digest: null },
    { file: 'v14-lengths.json', step: 0, digest: '00000000' },
  ])('is read as it was written: %o', named => {
    expect(readNamed(`#${writeNamed(named)}`)).toEqual(named);
  });

  it('can name every one of them', () => {
    const library = JSON.parse(readFileSync('public/scenarios/index.json', 'utf8')) as readonly { file: string }[];
    for (const { file } of library)
      expect(readNamed(`#${writeNamed({ file, step: 1, digest: null })}`)?.file).toBe(file);
  });

  it.each([
    '',
    '#f=',
    '#f=../index',
    '#f=a/b/c',
    '#f=a/../b',
    '#f=seven-steps&t=x',
    '#f=seven-steps&m=1',
    '#s=1d.AAAA',
    '#f=A',
  ])('is nothing else: %s', hash => {
    expect(readNamed(hash)).toBeNull();
  });
});
