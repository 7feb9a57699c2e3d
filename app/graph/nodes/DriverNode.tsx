import { memo } from 'react';
import type { DriverView } from '../../../engine/view/parts/group.ts';
import type { DeviceId } from '../../../engine/world/ids.ts';
import { ActorsAsked } from '../../lesson/Here.tsx';
import { useApp } from '../../store/app-state.ts';
import { picture, shortId } from '../../text/picture.ts';
import { RoleGlyph } from '../../ui/RoleGlyph.tsx';
import { UnknownWords } from '../../ui/Unknown.tsx';
import type { NodeData } from '../flow-types.ts';
import { driverIn } from '../select.ts';
import { DRIVER_HEIGHT } from '../sizes.ts';
import { Selectable } from './Selectable.tsx';
import { Ties } from './Ties.tsx';

/** The driver of a function, and what it waits for. */
export const DriverNode = memo(function DriverNode({ data }: NodeData<'driver'>) {
  const driver = useApp(state => driverIn(state.run, data.device));
  return driver ? (
    <DriverBox device={data.device} driver={driver} short={data.width < SHORT} flat={data.height < DRIVER_HEIGHT} />
  ) : null;
});

/** Below this width only the function is named; the shape says that it is its driver. */
const SHORT = 120;

interface Props {
  readonly device: DeviceId;
  readonly driver: DriverView;
  readonly short: boolean;
  /** What it does stands beside its name. */
  readonly flat: boolean;
}

const DriverBox = ({ device, driver, short, flat }: Props) => (
  <article
    data-idle={driver.idle}
    data-failed={driver.failed}
    data-unknown={driver.unknown}
    data-flat={flat}
    className="relative h-full overflow-hidden rounded-1 border border-edge border-t-[3px] border-t-driver bg-raised px-2 pt-1 data-[idle=true]:border-t data-[idle=true]:border-dashed data-[idle=true]:border-t-edge data-[idle=true]:bg-transparent data-[idle=true]:pt-1.5 data-[failed=true]:border-t-fault"
  >
    <h3 className="flex items-center gap-1.5 whitespace-nowrap">
      <RoleGlyph role={driver.failed ? 'fault' : 'driver'} hollow={driver.idle} />
      <Selectable
        related
        device={device}
        label={picture.driverLabel(driver)}
        className="truncate font-mono font-semibold"
      >
        {short ? shortId(device) : picture.driver(device)}
      </Selectable>
      {driver.outstanding > 0 && !short && (
        <span className="ml-auto truncate text-ink-2 in-[article:has([data-answer])]:hidden">
          {picture.outstanding(driver.outstanding)}
        </span>
      )}
    </h3>
    <p title={driver.doing} className="truncate text-ink-2 in-[article:has([data-answer])]:invisible">
      {short ? driver.state : driver.doing || driver.state}
      <UnknownWords when={driver.unknown} />
    </p>
    <ActorsAsked device={device} side="driver" />
    <Ties />
  </article>
);
