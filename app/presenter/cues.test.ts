import { describe, expect, it } from 'vitest';
import { type CueSource, cueAt, cueBeside, cuesOf } from './cues.ts';

const line = (title: string, from: number | null, to: number | null) =>
  ({ title, state: 'todo', from, to }) as const satisfies CueSource['recipe'][number];

const run: CueSource = {
  title: 'Two commands',
  summary: 'What it is about.',
  recipe: [line('First', 1, 4), line('Second', 5, 9)],
  bookmarks: [
    { atStep: 7, text: 'Ask who may look now.' },
    { atStep: 9, text: 'Let it sink in.' },
  ],
  end: 12,
};

const shapeOf = (source: CueSource) => cuesOf(source).map(({ step, kind, title }) => [step, kind, title]);

describe('the cues of a scenario', () => {
  it('are its beginning, the lines of its recipe, the notes on steps between them, and its end', () => {
    expect(shapeOf(run)).toEqual([
      [0, 'start', 'Two commands'],
      [4, 'recipe', 'First'],
      [7, 'note', 'Ask who may look now.'],
      [9, 'recipe', 'Second'],
      [12, 'end', ''],
    ]);
  });

  it('have a note on the last step of a line as what there is to say there', () => {
    expect(cuesOf(run)[3]?.note).toBe('Let it sink in.');
  });

  it('do not say the end twice', () => {
    expect(shapeOf({ ...run, end: 9 }).at(-1)).toEqual([9, 'recipe', 'Second']);
  });

  it('keep a line that the run has not come to, at the end, without a step', () => {
    const recipe = [line('First', 1, 4), line('Second', null, null)];
    expect(shapeOf({ ...run, recipe, bookmarks: [] }).slice(1)).toEqual([
      [4, 'recipe', 'First'],
      [null, 'recipe', 'Second'],
    ]);
  });

  it('are none where there is neither a recipe nor a note', () => {
    expect(cuesOf({ ...run, recipe: [], bookmarks: [] })).toEqual([]);
  });
});

describe('where a talk is', () => {
  const cues = cuesOf(run);

  it.each([
    [0, 0],
    [1, 1],
    [4, 1],
    [5, 2],
    [9, 3],
    [12, 4],
    [20, 4],
  ])('at step %i: cue %i', (step, cue) => {
    expect(cueAt(cues, step, -1)).toBe(cue);
  });

  it('is the cue that was gone to, of several at one step', () => {
    const twice = [...cues.slice(0, 2), ...cues.slice(1, 2), ...cues.slice(2)];
    expect(cueAt(twice, 4, 2)).toBe(2);
    expect(cueBeside(twice, 4, 1, 1)).toBe(2);
    expect(cueBeside(twice, 4, 2, -1)).toBe(1);
    // Once another step is shown it no longer counts.
    expect(cueAt(twice, 9, 2)).toBe(4);
  });

  it('goes on to the cue that it is on the way to, and back to the one that it comes from', () => {
    expect(cueBeside(cues, 5, 1, 1)).toBe(2);
    expect(cueBeside(cues, 5, 1, -1)).toBe(1);
    expect(cueBeside(cues, 7, 2, 1)).toBe(3);
    expect(cueBeside(cues, 7, 2, -1)).toBe(1);
  });

  it('ends at both ends', () => {
    expect(cueBeside(cues, 0, 0, -1)).toBeNull();
    expect(cueBeside(cues, 12, 4, 1)).toBeNull();
    expect(cueBeside([], 3, -1, 1)).toBeNull();
  });

  it('does not go to a line that the run has not come to', () => {
    const some = cuesOf({ ...run, recipe: [line('First', 1, 4), line('Second', null, null)], bookmarks: [] });
    expect(cueBeside(some, 4, 1, 1)).toBeNull();
  });
});
