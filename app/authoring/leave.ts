import { openLesson } from '../store/lessons.ts';
import { openStudy } from '../store/studying.ts';
import { authoring as text } from '../text/authoring.ts';
import { draft } from './lesson-draft.ts';
import { begun } from './start.ts';

/** Opens the draft as a learner sees it. */
export const tryLesson = (page: number): Promise<boolean> => openLesson(draft.store.getState().text, {}, page);

/** The way back from a lesson that is open, or into any other; a draft of something else can be had back. */
export const editLesson = async (content: string, title: string, page: number): Promise<void> => {
  await begun;
  openStudy('lesson-editor', { page: String(page) });
  if (draft.store.getState().text !== content) draft.replaceText(content, text.opened(title));
};
