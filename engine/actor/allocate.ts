import type { Region } from '../memory/region.ts';
import { findGap } from '../memory/region.ts';
import type { GuestAddr } from '../num/addr.ts';
import type { ActorId, DeviceId } from '../world/ids.ts';
import { driverState, placeOf } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';
import { windowOf } from '../world/window.ts';

/** What a driver wants memory for. */
export interface Wanted {
  readonly size: number;
  readonly align: number;
  readonly purpose: string;
  readonly side: Region['side'];
  readonly queue: number;
}

/** Takes a range of the function's window, the first that fits. Null: there is no room. */
export const allocate = (turn: Turn, by: ActorId, device: DeviceId, wanted: Wanted): GuestAddr | null => {
  const window = windowOf(turn.world.topology, placeOf(turn.world, device));
  const { size, align, purpose, side, queue } = wanted;
  const at = findGap(driverState(turn.world, device).regions, window, size, align);
  if (at === null) return null;
  turn.emit({
    type: 'memory/allocated',
    by,
    device,
    region: { at, size, owner: by, side, purpose, device, queue },
  });
  return at;
};

export const free = (turn: Turn, by: ActorId, device: DeviceId, at: GuestAddr): void => {
  const { regions } = driverState(turn.world, device);
  const place = regions.findIndex(each => each.at === at);
  const region = regions[place];
  if (region) turn.emit({ type: 'memory/freed', by, device, region, place });
};
