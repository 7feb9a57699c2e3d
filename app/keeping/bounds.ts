import type { Entry } from './entry.ts';

/** What is kept at most; the oldest go first. */
const MOST_ENTRIES = 100;
export const MOST_SIZE = 16_000_000;

interface Bounds {
  readonly entries: number;
  readonly size: number;
}

/**
 * Ids of the entries that have to go, the oldest first. Those that are pinned stay, and so do those that a tab has open,
 * even where that is more than the bound.
 */
export const beyond = (
  entries: readonly Entry[],
  isOpen: (id: string) => boolean,
  most: Bounds = { entries: MOST_ENTRIES, size: MOST_SIZE },
): readonly string[] => {
  let count = entries.length;
  let size = entries.reduce((sum, each) => sum + each.size, 0);
  const gone: string[] = [];
  for (const { id, pinned, size: own } of entries.toSorted((a, b) => a.when - b.when)) {
    if (count <= most.entries && size <= most.size) break;
    if (pinned || isOpen(id)) continue;
    gone.push(id);
    count -= 1;
    size -= own;
  }
  return gone;
};

/** Entries that hold every word in what they show, the newest first and the pinned ones before them. */
export const find = (entries: readonly Entry[], search: string): readonly Entry[] => {
  const words = search.toLowerCase().split(/\s+/).filter(Boolean);
  return entries
    .filter(({ title, dialect, sentence, digest }) => {
      const whole = `${title} ${dialect} ${sentence} ${digest}`.toLowerCase();
      return words.every(word => whole.includes(word));
    })
    .sort((a, b) => Number(b.pinned) - Number(a.pinned) || b.when - a.when);
};
