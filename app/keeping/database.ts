import { type DBSchema, type IDBPDatabase, openDB } from 'idb';
import { type Entry, readEntry } from './entry.ts';

const NAME = 'ringside';
/** Raised with a step in `upgrade` whenever the stores change. */
const VERSION = 1;

/** What an entry is made of: the text of a kept run, which only the engine reads. */
interface Content {
  readonly id: string;
  readonly text: string;
}

interface Stores extends DBSchema {
  readonly entries: { readonly key: string; readonly value: Entry };
  readonly contents: { readonly key: string; readonly value: Content };
}

/** Why nothing is kept: the browser refuses, it has no room, or the database belongs to a newer version of the page. */
export type Trouble = 'refused' | 'full' | 'newer';

export class StorageTrouble extends Error {
  override readonly name = 'StorageTrouble';
  readonly trouble: Trouble;
  constructor(trouble: Trouble) {
    super(trouble);
    this.trouble = trouble;
  }
}

const troubleOf = (error: unknown): StorageTrouble => {
  if (error instanceof StorageTrouble) return error;
  const name = error instanceof DOMException ? error.name : '';
  if (name === 'VersionError') return new StorageTrouble('newer');
  return new StorageTrouble(name === 'QuotaExceededError' ? 'full' : 'refused');
};

let opening: Promise<IDBPDatabase<Stores>> | null = null;

const upgrade = (database: IDBPDatabase<Stores>, from: number): void => {
  if (from < 1) {
    database.createObjectStore('entries', { keyPath: 'id' });
    database.createObjectStore('contents', { keyPath: 'id' });
  }
};

const open = async (): Promise<IDBPDatabase<Stores>> => {
  if (typeof indexedDB === 'undefined') throw new StorageTrouble('refused');
  const database = await openDB<Stores>(NAME, VERSION, {
    upgrade,
    // A newer page in another tab wants to change the stores: it goes first, and this one asks anew when it needs them.
    blocking: (_from, _to, event) => {
      (event.target as IDBDatabase).close();
      opening = null;
    },
    terminated: () => {
      opening = null;
    },
  });
  const { objectStoreNames: names } = database;
  if (names.contains('entries') && names.contains('contents')) return database;
  database.close();
  throw new StorageTrouble('refused');
};

/** Works on the database; every failure is a `StorageTrouble`. */
const use = async <T>(work: (database: IDBPDatabase<Stores>) => Promise<T>): Promise<T> => {
  try {
    opening ??= open();
    return await work(await opening);
  } catch (error) {
    opening = null;
    throw troubleOf(error);
  }
};

/** All entries that can be read, and the keys of what cannot. */
export const readEntries = (): Promise<{ readonly entries: readonly Entry[]; readonly damaged: readonly string[] }> =>
  use(async database => {
    const [keys, values] = await Promise.all([database.getAllKeys('entries'), database.getAll('entries')]);
    const entries: Entry[] = [];
    const damaged: string[] = [];
    for (const [at, value] of values.entries()) {
      const entry = readEntry(value);
      if (entry) entries.push(entry);
      else damaged.push(keys[at] ?? '');
    }
    return { entries, damaged };
  });

/** The text of a kept run; null when there is none. */
export const readContent = (id: string): Promise<string | null> =>
  use(async database => {
    const found: unknown = await database.get('contents', id);
    const text = typeof found === 'object' && found !== null && 'text' in found ? found.text : null;
    return typeof text === 'string' ? text : null;
  });

/** Puts an entry, and what it is made of where that changed; what is pinned stays so. */
export const put = (entry: Omit<Entry, 'pinned' | 'size'>, text: string | null): Promise<void> =>
  use(async database => {
    const transaction = database.transaction(['entries', 'contents'], 'readwrite');
    const entries = transaction.objectStore('entries');
    const before = readEntry(await entries.get(entry.id));
    const { pinned = false, size = 0 } = before ?? {};
    await Promise.all([
      entries.put({ ...entry, pinned, size: text?.length ?? size }),
      text === null ? null : transaction.objectStore('contents').put({ id: entry.id, text }),
      transaction.done,
    ]);
  });

/** Puts back what was removed, as it was. */
export const putBack = (all: readonly { readonly entry: Entry; readonly text: string }[]): Promise<void> =>
  use(async database => {
    const transaction = database.transaction(['entries', 'contents'], 'readwrite');
    await Promise.all([
      ...all.flatMap(({ entry, text }) => [
        transaction.objectStore('entries').put(entry),
        transaction.objectStore('contents').put({ id: entry.id, text }),
      ]),
      transaction.done,
    ]);
  });

/** Changes an entry that is there; what somebody else wrote in between stays. */
export const change = (id: string, some: Partial<Entry>): Promise<void> =>
  use(async database => {
    const transaction = database.transaction('entries', 'readwrite');
    const found = readEntry(await transaction.store.get(id));
    await Promise.all([found && transaction.store.put({ ...found, ...some }), transaction.done]);
  });

export const remove = (ids: readonly string[]): Promise<void> =>
  use(async database => {
    const transaction = database.transaction(['entries', 'contents'], 'readwrite');
    await Promise.all([
      ...ids.flatMap(id => [
        transaction.objectStore('entries').delete(id),
        transaction.objectStore('contents').delete(id),
      ]),
      transaction.done,
    ]);
  });
