import { get } from '../num/pvec.ts';
import type { DriverState } from './driver-state.ts';
import type { FunctionState } from './function-state.ts';
import type { DeviceId } from './ids.ts';
import { parseDeviceId } from './ids.ts';
import type { PfTopology } from './topology.ts';
import { functionIndex } from './topology.ts';
import type { World } from './world.ts';

/** Place of a function in the tables. Throws for a function that the topology does not have. */
export const placeOf = (world: World, device: DeviceId): number => {
  const index = functionIndex(world.topology, device);
  if (index < 0) throw new RangeError(`no function ${device}`);
  return index;
};

export const deviceState = (world: World, device: DeviceId): FunctionState =>
  get(world.devices, placeOf(world, device));

export const driverState = (world: World, device: DeviceId): DriverState => get(world.drivers, placeOf(world, device));

/** The PF that a function is, or belongs to, as it was built. */
export const pfOf = (world: World, device: DeviceId): PfTopology => {
  const pf = world.topology.pfs[parseDeviceId(device)?.pf ?? -1];
  if (!pf) throw new RangeError(`no function ${device}`);
  return pf;
};
