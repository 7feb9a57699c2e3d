import type { ReactNode } from 'react';
import type { FoundView, IndirectTableView } from '../../engine/view/parts/queue.ts';
import type { RingsView } from '../../engine/view/parts/rings.ts';
import type { DescriptorRow } from '../../engine/view/parts/split-rings.ts';
import type { Marked } from '../../engine/view/parts/values.ts';
import { RingOwner, RingValue, useAskedOfRing } from '../lesson/Here.tsx';
import { Gap } from '../rows/Gap.tsx';
import type { Rows } from '../rows/use-rows.ts';
import { rings as text } from '../text/rings.ts';
import { Changed } from '../ui/Changed.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { FoundMark, foundAt } from './FoundMark.tsx';
import { HeldMark } from './HeldMark.tsx';
import { useRingHost } from './host.ts';
import type { Lines } from './lines.ts';
import { Marks } from './Marks.tsx';
import { cutClass, foundClass, rowClass, wholeOf } from './parts.tsx';
import { RowButton, useRowMarks } from './RowButton.tsx';
import { TableButton, TableEntry } from './TableEntry.tsx';

/** What the tables of both formats tell the row of a descriptor. */
export interface RowProps {
  readonly slot: number;
  /** Bytes of the descriptor. */
  readonly size: number;
  readonly menu: string | undefined;
  /** The one row of the table that Tab reaches. */
  readonly stop: boolean;
  /** What of it is asked for: `owner`, `flags`, …; null: nothing. */
  readonly asked: string | null;
  readonly found: FoundView | null;
  readonly table: IndirectTableView | undefined;
  readonly held: 'driver' | 'device' | undefined;
  readonly open: boolean;
  readonly toggle: (slot: number) => void;
}

interface RowsProps {
  readonly view: RingsView;
  readonly rows: Rows;
  readonly lines: Lines;
  /** The slot whose descriptor is at an address. */
  readonly slotAt: (at: string | null) => number | undefined;
  /** Cells of an entry of an indirect table, in the columns of this ring: before `addr`, after `flags`, after the buffer. */
  readonly before: ReactNode;
  readonly after: ReactNode;
  readonly end?: ReactNode;
  readonly children: (row: RowProps) => ReactNode;
}

/** The rows in view: descriptors, and entries of the tables that are open. */
export const RingRows = ({ view, rows, lines, slotAt, before, after, end, children }: RowsProps) => {
  const { useSelected, menuOf } = useRingHost();
  const asked = useAskedOfRing();
  const selected = useSelected(at => slotAt(at) ?? null);
  const stop = selected ?? lines.at(rows.shown[0] ?? 0).slot;
  return (
    <tbody>
      <Gap height={rows.before} />
      {rows.shown.map(line => {
        const { slot, entry } = lines.at(line);
        const table = lines.tables.get(slot);
        return table && entry !== null ? (
          <TableEntry
            key={`${slot} ${entry}`}
            table={table}
            entry={entry}
            found={foundAt(view.found, 'desc', slot, entry)}
            before={before}
            after={after}
            end={end}
          />
        ) : (
          children({
            slot,
            size: view.sizes.desc,
            menu: menuOf?.(view, slot),
            stop: slot === stop,
            asked: menuOf ? partOf(asked, slot) : null,
            found: foundAt(view.found, 'desc', slot),
            table,
            held: view.onHold?.find(each => each.slot === slot)?.at,
            open: lines.isOpen(slot),
            toggle: lines.toggle,
          })
        );
      })}
      <Gap height={rows.after} />
    </tbody>
  );
};

const partOf = (asked: string | null, slot: number): string | null => {
  const [, at, part = null] = /^desc\[(\d+)\][. ](\w+)$/.exec(asked ?? '') ?? [];
  return Number(at) === slot ? part : null;
};

