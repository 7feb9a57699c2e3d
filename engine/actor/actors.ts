import type { Dialect } from '../dialect/dialect.ts';
import type { ActorId, DeviceId, PfId } from '../world/ids.ts';
import { parseActorId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { Topology } from '../world/topology.ts';
import { functionAt, functionIndex } from '../world/topology.ts';
import type { World } from '../world/world.ts';
import type { Actor, Choice } from './actor.ts';
import { adminDevice } from './admin-device.ts';
import { driverActor } from './driver.ts';
import { functionDevice } from './function-device.ts';

/** Actors hold no state, so one set of a function serves all worlds of its topology. */
const casts = new WeakMap<Topology, (readonly Actor[])[]>();

const make = (world: World, device: DeviceId): readonly Actor[] => {
  const { adminQueueIndex, adminQueueNum } = deviceState(world, device);
  return [
    driverActor(device),
    functionDevice(device),
    ...Array.from({ length: adminQueueNum }, (_, admin) => adminDevice(device as PfId, admin, adminQueueIndex + admin)),
  ];
};

const actorsAt = (world: World, index: number): readonly Actor[] => {
  let cast = casts.get(world.topology);
  if (!cast) {
    cast = [];
    casts.set(world.topology, cast);
  }
  cast[index] ??= make(world, functionAt(world.topology, index));
  return cast[index] as readonly Actor[];
};

/** All choices of the parties of one function: its driver, its device side, its administration virtqueues. */
export const functionChoices = (world: World, index: number, dialect: Dialect): readonly Choice[] =>
  actorsAt(world, index).flatMap(actor => actor.choices(world, dialect));

/** The actor with an id. Throws for one that no function has. */
export const actorById = (world: World, id: ActorId): Actor => {
  const parts = parseActorId(id);
  if (parts.kind === 'operator') throw new Error('the operator is served by its intents');
  const index = functionIndex(world.topology, parts.device);
  const actor = index < 0 ? undefined : actorsAt(world, index).find(each => each.id === id);
  if (!actor) throw new Error(`no actor ${id}`);
  return actor;
};
