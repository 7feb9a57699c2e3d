import { memo, useMemo } from 'react';
import type { FoundView, IndirectTableView } from '../../engine/view/parts/queue.ts';
import type { DescriptorRow, SplitRingsView } from '../../engine/view/parts/split-rings.ts';
import { RingOwner, RingValue, useAskedOfRing } from '../lesson/Here.tsx';
import { moveByArrows } from '../rows/move-by-arrows.ts';
import { rings as text } from '../text/rings.ts';
import { Changed } from '../ui/Changed.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { tracedLabel } from '../ui/Traced.tsx';
import { ChainArrows } from './ChainArrows.tsx';
import { FoundMark, foundAt } from './FoundMark.tsx';
import { HeldMark } from './HeldMark.tsx';
import { useRingHost } from './host.ts';
import type { Lines } from './lines.ts';
import { Marks, useFaulty } from './Marks.tsx';
import { foundClass, Gap, headClass, pressClass, rowClass, Th, tableClass } from './parts.tsx';
import type { RowsShown } from './sizes.ts';
import { TableButton, TableEntry } from './TableEntry.tsx';

/** The descriptor table, with the chains as arrows between its rows. */
export const DescriptorTable = ({
  view,
  rows,
  lines,
}: {
  readonly view: SplitRingsView;
  readonly rows: RowsShown;
  readonly lines: Lines;
}) => {
  const byIndex = useMemo(() => new Map(view.descriptors.map(row => [row.index, row])), [view.descriptors]);
  const { columns } = text;
  const { useSelected, menuOf } = useRingHost();
  const asked = useAskedOfRing();
  const selected = useSelected(at => view.descriptors.find(row => row.at === at)?.index ?? null);
  const stop = selected ?? lines.at(rows.shown[0] ?? 0).slot;
  return (
    <div className="relative">
      <table className={`${tableClass} w-full table-fixed`}>
        <caption className="sr-only">{text.captions.desc}</caption>
        <colgroup>
          <col className="w-13.5 group-data-[tight=true]/ring:w-13" />
          <col className="w-21 group-data-[tight=true]/ring:w-7" />
          <col className="w-19 group-data-[tight=true]/ring:w-16.5" />
          <col className="w-10" />
          <col className="w-26 group-data-[tight=true]/ring:w-17.5" />
          <col className="w-10 group-data-[tight=true]/ring:w-9" />
          <col className="w-7" />
          <col />
        </colgroup>
        <thead className={headClass}>
          <tr>
            <th scope="col" className="pl-4 font-normal">
              {columns.desc}
            </th>
            <Th>
              <span className="group-data-[tight=true]/ring:sr-only">{columns.holder}</span>
            </Th>
            <Th right>{columns.addr}</Th>
            <Th right>{columns.len}</Th>
            <Th>{columns.flags}</Th>
            <Th right>{columns.next}</Th>
            <td className="border-hair border-b" />
            <Th>{columns.buffer}</Th>
          </tr>
        </thead>
        <tbody>
          <Gap height={rows.before} />
          {rows.shown.map(line => {
            const { slot: index, entry } = lines.at(line);
            const table = lines.tables.get(index);
            if (table && entry !== null) {
              return (
                <TableEntry
                  key={`${index} ${entry}`}
                  table={table}
                  entry={entry}
                  found={foundAt(view.found, 'desc', index, entry)}
                  before={<td />}
                  after={<td />}
                />
              );
            }
            return (
              <Row
                key={index}
                index={index}
                row={byIndex.get(index)}
                size={view.sizes.desc}
                menu={menuOf?.(view, index)}
                stop={index === stop}
                asked={menuOf ? partOf(asked, index) : null}
                found={foundAt(view.found, 'desc', index)}
                table={table}
                held={view.onHold?.find(({ slot }) => slot === index)?.at}
                open={lines.isOpen(index)}
                toggle={lines.toggle}
              />
            );
          })}
          <Gap height={rows.after} />
        </tbody>
      </table>
      <ChainArrows
        chains={view.chains}
        shown={rows.shown}
        lines={lines}
        className="left-99.5 group-data-[tight=true]/ring:left-73"
      />
      <p className="flex gap-4 px-4 py-1 text-ink-2">
        <span className="whitespace-nowrap font-mono">
          {text.at} {view.at.desc}
        </span>
        <span className="sr-only">{text.chains}</span>
        {view.chains.slice(0, 2).map(chain => (
          <span key={chain.head}>{chain.text}</span>
        ))}
      </p>
    </div>
  );
};

