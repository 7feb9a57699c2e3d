import type { Json } from '../draft/json.ts';
import { pretty } from '../draft/pretty.ts';
import { actions } from '../store/app-state.ts';
import { unlessCrashed } from '../store/engine.ts';
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

/** The draft as a link that opens at a page; '' when it is too long for one, null when the engine could not. */
export const linkOfLesson = async (page: number): Promise<string | null> => {
  const answer = await unlessCrashed(actions.askStudy({ kind: 'pack', text: draft.store.getState().text }), null);
  if (!answer?.ok) return null;
  const { payload, band } = answer.found;
  const { origin, pathname, search } = location;
  return band === 'file-only' ? '' : `${origin}${pathname}${search}#l=${payload}.${page + 1}`;
};