interface RingRowProps extends Pick<RowProps, 'slot' | 'size' | 'menu' | 'stop' | 'asked' | 'found'> {
  readonly row: Pick<DescriptorRow, 'at' | 'owner' | 'free' | 'unknown'>;
  readonly label: string;
  /** Of its number. */
  readonly className: string;
  /** Wrap counter of a slot of a packed ring that was written. */
  readonly phase?: 0 | 1 | 'none';
  /** The cells after the one of its holder. */
  readonly children: ReactNode;
}

/** A descriptor of a ring of either format: its number, who holds it, and its cells. */
export const RingRow = (props: RingRowProps) => {
  const { slot, row, size, menu, stop, asked, found, label, className, phase, children } = props;
  const { selected, traced, faulty } = useRowMarks(row.at, size);
  return (
    <tr
      data-traced={traced}
      data-menu={menu}
      data-selected={selected}
      data-owner={row.owner}
      data-free={row.free}
      data-found={found !== null || faulty}
      className={`${rowClass} data-[free=true]:text-ink-3 data-[owner=device]:bg-device/10 ${foundClass}`}
    >
      <th scope="row" data-phase={phase} className={`text-left ${className}`}>
        <RowButton label={label + text.found(found)} at={row.at} size={size} stop={stop}>
          {slot}
        </RowButton>
      </th>
      <td data-unknown={row.unknown}>
        <RingOwner asked={asked === 'owner'}>
          <span className="flex items-center gap-1.5 font-sans">
            <RoleGlyph role={row.owner} hollow={row.free} />{' '}
            <span className="group-data-[tight=true]/ring:sr-only">{text.holder(row)}</span>
          </span>
        </RingOwner>
      </td>
      {children}
    </tr>
  );
};

/** The row of a descriptor that was not sent yet. */
export const Unsent = ({ slot, cells }: { readonly slot: number; readonly cells: number }) => (
  <tr className={rowClass}>
    <td className="pl-4! text-ink-3">{slot}</td>
    <td colSpan={cells} />
  </tr>
);

interface ValueProps {
  readonly name: string;
  readonly value: Marked;
  readonly asked: string | null;
}

/** A field of a descriptor. */
export const Value = ({ name, value, asked }: ValueProps) => (
  <RingValue asked={asked === name}>
    <Changed value={value} brief />
  </RingValue>
);

/** A field that is a number, in a cell of its own. */
export const NumberCell = (props: ValueProps) => (
  <td data-asked={props.asked === props.name} title={wholeOf(props.value)} className={cutClass}>
    <Value {...props} />
  </td>
);

interface BufferProps extends Pick<RowProps, 'slot' | 'found' | 'table' | 'held' | 'open' | 'toggle'> {
  readonly row: Pick<DescriptorRow, 'at' | 'hatched'>;
  /** What the buffer holds; '' for none. */
  readonly buffer: string;
}

/** What the descriptor leads to: what is wrong with it, that it is held, its table, its buffer. */
export const BufferCell = ({ slot, row, buffer, found, table, held, open, toggle }: BufferProps) => (
  <td>
    {found && <FoundMark found={found} brief={table !== undefined} />} <Marks at={row.at} /> <HeldMark at={held} />
    {table && <TableButton table={table} open={open} toggle={() => toggle(slot)} />}
    {buffer && !table && !found && (
      <span
        data-hatched={row.hatched}
        data-held={held !== undefined}
        className="data-[hatched=true]:hatch -mx-1 inline-block px-1 font-sans data-[held=true]:sr-only group-data-[close=true]/ring:sr-only"
      >
        {buffer}
      </span>
    )}
  </td>
);

/** Below the descriptors: where they are, and the first buffers that somebody holds. */
export const RingFoot = ({ view }: { readonly view: RingsView }) => (
  <p className="flex flex-wrap gap-x-4 px-4 py-1 text-ink-2">
    <span className="whitespace-nowrap font-mono">
      {text.at} {view.at.desc}
    </span>
    <span className="sr-only">{text.chains}</span>
    {view.chains.slice(0, 2).map(chain => (
      <span key={`${chain.head} ${chain.descriptors[0]}`}>{chain.text}</span>
    ))}
  </p>
);
