import type { GuestMemory } from '../memory/memory.ts';
import { contains, read16 } from '../memory/memory.ts';
import type { Element } from '../virtq/element.ts';
import type { DeviceQueue, QueueAreas } from '../virtq/queue.ts';
import type { Event, EventOf } from '../world/event.ts';
import type { DeviceId } from '../world/ids.ts';

/** Addresses from `start` on, before `end`. */
export interface Range {
  readonly start: number;
  readonly end: number;
}

const range = (hi: number, lo: number, bytes: number): Range => {
  const start = hi * 0x1_0000_0000 + lo;
  return { start, end: start + bytes };
};
export const writtenBy = ({ at, bytes }: EventOf<'memory/wrote'>): Range => {
  const start = Number(at);
  return { start, end: start + bytes.length };
};
export const overlap = (a: Range, b: Range): boolean => a.start < b.end && b.start < a.end;

/** The three areas of a virtqueue. */
export interface Areas {
  readonly desc: Range;
  readonly driver: Range;
  readonly device: Range;
}
export const rangesOf = (
  areas: QueueAreas,
  sizes: { readonly desc: number; readonly driver: number; readonly device: number },
): Areas => ({
  desc: range(areas.descHi, areas.descLo, sizes.desc),
  driver: range(areas.driverHi, areas.driverLo, sizes.driver),
  device: range(areas.deviceHi, areas.deviceLo, sizes.device),
});

export const rangeOf = ({
  addrHi,
  addrLo,
  len,
}: Pick<Element, 'addrHi' | 'addrLo'> & { readonly len: number }): Range => range(addrHi, addrLo, len);

/** 16 bits of a write that begin at an address; null: the write does not cover them. */
export const word16In = ({ at, bytes }: EventOf<'memory/wrote'>, address: number): number | null => {
  const from = address - Number(at);
  const [low, high] = [bytes[from], bytes[from + 1]];
  return low === undefined || high === undefined ? null : low | (high << 8);
};

export const word32In = (event: EventOf<'memory/wrote'>, address: number): number | null => {
  const [low, high] = [word16In(event, address), word16In(event, address + 2)];
  return low === null || high === null ? null : low + high * 0x1_0000;
};

export const word16At = (memory: GuestMemory, address: number): number => {
  const [hi, lo] = [Math.floor(address / 0x1_0000_0000), address % 0x1_0000_0000];
  return contains(memory, hi, lo, 2) ? read16(memory, hi, lo) : 0;
};

/** Virtqueues that are enabled, with what an onlooker remembers of each. */
export interface LiveRings<T> {
  readonly of: (device: DeviceId) => readonly (readonly [queue: number, ring: T])[];
  readonly at: (device: DeviceId, queue: number) => T | undefined;
  /** Follows what happens to virtqueues; to be called before anything is said of an event. */
  readonly see: (event: Event) => void;
}

/** `make` says what is remembered of a virtqueue that is enabled; null: the onlooker does not care. */
export const liveRings = <T>(make: (ring: DeviceQueue) => T | null): LiveRings<T> => {
  const rings = new Map<DeviceId, Map<number, T>>();
  const set = (device: DeviceId, queue: number, ring: DeviceQueue | null): void => {
    const made = ring && make(ring);
    if (made) rings.set(device, (rings.get(device) ?? new Map<number, T>()).set(queue, made));
    else rings.get(device)?.delete(queue);
  };
  return {
    of: device => [...(rings.get(device) ?? [])],
    at: (device, queue) => rings.get(device)?.get(queue),
    see: event => {
      switch (event.type) {
        case 'queue/enabled':
          return set(event.device, event.queue, event.to.ring);
        case 'queue/reset':
          return set(event.device, event.queue, null);
        case 'reset/done':
        case 'vf/created':
        case 'vf/destroyed':
        // Parts bring up rings in the middle of their lives; of those nothing is remembered.
        case 'parts/applied':
          rings.delete(event.device);
          return;
        default:
      }
    },
  };
};
