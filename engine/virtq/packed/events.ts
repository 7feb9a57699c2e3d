import type { RingMemory } from '../../memory/ring-memory.ts';
import { read16At, write16At } from '../at.ts';
import { type Decision, needEvent } from '../decision.ts';
import {
  pvirtqEventSuppress,
  RING_EVENT_FLAGS_DESC,
  RING_EVENT_FLAGS_DISABLE,
  RING_EVENT_FLAGS_ENABLE,
} from '../layouts.ts';
import { slotOf, slotsBetween, wrapOf } from './position.ts';

/** Writes the descriptor of an event suppression structure: the position that is to be told of. */
export const writeEvent = (memory: RingMemory, hi: number, lo: number, position: number): void =>
  write16At(memory, hi, lo, pvirtqEventSuppress.offsets.desc, position, 'pvirtq_event_suppress.desc');

/** Writes all 16 bits of the flags. */
export const writeEventFlags = (memory: RingMemory, hi: number, lo: number, flags: number): void =>
  write16At(memory, hi, lo, pvirtqEventSuppress.offsets.flags, flags, 'pvirtq_event_suppress.flags');

/** All 16 bits of the flags, reserved ones too. */
export const readEventFlags = (memory: RingMemory, hi: number, lo: number): number =>
  read16At(memory, hi, lo, pvirtqEventSuppress.offsets.flags);

/**
 * Whether a ring that moved from `from` to `to` has passed the descriptor `at`, each a position. An event with the
 * other wrap counter is one of the pass before.
 * Source: packed-ring.tex, "Event Suppression Structure Format".
 */
export const needEventAt = (at: number, to: number, from: number, size: number): boolean => {
  const slot = slotOf(to);
  const event = slotOf(at) - (wrapOf(at) === wrapOf(to) ? 0 : size);
  return needEvent(event, slot, slot - slotsBetween(from, to, size));
};

/**
 * What the other side's event suppression structure says of a ring that moved.
 *
 * RING_EVENT_FLAGS_DESC counts without VIRTIO_F_EVENT_IDX too, where it may not be used, and the reserved value 3 is read
 * as RING_EVENT_FLAGS_DESC: our choices, and QEMU's. M17 notes both.
 * Source: packed-ring.tex, "Driver and Device Event Suppression".
 */
export const eventDecision = (
  memory: RingMemory,
  area: 'driver event suppression' | 'device event suppression',
  hi: number,
  lo: number,
  to: number,
  from: number,
  size: number,
): Decision => {
  if (!memory.contains(hi, lo, pvirtqEventSuppress.size)) return { send: false, kind: 'area-outside-memory', area };
  const flags = readEventFlags(memory, hi, lo) & 3;
  if (flags === RING_EVENT_FLAGS_ENABLE) return { send: true, kind: 'event-flags', area, flags };
  if (flags === RING_EVENT_FLAGS_DISABLE) return { send: false, kind: 'event-flags', area, flags };
  const event = read16At(memory, hi, lo, pvirtqEventSuppress.offsets.desc);
  return { send: needEventAt(event, to, from, size), kind: 'event-descriptor', area, event, from, to };
};

/** Asks for all, for none, or with `event` for the descriptor at that position. The flags are written last. */
export const askFor = (memory: RingMemory, hi: number, lo: number, flags: number, event: number | null): void => {
  if (event !== null) writeEvent(memory, hi, lo, event);
  writeEventFlags(memory, hi, lo, event === null ? flags : RING_EVENT_FLAGS_DESC);
};
