import { memo, useMemo } from 'react';
import { useApp } from '../store/app-state.ts';
import { ROW, yOf } from './glyphs.ts';
import { xOf } from './scale.ts';
import { rowBranch } from './tree.ts';
import type { Shown } from './use-timeline.ts';

/** A bar below each step of the shown way that has to do with the selection; the log says what. */
export const TracedSteps = memo(function TracedSteps({ shown }: { readonly shown: Shown }) {
  const steps = useApp(state => state.run.trace?.steps);
  const { scale, branches, way } = shown;
  const d = useMemo(() => {
    const rows = new Map(branches.map(({ id }, row) => [id, row]));
    return (steps ?? [])
      .filter(({ step }) => step >= scale.from && step <= scale.to)
      .map(({ step }) => {
        const y = yOf(rows.get(rowBranch(way, step)) ?? 0) + ROW / 2 - 3;
        return `M${xOf(scale, step) - 3} ${y}h6`;
      })
      .join('');
  }, [steps, scale, branches, way]);
  return <path d={d} className="stroke-2 stroke-ink" />;
});
