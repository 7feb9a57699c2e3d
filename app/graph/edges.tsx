import type { EdgeProps } from '@xyflow/react';
import { memo } from 'react';
import { pathOf } from '../motion/way.ts';
import { useApp } from '../store/app-state.ts';
import type { FlowEdge } from './flow-types.ts';
import { driverIn, memberIn } from './select.ts';

/** From a driver to its function: solid while the driver is loaded. */
export const ControlEdge = memo(function ControlEdge({ data }: EdgeProps<FlowEdge>) {
  const loaded = useApp(state => !!data && driverIn(state.run, data.devices[0]!)?.idle === false);
  if (!data) return null;
  return (
    <path
      d={pathOf(data.way)}
      data-loaded={loaded}
      fill="none"
      className="stroke-edge [stroke-dasharray:2_4] data-[loaded=true]:stroke-driver data-[loaded=true]:[stroke-dasharray:none]"
    />
  );
});

/** From the owner to a member; bold while a command takes effect on it. */
export const EffectEdge = memo(function EffectEdge({ data }: EdgeProps<FlowEdge>) {
  const text = useApp(({ run: { group } }) => {
    const effect = group?.effect;
    if (!effect || !data || effect.owner !== data.owner) return null;
    return data.devices.includes(effect.device) ? effect.text : null;
  });
  const present = useApp(state => !data?.devices.every(id => memberIn(state.run, id)?.present === false));
  // To a function that is not there nothing leads.
  if (!data || !(present || text)) return null;
  return (
    <path
      d={pathOf(data.way)}
      data-active={text !== null}
      fill="none"
      className="stroke-hair data-[active=true]:stroke-2 data-[active=true]:stroke-owner"
    />
  );
});
