import type { RingMemory } from '../../memory/ring-memory.ts';
import type { U16 } from '../../num/int.ts';
import { write16At, writeWordsAt } from '../at.ts';
import { type ChainFault, isChainFault } from '../chain.ts';
import type { Returned, Taken } from '../format.ts';
import { pvirtqDesc, VIRTQ_DESC_F_WRITE } from '../layouts.ts';
import type { PackedDevice } from '../queue.ts';
import type { ChainRemark } from '../remark.ts';
import { areasOutside, flagsAt, readFlags, ringInside } from './areas.ts';
import { deviceWith } from './half.ts';
import { advance, isAvailable, slotOf, slotsBetween, usedBits } from './position.ts';
import { behindList, NOT_WHOLE, walkList } from './walk.ts';

/**
 * Lists that wait and are whole, up to `size` slots from the next one on.
 * Source: packed-ring.tex, "Driver and Device Ring Wrap Counters".
 */
export const available = (memory: RingMemory, { areas, lastAvail }: PackedDevice): number | ChainFault => {
  const fault = areasOutside(memory, areas);
  if (fault) return fault;
  let lists = 0;
  let seen = 0;
  let position: number = lastAvail;
  while (seen < areas.size) {
    const behind = behindList(memory, areas, position);
    if (behind < 0) break;
    seen += slotsBetween(position, behind, areas.size);
    if (seen <= areas.size) lists++;
    position = behind;
  }
  return lists;
};

/**
 * Takes the next available list.
 *
 * With a fault of that list the queue stands behind it, so that somebody who only inspects a ring can go on; with a fault
 * of the areas (M36) it has not moved. A list whose first descriptor is available and some other one not yet is waited for
 * (M18); when it is whole at last, it was exposed too early (M19).
 * Source: packed-ring.tex, "Receiving Used Buffers From The Device" and "Driver Requirements: Driver Notifications".
 */
export const take = (memory: RingMemory, queue: PackedDevice): Taken<PackedDevice> | null => {
  const { areas, lastAvail, usedIdx, publishedUsedIdx, withheld } = queue;
  const outside = areasOutside(memory, areas);
  if (outside) return { fault: outside, queue };
  if (!isAvailable(readFlags(memory, areas, slotOf(lastAvail)), lastAvail)) return null;
  const chain = walkList(memory, queue, lastAvail);
  if (chain === NOT_WHOLE) {
    const index = -1 - behindList(memory, areas, lastAvail);
    const part = deviceWith(queue, lastAvail, usedIdx, publishedUsedIdx, withheld, true);
    return { waits: { kind: 'list-incomplete', rule: 'M18', first: slotOf(lastAvail), index }, queue: part };
  }
  if (isChainFault(chain)) {
    const behind = behindList(memory, areas, lastAvail) as U16;
    return { fault: chain, queue: deviceWith(queue, behind, usedIdx, publishedUsedIdx, withheld, false) };
  }
  const slots = chain.descriptors.length;
  const behind = advance(lastAvail, slots, areas.size);
  const after = deviceWith(queue, behind, usedIdx, publishedUsedIdx, withheld, false);
  const free = areas.size - slotsBetween(usedIdx, lastAvail, areas.size);
  if (slots <= free && !queue.sawPart) return { queue: after, chain };
  return { queue: after, chain: { ...chain, remarks: [...chain.remarks, ...remarksAt(queue, slots, free)] } };
};

const NONE: readonly Returned[] = [];

/** M19 and M20. */
const remarksAt = ({ lastAvail, sawPart }: PackedDevice, slots: number, free: number): readonly ChainRemark[] => [
  ...(sawPart ? [{ kind: 'exposed-before-complete', rule: 'M19', head: slotOf(lastAvail) } as const] : []),
  ...(slots > free ? [{ kind: 'more-than-free', rule: 'M20', length: slots, free: Math.max(free, 0) } as const] : []),
];

