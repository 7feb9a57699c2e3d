/** Two steps that belong together, or one that only one run has. Steps count from 1. */
export interface Pair {
  readonly left: number | null;
  readonly right: number | null;
}

/** Places of a longest ascending run in a list of numbers. */
const longestAscending = (values: readonly number[]): number[] => {
  /** Place of the smallest last value of an ascending run of each length. */
  const ends: number[] = [];
  const before: number[] = [];
  for (const [place, value] of values.entries()) {
    let [low, high] = [0, ends.length];
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((values[ends[middle]!] ?? 0) < value) low = middle + 1;
      else high = middle;
    }
    before[place] = ends[low - 1] ?? -1;
    ends[low] = place;
  }
  const found: number[] = [];
  for (let place = ends.at(-1) ?? -1; place >= 0; place = before[place] ?? -1) found.push(place);
  return found.reverse();
};

/** Steps of both runs by their names: as many as possible side by side, in order, the others on their own. */
const alignPart = (left: readonly string[], right: readonly string[], offset: Pair): Pair[] => {
  const places = new Map(right.map((name, place) => [name, place]));
  const shared = left.flatMap((name, place) => {
    const other = places.get(name);
    return other === undefined ? [] : [{ place, other }];
  });
  const kept = longestAscending(shared.map(({ other }) => other)).map(k => shared[k]!);
  const pairs: Pair[] = [];
  let [l, r] = [0, 0];
  const alone = (toLeft: number, toRight: number): void => {
    for (; l < toLeft; l++) pairs.push({ left: (offset.left ?? 0) + l + 1, right: null });
    for (; r < toRight; r++) pairs.push({ left: null, right: (offset.right ?? 0) + r + 1 });
  };
  for (const { place, other } of kept) {
    alone(place, other);
    pairs.push({ left: (offset.left ?? 0) + ++l, right: (offset.right ?? 0) + ++r });
  }
  alone(left.length, right.length);
  return pairs;
};

/**
 * Puts two runs side by side, each given by the names of its steps, which are there once each. `meet` holds two steps that
 * have to stand beside each other; what is before and after them is aligned by itself.
 */
export const alignSteps = (
  left: readonly string[],
  right: readonly string[],
  meet: { readonly left: number; readonly right: number } | null = null,
): readonly Pair[] => {
  if (!meet) return alignPart(left, right, { left: 0, right: 0 });
  return [
    ...alignPart(left.slice(0, meet.left - 1), right.slice(0, meet.right - 1), { left: 0, right: 0 }),
    meet,
    ...alignPart(left.slice(meet.left), right.slice(meet.right), meet),
  ];
};
