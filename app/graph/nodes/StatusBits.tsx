import type { StatusView } from '../../../engine/view/parts/group.ts';
import { picture as text } from '../../text/picture.ts';
import { Changed } from '../../ui/Changed.tsx';

/** More do not fit beside each other; all of them are set only when something went wrong. */
const CHIPS = 4;

/** device_status with the names of its bits; those that are set as chips. */
export const StatusBits = ({
  status,
  brief = false,
  strip = false,
}: {
  readonly status: StatusView;
  readonly brief?: boolean;
  /** As a strip without a word, however few are set. */
  readonly strip?: boolean;
}) => {
  const set = status.bits.filter(bit => bit.set);
  return (
    <div data-unknown={status.value.unknown} className="flex items-center gap-2">
      <b className="font-mono font-semibold">
        <Changed value={status.value} brief={brief} />
      </b>
      {set.length > (strip ? 0 : CHIPS) ? (
        <StatusStrip status={status} names={!strip} />
      ) : set.length > 0 ? (
        <ul aria-label="device_status" className="flex">
          {set.map(bit => (
            <li
              key={bit.name}
              data-changed={bit.changed}
              className="-ml-px border border-device bg-device/10 px-0.75 text-device leading-3.75 first:ml-0 data-[changed=true]:font-semibold data-[changed=true]:underline"
            >
              {bit.name}
            </li>
          ))}
        </ul>
      ) : (
        <span className="text-ink-3">{status.resetting ? text.resetting : text.reset}</span>
      )}
    </div>
  );
};

/** The same in little room: a cell for each bit, the named ones in order, and the name of the last that is set. */
export const StatusStrip = ({ status, names }: { readonly status: StatusView; readonly names: boolean }) => {
  const last = status.bits.findLast(bit => bit.set);
  return (
    <span
      data-unknown={status.value.unknown}
      className="flex min-w-0 items-center gap-1.5"
      title={status.bits
        .filter(bit => bit.set)
        .map(bit => bit.name)
        .join(' | ')}
    >
      <span aria-hidden className="flex gap-px">
        {status.bits.map(bit => (
          <i
            key={bit.name}
            data-set={bit.set}
            className="block h-2 w-1.5 border border-edge data-[set=true]:border-device data-[set=true]:bg-device"
          />
        ))}
      </span>
      {names && <span className="truncate text-ink-2">{last?.name ?? ''}</span>}
    </span>
  );
};
