import type { AppState } from '../store/state.ts';
import { type Cue, cueAt, cueBeside, cuesOf } from './cues.ts';
import { type LessonPlace, lessonCueAt, lessonCues } from './lesson-cues.ts';

const none: readonly Cue[] = [];

let made: { readonly of: unknown; readonly cues: readonly Cue[] } = { of: null, cues: none };

/** The cues of what is shown: of the lesson, or else of the scenario. The same list as long as they are the same. */
export const cuesIn = ({ lesson, run: { run } }: AppState): readonly Cue[] => {
  const of = lesson?.view ?? run;
  if (made.of !== of) made = { of, cues: lesson ? lessonCues(lesson.view) : run ? cuesOf(run) : none };
  return made.cues;
};

/** Where the class is in the lesson; null: there is none. */
export const placeIn = ({ lesson }: AppState): LessonPlace | null =>
  lesson && {
    page: lesson.page,
    shown: lesson.scene !== null && lesson.until === null && lesson.view.pages[lesson.page]?.question != null,
  };

/** Index of the cue that is shown; -1: none. */
export const cueNowIn = (state: AppState, gone: number): number => {
  const place = placeIn(state);
  const cues = cuesIn(state);
  return place ? lessonCueAt(cues, place, gone) : cueAt(cues, state.run.run?.step ?? 0, gone);
};

/** The one after or before it; null: there is none. */
export const cueBesideIn = (state: AppState, gone: number, by: -1 | 1): number | null => {
  const cues = cuesIn(state);
  if (!state.lesson) return cueBeside(cues, state.run.run?.step ?? 0, gone, by);
  const to = cueNowIn(state, gone) + by;
  return cues[to] ? to : null;
};
