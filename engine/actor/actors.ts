import type { Dialect } from '../dialect/dialect.ts';
import type { ActorId, DeviceId, PfId } from '../world/ids.ts';
import { parseActorId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { Topology } from '../world/topology.ts';
import { functionAt, functionIndex } from '../world/topology.ts';
import type { World } from '../world/world.ts';
import type { Actor, Choice } from './actor.ts';
import { adminDevice } from './admin-device.ts';
import { dataDevice } from './data-device.ts';
import { driverActor } from './driver.ts';
import { faultById } from './faults/faults.ts';
import { functionDevice } from './function-device.ts';

/** Actors hold no state, so one set of a function serves all worlds of its topology. */
const casts = new WeakMap<Topology, (readonly Actor[])[]>();

const make = (world: World, device: DeviceId): readonly Actor[] => {
  const { adminQueueIndex, adminQueueNum, numQueues } = deviceState(world, device);
  const { faults = {} } = world.topology;
  return [
    driverActor(device),
    functionDevice(device),
    ...Array.from({ length: numQueues }, (_, queue) => dataDevice(device, queue)),
    ...Array.from({ length: adminQueueNum }, (_, admin) => adminDevice(device as PfId, admin, adminQueueIndex + admin)),
  ].map(actor => faultById(faults[actor.id] ?? '')?.infect(actor) ?? actor);
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

/** An actor and the place of its function. */
export interface Party {
  readonly actor: Actor;
  readonly index: number;
}

const parties = new WeakMap<Topology, Map<ActorId, Party>>();

const findParty = (world: World, id: ActorId): Party => {
  const parts = parseActorId(id);
  const index = parts.kind === 'operator' ? -1 : functionIndex(world.topology, parts.device);
  const actor = index < 0 ? undefined : actorsAt(world, index).find(each => each.id === id);
  if (!actor) throw new Error(`no function has an actor ${id}`);
  return { actor, index };
};

/** The actor with an id. Throws for one that no function has; the operator is served by its intents. */
export const partyById = (world: World, id: ActorId): Party => {
  let known = parties.get(world.topology);
  if (!known) {
    known = new Map();
    parties.set(world.topology, known);
  }
  const found = known.get(id) ?? findParty(world, id);
  known.set(id, found);
  return found;
};
