import type { VectorRow, VectorsView } from '../../engine/view/parts/registers.ts';
import type { DeviceId } from '../../engine/world/ids.ts';
import { registers as text } from '../text/registers.ts';
import { Button } from '../ui/Button.tsx';
import { Changed } from '../ui/Changed.tsx';
import { ActTable } from './ActTable.tsx';
import type { Send } from './send.ts';
import { Writer } from './Writer.tsx';

interface Props {
  readonly device: DeviceId;
  readonly vectors: VectorsView | null;
  readonly send: Send;
}

const { columns } = text.vectors;

/** The MSI-X table: what is mapped to each vector, whether it is masked, and whether a message waits. */
export const VectorTable = ({ device, vectors, send }: Props) => {
  if (!vectors) return <p className="px-3 py-2 text-ink-2">{text.vectors.none}</p>;
  return (
    <>
      <ActTable
        caption={text.vectors.caption(device)}
        columns={[
          [columns.vector, 'w-px pl-3! text-right'],
          [columns.uses, ''],
          [columns.masked, 'w-px'],
          [columns.pending, 'w-px'],
        ]}
        act={columns.act}
      >
        {vectors.rows.map(row => (
          <Line key={row.vector} device={device} row={row} send={send} />
        ))}
      </ActTable>
      <div className="flex flex-wrap items-baseline gap-x-3 border-hair border-b px-3 py-1.5 text-ink-2">
        {vectors.unmapped.length > 0 && <span>{text.vectors.unmapped(vectors.unmapped.join(', '))}</span>}
        {vectors.lastWriter && <Writer writer={vectors.lastWriter} />}
        <span className="text-ink-3">{text.vectors.where(vectors.table, vectors.pba)}</span>
        <span className="text-ink-3">{text.vectors.data}</span>
      </div>
    </>
  );
};

const Line = ({ device, row, send }: { readonly device: DeviceId; readonly row: VectorRow; readonly send: Send }) => {
  const { vector, offset, uses, masked, pending } = row;
  const isMasked = masked.text === 'yes';
  const write = () => send({ do: 'write-at', device, structure: 'msix', offset, width: 4, value: isMasked ? 0 : 1 });
  return (
    <tr>
      <th scope="row" className="pl-3! text-right font-mono">
        {vector}
      </th>
      <td>{uses.join(', ') || <span className="text-ink-3">{text.vectors.nothing}</span>}</td>
      <td>
        <Changed value={masked} brief />
      </td>
      <td>
        <Changed value={pending} brief />
      </td>
      <td className="py-0.5 pr-3! text-right">
        <Button
          data-changes
          className="h-6!"
          aria-label={isMasked ? text.vectors.unmaskVector(vector) : text.vectors.maskVector(vector)}
          onClick={write}
        >
          {isMasked ? text.vectors.unmask : text.vectors.mask}
        </Button>
      </td>
    </tr>
  );
};
