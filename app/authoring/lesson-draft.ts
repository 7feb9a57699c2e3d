import { useStore } from 'zustand';
import type { LessonDraftView } from '../../engine/protocol/messages.ts';
import { createDraft, type DraftState } from '../draft/draft-store.ts';

/** The lesson that is being written. */
export const draft = createDraft<LessonDraftView>('ringside.lesson');

export const useLesson = <T>(select: (state: DraftState<LessonDraftView>) => T): T => useStore(draft.store, select);
