import type { ActorId, DeviceId } from '../world/ids.ts';
import { parseActorId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';

/** The function that an actor of the device side serves; null: the actor is on no device's side. */
export const servedBy = (actor: ActorId): DeviceId | null => {
  const party = parseActorId(actor);
  return party.kind === 'operator' || party.kind === 'driver' ? null : party.device;
};

/** The index of the virtqueue that an actor serves; null: none. */
export const queueOf = (world: World, actor: ActorId): number | null => {
  const party = parseActorId(actor);
  if (party.kind === 'queue') return party.queue;
  return party.kind === 'admin' ? deviceState(world, party.device).adminQueueIndex + party.admin : null;
};