/**
 * `return` writes the used descriptor into the device's next slot, `complete` makes every one written so far visible.
 *
 * Until then the flags of the first of them are withheld, since the driver does not look beyond it. Buffers `before` it
 * are finished by the same used descriptor (VIRTIO_F_IN_ORDER), and their slots are skipped too. A store to a ring that is
 * not in memory goes nowhere; `take` has said so.
 * Source: packed-ring.tex, "Placing Used Buffers", "In-order use of descriptors".
 */
export const giveBack = (
  stage: string,
  memory: RingMemory,
  queue: PackedDevice,
  chain: Returned,
  len: number,
  before: readonly Returned[] = NONE,
): PackedDevice => {
  const { areas, lastAvail, usedIdx, publishedUsedIdx, withheld, sawPart } = queue;
  const inside = ringInside(memory, areas);
  switch (stage) {
    case 'return': {
      const first = usedIdx === publishedUsedIdx;
      if (inside) writeUsed(memory, queue, chain.head, len, first);
      const flags = first ? usedFlags(queue, len) : withheld;
      return deviceWith(queue, lastAvail, behindAll(queue, chain, before), publishedUsedIdx, flags, sawPart);
    }
    case 'complete':
      if (inside && usedIdx !== publishedUsedIdx) writeFlags(memory, queue);
      return deviceWith(queue, lastAvail, usedIdx, usedIdx, 0, sawPart);
    default:
      throw new RangeError(`a packed virtqueue has no stage ${stage} of returning a chain`);
  }
};

/** Both stages at once: the same bytes, and the same half. */
export const giveBackNow = (
  memory: RingMemory,
  queue: PackedDevice,
  chain: Returned,
  len: number,
  before: readonly Returned[] = NONE,
): PackedDevice => {
  const { areas, lastAvail, usedIdx, publishedUsedIdx, sawPart } = queue;
  if (ringInside(memory, areas)) {
    writeUsed(memory, queue, chain.head, len, false);
    if (usedIdx !== publishedUsedIdx) writeFlags(memory, queue);
  }
  const behind = behindAll(queue, chain, before);
  return deviceWith(queue, lastAvail, behind, behind, 0, sawPart);
};

const behindAll = ({ areas, usedIdx }: PackedDevice, chain: Returned, before: readonly Returned[]): U16 => {
  let position = advance(usedIdx, chain.descriptors.length, areas.size);
  for (const { descriptors } of before) position = advance(position, descriptors.length, areas.size);
  return position;
};

const usedFlags = ({ usedIdx, options }: PackedDevice, len: number): number =>
  usedBits(usedIdx) | (len > 0 && !options.usedWithoutWrite ? VIRTQ_DESC_F_WRITE : 0);

// Used length, id and flags of a descriptor as its last two words, so that a recorder sees one write.
const used = new Uint32Array(2);

/** The address stays as the driver wrote it: it is unused now. */
const writeUsed = (memory: RingMemory, queue: PackedDevice, id: number, len: number, withhold: boolean): void => {
  const { areas, usedIdx } = queue;
  const { descHi, descLo } = areas;
  const at = pvirtqDesc.size * slotOf(usedIdx);
  used[0] = len;
  used[1] = id | (usedFlags(queue, len) << 16);
  if (withhold) {
    writeWordsAt(memory, descHi, descLo, at + pvirtqDesc.offsets.len, used, 1, 'pvirtq_desc.len');
    write16At(memory, descHi, descLo, at + pvirtqDesc.offsets.id, id, 'pvirtq_desc.id');
  } else {
    writeWordsAt(memory, descHi, descLo, at + pvirtqDesc.offsets.len, used, 2, 'pvirtq_desc');
  }
};

const writeFlags = (memory: RingMemory, { areas, publishedUsedIdx, withheld }: PackedDevice): void =>
  write16At(memory, areas.descHi, areas.descLo, flagsAt(slotOf(publishedUsedIdx)), withheld, 'pvirtq_desc.flags');
