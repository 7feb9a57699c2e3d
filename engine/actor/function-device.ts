import { completeReset } from '../device/reset.ts';
import { buffersInProgress, completeSuspend } from '../device/suspend.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceOf } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { Actor } from './actor.ts';
import { can, cannot } from './actor.ts';

/** The device side of a function: it answers register accesses at once, and completes resets in its own time. */
export const functionDevice = (device: DeviceId): Actor => {
  const id = deviceOf(device);
  return {
    id,
    choices: world => {
      const state = deviceState(world, device);
      if (state.resetting) return [can(id, 'reset', 'Completes the reset: device_status reads 0.')];
      const { asked } = state.facets;
      if (asked === null) return [];
      const left = asked === 'suspend' ? buffersInProgress(state) : 0;
      return left > 0
        ? [cannot(id, asked, `${left} buffers are still in progress.`)]
        : [
            can(
              id,
              asked,
              asked === 'suspend' ? 'Shows SUSPEND and clears DRIVER_OK.' : 'Shows DRIVER_OK and clears SUSPEND.',
            ),
          ];
    },
    perform: (turn, { name }, dialect) =>
      name === 'reset' ? completeReset(turn, id, device, 'status', dialect.rules) : completeSuspend(turn, id, device),
  };
};
