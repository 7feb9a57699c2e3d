import type { RingsView } from '../../engine/view/parts/rings.ts';
import { changedValues } from '../rings/changed-values.ts';

/** The entry that an index has just passed: it counts on and on, and a split ring has a power of two of entries. */
const passed = (view: RingsView): number | null => {
  if (view.format !== 'split') return null;
  const { avail, used, positions } = view;
  const moved = [positions.available, positions.take, positions.use, positions.collect, avail.idx, used.idx];
  const was = moved.find(each => each.was !== undefined)?.was;
  return was === undefined ? null : Number(was) % view.size;
};

/** The slot of a ring that the last step is about, else the first that is in use; null: none of them. */
export const slotOfStep = (view: RingsView): number | null => {
  for (const { what } of changedValues(view)) {
    const slot = /^(?:desc|avail\.ring|used\.ring)\[(\d+)\]/.exec(what)?.[1];
    if (slot !== undefined) return Number(slot);
  }
  const rows = view.format === 'split' ? view.descriptors.map(row => ({ ...row, slot: row.index })) : view.slots;
  return passed(view) ?? rows.find(({ free }) => !free)?.slot ?? null;
};
