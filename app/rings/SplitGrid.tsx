import type { ReactNode } from 'react';
import type { SplitRingsView } from '../../engine/view/parts/split-rings.ts';
import { DescriptorTable } from './DescriptorTable.tsx';
import { AvailTable, UsedTable } from './EntryTables.tsx';
import { useRingRows } from './use-ring-rows.ts';

export type RingPart = 'desc' | 'avail' | 'used';

interface Props {
  readonly view: SplitRingsView;
  readonly only: RingPart | null;
  readonly below: ReactNode;
}

/** Three tables side by side, or one of them; they scroll together, and only the rows in view are drawn. */
export const SplitGrid = ({ view, only, below }: Props) => {
  const { scroller, lines, rows } = useRingRows(view, view.descriptors.length);
  const has = (part: RingPart) => only === null || only === part;
  return (
    <div
      ref={scroller}
      data-only={only ?? 'all'}
      className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_auto_auto] overflow-auto data-[only=avail]:grid-cols-1 data-[only=desc]:grid-cols-1 data-[only=used]:grid-cols-1"
    >
      {has('desc') && <DescriptorTable view={view} rows={rows} lines={lines} />}
      {has('avail') && <AvailTable view={view} rows={rows} lines={lines} only={only !== null} />}
      {has('used') && <UsedTable view={view} rows={rows} lines={lines} only={only !== null} />}
      {below && <div className="col-span-full">{below}</div>}
    </div>
  );
};
