import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { twoWordings, wordingOf } from '../compare/wording.ts';
import { parseScenarioText } from '../scenario/parse-text.ts';

const load = (file: string) => {
  const parsed = parseScenarioText(readFileSync(new URL(`../../public/scenarios/${file}`, import.meta.url), 'utf8'));
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.error));
  return parsed.value;
};

describe('the words of a version', () => {
  it('R2: terms are used before they are defined in the patch, and in time in a finished document', () => {
    const { strips, sentences } = wordingOf('draft-2022-07');
    expect(strips.patch).toEqual([
      { term: 'management device', firstUse: 0, defined: 3, inTime: false },
      { term: 'managed device', firstUse: 0, defined: 4, inTime: false },
    ]);
    expect(strips.document.map(({ inTime }) => inTime)).toEqual([true, true]);
    expect(sentences.map(({ chapter }) => chapter)).toEqual([
      'admin commands',
      'admin commands',
      'basic facilities',
      'introduction',
      'introduction',
    ]);
    expect(sentences.flatMap(({ lints }) => lints.map(({ rule }) => rule))).toEqual([
      'used-before-defined',
      'used-before-defined',
      'said-again',
      'abbreviation',
    ]);
    const amended = wordingOf('draft-2022-07-reviewed');
    expect(amended.strips.patch.map(({ inTime }) => inTime)).toEqual([true, true]);
    expect(amended.sentences.flatMap(({ lints }) => lints)).toEqual([]);
  });

  it('R1: with one half alone a term is never defined, or never used', () => {
    const half = (reading: string) =>
      wordingOf('draft-2022-07-reviewed', { R1: reading }).strips.patch.map(({ firstUse, defined }) => [
        firstUse !== null,
        defined !== null,
      ]);
    expect(half('commands')).toEqual([
      [true, false],
      [true, false],
    ]);
    expect(half('definitions')).toEqual([
      [false, true],
      [false, true],
    ]);
  });

  it('says which points no run can show', () => {
    expect(wordingOf('virtio-1.3').notObservable.map(({ id }) => id)).toContain('X9');
    expect(wordingOf('virtio-1.4').notObservable.map(({ id }) => id)).toContain('VIRTIO_NET_IPSEC_CAPS');
    expect(wordingOf('draft-2022-07').notObservable.map(({ id }) => id)).toContain('generic-header');
  });
});

describe('one trace in two vocabularies', () => {
  it('R3: other labels, the same bytes', () => {
    const told = twoWordings(load('review-r3-other-words.json'), { R3: 'as-posted' }, { R3: 'owner-member' }, 2000);
    expect(told.trace.map(({ before, after }) => [before?.text, after?.text])).toEqual([
      [
        'The management device PF 0: assign 0 CSUM, 5 MAC, 32 VERSION_1 to VF 2; VF 2 is the managed device',
        'The owner device PF 0: assign 0 CSUM, 5 MAC, 32 VERSION_1 to VF 2; VF 2 is the member device',
      ],
    ]);
    expect(told.trace.map(({ sameBytes }) => sameBytes)).toEqual([true]);
    expect(told.trace[0]?.after?.readable).toBe('0000010000000000020000000000000001000021000000010000000000000000');
    expect(told.trace[0]?.after?.writable).toBe('000000000000000021000000010000000000000000000000');
  });

  it('R8: other sentences, the same bytes', () => {
    const told = twoWordings(load('review-r8-spelled-out.json'), { R8: 'as-posted' }, { R8: 'spelled-out' }, 2000);
    const short = (which: 'before' | 'after') =>
      told[which].sentences.flatMap(({ lints }) => lints).filter(({ rule }) => rule === 'abbreviation').length;
    expect([short('before'), short('after')]).toEqual([1, 0]);
    expect(told.trace.every(({ sameBytes }) => sameBytes)).toBe(true);
  });

  it('R6: sees where bytes do differ', () => {
    const told = twoWordings(load('seven-steps.json'), {}, {}, 5000);
    expect(told.trace.map(({ sameBytes }) => sameBytes)).toEqual([true, true, true]);
    const other = twoWordings(load('review-all-applied.json'), { R6: 'as-posted' }, { R6: 'aligned' }, 5000);
    expect(other.trace.some(({ sameBytes }) => !sameBytes)).toBe(true);
  });
});
