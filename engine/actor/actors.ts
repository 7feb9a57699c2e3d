import type { Dialect } from '../dialect/dialect.ts';
import type { ActorId, DeviceId, PfId } from '../world/ids.ts';
import { parseActorId, parseDeviceId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import { functionAt } from '../world/topology.ts';
import type { World } from '../world/world.ts';
import type { Actor, Choice } from './actor.ts';
import { adminDevice } from './admin-device.ts';
import { driverActor } from './driver.ts';
import { functionDevice } from './function-device.ts';

/** Actors hold no state, so one set serves all worlds. */
const known = new Map<string, readonly Actor[]>();

const make = (device: DeviceId, adminQueueIndex: number, adminQueueNum: number): readonly Actor[] => [
  driverActor(device),
  functionDevice(device),
  ...Array.from({ length: adminQueueNum }, (_, admin) => adminDevice(device as PfId, admin, adminQueueIndex + admin)),
];

const actorsOf = (world: World, device: DeviceId): readonly Actor[] => {
  const { adminQueueIndex, adminQueueNum } = deviceState(world, device);
  const key = `${device} ${adminQueueIndex} ${adminQueueNum}`;
  const found = known.get(key);
  if (found) return found;
  const actors = make(device, adminQueueIndex, adminQueueNum);
  known.set(key, actors);
  return actors;
};

/** All choices of the parties of one function: its driver, its device side, its administration virtqueues. */
export const functionChoices = (world: World, index: number, dialect: Dialect): readonly Choice[] =>
  actorsOf(world, functionAt(world.topology, index)).flatMap(actor => actor.choices(world, dialect));

/** The actor with an id. Throws for one that no function has. */
export const actorById = (world: World, id: ActorId): Actor => {
  const parts = parseActorId(id);
  if (parts.kind === 'operator') throw new Error('the operator is served by its intents');
  if (!parseDeviceId(parts.device)) throw new Error(`no actor ${id}`);
  const actor = actorsOf(world, parts.device).find(each => each.id === id);
  if (!actor) throw new Error(`no actor ${id}`);
  return actor;
};
