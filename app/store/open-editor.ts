import type { Start as LessonStart } from '../authoring/start.ts';
import type { Start } from '../editor/start.ts';
import { openStudy } from './studying.ts';

/** Opens the scenario editor with another scenario in it. */
export const editScenario = async (start: Start): Promise<void> => {
  openStudy('editor');
  const { startFrom } = await import('../editor/start.ts');
  await startFrom(start);
};

/** Opens the lesson editor with another lesson in it. */
export const writeLesson = async (start: LessonStart): Promise<void> => {
  openStudy('lesson-editor');
  const { startFrom } = await import('../authoring/start.ts');
  await startFrom(start);
};
