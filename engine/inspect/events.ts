import type { RingMemory } from '../memory/ring-memory.ts';
import { read16At } from '../virtq/at.ts';
import {
  pvirtqEventSuppress,
  VIRTQ_AVAIL_F_NO_INTERRUPT,
  VIRTQ_USED_F_NO_NOTIFY,
  virtqAvail,
  virtqUsed,
} from '../virtq/layouts.ts';
import { slotOf, wrapOf } from '../virtq/packed/position.ts';
import { availEventAt, usedEventAt } from '../virtq/split/areas.ts';
import type { ForeignQueue } from './queue.ts';

/** What one side wants to be told of. */
export interface Wish {
  /** The field or structure that says so, and its value. */
  readonly field: string;
  readonly value: number;
  readonly text: string;
}

const told = { driver: 'interrupts', device: 'notifications' } as const;

const structureWish = (memory: RingMemory, side: 'driver' | 'device', hi: number, lo: number): Wish => {
  const flags = read16At(memory, hi, lo, pvirtqEventSuppress.offsets.flags);
  const desc = read16At(memory, hi, lo, pvirtqEventSuppress.offsets.desc);
  const place = `slot ${slotOf(desc)}, wrap ${wrapOf(desc)}`;
  const text = [
    `the ${side} wants all ${told[side]}`,
    `the ${side} wants no ${told[side]}`,
    `the ${side} wants one when the ring passes ${place}`,
    'the reserved value 3',
  ][flags & 3]!;
  return { field: `${side} event suppression`, value: flags, text };
};

/** Event suppression of both sides, decoded. The areas have to be in memory. */
export const wishesIn = (
  memory: RingMemory,
  { format, areas, options }: ForeignQueue,
): { readonly driver: Wish; readonly device: Wish } => {
  const { driverHi, driverLo, deviceHi, deviceLo } = areas;
  if (format === 'packed') {
    return {
      driver: structureWish(memory, 'driver', driverHi, driverLo),
      device: structureWish(memory, 'device', deviceHi, deviceLo),
    };
  }
  if (options.eventIdx) {
    const usedEvent = read16At(memory, driverHi, driverLo, usedEventAt(areas));
    const availEvent = read16At(memory, deviceHi, deviceLo, availEventAt(areas));
    return {
      driver: {
        field: 'used_event',
        value: usedEvent,
        text: `the driver wants an interrupt when used entry ${usedEvent} is placed`,
      },
      device: {
        field: 'avail_event',
        value: availEvent,
        text: `the device wants a notification when available entry ${availEvent} is placed`,
      },
    };
  }
  const avail = read16At(memory, driverHi, driverLo, virtqAvail.offsets.flags);
  const used = read16At(memory, deviceHi, deviceLo, virtqUsed.offsets.flags);
  return {
    driver: {
      field: 'avail.flags',
      value: avail,
      text: `the driver wants ${avail & VIRTQ_AVAIL_F_NO_INTERRUPT ? 'no ' : ''}interrupts`,
    },
    device: {
      field: 'used.flags',
      value: used,
      text: `the device wants ${used & VIRTQ_USED_F_NO_NOTIFY ? 'no ' : ''}notifications`,
    },
  };
};
