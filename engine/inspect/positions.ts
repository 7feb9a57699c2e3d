import type { RingMemory } from '../memory/ring-memory.ts';
import type { U16 } from '../num/int.ts';
import { read16At, readWordsAt } from '../virtq/at.ts';
import {
  pvirtqDesc,
  VIRTQ_DESC_F_AVAIL,
  VIRTQ_DESC_F_INDIRECT,
  VIRTQ_DESC_F_NEXT,
  virtqAvail,
  virtqUsed,
} from '../virtq/layouts.ts';
import { readFlags } from '../virtq/packed/areas.ts';
import { advance, isAvailable, isUsed, START, slotOf, slotsBetween } from '../virtq/packed/position.ts';
import type { QueueAreas } from '../virtq/queue.ts';
import type { ForeignQueue } from './queue.ts';

/** One position, and how it is known. */
export interface Position {
  readonly at: U16;
  /** Null: it was given, or it stands in memory. Otherwise what was supposed. */
  readonly supposed: string | null;
}

/** Where both sides stand: `lastAvail` and `usedIdx` are the device's, the others the driver's. */
export interface Positions {
  readonly availIdx: Position;
  readonly lastAvail: Position;
  readonly usedIdx: Position;
  readonly lastUsed: Position;
}

const sure = (at: number): Position => ({ at: at as U16, supposed: null });
const suppose = (at: number, supposed: string): Position => ({ at: at as U16, supposed });
const or = (given: number | undefined, otherwise: () => Position): Position =>
  given === undefined ? otherwise() : sure(given);

/** The areas have to be in memory. */
export const positionsIn = (memory: RingMemory, queue: ForeignQueue): Positions =>
  queue.format === 'split' ? splitPositions(memory, queue) : packedPositions(memory, queue);

/**
 * Both indices stand in memory. What the device has taken does not, so all that is not used is looked at; nor does what
 * the driver has collected, so nothing is left to collect.
 */
const splitPositions = (memory: RingMemory, { areas, known }: ForeignQueue): Positions => {
  const { driverHi, driverLo, deviceHi, deviceLo } = areas;
  const availIdx = read16At(memory, driverHi, driverLo, virtqAvail.offsets.idx);
  const usedIdx = read16At(memory, deviceHi, deviceLo, virtqUsed.offsets.idx);
  return {
    availIdx: sure(known.availIdx ?? availIdx),
    usedIdx: sure(known.usedIdx ?? usedIdx),
    lastAvail: or(known.lastAvail, () => suppose(usedIdx, 'the device holds nothing that it has taken')),
    lastUsed: or(known.lastUsed, () => suppose(usedIdx, 'the driver has collected all that is used')),
  };
};

const packedPositions = (memory: RingMemory, { areas, known }: ForeignQueue): Positions => {
  const availIdx = or(known.availIdx, () =>
    suppose(firstOfPass(memory, areas), 'where the AVAIL bits of two passes meet'),
  );
  const usedIdx = or(known.usedIdx, () =>
    suppose(behindUsed(memory, areas, availIdx.at), 'behind the last descriptor whose AVAIL and USED bits are equal'),
  );
  return {
    availIdx,
    usedIdx,
    lastAvail: or(known.lastAvail, () => suppose(usedIdx.at, 'the device holds nothing that it has taken')),
    lastUsed: or(known.lastUsed, () => suppose(usedIdx.at, 'the driver has collected all that is used')),
  };
};

/**
 * Whoever writes a slot sets AVAIL to the wrap counter of its pass, and so does whoever uses it. So the bit changes once
 * along the ring, where the driver goes on; where it never does, the driver stands at slot 0.
 */
const firstOfPass = (memory: RingMemory, areas: QueueAreas): number => {
  const first = readFlags(memory, areas, 0) & VIRTQ_DESC_F_AVAIL;
  for (let slot = 1; slot < areas.size; slot++) {
    if ((readFlags(memory, areas, slot) & VIRTQ_DESC_F_AVAIL) !== first) return slot | (first === 0 ? 0 : START);
  }
  return first === 0 ? START : 0;
};

/** The position `size` slots before one, in the other pass. */
const aRingBefore = (position: number): number => position ^ 0x8000;

const idOf = (memory: RingMemory, { descHi, descLo }: QueueAreas, slot: number): number =>
  read16At(memory, descHi, descLo, pvirtqDesc.size * slot + pvirtqDesc.offsets.id);

const words = new Uint32Array(4);

/** A slot of zeros looks used in the pass before the first one, and never was. */
const isBlank = (memory: RingMemory, { descHi, descLo }: QueueAreas, slot: number): boolean => {
  readWordsAt(memory, descHi, descLo, pvirtqDesc.size * slot, 4, words);
  return words.every(word => word === 0);
};

/**
 * Where the device goes on: behind the latest used descriptor, and behind what is left of the list that it stands for. Of
 * a list only the first slot is overwritten, so what is left ends with the same buffer id, and is not indirect.
 */
const behindUsed = (memory: RingMemory, areas: QueueAreas, availIdx: number): number => {
  const { size } = areas;
  let latest = -1;
  for (let k = 0, position = aRingBefore(availIdx); k < size; k++, position = advance(position, 1, size)) {
    const slot = slotOf(position);
    if (isUsed(readFlags(memory, areas, slot), position) && !isBlank(memory, areas, slot)) latest = position;
  }
  if (latest < 0) return oldest(memory, areas, availIdx);
  const next = advance(latest, 1, size);
  const id = idOf(memory, areas, slotOf(latest));
  let position: number = next;
  for (let left = slotsBetween(next, availIdx, size); left > 0 && left < size; left--) {
    const flags = readFlags(memory, areas, slotOf(position));
    if (!isAvailable(flags, position) || flags & VIRTQ_DESC_F_INDIRECT) break;
    const here = slotOf(position);
    position = advance(position, 1, size);
    if (flags & VIRTQ_DESC_F_NEXT) continue;
    return idOf(memory, areas, here) === id ? position : next;
  }
  return next;
};

/** Nothing is used: all that is available in this pass or the one before is still to be taken. */
const oldest = (memory: RingMemory, areas: QueueAreas, availIdx: number): number => {
  let position = aRingBefore(availIdx);
  for (let k = 0; k < areas.size; k++, position = advance(position, 1, areas.size)) {
    if (isAvailable(readFlags(memory, areas, slotOf(position)), position)) return position;
  }
  return availIdx;
};
