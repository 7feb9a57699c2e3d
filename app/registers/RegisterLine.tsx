import { memo } from 'react';
import type { RegisterRow } from '../../engine/view/parts.ts';
import type { DeviceId } from '../../engine/world/ids.ts';
import { registers as text } from '../text/registers.ts';
import { Changed } from '../ui/Changed.tsx';
import { SourceTag } from '../ui/SourceTag.tsx';
import { WriteForm } from './WriteForm.tsx';

interface Props {
  readonly device: DeviceId;
  readonly row: RegisterRow;
  readonly open: boolean;
  readonly toggle: () => void;
}

/** One register; open, it shows what it is for and can be written. */
export const RegisterLine = memo(function RegisterLine({ device, row, open, toggle }: Props) {
  return (
    <>
      <tr
        data-open={open}
        className="align-baseline data-[open=true]:bg-sunken [&>*]:border-hair [&>*]:border-b [&>*]:px-2 [&>*]:py-0.5 [&>*]:font-normal"
      >
        <td className="pl-4! text-right font-mono text-ink-3">{row.offset}</td>
        <th scope="row" className="text-left">
          <button
            type="button"
            aria-expanded={open}
            aria-label={text.register(row.name)}
            onClick={toggle}
            className="min-h-6 whitespace-nowrap text-left font-mono underline-offset-2 hover:underline"
          >
            {row.name} <span className="text-ink-3">{row.access}</span>
          </button>
          {row.source.kind !== 'published' && (
            <span className="ml-2">
              <SourceTag source={row.source} />
            </span>
          )}
        </th>
        <td>
          <span className="font-mono">
            <Changed value={row.value} />
          </span>{' '}
          <span className="text-ink-2">{row.text}</span>
          {row.lastWriter && <span className="block text-ink-3 text-t1">{row.lastWriter}</span>}
        </td>
      </tr>
      {open && (
        <tr>
          <td colSpan={3} className="border-hair border-b bg-sunken px-4 py-2">
            <WriteForm key={row.name} device={device} row={row} />
          </td>
        </tr>
      )}
    </>
  );
});
