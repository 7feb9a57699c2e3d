import { type RefObject, useMemo, useRef } from 'react';
import { useShallow } from 'zustand/react/shallow';
import type { BranchView } from '../../engine/view/parts/run.ts';
import { useSize } from '../graph/use-size.ts';
import { useApp } from '../store/app-state.ts';
import { type Scale, scaleFor } from './scale.ts';
import { type Piece, rowBranch, wayTo } from './tree.ts';

const none: readonly BranchView[] = [];

export interface Shown {
  readonly branches: readonly BranchView[];
  readonly way: readonly Piece[];
  readonly step: number;
  readonly scale: Scale;
  /** Row in which the shown step is. */
  readonly row: number;
  /** Last step known of any branch. */
  readonly end: number;
}

/** What the timeline draws, for an element of this width. */
export const useTimeline = (element: RefObject<HTMLElement | null>): Shown => {
  const { width } = useSize(element);
  const [branches, shown, step] = useApp(
    useShallow(({ run: { run } }) => [run?.branches ?? none, run?.branch ?? 0, run?.step ?? 0] as const),
  );
  const before = useRef(0);
  return useMemo(() => {
    const end = Math.max(1, ...branches.map(branch => branch.end));
    const scale = scaleFor(width, end, step, before.current);
    before.current = scale.from;
    const way = wayTo(branches, shown);
    const id = rowBranch(way, step);
    return {
      branches,
      way,
      step,
      scale,
      end,
      row: Math.max(
        0,
        branches.findIndex(branch => branch.id === id),
      ),
    };
  }, [branches, shown, step, width]);
};
