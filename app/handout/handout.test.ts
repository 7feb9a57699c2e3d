import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { readChoice, usualPaper } from './args.ts';
import { cssString } from './page-rule.ts';

describe('what is printed', () => {
  it('is what the link says, and whatever it does not understand is as if nobody had chosen', () => {
    expect(readChoice({}, 'de-DE')).toEqual({
      course: null,
      trainer: false,
      picture: 'fit',
      kinds: null,
      steps: '',
      paper: 'a4',
    });
    expect(
      readChoice(
        { course: 'a-virtqueue', for: 'trainer', picture: 'rings', kinds: 'end,notes,x', steps: '3', paper: 'letter' },
        'de-DE',
      ),
    ).toEqual({
      course: 'a-virtqueue',
      trainer: true,
      picture: 'rings',
      kinds: ['notes', 'end'],
      steps: '3',
      paper: 'letter',
    });
    expect(readChoice({ course: '../secret', for: 'all', picture: 'photo', paper: 'a0' }, 'en-US')).toMatchObject({
      course: null,
      trainer: false,
      picture: 'fit',
      paper: 'letter',
    });
    expect(readChoice({ kinds: '' }, 'en').kinds).toEqual([]);
  });

  it('comes on the paper of the reader’s country', () => {
    expect(['en-US', 'es-MX', 'fr-CA'].map(usualPaper)).toEqual(['letter', 'letter', 'letter']);
    expect(['en', 'en-GB', 'de', 'zh-CN', 'fr'].map(usualPaper)).toEqual(['a4', 'a4', 'a4', 'a4', 'a4']);
  });

  it('has a title that stays a text, whatever a link holds', () => {
    expect(cssString('The seven steps')).toBe('"The seven steps"');
    expect(cssString('a"; } body { display: none')).not.toMatch(/"; }|[{}]/);
    expect(cssString('\\')).toBe('"\\5c "');
    expect(cssString('ü 中')).toBe('"ü 中"');
  });

  it('has the colours of the light theme', () => {
    const colors = (file: string, until: string) =>
      Object.fromEntries(
        [...(readFileSync(file, 'utf8').split(until)[0] ?? '').matchAll(/--color-([\w-]+): (#[0-9a-f]{6});/g)].map(
          ([, name, value]) => [name, value],
        ),
      );
    const own = colors('app/handout/handout.css', '.handout-block');
    expect(Object.keys(own).length).toBeGreaterThan(10);
    expect(colors('app/styles/tokens.css', '[data-theme=')).toMatchObject(own);
  });
});
