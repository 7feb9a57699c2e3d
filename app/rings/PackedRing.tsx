import { memo, type ReactNode, useMemo, useRef } from 'react';
import type { PackedRingsView, PackedSlotRow } from '../../engine/view/parts/packed-rings.ts';
import type { FoundView, IndirectTableView } from '../../engine/view/parts/queue.ts';
import { RingOwner, RingValue, useAskedOfRing } from '../lesson/Here.tsx';
import { moveByArrows } from '../rows/move-by-arrows.ts';
import { useRows } from '../rows/use-rows.ts';
import { rings as text } from '../text/rings.ts';
import { Changed } from '../ui/Changed.tsx';
import { RoleGlyph } from '../ui/RoleGlyph.tsx';
import { useScale } from '../ui/scale.ts';
import { tracedLabel } from '../ui/Traced.tsx';
import { ChainArrows } from './ChainArrows.tsx';
import { partOf } from './DescriptorTable.tsx';
import { FoundMark, foundAt } from './FoundMark.tsx';
import { HeldMark } from './HeldMark.tsx';
import { useRingHost } from './host.ts';
import { useLines } from './lines.ts';
import { Marks, useFaulty } from './Marks.tsx';
import { Phase } from './Phase.tsx';
import { SlotPositions, standingsOf, type Which } from './Positions.tsx';
import { foundClass, Gap, headClass, pressClass, rowClass, Th, tableClass } from './parts.tsx';
import { Sides } from './Sides.tsx';
import { HEAD, ROW } from './sizes.ts';
import { TableButton, TableEntry } from './TableEntry.tsx';
import { useFoundInView } from './use-found-in-view.ts';
import { useReveal } from './use-reveal.ts';
import { useRingWindow } from './use-ring-window.ts';

interface Props {
  readonly view: PackedRingsView;
  readonly below: ReactNode;
}

