import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { createPage } from '../../engine/testing/page.ts';
import { edits as text } from '../text/edits.ts';
import type { Edit, Edits } from './edits-store.ts';
import { readEdits, withIntents, within } from './read-edits.ts';

const place = (run: number, step: number) => ({ run, step, branch: 0, end: step });
const edit = (deed: Edit['deed'], run = 1, step = 4): Edit => ({
  deed,
  title: 'the title',
  before: place(run, step),
  after: place(run, step + 1),
});
const bytes = { do: 'edit-memory', at: '0x1000', bytes: 'ffee' } as const;

const written: Edits = {
  done: [
    edit({ kind: 'intent', intent: bytes }),
    edit({ kind: 'act', action: 'driver:pf0/vf2 reset' }),
    edit({ kind: 'reading', name: 'persistence', reading: 'kept' }),
    edit({ kind: 'ring', format: 'packed' }),
    edit({ kind: 'note', atStep: 3, was: null, is: 'look' }),
    { ...edit({ kind: 'opened' }), before: place(0, 9) },
  ],
  undone: [edit({ kind: 'intent', intent: { do: 'flr', device: 'pf0' } })],
  live: 1,
  left: { 0: { kept: { kept: 1 } as never, title: null, source: 'a.json', keptAs: 'ab', size: 10 } },
};
const stored = (edits: unknown = written): unknown => JSON.parse(JSON.stringify(edits));

/** As the page has them judged by the engine; null: it says that they are none. */
const judged = (intents: readonly unknown[]) => {
  const response = createPage().ask({ type: 'study', ask: { kind: 'intents', intents } });
  return response.type === 'studied' && response.answer.kind === 'intents' ? response.answer.found : null;
};

describe('edits that a tab wrote down', () => {
  it('come back as they were', () => {
    const read = readEdits(stored());
    expect(read?.intents).toEqual([bytes, { do: 'flr', device: 'pf0' }]);
    const intents = judged(read?.intents ?? []);
    expect(intents).not.toBeNull();
    expect(read && intents && withIntents(read.edits, intents)).toEqual(written);
  });

  it.each([
    ['no list', { ...written, done: 'x' }],
    ['a deed that nobody knows', { ...written, done: [{ ...written.done[0], deed: { kind: 'format-disk' } }] }],
    ['a place past the end', { ...written, done: [{ ...written.done[0], after: { ...place(1, 3), end: 2 } }] }],
    ['a negative step', { ...written, done: [{ ...written.done[0], before: { ...place(1, 3), step: -1 } }] }],
    ['a run that is not there', { ...written, left: {} }],
    ['a run without a number', { ...written, left: { ...written.left, x: written.left[0] } }],
    ['a title that is too long', { ...written, done: [{ ...written.done[0], title: 'x'.repeat(201) }] }],
    ['too many', { ...written, done: Array.from({ length: 101 }, () => written.done[0]) }],
  ])('are none with %s', (_what, found) => {
    expect(readEdits(stored(found))).toBeNull();
  });

  it('are none when what was wanted is no intent', () => {
    for (const intent of [null, 'flr', { do: 'flr' }, { do: 'edit-memory', at: 'x', bytes: 'ff' }]) {
      const read = readEdits(stored({ ...written, done: [edit({ kind: 'intent', intent: intent as never })] }));
      expect(judged(read?.intents ?? [])).toBeNull();
    }
  });

  it('that somebody changed anywhere are none, or can be shown', () => {
    const paths: (readonly (string | number)[])[] = [];
    const walk = (value: unknown, path: readonly (string | number)[]): void => {
      paths.push(path);
      if (typeof value === 'object' && value !== null)
        for (const [key, each] of Object.entries(value)) walk(each, [...path, key]);
    };
    walk(stored(), []);
    fc.assert(
      fc.property(fc.constantFrom(...paths.slice(1)), fc.jsonValue(), (path, value) => {
        const found = stored() as Record<string, unknown>;
        const parent = path.slice(0, -1).reduce((at, key) => at[key] as Record<string, unknown>, found);
        parent[path.at(-1)!] = value;
        const read = readEdits(found);
        const intents = read && judged(read.intents);
        if (!read || !intents) return;
        for (const { deed, title, after } of withIntents(read.edits, intents).done)
          expect(text.what('undo', deed, title, after.step)).toEqual(expect.any(String));
      }),
      { numRuns: 300 },
    );
  });

  it('are only those that the run has places for', () => {
    const short = [{ id: 0, forkAt: 0, end: 4 }];
    expect(within(written, short).done.map(({ deed }) => deed.kind)).toEqual([]);
    expect(within(written, [{ id: 0, forkAt: 0, end: 5 }])).toEqual(written);
    const fork = { ...edit({ kind: 'opened' }), after: { run: 1, step: 2, branch: 1, end: 9 } };
    const branches = [...short, { id: 1, forkAt: 3, end: 9 }];
    expect(within({ ...written, done: [fork] }, branches).done).toEqual([]);
  });
});
