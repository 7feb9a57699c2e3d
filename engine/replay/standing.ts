import { ahead16, type U16, u16 } from '../num/int.ts';
import { advance, slotsBetween } from '../virtq/packed/position.ts';
import type { DeviceQueue, DriverQueue } from '../virtq/queue.ts';

type Half = DeviceQueue | DriverQueue;

/** How far a ring went in one step: entries of a split ring, slots of a packed one. */
export const moved = ({ format, areas }: Half, from: U16, to: U16): number =>
  format === 'split' ? ahead16(to, from) : slotsBetween(from, to, areas.size);

/**
 * Where a ring stood `by` before. A side that decides rarely may have gone around a packed ring more than once, and no
 * position says so: twice around it has passed every descriptor, as one slot less.
 */
export const stoodAt = ({ format, areas: { size } }: Half, at: U16, by: number): U16 => {
  if (format === 'split') return u16((at - by) & 0xffff);
  const onwards = Math.max(2 * size - by, 1);
  return advance(advance(at, Math.min(onwards, size), size), Math.max(onwards - size, 0), size);
};
