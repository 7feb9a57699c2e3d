import type { Dialect } from '../dialect/dialect.ts';
import type { PendingCommand, PlanPlace } from '../world/driver-state.ts';
import type { ActorId, PfId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';

/** The driver of an owner has one more command to send, to administration virtqueue number `admin`. */
export const giveCommand = (
  turn: Turn,
  by: ActorId,
  device: PfId,
  admin: number,
  { readable, writable, follow, splits, indirect }: Omit<PendingCommand, 'id' | 'queue'>,
): void => {
  const { adminQueueIndex } = deviceState(turn.world, device);
  const { given } = driverState(turn.world, device);
  const command: PendingCommand = {
    id: given + 1,
    queue: adminQueueIndex + admin,
    readable,
    writable,
    ...(splits && { splits }),
    ...(indirect !== undefined && { indirect }),
    ...(follow && { follow }),
  };
  turn.emit({ type: 'command/given', by, device, command });
};

/** The next command of a plan goes to the driver whose turn it is; nothing does at the end of the plan. */
export const goOn = (turn: Turn, by: ActorId, dialect: Dialect, place: PlanPlace): void => {
  const next = dialect.migration?.command(place);
  if (next) giveCommand(turn, by, next.owner, 0, { ...next, follow: place });
};
