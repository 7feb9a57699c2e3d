import { create } from 'zustand';
import { useStore } from '../store/store.ts';
import { readStored, writeStored } from '../store/stored.ts';
import { readEntries, remove, StorageTrouble, type Trouble } from './database.ts';
import type { Entry } from './entry.ts';

/** What was removed last, to be taken back. */
type Removed = readonly { readonly entry: Entry; readonly text: string }[];

/** What is kept, as this tab knows it; the database is the truth, and other tabs say when it changed. */
export interface HistoryState {
  /** Null until it was read. */
  readonly entries: readonly Entry[] | null;
  /** Keys of what cannot be read. */
  readonly damaged: readonly string[];
  /** A person does not want anything to be kept. */
  readonly off: boolean;
  readonly trouble: Trouble | null;
  readonly removed: Removed;
}

const OFF = 'keeping.off';

export const useHistory = create<HistoryState>()(() => ({
  entries: null,
  damaged: [],
  off: readStored(OFF) === true,
  trouble: null,
  removed: [],
}));

/** Says what went wrong with the storage; the page goes on without it. */
export const noteTrouble = (error: unknown): void => {
  if (!(error instanceof StorageTrouble)) throw error;
  useHistory.setState({ trouble: error.trouble });
};

/** Closes the list, and nothing that somebody has opened instead of it. */
export const leaveHistory = (): void =>
  useStore.setState(({ overlay }) => ({ overlay: overlay === 'history' ? null : overlay }));

const news = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel('ringside.history');

export const refresh = async (): Promise<void> => {
  try {
    useHistory.setState({ ...(await readEntries()), trouble: null });
  } catch (error) {
    useHistory.setState({ entries: [], damaged: [] });
    noteTrouble(error);
  }
};

/** After this tab changed the database: here and in every other tab. */
export const changed = async (): Promise<void> => {
  news?.postMessage('changed');
  await refresh();
};

/** Other tabs tell when they changed something; one of them may have turned keeping off or on. */
export const listenToOthers = (): void => {
  news?.addEventListener('message', () => {
    useHistory.setState({ off: readStored(OFF) === true });
    void refresh();
  });
};

/** Turns keeping off, and clears all that there is; or on again. */
export const setOff = async (off: boolean): Promise<void> => {
  writeStored(OFF, off);
  useHistory.setState({ off });
  if (off) {
    const { entries, damaged } = await readEntries().catch(() => ({ entries: [], damaged: [] }));
    await remove([...entries.map(({ id }) => id), ...damaged]).catch(noteTrouble);
  }
  await changed();
};
