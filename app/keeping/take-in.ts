import { useStore } from '../store/store.ts';
import { putBack, readEntries } from './database.ts';
import { readEntry } from './entry.ts';
import { changed, noteTrouble } from './history-store.ts';

/** Entries of an exported history; null: it is something else. */
const entriesIn = (file: unknown): readonly unknown[] | null => {
  const { history, entries } = (file ?? {}) as { readonly history?: unknown; readonly entries?: unknown };
  return history === 1 && Array.isArray(entries) ? entries : null;
};

/**
 * Takes in an exported history: what can be read of it and is not there yet. What it holds is judged when it is opened, as
 * everything in the history is. False: the file is none.
 */
export const takeIn = async (file: unknown): Promise<boolean> => {
  const found = entriesIn(file);
  if (!found) return false;
  try {
    const there = new Set((await readEntries()).entries.map(({ id }) => id));
    const all = found.flatMap(each => {
      const { entry: given, run } = (each ?? {}) as { readonly entry?: unknown; readonly run?: unknown };
      const entry = readEntry(given);
      const text = JSON.stringify(run ?? null);
      return entry && !there.has(entry.id) ? [{ entry: { ...entry, size: text.length }, text }] : [];
    });
    await putBack(all);
  } catch (error) {
    noteTrouble(error);
  }
  await changed();
  useStore.setState({ overlay: 'history' });
  return true;
};
