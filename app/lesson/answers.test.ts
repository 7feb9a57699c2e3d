import { describe, expect, it } from 'vitest';
import { fieldIn, hasBit, isWhole, numeralOf, toggled, withBit, withField } from './answer.ts';
import { areAnswers, readAnswers, writeAnswers } from './answers.ts';

const pages = {
  1: { answers: [{ is: ['virtq_desc'], right: true }], solved: null },
  13: { answers: [], solved: { steps: 6, done: [{ atStep: 18, action: 'device:pf0 take' }] } },
};
const answers = { course: 'a-virtqueue.json', title: 'A virtqueue in ten minutes', name: 'Ada', pages };

describe('answers that are handed in', () => {
  it('come back as they were, but for what was right', () => {
    const text = writeAnswers(answers);
    expect(text).not.toContain('right');
    expect(areAnswers(JSON.parse(text))).toBe(true);
    expect(readAnswers(JSON.parse(text))).toEqual({
      ...answers,
      pages: { ...pages, 1: { answers: [{ is: ['virtq_desc'], right: false }], solved: null } },
    });
  });

  it.each([
    [{ format: 2, answers }, 'format'],
    [{ format: 1, answers: [] }, 'answers'],
    [{ format: 1, answers: { ...answers, course: '../index.html' } }, 'answers.course'],
    [{ format: 1, answers: { ...answers, title: 'x'.repeat(201) } }, 'answers.title'],
    [{ format: 1, answers: { ...answers, name: 7 } }, 'answers.name'],
    [{ format: 1, answers: { ...answers, pages: 'all' } }, 'answers.pages'],
    ['all right', 'format'],
  ])('are refused with their path: %j', (value, path) => {
    expect(readAnswers(value)).toMatchObject({ path });
  });

  it('hold no more tries than anybody makes, and no page that is none', () => {
    const many = Array.from({ length: 99 }, () => ({ is: 1, right: true }));
    const read = readAnswers({
      format: 1,
      answers: { ...answers, pages: { 3: { answers: many }, __proto__: {}, x: {} } },
    });
    if ('message' in read) throw new Error(read.message);
    expect(Object.keys(read.pages)).toEqual(['3']);
    expect(read.pages[3]?.answers).toHaveLength(20);
  });
});

describe('an answer in the making', () => {
  it('is a number as a lesson writes it, or none', () => {
    expect(['16', ' 0x8F ', '0x', '1e3', '-1', ''].map(numeralOf)).toEqual([16, '0x8f', null, null, null, null]);
  });

  it('is put together from bits and fields', () => {
    expect(withBit(undefined, 8)).toBe('0x8');
    expect(withBit('0xb', 8)).toBe('0x3');
    expect(hasBit('0x8002', 0x8000)).toBe(true);
    expect(toggled(toggled(undefined, 'CSUM'), 'MAC')).toEqual(['CSUM', 'MAC']);
    expect(withField(withField(undefined, 'status', 22), 'status', null)).toBeUndefined();
    expect(fieldIn(null, 'status')).toBeUndefined();
  });

  it('of a command is whole when every field is said, or that it is never answered', () => {
    const field = { at: '', size: 1, values: [], hex: false };
    const fields = [
      { ...field, path: 'status' },
      { ...field, path: 'status_qualifier' },
    ];
    const asked = { that: 'outcome', owner: 'pf0', command: 1, fields } as const;
    expect(isWhole(asked, { status: 22 })).toBe(false);
    expect(isWhole(asked, { status: 22, status_qualifier: 4 })).toBe(true);
    expect(isWhole(asked, null)).toBe(true);
    expect(isWhole(asked, undefined)).toBe(false);
  });
});
