import { peek } from '../memory/peek.ts';
import { fromHalves, type GuestAddr, hiOf, loOf } from '../num/addr.ts';
import { pvirtqDesc, pvirtqEventSuppress } from '../virtq/layouts.ts';
import { advance, slotOf, slotsBetween } from '../virtq/packed/position.ts';
import type { DriverQueue, QueueAreas } from '../virtq/queue.ts';
import { readHead, type ShadowHead } from '../virtq/shadow.ts';
import type { World } from '../world/world.ts';
import { bytesAt, type Looked } from './ring-read.ts';

type PvirtqDesc = ReturnType<typeof pvirtqDesc.decode>;
type PvirtqEventSuppress = ReturnType<typeof pvirtqEventSuppress.decode>;

/** What stands in a slot. Null: the address that the registers give is outside of memory. */
export const readSlot = (memory: Looked, { descHi, descLo }: QueueAreas, slot: number): PvirtqDesc | null => {
  const bytes = bytesAt(memory, descHi, descLo, pvirtqDesc.size * slot, pvirtqDesc.size);
  return bytes && pvirtqDesc.decode(bytes);
};

/** Where an event suppression structure is. */
export const eventsPlace = (areas: QueueAreas, side: 'driver' | 'device'): GuestAddr =>
  side === 'driver' ? fromHalves(areas.driverHi, areas.driverLo) : fromHalves(areas.deviceHi, areas.deviceLo);

export const readEvents = (
  memory: Looked,
  areas: QueueAreas,
  side: 'driver' | 'device',
): PvirtqEventSuppress | null => {
  const at = eventsPlace(areas, side);
  const bytes = bytesAt(memory, hiOf(at), loOf(at), 0, pvirtqEventSuppress.size);
  return bytes && pvirtqEventSuppress.decode(bytes);
};

/** A buffer that was given back, the slots that it took, and the position where it was. */
export interface UsedBuffer {
  readonly id: number;
  readonly length: number;
  readonly position: number;
  /** Id in the used descriptor that says so: with VIRTIO_F_IN_ORDER it may be that of a later buffer. */
  readonly by: number;
  /** Nothing was written into its slots: the used descriptor of its batch stands in those of the first buffer. */
  readonly skipped: boolean;
}

const entry: ShadowHead = { next: 0, length: 0, capacity: 0, tokenPlusOne: 0 };

/**
 * The buffers in used descriptors between two positions; at most a ring of them. How many slots each skips only its
 * driver knows, so one that the driver does not know of is the last. Those that a batch skips are known by their slots,
 * which their ids follow in order. `batch` is the last id of one whose used descriptor stands before `from`.
 */
export const usedBetween = (
  world: World,
  { areas, options, shadow }: Pick<DriverQueue, 'areas' | 'options' | 'shadow'>,
  from: number,
  to: number,
  batch: number | null = null,
): UsedBuffer[] => {
  const { size } = areas;
  const used: UsedBuffer[] = [];
  let position = from;
  let left = slotsBetween(from, to, size);
  let last = batch;
  while (left > 0 && used.length < size) {
    const skipped = last !== null;
    last ??= readSlot(peek(world.memory), areas, slotOf(position))?.id ?? null;
    if (last === null || last >= size) break;
    const id = options.inOrder ? slotOf(position) : last;
    readHead(peek(world.memory), shadow, id, entry);
    const length = Math.max(1, Math.min(entry.length, left));
    used.push({ id, length, position, by: last, skipped });
    if (id === last) last = null;
    position = advance(position, length, size);
    left -= length;
  }
  return used;
};

/** The slots that a driver gave to a buffer that is out, by the id in them and by the length that it remembers. */
export const slotsOfBuffer = (
  world: World,
  { areas, shadow, publishedIdx }: Pick<DriverQueue, 'areas' | 'shadow' | 'publishedIdx'>,
  id: number,
): number[] => {
  readHead(peek(world.memory), shadow, id, entry);
  const { length } = entry;
  const slots: number[] = [];
  // The newest first: an older list may have had the same id.
  for (let back = 1; back <= areas.size && slots.length < length; back++) {
    const slot = (slotOf(publishedIdx) + areas.size - back) % areas.size;
    if (readSlot(peek(world.memory), areas, slot)?.id === id) slots.unshift(slot);
  }
  return slots;
};
