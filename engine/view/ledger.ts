import type { Branch } from '../run/timeline-types.ts';

/** Something that happened at a step. */
export interface Entry<T> {
  readonly step: number;
  readonly value: T;
}

/** The branches that lead to a step, the one that holds it first, each with the last step that counts. */
export type Lineage = readonly { readonly branch: number; readonly upTo: number }[];

export const lineageOf = (branches: readonly Branch[], branch: number, step: number): Lineage => {
  const lineage: { branch: number; upTo: number }[] = [];
  let upTo = step;
  let at: number | null = branch;
  while (at !== null) {
    const found: Branch | undefined = branches.find(({ id }) => id === at);
    if (!found) throw new RangeError(`no branch ${at}`);
    lineage.push({ branch: at, upTo });
    upTo = Math.min(upTo, found.forkAt);
    at = found.parent;
  }
  return lineage;
};

/** What happened under a key, by branch and step. A branch holds its own steps; the rest is its parent's. */
export interface Ledger<T> {
  /** Steps of a branch are added in ascending order. */
  add(branch: number, step: number, key: string, value: T): void;
  /** The latest entry on a line; null: none. */
  last(lineage: Lineage, key: string): Entry<T> | null;
  /** The entries of the last step of a line. */
  at(lineage: Lineage, key: string): Entry<T>[];
  /** The newest entries on a line, at most `most`, in the order of their steps. */
  newest(lineage: Lineage, key: string, most: number): Entry<T>[];
  /** The entries of some steps on a line, the first and the last among them. */
  between(lineage: Lineage, key: string, first: number, last: number): Entry<T>[];
  /** All entries on a line, in the order of their steps. */
  all(lineage: Lineage, key: string): Entry<T>[];
}

/** How many of the entries, which are in ascending order, have a step up to a limit. */
const countUpTo = (entries: readonly Entry<unknown>[], upTo: number): number => {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (entries[middle]!.step <= upTo) low = middle + 1;
    else high = middle;
  }
  return low;
};

export const createLedger = <T>(): Ledger<T> => {
  const branches = new Map<number, Map<string, Entry<T>[]>>();
  const find = (branch: number, key: string): readonly Entry<T>[] => branches.get(branch)?.get(key) ?? [];
  return {
    add: (branch, step, key, value) => {
      const keys = branches.get(branch) ?? new Map<string, Entry<T>[]>();
      branches.set(branch, keys);
      const entries = keys.get(key);
      if (entries) entries.push({ step, value });
      else keys.set(key, [{ step, value }]);
    },
    last: (lineage, key) => {
      for (const { branch, upTo } of lineage) {
        const entries = find(branch, key);
        const count = countUpTo(entries, upTo);
        if (count > 0) return entries[count - 1]!;
      }
      return null;
    },
    at: (lineage, key) => {
      const { branch, upTo } = lineage[0]!;
      const entries = find(branch, key);
      const end = countUpTo(entries, upTo);
      return entries.slice(countUpTo(entries, upTo - 1), end);
    },
    newest: (lineage, key, most) => {
      const pieces: Entry<T>[][] = [];
      let left = most;
      for (const { branch, upTo } of lineage) {
        if (left <= 0) break;
        const entries = find(branch, key);
        const count = countUpTo(entries, upTo);
        const piece = entries.slice(Math.max(0, count - left), count);
        left -= piece.length;
        pieces.push(piece);
      }
      return pieces.reverse().flat();
    },
    between: (lineage, key, first, last) =>
      lineage.toReversed().flatMap(({ branch, upTo }) => {
        const entries = find(branch, key);
        return entries.slice(countUpTo(entries, first - 1), countUpTo(entries, Math.min(last, upTo)));
      }),
    all: (lineage, key) =>
      lineage.toReversed().flatMap(({ branch, upTo }) => {
        const entries = find(branch, key);
        return entries.slice(0, countUpTo(entries, upTo));
      }),
  };
};
