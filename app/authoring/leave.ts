import type { Json } from '../draft/json.ts';
import { pretty } from '../draft/pretty.ts';
import { openLesson } from '../store/lessons.ts';
import { openStudy } from '../store/studying.ts';
import { authoring as text } from '../text/authoring.ts';
import { draft } from './lesson-draft.ts';
import { begun } from './start.ts';

/** Opens the draft as a learner sees it. */
export const tryLesson = (page: number): Promise<boolean> => openLesson(draft.store.getState().text, {}, page);

/** The same lesson, however it is written; a text that is no JSON is a lesson of its own. */
const same = (a: string, b: string): boolean => {
  try {
    return a === b || JSON.stringify(JSON.parse(a)) === JSON.stringify(JSON.parse(b));
  } catch {
    return false;
  }
};

/** The way back from a lesson that is open, or into any other; a draft of something else can be had back. */
export const editLesson = async (content: string, title: string, page: number): Promise<void> => {
  await begun;
  openStudy('lesson-editor', { page: String(page) });
  if (same(draft.store.getState().text, content)) return;
  // What is open may come from a link, which has no spaces.
  draft.replaceText(content.includes('\n') ? content : pretty(JSON.parse(content) as Json), text.opened(title));
};
