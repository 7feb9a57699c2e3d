import type { ReactNode } from 'react';
import type { FoundView, IndirectTableView } from '../../engine/view/parts/queue.ts';
import { moveByArrows } from '../rows/move-by-arrows.ts';
import { rings as text } from '../text/rings.ts';
import { Changed } from '../ui/Changed.tsx';
import { FoundMark } from './FoundMark.tsx';
import { Marks } from './Marks.tsx';
import { cutClass, foundClass, rowClass, wholeOf } from './parts.tsx';
import { RowButton, useRowMarks } from './RowButton.tsx';

interface Props {
  readonly table: IndirectTableView;
  readonly entry: number;
  readonly found: FoundView | null;
  /** How the columns of this ring go: cells before `addr`, and between `flags` and the buffer. */
  readonly before: ReactNode;
  readonly after: ReactNode;
  /** Behind the buffer. */
  readonly end?: ReactNode;
}

/** One entry of an indirect table, in a line below the descriptor that points to the table. */
export const TableEntry = ({ table, entry, found, before, after, end }: Props) => {
  const row = table.rows[entry];
  const { selected, traced, faulty } = useRowMarks(row?.at, table.size);
  if (!row) return null;
  return (
    <tr
      data-traced={traced}
      data-selected={selected}
      data-owner={table.holder}
      data-found={found !== null || faulty}
      className={`${rowClass} bg-sunken ${foundClass}`}
    >
      <th scope="row" className="text-right text-ink-3">
        <RowButton label={text.entryLabel(table, row) + text.found(found)} at={row.at} size={table.size} stop={false}>
          <span aria-hidden>↳ </span>
          {row.index}
        </RowButton>
      </th>
      {before}
      <td title={wholeOf(row.addr)} className={cutClass}>
        <Changed value={row.addr} brief />
      </td>
      <td title={wholeOf(row.len)} className={cutClass}>
        <Changed value={row.len} brief />
      </td>
      <td>
        <Changed value={row.flags} brief /> {row.flagNames.join('|')}
      </td>
      {row.next && (
        <td className="text-right">
          <Changed value={row.next} brief />
        </td>
      )}
      {after}
      <td>
        {found && <FoundMark found={found} />}
        <Marks at={row.at} />
        {!found && (
          <span data-hatched={table.hatched} className="data-[hatched=true]:hatch -mx-1 inline-block px-1 font-sans">
            {row.buffer}
          </span>
        )}
      </td>
      {end}
    </tr>
  );
};

/** Opens and closes the table of an indirect descriptor, in its row. */
export const TableButton = ({
  table,
  open,
  toggle,
}: {
  readonly table: IndirectTableView;
  readonly open: boolean;
  readonly toggle: () => void;
}) => (
  <button
    type="button"
    aria-expanded={open}
    aria-label={text.tableButton(table, open)}
    onKeyDown={moveByArrows}
    onClick={toggle}
    data-hatched={table.hatched}
    className="data-[hatched=true]:hatch relative z-[1] -mx-1 inline-flex items-center gap-1 rounded-1 px-1 font-sans underline decoration-rule underline-offset-2"
  >
    <svg aria-hidden viewBox="0 0 8 8" data-open={open} className="size-2 fill-current data-[open=true]:rotate-90">
      <path d="M2 0l5 4-5 4z" />
    </svg>
    {text.table} {table.entries}
  </button>
);
