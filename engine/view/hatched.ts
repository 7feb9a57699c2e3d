import type { GuestAddr } from '../num/addr.ts';
import { add16, ahead16, type U16 } from '../num/int.ts';
import { addrOf } from '../virtq/element.ts';
import { virtqDesc, virtqUsedElem } from '../virtq/layouts.ts';
import type { QueueAreas } from '../virtq/queue.ts';
import { availSlot, usedSlot } from '../virtq/split/areas.ts';
import type { DriverState } from '../world/driver-state.ts';
import type { FunctionState } from '../world/function-state.ts';
import { pfId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { chainsOf } from './chains.ts';
import type { ByteRange } from './marked.ts';

/** A range of guest memory. */
export interface AddrRange {
  readonly at: bigint;
  readonly size: number;
}

const start = (hi: number, lo: number): bigint => (BigInt(hi >>> 0) << 32n) | BigInt(lo >>> 0);

/** Ring entries between two free-running indices, one range an entry. */
const entries = (areas: QueueAreas, from: number, to: number, place: (idx: number) => AddrRange): AddrRange[] =>
  Array.from({ length: Math.min(ahead16(to as U16, from as U16), areas.size) }, (_, k) => place(add16(from as U16, k)));

/** What a driver has written and not yet published. */
const ofDriver = (world: World, pf: number, { exposing, queues }: DriverState): AddrRange[] => {
  const ranges: AddrRange[] = [];
  for (const { areas, publishedIdx, availIdx } of Object.values(queues)) {
    const ring = start(areas.driverHi, areas.driverLo);
    ranges.push(
      ...entries(areas, publishedIdx, availIdx, idx => ({ at: ring + BigInt(availSlot(areas, idx)), size: 2 })),
    );
  }
  if (!exposing || exposing.stage === 'notify') return ranges;
  const { command, readableAt, writableAt } = exposing;
  const part = (at: GuestAddr | null, size: number): void => {
    if (at !== null && size > 0) ranges.push({ at, size });
  };
  part(readableAt, command.readable.length);
  part(writableAt, command.writable);
  const areas = queues[command.queue]?.areas;
  if (!areas || exposing.head === null) return ranges;
  const table = start(areas.descHi, areas.descLo);
  for (const { hidden, descriptors } of chainsOf(world, pfId(pf), command.queue, areas)) {
    if (!hidden) continue;
    for (const index of descriptors) ranges.push({ at: table + BigInt(virtqDesc.size * index), size: virtqDesc.size });
  }
  return ranges;
};

/** What a device has written and not yet completed. */
const ofDevice = ({ queues }: FunctionState): AddrRange[] => {
  const ranges: AddrRange[] = [];
  for (const { ring, held } of queues) {
    for (const { chain, stage, usedLength } of held) {
      if (stage === 'taken') continue;
      let left = usedLength;
      for (const element of chain.writable) {
        if (left > 0) ranges.push({ at: addrOf(element), size: Math.min(element.len, left) });
        left -= element.len;
      }
    }
    if (!ring) continue;
    const { areas, publishedUsedIdx, usedIdx } = ring;
    const used = start(areas.deviceHi, areas.deviceLo);
    const size = virtqUsedElem.size;
    ranges.push(
      ...entries(areas, publishedUsedIdx, usedIdx, idx => ({ at: used + BigInt(usedSlot(areas, idx)), size })),
    );
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
