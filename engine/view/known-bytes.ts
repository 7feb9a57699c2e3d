import { formatOf } from '../device/enable-queue.ts';
import { contains, readBytes } from '../memory/memory.ts';
import { addr, fromHalves, hiOf, loOf } from '../num/addr.ts';
import { iterate } from '../num/pvec.ts';
import { addrOf } from '../virtq/element.ts';
import { pvirtqDesc, virtqAvail, virtqDesc } from '../virtq/layouts.ts';
import { availSlot } from '../virtq/split/areas.ts';
import type { FunctionQueue, HeldChain } from '../world/function-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import { functionAt } from '../world/topology.ts';
import type { World } from '../world/world.ts';
import { memoryOf } from './chain-state.ts';
import { pastOf } from './command-past.ts';
import type { AddrRange } from './hatched.ts';
import { ofDevice } from './hatched.ts';
import { keys } from './history.ts';
import type { LensInput } from './lens-there.ts';
import type { ByteRange } from './marked.ts';
import { changedRanges } from './marked.ts';
import { readSlot } from './packed-read.ts';
import { isOwn, type Party } from './party.ts';

/** Says which bytes of a range of guest memory somebody cannot know. */
export type UnknownBytes = (at: bigint, size: number) => ByteRange[];

/** Ranges in the order in which they decide: the last one that holds a byte says whether it is known. */
interface Ruling extends AddrRange {
  readonly known: boolean;
}

const bytesOf = (world: World, { at, size }: AddrRange): Uint8Array | null => {
  const start = addr(at);
  return contains(world.memory, hiOf(start), loOf(start), size) ? readBytes(world.memory, start, size) : null;
};

/** The parts of ranges that are not as they were in another world. */
const changedSince = (ranges: readonly AddrRange[], then: World, now: World): AddrRange[] =>
  ranges.flatMap(range => {
    const [after, before] = [bytesOf(now, range), bytesOf(then, range)];
    if (!after || !before) return [];
    return changedRanges(after, before).map(({ offset, size }) => ({ at: range.at + BigInt(offset), size }));
  });

const serverOf = (world: World, device: DeviceId, queue: number): string => {
  const { adminQueueIndex, adminQueueNum } = deviceState(world, device);
  const admin = queue - adminQueueIndex;
  return admin >= 0 && admin < adminQueueNum ? `device:${device}/avq${admin}` : `device:${device}/q${queue}`;
};

/** Steps back that are searched for when a device looked last. */
const FAR = 20_000;

/** The last step in which the device has read the index of a queue; null: not, or too long ago. */
const lookedAt = ({ timeline, world }: LensInput, device: DeviceId, queue: number): number | null => {
  const server = serverOf(world, device, queue);
  const looks = [`${server} take`, `${server} look`];
  for (let step = timeline.step; step > Math.max(0, timeline.step - FAR); step -= 1) {
    if (looks.includes(timeline.keyAt(step) ?? '')) return step;
  }
  return null;
};

/** When the device has read what a chain describes: when it carried it out, before that when it took it. */
const fetchedAt = (
  { history, lineage, world }: LensInput,
  device: DeviceId,
  queue: number,
  head: number,
): number | null => {
  const { tokens } = driverState(world, device);
  const token = tokens.find(each => each.head === head && each.command.queue === queue);
  const passed = token && pastOf(history, lineage, device, token.command.id)?.passed;
  return passed?.get('execute') ?? passed?.get('take') ?? null;
};

/** What a device knows of a chain that it holds: as it read it, and what it has written itself. */
const ofChain = (
  input: LensInput,
  device: DeviceId,
  queue: number,
  own: FunctionQueue,
  { chain, stage, usedLength }: HeldChain,
): Ruling[] => {
  const { ring } = own;
  if (!ring) return [];
  const { world, timeline } = input;
  const { descHi, descLo } = ring.areas;
  const table = fromHalves(descHi, descLo);
  const each = ring.format === 'split' ? virtqDesc.size : pvirtqDesc.size;
  const fetched: AddrRange[] = [
    ...chain.descriptors.map(index => ({ at: table + BigInt(each * index), size: each })),
    ...(chain.indirect
      ? [{ at: fromHalves(chain.indirect.addrHi, chain.indirect.addrLo), size: chain.indirect.len }]
      : []),
    ...chain.readable.map(element => ({ at: addrOf(element), size: element.len })),
  ];
  const step = fetchedAt(input, device, queue, chain.head);
  // A used descriptor of a packed ring stands where the driver's was.
  const late = step === null || stage === 'returned' ? [] : changedSince(fetched, timeline.worldAt(step), world);
  let left = stage === 'taken' ? 0 : usedLength;
  const written = chain.writable.flatMap((element): AddrRange[] => {
    const size = Math.min(left, element.len);
    left -= size;
    return size > 0 ? [{ at: addrOf(element), size }] : [];
  });
  return [
    ...fetched.map(range => ({ ...range, known: true })),
    ...late.map(range => ({ ...range, known: false })),
    ...written.map(range => ({ ...range, known: true })),
  ];
};

