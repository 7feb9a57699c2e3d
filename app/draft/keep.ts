import { embed } from '../store/embed.ts';
import { editor as text } from '../text/editor.ts';
import type { Checked, Draft } from './draft-store.ts';

const DEBOUNCE = 300;

/** A page inside another one keeps nothing, and looks at nothing. */
const readFrom = (storage: () => Storage, name: string): string | null => {
  if (embed) return null;
  try {
    return storage().getItem(name);
  } catch {
    return null;
  }
};

/** The draft of this tab, as it was before a reload. */
export const ownDraft = (name: string): string | null => readFrom(() => sessionStorage, name);

/** The newest draft of any tab, for a tab that has none yet. */
export const newestDraft = (name: string): string | null => readFrom(() => localStorage, name);

/** False: the browser has no room for it, or does not allow it. */
const keep = (name: string, draft: string): boolean => {
  if (embed) return true;
  try {
    sessionStorage.setItem(name, draft);
    localStorage.setItem(name, draft);
    return true;
  } catch {
    return false;
  }
};

/** Keeps the draft in this browser from now on, so that a reload loses nothing. */
export const keepDraft = <V extends Checked>({ name, store, say }: Draft<V>): void => {
  let timer = 0;
  const now = (): void => {
    clearTimeout(timer);
    timer = 0;
    if (!keep(name, store.getState().text)) say(text.notKept);
  };
  store.subscribe((state, before) => {
    if (state.text === before.text) return;
    clearTimeout(timer);
    timer = window.setTimeout(now, DEBOUNCE);
  });
  addEventListener('pagehide', () => timer !== 0 && now());
};
