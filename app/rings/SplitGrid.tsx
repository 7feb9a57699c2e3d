import { type ReactNode, useMemo } from 'react';
import type { SplitRingsView } from '../../engine/view/parts/split-rings.ts';
import { drawn } from '../ui/scale.ts';
import { DescriptorTable } from './DescriptorTable.tsx';
import { AvailTable, UsedTable } from './EntryTables.tsx';
import { columnsFor, writtenIn } from './sizes.ts';
import { useRingRows } from './use-ring-rows.ts';

export type RingPart = 'desc' | 'avail' | 'used';

interface Props {
  readonly view: SplitRingsView;
  readonly only: RingPart | null;
  readonly tight: boolean;
  readonly below: ReactNode;
}

/** Arrows, and what a buffer is. */
const BEHIND = { wide: 86, tight: 90 };

/** Three tables side by side, or one of them; they scroll together, and only the rows in view are drawn. */
export const SplitGrid = ({ view, only, tight, below }: Props) => {
  const { scroller, lines, rows } = useRingRows(view, view.descriptors.length);
  const { descriptors, tables } = view;
  const columns = useMemo(() => {
    const { addr, len, flags } = writtenIn(descriptors, tables);
    const least = tight ? [46, 28, 66, 38, 70, 32] : [54, 84, 76, 42, 80, 40];
    return columnsFor(
      least.map((width, k) => [width, [[], [], addr, len, flags, []][k] ?? []]),
      BEHIND[tight ? 'tight' : 'wide'],
    );
  }, [descriptors, tables, tight]);
  const has = (part: RingPart) => only === null || only === part;
  return (
    <div
      ref={scroller}
      data-only={only ?? 'all'}
      style={
        columns.least > 0 && has('desc')
          ? { gridTemplateColumns: `minmax(${drawn(columns.least)}, 1fr)${only ? '' : ' auto auto'}` }
          : undefined
      }
      className="grid min-h-0 flex-1 grid-cols-[minmax(0,1fr)_auto_auto] overflow-auto data-[only=avail]:grid-cols-1 data-[only=desc]:grid-cols-1 data-[only=used]:grid-cols-1"
    >
      {has('desc') && <DescriptorTable view={view} rows={rows} lines={lines} columns={columns} />}
      {has('avail') && <AvailTable view={view} rows={rows} lines={lines} only={only !== null} tight={tight} />}
      {has('used') && <UsedTable view={view} rows={rows} lines={lines} only={only !== null} tight={tight} />}
      {below && <div className="col-span-full">{below}</div>}
    </div>
  );
};
