import { useEffect } from 'react';
import type { RingsView } from '../../engine/view/parts/rings.ts';
import { actions } from '../store/app-state.ts';
import { rings as text } from '../text/rings.ts';
import { NothingChanged } from '../ui/NothingChanged.tsx';
import { WasIs } from '../ui/WasIs.tsx';
import { changedValues } from './changed-values.ts';

/** Slots of a long ring that are looked through. */
const MOST = 4096;

/** Only what changed of a virtqueue, by its names in the specification. */
export const RingChanges = ({ view }: { readonly view: RingsView }) => {
  const { device, queue, size, from } = view;
  const sent = view.format === 'split' ? view.descriptors.length : view.slots.length;
  const wanted = Math.min(size, MOST);
  const missing = from > 0 || sent < wanted;
  useEffect(() => {
    if (missing) void actions.watch({ queue: { device, queue, from: 0, count: wanted } });
  }, [missing, device, queue, wanted]);
  const rows = changedValues(view);
  return (
    <div className="h-full overflow-y-auto">
      {rows.length === 0 ? (
        <NothingChanged />
      ) : (
        <div className="px-4 py-1">
          <WasIs caption={text.changesOf(view.name)} rows={rows} />
        </div>
      )}
      {size > MOST && <p className="px-4 py-1 text-ink-3">{text.firstSlots(MOST)}</p>}
    </div>
  );
};
