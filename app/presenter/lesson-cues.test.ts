import { describe, expect, it } from 'vitest';
import type { LessonView } from '../../engine/protocol/messages.ts';
import { lessonCueAt, lessonCues } from './lesson-cues.ts';

type Page = LessonView['pages'][number];

const page = (title: string, step: number, more: Partial<Page> = {}): Page => ({
  title,
  text: ['One store changes everything: ', { words: 'avail.idx', kind: 'field', target: 'avail.idx' }, '.'],
  scenario: 'split',
  step,
  look: null,
  question: null,
  task: null,
  ...more,
});

const lesson = {
  pages: [
    page('Three areas', 13),
    page('Publish', 17, { question: { ask: ['What is it now?'], play: 2, that: 'ring', clause: null } }),
    page('Your turn', 20, { task: { ask: ['Break it.'], hint: ['Look at ', 'the index.'] } }),
  ],
};
const cues = lessonCues(lesson);

describe('the cues of a lesson', () => {
  it('are its pages with what is asked, the answer, and the task', () => {
    expect(cues.map(({ kind, page: nth, step, title }) => [kind, nth, step, title])).toEqual([
      ['page', 0, 13, 'Three areas'],
      ['page', 1, 17, 'Publish'],
      ['ask', 1, 17, 'What is it now?'],
      ['answer', 1, 19, 'Publish'],
      ['page', 2, 20, 'Your turn'],
      ['task', 2, 20, 'Break it.'],
    ]);
  });

  it('have the words of the page as notes, without where they lead', () => {
    expect(cues[1]?.note).toBe('One store changes everything: avail.idx.');
    expect(cues[5]?.note).toBe('Look at the index.');
  });

  it.each([
    // A page begins with itself, whatever was gone to before.
    [{ page: 1, shown: false }, 0, 1],
    [{ page: 1, shown: false }, 2, 2],
    // Once the answer was shown the question is over, however that came about.
    [{ page: 1, shown: true }, 2, 3],
    [{ page: 1, shown: false }, 3, 1],
    [{ page: 2, shown: false }, 5, 5],
    [{ page: 0, shown: false }, 5, 0],
  ])('at %o, gone to %i: %i', (place, gone, cue) => {
    expect(lessonCueAt(cues, place, gone)).toBe(cue);
  });
});