/** Slots of the available ring that a device has taken since the queue was enabled, and nobody has filled anew. */
const takenSlots = (
  { history, lineage, world }: LensInput,
  device: DeviceId,
  queue: number,
  { ring }: FunctionQueue,
): number[] => {
  if (!ring) return [];
  const { size } = ring.areas;
  const since = history.writers.last(lineage, keys.queueRegister(device, 'queue_enable', queue))?.step ?? 0;
  const moves = history.moves.newest(lineage, keys.queue(device, queue), 16 * size);
  const taken = moves.filter(({ step, value }) => step > since && value.station === 'take').length;
  const filled = driverState(world, device).queues[queue]?.availIdx ?? ring.lastAvail;
  const placed = (filled - ring.lastAvail) & 0xffff;
  return Array.from(
    { length: Math.max(0, Math.min(taken, size - placed)) },
    (_, k) => (ring.lastAvail - 1 - k) & 0xffff,
  );
};

/** What a device knows of one of its virtqueues. */
const ofQueue = (input: LensInput, device: DeviceId, queue: number, own: FunctionQueue): Ruling[] => {
  const { ring, held } = own;
  if (!ring) return [];
  const { world, timeline } = input;
  const { areas } = ring;
  const sizes = formatOf(ring).areaSizes(areas.size);
  const driverArea = fromHalves(areas.driverHi, areas.driverLo);
  const looked = lookedAt(input, device, queue);
  const header = { at: driverArea, size: ring.format === 'split' ? virtqAvail.size : sizes.driver };
  const rulings: Ruling[] = [{ at: fromHalves(areas.deviceHi, areas.deviceLo), size: sizes.device, known: true }];
  if (looked !== null) {
    rulings.push({ ...header, known: true });
    for (const range of changedSince([header], timeline.worldAt(looked), world))
      rulings.push({ ...range, known: false });
  }
  if (ring.format === 'split') {
    for (const idx of takenSlots(input, device, queue, own)) {
      rulings.push({ at: driverArea + BigInt(availSlot(areas, idx)), size: 2, known: true });
    }
  } else {
    const memory = memoryOf(world);
    for (let slot = 0; slot < areas.size; slot += 1) {
      const { flags = 0, len = 0, id = 0 } = readSlot(memory, areas, slot) ?? {};
      // AVAIL and USED alike: the device wrote it last. A slot of zeros nobody wrote.
      const isUsed = ((flags >> 7) & 1) === ((flags >> 15) & 1) && (flags !== 0 || len !== 0 || id !== 0);
      const at = fromHalves(areas.descHi, areas.descLo) + BigInt(pvirtqDesc.size * slot);
      if (isUsed) rulings.push({ at, size: pvirtqDesc.size, known: true });
    }
  }
  return [...rulings, ...held.flatMap(each => ofChain(input, device, queue, own, each))];
};

/** Functions whose driver holds memory, with their regions. */
const holders = (world: World) =>
  [...iterate(world.drivers)].flatMap((driver, place) =>
    driver.regions.length > 0 ? [{ device: functionAt(world.topology, place), regions: driver.regions }] : [],
  );

/** What is known unless something else is said, and what else is said. */
const rulingsOf = (
  input: LensInput,
  party: Party,
): { readonly known: boolean; readonly rulings: readonly Ruling[] } => {
  const { world } = input;
  const all = holders(world);
  switch (party.kind) {
    case 'memory':
      return {
        known: true,
        rulings: all.flatMap(({ regions }) =>
          regions.flatMap(({ at, size, purpose }) => (purpose === 'driver_shadow' ? [{ at, size, known: false }] : [])),
        ),
      };
    case 'driver':
      return {
        known: true,
        rulings: [
          ...all.flatMap(({ device, regions }) =>
            device === party.device ? [] : regions.map(({ at, size }) => ({ at, size, known: false })),
          ),
          ...ofDevice(deviceState(world, party.device)).map(range => ({ ...range, known: false })),
        ],
      };
    case 'device':
      return {
        known: false,
        rulings: all.flatMap(({ device }) =>
          isOwn(party, device)
            ? deviceState(world, device).queues.flatMap((own, queue) => ofQueue(input, device, queue, own))
            : [],
        ),
      };
  }
};

/**
 * What somebody cannot know of guest memory. A driver knows all of its own memory but what its device has written and not
 * offered yet. A device knows what it has fetched with the chains that it holds, as it was then, and what it has written.
 */
export const unknownBytes = (input: LensInput, party: Party): UnknownBytes => {
  const { known, rulings } = rulingsOf(input, party);
  return (at, size) => {
    const end = at + BigInt(size);
    const mask = new Uint8Array(size).fill(known ? 0 : 1);
    for (const ruling of rulings) {
      const to = ruling.at + BigInt(ruling.size);
      if (to <= at || ruling.at >= end) continue;
      const first = ruling.at > at ? Number(ruling.at - at) : 0;
      mask.fill(ruling.known ? 0 : 1, first, to < end ? Number(to - at) : size);
    }
    return changedRanges(mask, new Uint8Array(size));
  };
};
