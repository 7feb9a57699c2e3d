import { completeReset } from '../device/reset.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceOf } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { Actor } from './actor.ts';
import { can } from './actor.ts';

/** The device side of a function: it answers register accesses at once, and completes resets in its own time. */
export const functionDevice = (device: DeviceId): Actor => {
  const id = deviceOf(device);
  return {
    id,
    choices: world =>
      deviceState(world, device).resetting ? [can(id, 'reset', 'Completes the reset: device_status reads 0.')] : [],
    perform: (turn, _action, dialect) => completeReset(turn, id, device, 'status', dialect.rules),
  };
};