/** The one ring of a packed virtqueue, both sides' positions, and what each side wants to be told. */
export const PackedRing = ({ view, below }: Props) => {
  const scroller = useRef<HTMLDivElement>(null);
  const lines = useLines(view);
  const scale = useScale();
  const rows = useRows(scroller, lines.count, ROW * scale, HEAD * scale);
  useReveal(scroller, lines);
  useRingWindow(
    view,
    view.slots.length,
    rows.shown.map(line => lines.at(line).slot),
  );
  useFoundInView(scroller, view.found, lines);
  const bySlot = useMemo(() => new Map(view.slots.map(row => [row.slot, row])), [view.slots]);
  const standings = useMemo(() => standingsOf(view.positions), [view.positions]);
  const { useSelected, menuOf } = useRingHost();
  const asked = useAskedOfRing();
  const selected = useSelected(at => view.slots.find(row => row.at === at)?.slot ?? null);
  const stop = selected ?? lines.at(rows.shown[0] ?? 0).slot;
  const { columns } = text;
  return (
    <>
      <div ref={scroller} className="relative min-h-0 flex-1 overflow-auto">
        <div className="relative min-w-95">
          <table className={`${tableClass} w-full table-fixed`}>
            <caption className="sr-only">{text.captions.packed}</caption>
            <colgroup>
              <col className="w-13.5 group-data-[tight=true]/ring:w-11 group-data-[narrow=true]/ring:w-10!" />
              <col className="w-21 group-data-[tight=true]/ring:w-6 group-data-[narrow=true]/ring:w-5.5!" />
              <col className="w-11.5 group-data-[tight=true]/ring:w-10 group-data-[narrow=true]/ring:w-8.5!" />
              <col className="w-9 group-data-[tight=true]/ring:w-7 group-data-[narrow=true]/ring:w-6!" />
              <col className="w-19 group-data-[tight=true]/ring:w-16.5 group-data-[narrow=true]/ring:w-14!" />
              <col className="w-11 group-data-[tight=true]/ring:w-9 group-data-[narrow=true]/ring:w-8!" />
              <col className="w-47 group-data-[tight=true]/ring:w-45 group-data-[narrow=true]/ring:w-15!" />
              <col className="w-7 group-data-[tight=true]/ring:w-6 group-data-[narrow=true]/ring:w-5!" />
              <col className="w-23 group-data-[tight=true]/ring:w-21 group-data-[narrow=true]/ring:w-16!" />
              <col />
            </colgroup>
            <thead className={headClass}>
              <tr>
                <th scope="col" className="pl-4 font-normal group-data-[tight=true]/ring:pl-3">
                  {columns.slot}
                </th>
                <Th>
                  <span className="group-data-[tight=true]/ring:sr-only">{columns.holder}</span>
                </Th>
                <Th>
                  <span className="group-data-[narrow=true]/ring:sr-only">{columns.phase}</span>
                </Th>
                <Th right>{columns.id}</Th>
                <Th right>{columns.addr}</Th>
                <Th right>{columns.len}</Th>
                <Th>{columns.flags}</Th>
                <td className="border-hair border-b" />
                <Th>{columns.buffer}</Th>
                <Th>
                  <span className="group-data-[narrow=true]/ring:sr-only">{columns.position}</span>
                </Th>
              </tr>
            </thead>
            <tbody>
              <Gap height={rows.before} />
              {rows.shown.map(line => {
                const { slot, entry } = lines.at(line);
                const table = lines.tables.get(slot);
                if (table && entry !== null) {
                  return (
                    <TableEntry
                      key={`${slot} ${entry}`}
                      table={table}
                      entry={entry}
                      found={foundAt(view.found, 'desc', slot, entry)}
                      before={<td colSpan={3} />}
                      after={<td />}
                      end={<td />}
                    />
                  );
                }
                return (
                  <Slot
                    key={slot}
                    slot={slot}
                    row={bySlot.get(slot)}
                    size={view.sizes.desc}
                    menu={menuOf?.(view, slot)}
                    stop={slot === stop}
                    standings={standings.get(slot) ?? NOBODY}
                    asked={menuOf ? partOf(asked, slot) : null}
                    found={foundAt(view.found, 'desc', slot)}
                    table={table}
                    held={view.onHold?.find(each => each.slot === slot)?.at}
                    open={lines.isOpen(slot)}
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
            className="left-132.25 group-data-[narrow=true]/ring:left-66.5! group-data-[tight=true]/ring:left-106.75"
          />
          <p className="flex flex-wrap gap-x-4 px-4 py-1 text-ink-2">
            <span className="whitespace-nowrap font-mono">
              {text.at} {view.at.desc}
            </span>
            <span className="sr-only">{text.chains}</span>
            {view.chains.slice(0, 2).map(chain => (
              <span key={`${chain.head} ${chain.descriptors[0]}`}>{chain.text}</span>
            ))}
          </p>
          {below}
        </div>
      </div>
      <Sides view={view} />
    </>
  );
};

const NOBODY: readonly Which[] = [];

interface SlotProps {
  readonly slot: number;
  readonly row: PackedSlotRow | undefined;
  readonly size: number;
  readonly menu: string | undefined;
  /** The one row of the table that Tab reaches. */
  readonly stop: boolean;
  readonly asked: string | null;
  readonly standings: readonly Which[];
  readonly found: FoundView | null;
  readonly table: IndirectTableView | undefined;
  readonly held: 'driver' | 'device' | undefined;
  readonly open: boolean;
  readonly toggle: (slot: number) => void;
}

const Slot = memo(function Slot({
  slot,
  row,
  size,
  menu,
  stop,
  asked,
  standings,
  found,
  table,
  held,
  open,
  toggle,
}: SlotProps) {
  const { useSelected, useTraced, select } = useRingHost();
  const selected = useSelected(at => !!row && at === row.at);
  const faulty = useFaulty(row?.at);
  const traced = useTraced(row?.at, size) && !selected;
  if (!row) {
    return (
      <tr className={rowClass}>
        <td className="pl-4! text-ink-3">{slot}</td>
        <td colSpan={9} />
      </tr>
    );
  }
  const { flagNames } = row;
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
      <th
        scope="row"
        data-phase={row.mark === 'blank' ? 'none' : row.phase}
        className="border-l-3 border-l-transparent pl-3! text-left group-data-[tight=true]/ring:pl-2! data-[phase='0']:border-l-changed data-[phase='1']:border-l-owner"
      >
        <button
          type="button"
          aria-label={`${text.packedLabel(row)}${text.found(found)}${tracedLabel(traced)}`}
          aria-pressed={selected}
          tabIndex={stop ? 0 : -1}
          onKeyDown={moveByArrows}
          onClick={() => select({ at: row.at, size })}
          className={pressClass}
        >
          {row.slot}
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
      <td>{row.mark === 'blank' ? <span aria-hidden>–</span> : <Phase wrap={row.phase} />}</td>
      <td className="text-right">
        <RingValue asked={asked === 'id'}>
          <Changed value={row.id} brief />
        </RingValue>
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
      <td className="overflow-hidden text-ellipsis" title={flagNames.join(' | ')}>
        <RingValue asked={asked === 'flags'}>
          <Changed value={row.flags} brief />
        </RingValue>{' '}
        <span className="group-data-[narrow=true]/ring:sr-only">{flagNames.join('|')}</span>
      </td>
      <td />
      <td>
        {found && <FoundMark found={found} brief={table !== undefined} />} <Marks at={row.at} /> <HeldMark at={held} />
        {table && <TableButton table={table} open={open} toggle={() => toggle(slot)} />}
        {row.buffer && !table && !found && (
          <span
            data-hatched={row.hatched}
            data-held={held !== undefined}
            className="data-[hatched=true]:hatch -mx-1 inline-block px-1 font-sans data-[held=true]:sr-only"
          >
            {text.bufferOf(row)}
          </span>
        )}
      </td>
      <td>
        <SlotPositions standings={standings} />
      </td>
    </tr>
  );
});
