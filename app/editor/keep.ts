import { editor as text } from '../text/editor.ts';
import { say, useDraft } from './draft-store.ts';

const NAME = 'ringside.draft';
const DEBOUNCE = 300;

/** The draft of this tab, or of the one before it: each tab has its own, and a new one begins with the newest. */
export const keptDraft = (): string | null => {
  try {
    return sessionStorage.getItem(NAME) ?? localStorage.getItem(NAME);
  } catch {
    return null;
  }
};

/** False: the browser has no room for it, or does not allow it. */
const keep = (draft: string): boolean => {
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
