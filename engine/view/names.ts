import { dataQueueName } from '../device/type/types.ts';
import type { VirtqFormat } from '../virtq/format.ts';
import type { FunctionState } from '../world/function-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { parseDeviceId } from '../world/ids.ts';
import type { Topology } from '../world/topology.ts';
import { english, type Say } from './words/say.ts';

/** A function for people: `PF 0`, `VF 2`, and `VF 2 of PF 1` where there are several PFs. */
export const deviceTitle = (topology: Topology, device: DeviceId, say: Say = english): string => {
  const parts = parseDeviceId(device);
  if (!parts) throw new RangeError(`no function ${device}`);
  if (parts.vf === 0) return `PF ${parts.pf}`;
  return topology.pfs.length > 1 ? say('VF {} of PF {}', parts.vf, parts.pf) : `VF ${parts.vf}`;
};

/** A driver for people: `the driver of VF 2`. */
export const driverTitle = (topology: Topology, device: DeviceId, say: Say = english): string =>
  say('the driver of {}', deviceTitle(topology, device, say));

/** A buffer in a virtqueue for people: by its first descriptor, `head 3`, and on a packed ring by its id, `buffer 3`. */
export const bufferName = (say: Say, format: VirtqFormat['name'], head: number | null): string =>
  say(format === 'packed' ? 'buffer {}' : 'head {}', head);

/** A virtqueue for people: `avq0` for an administration virtqueue, else the name that its device type gives it. */
export const queueName = (state: FunctionState, queue: number): string => {
  const admin = queue - state.adminQueueIndex;
  if (admin >= 0 && admin < state.adminQueueNum) return `avq${admin}`;
  return dataQueueName(state.type, queue);
};
