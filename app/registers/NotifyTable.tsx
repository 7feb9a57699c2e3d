import type { NotifyRow } from '../../engine/view/parts/registers.ts';
import type { DeviceId } from '../../engine/world/ids.ts';
import { registers as text } from '../text/registers.ts';
import { Button } from '../ui/Button.tsx';
import { ActTable } from './ActTable.tsx';
import { hexText } from './hex-text.ts';
import type { Send } from './send.ts';
import { Writer } from './Writer.tsx';

interface Props {
  readonly device: DeviceId;
  readonly rows: readonly NotifyRow[];
  readonly send: Send;
}

const { columns } = text.notify;

/** Where each virtqueue is notified, what was last, and what is due. */
export const NotifyTable = ({ device, rows, send }: Props) => (
  <ActTable
    caption={text.notify.caption(device)}
    columns={[
      [columns.queue, 'w-px pl-3!'],
      [columns.at, 'w-px'],
      [columns.last, ''],
    ]}
    act={columns.act}
  >
    {rows.map(row => (
      <tr key={row.queue}>
        <th scope="row" className="whitespace-nowrap pl-3! text-left font-mono">
          {row.queue} {row.name}
        </th>
        <td className="whitespace-nowrap font-mono">{hexText(row.offset, 4)}</td>
        <td>
          <Last row={row} />
        </td>
        <td className="py-0.5 pr-3! text-right">
          <Button
            data-changes
            className="h-6!"
            aria-label={text.notify.notify(row.due, row.name)}
            onClick={() =>
              send({
                do: 'write-at',
                device,
                structure: 'notify',
                offset: row.offset,
                width: row.width,
                value: row.due,
              })
            }
          >
            {text.notify.due(row.due)}
          </Button>
        </td>
      </tr>
    ))}
  </ActTable>
);

const Last = ({ row: { last, waits } }: { readonly row: NotifyRow }) =>
  last === null ? (
    <span className="text-ink-3">{text.notify.never}</span>
  ) : (
    <span className="flex flex-wrap items-baseline gap-x-1.5">
      <span className="font-mono">{last.value}</span>
      <span className="text-ink-2">{last.words}</span>
      <Writer writer={last} />
      {waits && <span className="text-ink-2">{text.notify.waits}</span>}
    </span>
  );
