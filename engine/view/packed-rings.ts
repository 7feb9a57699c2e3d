import { pvirtqDesc, pvirtqEventSuppress } from '../virtq/layouts.ts';
import { advance, START, slotOf, slotsBetween } from '../virtq/packed/position.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { ChainState } from './chain-state.ts';
import { indirectTables } from './indirect-tables.ts';
import { queueName } from './names.ts';
import { packedChains } from './packed-chains.ts';
import { eventsView, positionView, slotRow } from './packed-rows.ts';
import type { PackedRingsView } from './parts/packed-rings.ts';
import { placeOf, type RingPlace } from './ring-place.ts';
import { areasAt } from './ring-read.ts';
import { addressText, chainViews, ringWindow } from './ring-window.ts';
import type { RingsInput } from './rings-input.ts';
import { returnedPlaces } from './used-places.ts';

const sizes = { desc: pvirtqDesc.size, event: pvirtqEventSuppress.size } as const;

const chainText = ({ head, descriptors, parts, readableBytes, writableBytes, indirect, state }: ChainState): string => {
  const slots = `${descriptors.length === 1 ? 'slot' : 'slots'} ${descriptors.join(' → ')}`;
  const bytes = parts[0] === 'used' ? '' : `, ${readableBytes} bytes to read + ${writableBytes} to write`;
  return `buffer ${head}, ${slots}${indirect ? ' with a table' : ''}${bytes}, ${state}`;
};

const withoutEvents = {
  at: '',
  mode: 'enable',
  flags: { text: '0' },
  slot: 0,
  wrap: 0,
  desc: { text: '0x0000' },
  text: '',
} as const;

/** A packed virtqueue whose ring is nowhere yet. */
const withoutRing = ({ after, device, queue, past }: RingsInput, size: number): PackedRingsView => {
  const start = positionView(START, START);
  return {
    format: 'packed',
    device,
    queue,
    name: queueName(deviceState(after, device), queue),
    size,
    enabled: false,
    at: { desc: '', driver: '', device: '' },
    sizes,
    slots: [],
    positions: { available: start, take: start, use: start, collect: start },
    events: { driver: withoutEvents, device: withoutEvents },
    from: 0,
    chains: [],
    tables: [],
    ...past,
  };
};

/** A position, and what it was before the step. */
type Moved = readonly [now: number, was: number];

/** What a packed ring looks like from outside of it: its memory, who has what, and where both sides stand. */
export interface PackedFacts {
  readonly place: RingPlace;
  /** First slot that is shown, and how many. */
  readonly from: number;
  readonly count: number;
  readonly chains: readonly ChainState[];
  readonly positions: Readonly<Record<keyof PackedRingsView['positions'], Moved>>;
  /** Slots of which the other side cannot see yet what is in them. */
  readonly hidden: ReadonlySet<number>;
}

type Tables = Omit<PackedRingsView, 'device' | 'queue' | 'name' | 'enabled' | 'found' | 'lastDecisions'>;

/** The ring of a packed virtqueue, a window of it. */
export const packedTables = (facts: PackedFacts): Tables => {
  const { place, chains, positions, hidden } = facts;
  const { areas } = place;
  const { size } = areas;
  const { from, slots, chainAt } = ringWindow(size, facts.from, facts.count, chains);
  return {
    format: 'packed',
    size,
    at: {
      desc: addressText(areas.descHi, areas.descLo),
      driver: addressText(areas.driverHi, areas.driverLo),
      device: addressText(areas.deviceHi, areas.deviceLo),
    },
    sizes,
    slots: slots.map(slot => slotRow(place, slot, chainAt.get(slot), hidden.has(slot))),
    positions: {
      available: positionView(...positions.available),
      take: positionView(...positions.take),
      use: positionView(...positions.use),
      collect: positionView(...positions.collect),
    },
    events: { driver: eventsView(place, 'driver'), device: eventsView(place, 'device') },
    from,
    chains: chainViews(chains, chainText),
    tables: indirectTables(place, chains, slots, false),
  };
};

/** The ring of a packed virtqueue as it stands in memory, a window of it; null where there is no such virtqueue. */
export const packedRingsView = (input: RingsInput): PackedRingsView | null => {
  const { after, before, device, queue, past, from, count } = input;
  const state = deviceState(after, device);
  const own = state.queues[queue];
  if (!own) return null;
  const areas = areasAt(after, device, queue);
  if (!areas) return withoutRing(input, own.registers.size);

  const { size } = areas;
  const place = placeOf(input, areas);
  const half = driverState(after, device).queues[queue];
  const halfWas = place.before ? (driverState(before, device).queues[queue] ?? half) : half;
  const { ring } = own;
  const ringWas = place.before ? (deviceState(before, device).queues[queue]?.ring ?? ring) : ring;
  const hidden = new Set<number>();
  const hide = (published: number, reached: number): void => {
    const hiding = Math.min(slotsBetween(published, reached, size), size);
    for (let k = 0; k < hiding; k++) hidden.add(slotOf(advance(published, k, size)));
  };
  if (half) hide(half.publishedIdx, half.availIdx);
  // Of what is returned, only the first slot of each buffer or batch is written.
  for (const position of returnedPlaces(own)) hidden.add(slotOf(position));

  return {
    device,
    queue,
    name: queueName(state, queue),
    enabled: own.registers.enabled,
    ...packedTables({
      place,
      from,
      count,
      chains: packedChains(after, device, queue, areas),
      positions: {
        available: [half?.availIdx ?? START, halfWas?.availIdx ?? START],
        take: [ring?.lastAvail ?? START, ringWas?.lastAvail ?? START],
        use: [ring?.usedIdx ?? START, ringWas?.usedIdx ?? START],
        collect: [half?.lastUsed ?? START, halfWas?.lastUsed ?? START],
      },
      hidden,
    }),
    ...past,
  };
};
