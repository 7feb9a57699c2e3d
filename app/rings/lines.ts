import { useState } from 'react';
import type { IndirectTableView, RingsView } from '../../engine/view/parts.ts';

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

/** The lines of a virtqueue, and which of its tables are open: those that a person opened. */
export const useLines = (view: RingsView): Lines => {
  const [opened, setOpened] = useState<ReadonlySet<number>>(new Set());
  const tables = new Map(view.tables.map(table => [table.descriptor, table]));
  const open = view.tables
    .filter(({ descriptor }) => opened.has(descriptor))
    .map(({ descriptor, rows }) => ({ slot: descriptor, entries: rows.length }))
    .sort((a, b) => a.slot - b.slot);
  return {
    ...layLines(view.size, open),
    tables,
    isOpen: slot => opened.has(slot),
    toggle: slot => {
      const next = new Set(opened);
      if (!next.delete(slot)) next.add(slot);
      setOpened(next);
    },
  };
};
