import type { QueueAreas } from '../virtq/queue.ts';
import type { DeviceId } from '../world/ids.ts';
import type { World } from '../world/world.ts';
import type { ChainState } from './chain-state.ts';
import { packedView } from './packed-there.ts';
import { formatAt } from './ring-read.ts';
import { splitChains } from './split-chains.ts';

/** Every chain of a virtqueue that somebody is busy with: being exposed, published, held by the device, completed. */
export const chainsOf = (world: World, device: DeviceId, queue: number, areas: QueueAreas): ChainState[] =>
  formatAt(world, device, queue) === 'packed'
    ? packedView().chains(world, device, queue, areas)
    : splitChains(world, device, queue, areas);
