import type { GuestAddr } from '../num/addr.ts';
import { add16, ahead16, type U16 } from '../num/int.ts';
import { addrOf } from '../virtq/element.ts';
import { pvirtqDesc, virtqDesc, virtqUsedElem } from '../virtq/layouts.ts';
import { advance, slotOf, slotsBetween } from '../virtq/packed/position.ts';
import type { DriverQueue, QueueAreas } from '../virtq/queue.ts';
import { availSlot, usedSlot } from '../virtq/split/areas.ts';
import type { DriverState } from '../world/driver-state.ts';
import type { FunctionQueue, FunctionState } from '../world/function-state.ts';
import { pfId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { chainsOf } from './chains.ts';
import type { ByteRange } from './marked.ts';
import { returnedPlaces } from './used-places.ts';

/** A range of guest memory. */
export interface AddrRange {
  readonly at: bigint;
  readonly size: number;
}

const start = (hi: number, lo: number): bigint => (BigInt(hi >>> 0) << 32n) | BigInt(lo >>> 0);

/** Ring entries between two free-running indices, one range an entry. */
const entries = (areas: QueueAreas, from: number, to: number, place: (idx: number) => AddrRange): AddrRange[] =>
  Array.from({ length: Math.min(ahead16(to as U16, from as U16), areas.size) }, (_, k) => place(add16(from as U16, k)));

/** Entries of the available ring, or descriptors of a packed ring: of the first one the flags are withheld. */
const unpublished = ({ format, areas, publishedIdx, availIdx }: DriverQueue): AddrRange[] => {
  if (format === 'split') {
    const ring = start(areas.driverHi, areas.driverLo);
    return entries(areas, publishedIdx, availIdx, idx => ({ at: ring + BigInt(availSlot(areas, idx)), size: 2 }));
  }
  const ring = start(areas.descHi, areas.descLo);
  return Array.from({ length: Math.min(slotsBetween(publishedIdx, availIdx, areas.size), areas.size) }, (_, k) => ({
    at: ring + BigInt(pvirtqDesc.size * slotOf(advance(publishedIdx, k, areas.size))),
    size: k === 0 ? pvirtqDesc.offsets.flags : pvirtqDesc.size,
  }));
};

/** What a driver has written and not yet published. */
const ofDriver = (world: World, pf: number, { exposing, queues }: DriverState): AddrRange[] => {
  const ranges: AddrRange[] = Object.values(queues).flatMap(unpublished);
  if (!exposing || exposing.stage === 'notify') return ranges;
  const { command, readableAt, writableAt } = exposing;
  const part = (at: GuestAddr | null, size: number): void => {
    if (at !== null && size > 0) ranges.push({ at, size });
  };
  part(readableAt, command.readable.length);
  part(writableAt, command.writable);
  const half = queues[command.queue];
  if (!half || exposing.head === null) return ranges;
  const { areas } = half;
  for (const { hidden, indirect } of chainsOf(world, pfId(pf), command.queue, areas)) {
    if (hidden && indirect) ranges.push({ at: start(indirect.addrHi, indirect.addrLo), size: indirect.len });
  }
  if (half.format === 'packed') return ranges;
  const table = start(areas.descHi, areas.descLo);
  for (const { hidden, descriptors } of chainsOf(world, pfId(pf), command.queue, areas)) {
    if (!hidden) continue;
    for (const index of descriptors) ranges.push({ at: table + BigInt(virtqDesc.size * index), size: virtqDesc.size });
  }
  return ranges;
};

/** Elements of the used ring, or length and id of used descriptors, whose flags are withheld or seen last. */
const uncompleted = ({ ring, held }: FunctionQueue): AddrRange[] => {
  if (!ring) return [];
  const { areas, publishedUsedIdx } = ring;
  const places = returnedPlaces({ ring, held });
  if (ring.format === 'split') {
    const used = start(areas.deviceHi, areas.deviceLo);
    return places.map(idx => ({ at: used + BigInt(usedSlot(areas, idx)), size: virtqUsedElem.size }));
  }
  const { len, flags } = pvirtqDesc.offsets;
  const descriptors = start(areas.descHi, areas.descLo);
  return places.map(position => ({
    at: descriptors + BigInt(pvirtqDesc.size * slotOf(position) + len),
    size: (position === publishedUsedIdx ? flags : pvirtqDesc.size) - len,
  }));
};

/** What a device has written and its driver cannot see yet. */
export const ofDevice = ({ queues }: FunctionState): AddrRange[] => {
  const ranges: AddrRange[] = [];
  for (const queue of queues) {
    for (const { chain, stage, usedLength } of queue.held) {
      if (stage === 'taken') continue;
      let left = usedLength;
      for (const element of chain.writable) {
        if (left > 0) ranges.push({ at: addrOf(element), size: Math.min(element.len, left) });
        left -= element.len;
      }
    }
    ranges.push(...uncompleted(queue));
  }
  return ranges;
};

/**
 * Bytes that one side has written and the other cannot see yet: buffers and descriptors before they are published, the
 * answer before it is completed, ring entries that the index has not passed. Only PFs hand commands over.
 */
export const hatchedRanges = (world: World): AddrRange[] =>
  world.topology.pfs.flatMap((_, pf) => [
    ...ofDriver(world, pf, driverState(world, pfId(pf))),
    ...ofDevice(deviceState(world, pfId(pf))),
  ]);

/** The parts of ranges that lie in a window, counted from its start. */
export const within = (ranges: readonly AddrRange[], at: bigint, size: number): ByteRange[] =>
  ranges.flatMap(range => {
    const from = range.at > at ? range.at : at;
    const end = range.at + BigInt(range.size);
    const to = end < at + BigInt(size) ? end : at + BigInt(size);
    return from < to ? [{ offset: Number(from - at), size: Number(to - from) }] : [];
  });
