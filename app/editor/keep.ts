import { embed } from '../store/embed.ts';
import { editor as text } from '../text/editor.ts';
import { say, useDraft } from './draft-store.ts';

const NAME = 'ringside.draft';
const DEBOUNCE = 300;

/** A page inside another one keeps nothing, and looks at nothing. */
const readFrom = (storage: () => Storage): string | null => {
  if (embed) return null;
  try {
    return storage().getItem(NAME);
  } catch {
    return null;
  }
};

/** The draft of this tab, as it was before a reload. */
export const ownDraft = (): string | null => readFrom(() => sessionStorage);

/** The newest draft of any tab, for a tab that has none yet. */
export const newestDraft = (): string | null => readFrom(() => localStorage);

/** False: the browser has no room for it, or does not allow it. */
const keep = (draft: string): boolean => {
  if (embed) return true;
  try {
    sessionStorage.setItem(NAME, draft);
    localStorage.setItem(NAME, draft);
    return true;
  } catch {
    return false;
  }
};

/** Keeps the draft in this browser from now on, so that a reload loses nothing. */
export const keepDraft = (): void => {
  let timer = 0;
  const now = (): void => {
    clearTimeout(timer);
    timer = 0;
    if (!keep(useDraft.getState().text)) say(text.notKept);
  };
  useDraft.subscribe((state, before) => {
    if (state.text === before.text) return;
    clearTimeout(timer);
    timer = window.setTimeout(now, DEBOUNCE);
  });
  addEventListener('pagehide', () => timer !== 0 && now());
};
