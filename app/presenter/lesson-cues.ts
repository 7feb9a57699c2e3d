import type { LessonView, Segment } from '../../engine/protocol/messages.ts';
import type { Cue } from './cues.ts';

/** Words of a lesson without where they lead. */
const plainText = (segments: readonly Segment[]): string =>
  segments.map(each => (typeof each === 'string' ? each : each.words)).join('');

/** The pages of a lesson, and on each its question, its answer and its task, in the order of a class. */
export const lessonCues = ({ pages }: Pick<LessonView, 'pages'>): readonly Cue[] =>
  pages.flatMap(({ title, text, step, question, task }, page): readonly Cue[] => [
    { kind: 'page', page, step, title, note: plainText(text) },
    ...(question
      ? ([
          { kind: 'ask', page, step, title: plainText(question.ask), note: '' },
          { kind: 'answer', page, step: step + question.play, title, note: '' },
        ] as const)
      : []),
    ...(task
      ? [{ kind: 'task', page, step, title: plainText(task.ask), note: task.hint ? plainText(task.hint) : '' } as const]
      : []),
  ]);

/** Where a class is: on a page, whose question is still open or not. */
export interface LessonPlace {
  readonly page: number;
  /** The answer of its question was shown. */
  readonly shown: boolean;
}

/** The cue of a place: the one that was gone to last, as long as it is one of this page and of what was shown there. */
export const lessonCueAt = (cues: readonly Cue[], { page, shown }: LessonPlace, gone: number): number => {
  const answer = cues.findIndex(cue => cue.page === page && cue.kind === 'answer');
  const fits = (cue: Cue | undefined): boolean =>
    cue?.page === page && (answer < 0 || (cue.kind === 'page' || cue.kind === 'ask' ? !shown : shown));
  if (fits(cues[gone])) return gone;
  return shown && answer >= 0 ? answer : cues.findIndex(cue => cue.page === page);
};
