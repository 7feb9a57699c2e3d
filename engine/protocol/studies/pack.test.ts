import { expect, it } from 'vitest';
import { createPage } from '../../testing/page.ts';
import type { Question, Studies, StudyAnswer } from '../study.ts';

const page = createPage();
const packed = (text: string): Studies['pack']['found'] => {
  const response = page.ask({ type: 'study', ask: { kind: 'pack', text } });
  if (response.type !== 'studied') throw new Error(JSON.stringify(response));
  return (response.answer as StudyAnswer<'pack'>).found;
};
const unpack = (payload: string) =>
  page.ask({ type: 'study', ask: { kind: 'unpack', payload } satisfies Question<'unpack'> });

it('a text comes back as it was, without the spaces between its parts', () => {
  const { payload, length, band } = packed('{ "a": [1, "\u00e4 ß"] }');
  expect(payload).toMatch(/^1d\.[\w-]+$/);
  expect({ length, band }).toEqual({ length: payload.length, band: 'green' });
  expect(unpack(payload)).toMatchObject({ answer: { found: { text: '{"a":[1,"ä ß"]}' } } });
});

it.each([
  ['', /does not start/],
  ['1d.', /cut off/],
  ['9d.abcd', /newer version/],
  ['1z.abcd', /unknown codec/],
  [`1d.${'A'.repeat(70_000)}`, /at most 65536/],
  ['1d.abc!', /damaged/],
  ['1d.AAAA', /damaged|cut off/],
])('the payload %.20s is refused with its reason', (payload, message) => {
  expect(unpack(payload)).toMatchObject({
    type: 'rejected',
    what: 'link',
    errors: [{ message: expect.stringMatching(message) }],
  });
});

it('one changed character, or a cut, is found by the check sum', () => {
  const { payload } = packed(JSON.stringify({ text: 'a lesson of somebody', pages: [1, 2, 3] }));
  const at = payload.length - 6;
  const other = payload[at] === 'A' ? 'B' : 'A';
  expect(unpack(payload.slice(0, at) + other + payload.slice(at + 1))).toMatchObject({ type: 'rejected' });
  expect(unpack(payload.slice(0, -4))).toMatchObject({ type: 'rejected' });
});

it('what inflates to more than a mebibyte is refused, and nothing of it kept', () => {
  const { payload } = packed(JSON.stringify('a'.repeat(1_200_000)));
  expect(payload.length).toBeLessThan(10_000);
  expect(unpack(payload)).toMatchObject({ errors: [{ message: expect.stringMatching(/more than 1048576 bytes/) }] });
});

it('only JSON is packed', () => {
  expect(page.ask({ type: 'study', ask: { kind: 'pack', text: '{' } })).toMatchObject({ type: 'rejected' });
});
