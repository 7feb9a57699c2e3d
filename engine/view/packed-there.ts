import type { QueueAreas } from '../virtq/queue.ts';
import type { DeviceId } from '../world/ids.ts';
import type { World } from '../world/world.ts';
import type { ChainState } from './chain-state.ts';
import type { usedBetween } from './packed-read.ts';
import type { PackedRingsView } from './parts/packed-rings.ts';
import type { RingsInput } from './rings-input.ts';

/** How packed rings are shown. */
export interface PackedView {
  readonly rings: (input: RingsInput) => PackedRingsView | null;
  readonly chains: (world: World, device: DeviceId, queue: number, areas: QueueAreas) => ChainState[];
  readonly usedBetween: typeof usedBetween;
}

let there: PackedView | null = null;

/** It comes with `packed.ts`, which whoever brings the format brings too: a page that shows split rings need not wait for it. */
export const addPackedView = (view: PackedView): void => {
  there = view;
};

/** Throws where the format is not there: then no virtqueue has it. */
export const packedView = (): PackedView => {
  if (!there) throw new Error('how packed rings are shown is not there');
  return there;
};
