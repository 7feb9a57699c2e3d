import { useCallback, useState } from 'react';
import type { IndirectTableView } from '../../engine/view/parts/queue.ts';
import type { RingsView } from '../../engine/view/parts/rings.ts';

/** A line of the ring tables: a slot, or an entry of the indirect table that is open below its slot. */
interface Line {
  readonly slot: number;
  /** Null: the slot itself. */
  readonly entry: number | null;
}

export interface Lines {
  readonly count: number;
  readonly at: (line: number) => Line;
  /** The line of a slot. */
  readonly of: (slot: number) => number;
  readonly tables: ReadonlyMap<number, IndirectTableView>;
  readonly isOpen: (slot: number) => boolean;
  readonly toggle: (slot: number) => void;
}

/** The lines of `size` slots, of which some have an open table of so many entries, by slot in ascending order. */
export const layLines = (
  size: number,
  open: readonly { readonly slot: number; readonly entries: number }[],
): Pick<Lines, 'count' | 'at' | 'of'> => ({
  count: open.reduce((sum, { entries }) => sum + entries, size),
  at: line => {
    let before = 0;
    for (const { slot, entries } of open) {
      if (line <= slot + before) break;
      if (line <= slot + before + entries) return { slot, entry: line - slot - before - 1 };
      before += entries;
    }
    return { slot: line - before, entry: null };
  },
  of: slot => open.reduce((sum, each) => (each.slot < slot ? sum + each.entries : sum), slot),
});

/** The lines of a virtqueue, and which of its tables are open: the one in which something was found, unless a person closed it, and those that a person opened. */
export const useLines = (view: RingsView): Lines => {
  const [toggled, setToggled] = useState<ReadonlySet<number>>(new Set());
  const toggle = useCallback(
    (slot: number) =>
      setToggled(last => {
        const next = new Set(last);
        if (!next.delete(slot)) next.add(slot);
        return next;
      }),
    [],
  );
  const { at } = view.found ?? { at: null };
  const faulty = at?.part === 'desc' && at.entry !== null ? at.index : null;
  const isOpen = (slot: number): boolean => toggled.has(slot) !== (slot === faulty);
  const tables = new Map(view.tables.map(table => [table.descriptor, table]));
  const open = view.tables
    .filter(({ descriptor }) => isOpen(descriptor))
    .map(({ descriptor, rows }) => ({ slot: descriptor, entries: rows.length }))
    .sort((a, b) => a.slot - b.slot);
  return {
    ...layLines(view.size, open),
    tables,
    isOpen,
    toggle,
  };
};
