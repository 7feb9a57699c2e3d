import type { BranchView } from '../../engine/view/parts/run.ts';

/** A piece of the way that leads to the shown step: steps from + 1 .. to, which a branch holds. */
export interface Piece {
  readonly branch: number;
  readonly from: number;
  readonly to: number;
}

/** The shown branch with what it shares with those that it left, from the first step on. */
export const wayTo = (branches: readonly BranchView[], shown: number): readonly Piece[] => {
  const way: Piece[] = [];
  let to = Number.POSITIVE_INFINITY;
  for (let at = branches.find(({ id }) => id === shown); at; ) {
    const { id, forkAt, end, parent } = at;
    way.unshift({ branch: id, from: forkAt, to: Math.min(to, end) });
    to = forkAt;
    at = parent === null ? undefined : branches.find(branch => branch.id === parent);
  }
  return way;
};

/** The branch in whose row a step of the shown branch is drawn. */
export const rowBranch = (way: readonly Piece[], step: number): number =>
  way.find(({ from, to }) => step > from && step <= to)?.branch ?? way[0]?.branch ?? 0;

const holds = ({ forkAt, end, parent }: BranchView, step: number): boolean =>
  (step > forkAt || parent === null) && step <= end;

/**
 * The branch nearest to a row that holds a step; null when the step is on the shown way, which is then kept. Without a
 * branch that is so long, the longest.
 */
export const nearestBranch = (
  branches: readonly BranchView[],
  way: readonly Piece[],
  step: number,
  row: number,
): number | null => {
  const holding = branches
    .map((branch, k) => ({ branch, far: Math.abs(k - row) }))
    .filter(({ branch }) => holds(branch, step));
  holding.sort((a, b) => a.far - b.far);
  const nearest = holding[0]?.branch.id;
  if (nearest === undefined) return null;
  return way.some(({ branch, from, to }) => branch === nearest && step <= to && (step > from || step === 0))
    ? null
    : nearest;
};
