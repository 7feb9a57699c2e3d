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

/** Steps in ascending order, and what was kept for each. */
interface Kept<T> {
  readonly steps: number[];
  /** Empty when values are recalled. */
  readonly values: T[];
}

/** How many of the steps, which are in ascending order, are up to a limit. */
const countUpTo = (steps: readonly number[], upTo: number): number => {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (steps[middle]! <= upTo) low = middle + 1;
    else high = middle;
  }
  return low;
};

const nothing: Kept<never> = { steps: [], values: [] };

/**
 * An empty ledger. With `recall` it keeps the steps alone, and asks for what happened in one when somebody wants to know:
 * a long run has too much of it.
 */
export const createLedger = <T>(recall?: (branch: number, step: number, key: string) => readonly T[]): Ledger<T> => {
  const branches = new Map<number, Map<string, Kept<T>>>();
  const find = (branch: number, key: string): Kept<T> => branches.get(branch)?.get(key) ?? nothing;

  /** Entries from one place to before another. */
  const read = (branch: number, key: string, from: number, to: number): Entry<T>[] => {
    const { steps, values } = find(branch, key);
    const found: Entry<T>[] = [];
    for (let k = from; k < to; k += 1) {
      const step = steps[k] as number;
      if (!recall) found.push({ step, value: values[k] as T });
      else for (const value of recall(branch, step, key)) found.push({ step, value });
    }
    return found;
  };

  return {
    add: (branch, step, key, value) => {
      const keys = branches.get(branch) ?? new Map<string, Kept<T>>();
      branches.set(branch, keys);
      const kept = keys.get(key) ?? { steps: [], values: [] };
      keys.set(key, kept);
      if (recall && kept.steps.at(-1) === step) return;
      kept.steps.push(step);
      if (!recall) kept.values.push(value);
    },
    last: (lineage, key) => {
      for (const { branch, upTo } of lineage) {
        const count = countUpTo(find(branch, key).steps, upTo);
        if (count > 0) return read(branch, key, count - 1, count).at(-1) ?? null;
      }
      return null;
    },
    at: (lineage, key) => {
      const { branch, upTo } = lineage[0]!;
      const { steps } = find(branch, key);
      return read(branch, key, countUpTo(steps, upTo - 1), countUpTo(steps, upTo));
    },
    newest: (lineage, key, most) => {
      const pieces: Entry<T>[][] = [];
      let left = most;
      for (const { branch, upTo } of lineage) {
        if (left <= 0) break;
        const count = countUpTo(find(branch, key).steps, upTo);
        const piece = read(branch, key, Math.max(0, count - left), count).slice(-left);
        left -= piece.length;
        pieces.push(piece);
      }
      return pieces.reverse().flat();
    },
    between: (lineage, key, first, last) =>
      lineage.toReversed().flatMap(({ branch, upTo }) => {
        const { steps } = find(branch, key);
        return read(branch, key, countUpTo(steps, first - 1), countUpTo(steps, Math.min(last, upTo)));
      }),
    all: (lineage, key) =>
      lineage
        .toReversed()
        .flatMap(({ branch, upTo }) => read(branch, key, 0, countUpTo(find(branch, key).steps, upTo))),
  };
};