/** What of a descriptor is asked for: `owner`, `flags`, …; null: nothing of this one. */
export const partOf = (asked: string | null, index: number): string | null => {
  const [, at, part = null] = /^desc\[(\d+)\][. ](\w+)$/.exec(asked ?? '') ?? [];
  return Number(at) === index ? part : null;
};

interface RowProps {
  readonly index: number;
  readonly row: DescriptorRow | undefined;
  readonly size: number;
  readonly menu: string | undefined;
  /** The one row of the table that Tab reaches. */
  readonly stop: boolean;
  readonly asked: string | null;
  readonly found: FoundView | null;
  readonly table: IndirectTableView | undefined;
  readonly held: 'driver' | 'device' | undefined;
  readonly open: boolean;
  readonly toggle: (index: number) => void;
}

const Row = memo(function Row({ index, row, size, menu, stop, asked, found, table, held, open, toggle }: RowProps) {
  const { useSelected, useTraced, select } = useRingHost();
  const selected = useSelected(at => !!row && at === row.at);
  const faulty = useFaulty(row?.at);
  const traced = useTraced(row?.at, size) && !selected;
  if (!row) {
    return (
      <tr className={rowClass}>
        <td className="pl-4! text-ink-3">{index}</td>
        <td colSpan={7} />
      </tr>
    );
  }
  const choose = () => select({ at: row.at, size });
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
      <th scope="row" className="pl-4! text-left">
        <button
          type="button"
          aria-label={`${text.rowLabel(row)}${text.found(found)}${tracedLabel(traced)}`}
          aria-pressed={selected}
          tabIndex={stop ? 0 : -1}
          onKeyDown={moveByArrows}
          onClick={choose}
          className={pressClass}
        >
          {row.index}
        </button>
      </th>
      <td data-unknown={row.unknown}>
        <RingOwner asked={asked === 'owner'}>
          <span className="flex items-center gap-1.5 font-sans">
            <RoleGlyph role={row.owner} hollow={row.free} />{' '}
            <span className="group-data-[tight=true]/ring:sr-only">{text.holder(row)}</span>
          </span>
        </RingOwner>
      </td>
      <td className="text-right">
        <RingValue asked={asked === 'addr'}>
          <Changed value={row.addr} brief />
        </RingValue>
      </td>
      <td className="text-right">
        <RingValue asked={asked === 'len'}>
          <Changed value={row.len} brief />
        </RingValue>
      </td>
      <td>
        <RingValue asked={asked === 'flags'}>
          <Changed value={row.flags} brief />
        </RingValue>{' '}
        {row.flagNames.join('|')}
      </td>
      <td className="text-right">
        <RingValue asked={asked === 'next'}>
          <Changed value={row.next} brief />
        </RingValue>
      </td>
      <td />
      <td>
        {found && <FoundMark found={found} brief={table !== undefined} />} <Marks at={row.at} />
        <HeldMark at={held} />
        {table && <TableButton table={table} open={open} toggle={() => toggle(index)} />}
        {row.buffer && !table && !found && (
          <span
            data-hatched={row.hatched}
            data-held={held !== undefined}
            className="data-[hatched=true]:hatch -mx-1 inline-block px-1 font-sans data-[held=true]:sr-only"
          >
            {row.buffer}
          </span>
        )}
      </td>
    </tr>
  );
});
