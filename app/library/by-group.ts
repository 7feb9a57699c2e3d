import type { LibraryEntry } from '../store/shell-slice.ts';

/** Entries by group, both in the order of the library. */
export const byGroup = (entries: readonly LibraryEntry[]): readonly (readonly [string, readonly LibraryEntry[]])[] => {
  const groups = new Map<string, LibraryEntry[]>();
  for (const entry of entries) {
    const list = groups.get(entry.group);
    if (list) list.push(entry);
    else groups.set(entry.group, [entry]);
  }
  return [...groups];
};
