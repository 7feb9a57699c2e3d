import { beforeEach, describe, expect, it, vi } from 'vitest';
import { createDraft } from './draft-store.ts';

const { store, beginWith, edit, redo, replaceText, takeOther, typeText, undo } = createDraft('test');
const now = store.getState;

beforeEach(() => {
  vi.useFakeTimers({ now: 0 });
  beginWith('{"title":"a"}');
  return () => vi.useRealTimers();
});

describe('a draft', () => {
  it('is one text, which a form changes at a place and a person by typing', () => {
    edit(['title'], 'b');
    expect(now().text).toBe('{\n  "title": "b"\n}\n');
    typeText('{"title":"c"}');
    expect(now().value).toEqual({ title: 'c' });
  });

  it('keeps what could be read last while it is no JSON, and lets no form write over it', () => {
    typeText('{"title":');
    expect(now()).toMatchObject({ readable: false, value: { title: 'a' } });
    edit(['title'], 'b');
    expect(now().text).toBe('{"title":');
    typeText('{"title":1}');
    expect(now()).toMatchObject({ readable: true, value: { title: 1 } });
  });

  it('has one undo for both, and what was undone can be done again', () => {
    edit(['title'], 'b');
    typeText('broken');
    replaceText('{"title":"other"}', 'Started.');
    expect(now().said).toBe('Started.');
    undo();
    expect(now()).toMatchObject({ text: 'broken', readable: false, said: '' });
    undo();
    undo();
    expect(now().text).toBe('{"title":"a"}');
    undo();
    expect(now().text).toBe('{"title":"a"}');
    redo();
    redo();
    redo();
    redo();
    expect(now().text).toBe('{"title":"other"}');
    undo();
    typeText('anew');
    expect(now().future).toEqual([]);
  });

  it('undoes together what was typed in one place without a pause', () => {
    for (const title of ['b', 'bc', 'bcd']) edit(['title'], title, 'title');
    vi.setSystemTime(5000);
    edit(['title'], 'bcde', 'title');
    edit(['summary'], 'x', 'summary');
    undo();
    expect(now().value).toEqual({ title: 'bcde' });
    undo();
    expect(now().value).toEqual({ title: 'bcd' });
    undo();
    expect(now().value).toEqual({ title: 'a' });
  });

  it('from before is offered, and taking it can be undone', () => {
    beginWith('{"title":"run"}', '{"title":"before"}');
    takeOther();
    expect(now()).toMatchObject({ value: { title: 'before' }, other: null });
    undo();
    expect(now().value).toEqual({ title: 'run' });
  });

  it('gives up the oldest texts when all of them are too long to keep', () => {
    const long = (digit: string) => JSON.stringify({ title: digit.repeat(15_000_000) });
    for (const digit of ['1', '2', '3', '4']) replaceText(long(digit));
    expect(now().past.map(text => text[10])).toEqual(['2', '3']);
    // Texts that are too long are not read on every key; what they hold the engine says.
    expect(now()).toMatchObject({ readable: false, value: { title: 'a' } });
  });
});
