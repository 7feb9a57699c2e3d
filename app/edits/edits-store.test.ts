import { describe, expect, it } from 'vitest';
import { bounded, type Edit, type Edits, type Left } from './edits-store.ts';

const place = (run: number, step: number) => ({ run, step, branch: 0, end: step });
const edit = (run: number, step: number): Edit => ({
  deed: { kind: 'intent', intent: { do: 'flr', device: 'pf0' } },
  title: '',
  before: place(run, step),
  after: place(run, step + 1),
});
/** Opens run `to` from run `from`. */
const opened = (from: number, to: number): Edit => ({
  deed: { kind: 'opened' },
  title: '',
  before: place(from, 9),
  after: place(to, 0),
});
const left = (size: number) => ({ size }) as unknown as Left;
const state = (some: Partial<Edits>): Edits => ({ done: [], undone: [], live: 0, left: {}, ...some });

describe('edits that can be undone', () => {
  it('are so many, and the oldest are forgotten', () => {
    const done = Array.from({ length: 9 }, (_, k) => edit(0, k));
    expect(bounded(state({ done }), { edits: 4, size: 0 }).done.map(({ before }) => before.step)).toEqual([5, 6, 7, 8]);
  });

  it('hold no run that none of them leads to', () => {
    const done = [edit(0, 1), opened(0, 1), edit(1, 1), opened(1, 2), edit(2, 3)];
    const runs = { 0: left(10), 1: left(10) };
    expect(Object.keys(bounded(state({ done, live: 2, left: runs })).left)).toEqual(['0', '1']);
    const few = bounded(state({ done, live: 2, left: runs }), { edits: 2, size: 100 });
    expect(Object.keys(few.left)).toEqual(['1']);
  });

  it('forget the oldest until the runs that were left fit', () => {
    const done = [edit(0, 1), opened(0, 1), edit(1, 1), opened(1, 2), edit(2, 3)];
    const found = bounded(state({ done, live: 2, left: { 0: left(10), 1: left(10) } }), { edits: 100, size: 15 });
    expect([Object.keys(found.left), found.done.length]).toEqual([['1'], 3]);
    const undone = bounded(state({ undone: done, left: { 0: left(10), 1: left(10) } }), { edits: 100, size: 15 });
    expect(undone.done).toEqual([]);
  });
});
