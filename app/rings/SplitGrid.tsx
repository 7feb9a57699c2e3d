import { type ReactNode, useMemo } from 'react';
import type { SplitRingsView } from '../../engine/view/parts/split-rings.ts';
import { drawn } from '../ui/scale.ts';
import { DescriptorTable } from './DescriptorTable.tsx';
import { AvailTable, UsedTable } from './EntryTables.tsx';
import { columnsFor, type Room, writtenIn } from './sizes.ts';
import { useRingRows } from './use-ring-rows.ts';

export type RingPart = 'desc' | 'avail' | 'used';

interface Props {
  readonly view: SplitRingsView;
  readonly only: RingPart | null;
  readonly room: Room;
  readonly below: ReactNode;
}

/** Usual widths of the columns, and of the arrows and what a buffer is. */
const WIDTHS = {
  wide: { least: [54, 84, 76, 42, 80, 40], behind: 86 },
  tight: { least: [46, 28, 66, 38, 70, 32], behind: 90 },
  close: { least: [38, 28, 62, 36, 64, 28], behind: 90 },
};

/** Three tables side by side, or one of them; they scroll together, and only the rows in view are drawn. */
export const SplitGrid = ({ view, only, room, below }: Props) => {
  const { scroller, lines, rows } = useRingRows(view, view.descriptors.length);
  const { descriptors, tables } = view;
  const columns = useMemo(() => {
    const { addr, len, flags } = writtenIn(descriptors, tables);
    const { least, behind } = WIDTHS[room];
    // Its padding is wider than that of the others.
    const last = `${descriptors.at(-1)?.index ?? 0} `;
    return columnsFor(
      least.map((width, k) => [width, [[last], [], addr, len, flags, []][k] ?? []]),
      behind,
    );
  }, [descriptors, tables, room]);
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
      {has('avail') && <AvailTable view={view} rows={rows} lines={lines} only={only !== null} room={room} />}
      {has('used') && <UsedTable view={view} rows={rows} lines={lines} only={only !== null} room={room} />}
      {below && <div className="col-span-full">{below}</div>}
    </div>
  );
};
