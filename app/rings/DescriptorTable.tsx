import { memo, useMemo } from 'react';
import type { DescriptorRow, SplitRingsView } from '../../engine/view/parts/split-rings.ts';
import type { Rows } from '../rows/use-rows.ts';
import { rings as text } from '../text/rings.ts';
import { ChainArrows } from './ChainArrows.tsx';
import type { Lines } from './lines.ts';
import { headClass, Th, tableClass } from './parts.tsx';
import { BufferCell, NumberCell, RingFoot, RingRow, RingRows, type RowProps, Unsent, Value } from './RingRow.tsx';

interface Props {
  readonly view: SplitRingsView;
  readonly rows: Rows;
  readonly lines: Lines;
}

/** The descriptor table, with the chains as arrows between its rows. */
export const DescriptorTable = ({ view, rows, lines }: Props) => {
  const byIndex = useMemo(() => new Map(view.descriptors.map(row => [row.index, row])), [view.descriptors]);
  const { columns } = text;
  return (
    <div className="@container/desc relative">
      <table className={`${tableClass} w-full table-fixed`}>
        <caption className="sr-only">{text.captions.desc}</caption>
        <colgroup>
          <col className="w-13.5 group-data-[tight=true]/ring:w-13" />
          <col className="w-21 group-data-[tight=true]/ring:w-7" />
          <col className="w-19 group-data-[tight=true]/ring:w-16.5" />
          <col className="w-10" />
          <col className="w-20 @3xl/desc:w-26 group-data-[tight=true]/ring:w-17.5" />
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
      <ChainArrows
        chains={view.chains}
        shown={rows.shown}
        lines={lines}
        className="left-93.5 @3xl/desc:left-99.5 group-data-[tight=true]/ring:left-73"
      />
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
