import { lookAt } from '../memory/peek.ts';
import { add16, ahead16 } from '../num/int.ts';
import {
  VIRTQ_AVAIL_F_NO_INTERRUPT,
  VIRTQ_USED_F_NO_NOTIFY,
  virtqAvail,
  virtqDesc,
  virtqUsedElem,
} from '../virtq/layouts.ts';
import type { DriverQueue } from '../virtq/queue.ts';
import type { FunctionQueue, FunctionState } from '../world/function-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import type { ChainState } from './chain-state.ts';
import { chainsOf } from './chains.ts';
import { indirectTables } from './indirect-tables.ts';
import { marked } from './marked.ts';
import { queueName } from './names.ts';
import type { SplitRingsView } from './parts/split-rings.ts';
import type { Marked } from './parts/values.ts';
import { atOffset, placeOf, type RingPlace, shown } from './ring-place.ts';
import { areasAt, inSlots, readAvail, readUsed, usedChains } from './ring-read.ts';
import { addressText, chainViews, ringWindow } from './ring-window.ts';
import type { RingsInput } from './rings-input.ts';
import { availRow, descriptorRow, usedRow } from './split-rows.ts';
import { returnedPlaces } from './used-places.ts';

const AVAIL_ENTRY = 2;
const sizes = { desc: virtqDesc.size, avail: AVAIL_ENTRY, used: virtqUsedElem.size } as const;

const chainText = ({ descriptors, readableBytes, writableBytes, state }: ChainState): string =>
  `chain ${descriptors.join(' → ')}, ${readableBytes} bytes to read + ${writableBytes} to write, ${state}`;

const availFlagText = (flags: number): string =>
  flags & VIRTQ_AVAIL_F_NO_INTERRUPT
    ? 'VIRTQ_AVAIL_F_NO_INTERRUPT: the driver wants no interrupts'
    : 'the driver wants interrupts';

const usedFlagText = (flags: number): string =>
  flags & VIRTQ_USED_F_NO_NOTIFY
    ? 'VIRTQ_USED_F_NO_NOTIFY: the device wants no notifications'
    : 'the device wants notifications';

/** Slots of the used ring for which a batch has no element: the one that ends it stands at the slot of its first chain. */
const skippedSlots = (
  { memory }: World,
  { ring, held }: FunctionQueue,
  half: DriverQueue | undefined,
): ReadonlySet<number> => {
  if (!ring?.options.inOrder) return new Set();
  const { areas, options, publishedUsedIdx, usedIdx } = ring;
  const { lastUsed, batch } = half ?? { lastUsed: publishedUsedIdx, batch: null };
  const given = usedChains(lookAt(memory), areas, options, lastUsed, publishedUsedIdx, batch?.head ?? null);
  const written = new Set(returnedPlaces({ ring, held }));
  const returned = Array.from({ length: ahead16(usedIdx, publishedUsedIdx) }, (_, k) => add16(publishedUsedIdx, k));
  const skipped = [
    ...given.filter(each => each.skipped).map(({ idx }) => idx),
    ...returned.filter(idx => !written.has(idx)),
  ];
  return new Set(skipped.map(idx => idx % areas.size));
};

/** A virtqueue whose rings are nowhere yet. */
const withoutRings = ({ device, queue, past }: RingsInput, state: FunctionState, size: number): SplitRingsView => {
  const none = {
    at: { flags: '', idx: '' },
    flags: { text: '0' },
    flagText: '',
    idx: { text: '0' },
    ring: [],
    driverNext: 0,
    deviceNext: 0,
  };
  return {
    format: 'split',
    device,
    queue,
    name: queueName(state, queue),
    size,
    enabled: false,
    at: { desc: '', avail: '', used: '' },
    sizes,
    descriptors: [],
    positions: { available: { text: '0' }, take: { text: '0' }, use: { text: '0' }, collect: { text: '0' } },
    avail: none,
    used: none,
    from: 0,
    chains: [],
    tables: [],
    ...past,
  };
};

/** Free-running indices: what the driver makes available and collects next, what the device takes and uses next. */
interface Indices {
  readonly availIdx: number;
  readonly lastUsed: number;
  readonly lastAvail: number;
  readonly usedIdx: number;
}

