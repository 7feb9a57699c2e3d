import type { PendingCommand } from '../world/driver-state.ts';
import type { ActorId, PfId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';

/** The driver of an owner has one more command to send, to administration virtqueue number `admin`. */
export const giveCommand = (
  turn: Turn,
  by: ActorId,
  device: PfId,
  admin: number,
  { readable, writable, follow }: Pick<PendingCommand, 'readable' | 'writable' | 'follow'>,
): void => {
  const { adminQueueIndex } = deviceState(turn.world, device);
  const { given } = driverState(turn.world, device);
  const command = { id: given + 1, queue: adminQueueIndex + admin, readable, writable, ...(follow && { follow }) };
  turn.emit({ type: 'command/given', by, device, command });
};
