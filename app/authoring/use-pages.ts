import { useDraft } from '../draft/draft-context.ts';
import { getAt, type Json } from '../draft/json.ts';
import { useItems } from '../draft/use-items.ts';
import { authoring as text } from '../text/authoring.ts';
import { useLesson } from './lesson-draft.ts';
import { openPage, useOpened } from './open-page.ts';
import { brief, explicit } from './pages.ts';

/** The pages as a list of things that can be moved: each keeps its scenario wherever it goes. */
export const usePages = () => {
  const { edit } = useDraft();
  const lesson = useLesson(state => state.value);
  const opened = useOpened();
  const open = opened.part === 'page' ? opened.page : null;
  const items = explicit(lesson);
  const make = (before: Json | undefined): Json => {
    const [step, scenario] = [getAt(before, ['step']) ?? 0, getAt(before, ['scenario'])];
    return { title: text.newPage, ...(scenario !== undefined && { scenario }), step, text: '' };
  };
  return {
    items,
    ...useItems({
      items,
      write: pages => edit(['pages'], brief(pages)),
      open,
      onOpen: page => openPage(page ?? Math.max(0, Math.min(open ?? 0, items.length - 2))),
      make,
    }),
  };
};
