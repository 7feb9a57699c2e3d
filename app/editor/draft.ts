import { create, useStore } from 'zustand';
import type { DraftRun, DraftView } from '../../engine/protocol/messages.ts';
import { createDraft, type DraftState } from '../draft/draft-store.ts';
import type { Json } from '../draft/json.ts';

/** The scenario that is being written. */
export const draft = createDraft<DraftView>('ringside.draft');

export const { edit, replaceText, say } = draft;

export const useDraft = <T>(select: (state: DraftState<DraftView>) => T): T => useStore(draft.store, select);

/** The run that was open before a draft was tried. */
interface Former {
  readonly file: string;
  readonly title: string;
  readonly step: number;
}

/** How it ran. */
interface Trial {
  readonly played: { readonly text: string; readonly value: Json; readonly run: DraftRun } | null;
  /** It is being played. */
  readonly playing: boolean;
  readonly former: Former | null;
}

export const useTrial = create<Trial>()(() => ({ played: null, playing: false, former: null }));
