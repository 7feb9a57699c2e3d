import type { U16 } from '../../num/int.ts';
import { VIRTQ_DESC_F_AVAIL, VIRTQ_DESC_F_USED } from '../layouts.ts';

/*
 * A position in a packed ring: the slot in bits 0 to 14, the wrap counter of whoever stands there in bit 15, as event
 * suppression structures and notifications write it.
 * Source: packed-ring.tex, "Driver and Device Ring Wrap Counters".
 */

/** Slot 0 in the first pass. */
export const START = 0x8000 as U16;

export const slotOf = (position: number): number => position & 0x7fff;
export const wrapOf = (position: number): 0 | 1 => (position >= 0x8000 ? 1 : 0);

/** `slots` further, 0..size; the wrap counter flips behind the last slot. */
export const advance = (position: number, slots: number, size: number): U16 => {
  const slot = (position & 0x7fff) + slots;
  return (slot < size ? (position & 0x8000) | slot : ((position & 0x8000) ^ 0x8000) | (slot - size)) as U16;
};

/** Slots from `from` to `to`: 0..2 * size - 1, of which a healthy ring has at most `size`. */
export const slotsBetween = (from: number, to: number, size: number): number => {
  const slots = slotOf(to) - slotOf(from) + (wrapOf(to) === wrapOf(from) ? 0 : size);
  return slots < 0 ? slots + 2 * size : slots;
};

const BOTH = VIRTQ_DESC_F_AVAIL | VIRTQ_DESC_F_USED;

/** The AVAIL and USED bits of a descriptor that is made available at a position, and of one that is used there. */
export const availBits = (position: number): number => (position >= 0x8000 ? VIRTQ_DESC_F_AVAIL : VIRTQ_DESC_F_USED);
export const usedBits = (position: number): number => (position >= 0x8000 ? BOTH : 0);

export const isAvailable = (flags: number, position: number): boolean => (flags & BOTH) === availBits(position);
export const isUsed = (flags: number, position: number): boolean => (flags & BOTH) === usedBits(position);
