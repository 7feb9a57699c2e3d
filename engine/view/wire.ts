import type { ActorId, DeviceId, WireId } from '../world/ids.ts';
import { deviceOf, driverOf, parseDeviceId, pfId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';

/** The parts of a wire's id; `queue` is null for configuration changes. */
export const parseWireId = (
  wire: WireId,
): { readonly side: string; readonly device: DeviceId; readonly queue: number | null } => {
  const colon = wire.indexOf(':');
  const slash = wire.lastIndexOf('/');
  const target = wire.slice(slash + 1);
  const device = wire.slice(colon + 1, slash) as DeviceId;
  return { side: wire.slice(0, colon), device, queue: target === 'config' ? null : Number(target.slice(1)) };
};

/** Who looks at a wire: a driver, or who serves the virtqueue. */
export const targetOf = (wire: WireId, world: World): ActorId => {
  const { side, device, queue } = parseWireId(wire);
  if (side === 'driver' || queue === null) return driverOf(device);
  const { adminQueueIndex, adminQueueNum } = deviceState(world, device);
  const admin = queue - adminQueueIndex;
  const pf = parseDeviceId(device);
  return pf?.vf === 0 && admin >= 0 && admin < adminQueueNum
    ? `device:${pfId(pf.pf)}/avq${admin}`
    : `${deviceOf(device)}/q${queue}`;
};