/** What a split ring looks like from outside of it: its memory, who has what, and where both sides stand. */
export interface SplitFacts {
  readonly place: RingPlace;
  /** First slot that is shown, and how many. */
  readonly from: number;
  readonly count: number;
  readonly chains: readonly ChainState[];
  readonly indices: Indices;
  /** Null where they mean nothing, or nobody knows them. */
  readonly indicesBefore: Indices | null;
  /** virtq_avail.idx as it was last stored. */
  readonly publishedIdx: number;
  /** Slots of the used ring that are written and not published, and those that a batch skips. */
  readonly written: ReadonlySet<number>;
  readonly skipped: ReadonlySet<number>;
}

type Tables = Omit<SplitRingsView, 'device' | 'queue' | 'name' | 'enabled' | 'found' | 'lastDecisions'>;

/** The tables of a split ring, a window of them. */
export const splitTables = (facts: SplitFacts): Tables => {
  const { place, chains, indices, indicesBefore, publishedIdx, written, skipped } = facts;
  const { availIdx, lastUsed, lastAvail, usedIdx } = indices;
  const position = (name: keyof Indices): Marked =>
    marked(String(indices[name]), String((indicesBefore ?? indices)[name]));
  const fieldsAt = (hi: number, lo: number) => ({
    flags: atOffset(hi, lo, virtqAvail.offsets.flags),
    idx: atOffset(hi, lo, virtqAvail.offsets.idx),
  });
  const { areas, after } = place;
  const { size } = areas;
  const { from, slots, chainAt } = ringWindow(size, facts.from, facts.count, chains);
  return {
    format: 'split',
    size,
    at: {
      desc: addressText(areas.descHi, areas.descLo),
      avail: addressText(areas.driverHi, areas.driverLo),
      used: addressText(areas.deviceHi, areas.deviceLo),
    },
    sizes,
    descriptors: slots.map(index => descriptorRow(place, index, chainAt.get(index))),
    positions: {
      available: position('availIdx'),
      take: position('lastAvail'),
      use: position('usedIdx'),
      collect: position('lastUsed'),
    },
    avail: {
      at: fieldsAt(areas.driverHi, areas.driverLo),
      flags: shown(place, memory => readAvail(memory, areas, 'flags')),
      flagText: availFlagText(readAvail(after, areas, 'flags') ?? 0),
      idx: shown(place, memory => readAvail(memory, areas, 'idx')),
      ring: slots.map(slot => availRow(place, slot, inSlots(slot, publishedIdx, availIdx, size))),
      driverNext: availIdx % size,
      deviceNext: lastAvail % size,
    },
    used: {
      at: fieldsAt(areas.deviceHi, areas.deviceLo),
      flags: shown(place, memory => readUsed(memory, areas, 'flags')),
      flagText: usedFlagText(readUsed(after, areas, 'flags') ?? 0),
      idx: shown(place, memory => readUsed(memory, areas, 'idx')),
      ring: slots.map(slot => usedRow(place, slot, written.has(slot), skipped.has(slot))),
      deviceNext: usedIdx % size,
      driverNext: lastUsed % size,
    },
    from,
    chains: chainViews(chains, chainText),
    tables: indirectTables(place, chains, slots),
  };
};

const indicesIn = (world: World, device: DeviceId, queue: number): Indices => {
  const { availIdx = 0, lastUsed = 0 } = driverState(world, device).queues[queue] ?? {};
  const { lastAvail = 0, usedIdx = 0 } = deviceState(world, device).queues[queue]?.ring ?? {};
  return { availIdx, lastUsed, lastAvail, usedIdx };
};

/** The rings of a split virtqueue as they stand in memory, a window of them; null where there is no such virtqueue. */
export const splitRingsView = (input: RingsInput): SplitRingsView | null => {
  const { after, device, queue, past, from, count } = input;
  const state = deviceState(after, device);
  const own = state.queues[queue];
  if (!own) return null;
  const areas = areasAt(after, device, queue);
  if (!areas) return withoutRings(input, state, own.registers.size);

  const place = placeOf(input, areas);
  const { publishedIdx = 0 } = driverState(after, device).queues[queue] ?? {};
  return {
    device,
    queue,
    name: queueName(state, queue),
    enabled: own.registers.enabled,
    ...splitTables({
      place,
      from,
      count,
      chains: chainsOf(after, device, queue, areas),
      indices: indicesIn(after, device, queue),
      indicesBefore: place.before === null ? null : indicesIn(input.before, device, queue),
      publishedIdx,
      written: new Set(returnedPlaces(own).map(idx => idx % areas.size)),
      skipped: skippedSlots(after, own, driverState(after, device).queues[queue]),
    }),
    ...past,
  };
};
