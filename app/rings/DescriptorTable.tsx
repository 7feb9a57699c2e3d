import { memo, useMemo } from 'react';
import type { DescriptorRow, SplitRingsView } from '../../engine/view/parts/split-rings.ts';
import type { Rows } from '../rows/use-rows.ts';
import { rings as text } from '../text/rings.ts';
import { drawn } from '../ui/scale.ts';
import { ChainArrows } from './ChainArrows.tsx';
import type { Lines } from './lines.ts';
import { headClass, Th, tableClass } from './parts.tsx';
import { BufferCell, NumberCell, RingFoot, RingRow, RingRows, type RowProps, Unsent, Value } from './RingRow.tsx';
import type { Columns } from './sizes.ts';

interface Props {
  readonly view: SplitRingsView;
  readonly rows: Rows;
  readonly lines: Lines;
  readonly columns: Columns;
}

/** The descriptor table, with the chains as arrows between its rows. */
export const DescriptorTable = ({ view, rows, lines, columns: { widths, lane } }: Props) => {
  const byIndex = useMemo(() => new Map(view.descriptors.map(row => [row.index, row])), [view.descriptors]);
  const { columns } = text;
  return (
    <div className="relative">
      <table className={`${tableClass} w-full table-fixed`}>
        <caption className="sr-only">{text.captions.desc}</caption>
        <colgroup>
          {[...widths, 28].map((width, k) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: columns have no other name.
            <col key={k} style={{ width: drawn(width) }} />
          ))}
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
            <Th>
              <span className="group-data-[close=true]/ring:sr-only">{columns.buffer}</span>
            </Th>
          </tr>
        </thead>
        <RingRows
          view={view}
          rows={rows}
          lines={lines}
          slotAt={at => view.descriptors.find(row => row.at === at)?.index}
          before={<td />}
          after={<td />}
        >
          {props => <Row key={props.slot} row={byIndex.get(props.slot)} {...props} />}
        </RingRows>
      </table>
      <ChainArrows chains={view.chains} shown={rows.shown} lines={lines} left={lane} />
      <RingFoot view={view} />
    </div>
  );
};

const Row = memo(function Row({ row, ...props }: RowProps & { readonly row: DescriptorRow | undefined }) {
  const { slot, asked } = props;
  if (!row) return <Unsent slot={slot} cells={7} />;
  return (
    <RingRow row={row} label={text.rowLabel(row)} className="pl-4!" {...props}>
      <NumberCell name="addr" value={row.addr} asked={asked} />
      <NumberCell name="len" value={row.len} asked={asked} />
      <td>
        <Value name="flags" value={row.flags} asked={asked} /> {row.flagNames.join('|')}
      </td>
      <NumberCell name="next" value={row.next} asked={asked} />
      <td />
      <BufferCell row={row} buffer={row.buffer} {...props} />
    </RingRow>
  );
});
