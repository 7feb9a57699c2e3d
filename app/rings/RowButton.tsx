import type { ReactNode } from 'react';
import { moveByArrows } from '../rows/move-by-arrows.ts';
import { tracedLabel } from '../ui/Traced.tsx';
import { useRingHost } from './host.ts';

interface RowMarks {
  readonly selected: boolean;
  /** They belong to what is selected. */
  readonly traced: boolean;
  /** Something about them is more than a remark. */
  readonly faulty: boolean;
}

/** How a row of bytes is marked; `at` undefined: it was not sent yet. */
export const useRowMarks = (at: string | undefined, size: number): RowMarks => {
  const { useSelected, useTraced, marks } = useRingHost();
  const selected = useSelected(shown => at !== undefined && shown === at);
  return {
    selected,
    traced: useTraced(at, size) && !selected,
    faulty: marks.get(at ?? '')?.some(({ severity }) => severity !== 'remark') ?? false,
  };
};

interface Props {
  readonly label: string;
  readonly at: string | undefined;
  readonly size: number;
  /** Tab reaches it; arrows reach all. */
  readonly stop: boolean;
  readonly children: ReactNode;
}

/** The button of a row, which is pressed anywhere in it: then its bytes are selected. */
export const RowButton = ({ label, at, size, stop, children }: Props) => {
  const { select } = useRingHost();
  const { selected, traced } = useRowMarks(at, size);
  return (
    <button
      type="button"
      aria-label={label + tracedLabel(traced)}
      aria-pressed={selected}
      tabIndex={stop ? 0 : -1}
      onKeyDown={moveByArrows}
      onClick={() => at !== undefined && select({ at, size })}
      className="text-left after:absolute after:inset-0 after:content-['']"
    >
      {children}
    </button>
  );
};
