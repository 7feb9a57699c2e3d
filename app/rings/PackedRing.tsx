import { memo, type ReactNode, useMemo } from 'react';
import type { PackedRingsView, PackedSlotRow } from '../../engine/view/parts/packed-rings.ts';
import { rings as text } from '../text/rings.ts';
import { drawn } from '../ui/scale.ts';
import { ChainArrows } from './ChainArrows.tsx';
import { Phase } from './Phase.tsx';
import { SlotPositions, standingsOf, type Which } from './Positions.tsx';
import { headClass, Th, tableClass } from './parts.tsx';
import { BufferCell, NumberCell, RingFoot, RingRow, RingRows, type RowProps, Unsent, Value } from './RingRow.tsx';
import { Sides } from './Sides.tsx';
import { columnsFor, writtenIn } from './sizes.ts';
import { useRingRows } from './use-ring-rows.ts';

interface Props {
  readonly view: PackedRingsView;
  readonly tight: boolean;
  readonly narrow: boolean;
  readonly below: ReactNode;
}

/** The one ring of a packed virtqueue, both sides' positions, and what each side wants to be told. */
export const PackedRing = ({ view, tight, narrow, below }: Props) => {
  const { scroller, lines, rows } = useRingRows(view, view.slots.length);
  const bySlot = useMemo(() => new Map(view.slots.map(row => [row.slot, row])), [view.slots]);
  const standings = useMemo(() => standingsOf(view.positions), [view.positions]);
  const { slots, tables } = view;
  const least = narrow ? LEAST.narrow : tight ? LEAST.tight : LEAST.wide;
  const [between, buffer, positions] = narrow ? [20, 60, 40] : tight ? [24, 84, 60] : [28, 92, 84];
  const {
    widths,
    lane,
    least: whole,
  } = useMemo(() => {
    const { addr, len, flags } = writtenIn(slots, tables);
    // Where it is narrow a shape and the title name the flags.
    const shown = narrow ? slots.map(row => row.flags.text) : flags;
    const texts = [[], [], [], slots.map(row => row.id.text), addr, len, shown];
    return columnsFor(
      least.map((width, k) => [width, texts[k] ?? []]),
      between + buffer + positions,
    );
  }, [slots, tables, narrow, least, between, buffer, positions]);
  const { columns } = text;
  return (
    <>
      <div ref={scroller} className="relative min-h-0 flex-1 overflow-auto">
        <div className="relative" style={{ minWidth: drawn(Math.max(380, whole)) }}>
          <table className={`${tableClass} w-full table-fixed`}>
            <caption className="sr-only">{text.captions.packed}</caption>
            <colgroup>
              {[...widths, between].map((width, k) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name.
                <col key={k} style={{ width: drawn(width) }} />
              ))}
              <col style={{ width: drawn(buffer) }} />
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
            <RingRows
              view={view}
              rows={rows}
              lines={lines}
              slotAt={at => view.slots.find(row => row.at === at)?.slot}
              before={<td colSpan={3} />}
              after={<td />}
              end={<td />}
            >
              {props => (
                <Slot
                  key={props.slot}
                  row={bySlot.get(props.slot)}
                  standings={standings.get(props.slot) ?? NOBODY}
                  {...props}
                />
              )}
            </RingRows>
          </table>
          <ChainArrows chains={view.chains} shown={rows.shown} lines={lines} left={lane} />
          <RingFoot view={view} />
          {below}
        </div>
      </div>
      <Sides view={view} />
    </>
  );
};

const NOBODY: readonly Which[] = [];

/** Usual widths of slot, holder, wrap, id, addr, len and flags. */
const LEAST = {
  wide: [54, 84, 46, 36, 76, 44, 188],
  tight: [44, 24, 40, 28, 66, 42, 180],
  narrow: [36, 22, 34, 24, 58, 36, 60],
} as const;

interface SlotProps extends RowProps {
  readonly row: PackedSlotRow | undefined;
  readonly standings: readonly Which[];
}

const Slot = memo(function Slot({ row, standings, ...props }: SlotProps) {
  const { slot, asked } = props;
  if (!row) return <Unsent slot={slot} cells={9} />;
  const { flagNames, mark, phase } = row;
  return (
    <RingRow
      row={row}
      label={text.packedLabel(row)}
      phase={mark === 'blank' ? 'none' : phase}
      className="border-l-3 border-l-transparent pl-3! group-data-[tight=true]/ring:pl-2! data-[phase='0']:border-l-changed data-[phase='1']:border-l-owner"
      {...props}
    >
      <td>{mark === 'blank' ? <span aria-hidden>–</span> : <Phase wrap={phase} />}</td>
      <NumberCell name="id" value={row.id} asked={asked} />
      <NumberCell name="addr" value={row.addr} asked={asked} />
      <NumberCell name="len" value={row.len} asked={asked} />
      <td className="overflow-hidden text-ellipsis" title={flagNames.join(' | ')}>
        <Value name="flags" value={row.flags} asked={asked} />{' '}
        <span className="group-data-[narrow=true]/ring:sr-only">{flagNames.join('|')}</span>
      </td>
      <td />
      <BufferCell row={row} buffer={row.buffer && text.bufferOf(row)} {...props} />
      <td>
        <SlotPositions standings={standings} />
      </td>
    </RingRow>
  );
});
