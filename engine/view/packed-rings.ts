import { fromHalves, hex } from '../num/addr.ts';
import { pvirtqDesc, pvirtqEventSuppress } from '../virtq/layouts.ts';
import { advance, START, slotOf, slotsBetween } from '../virtq/packed/position.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { ChainState } from './chain-state.ts';
import { indirectTables } from './indirect-tables.ts';
import { queueName } from './names.ts';
import { packedChains } from './packed-chains.ts';
import { eventsView, positionView, slotRow } from './packed-rows.ts';
import type { PackedRingsView } from './parts.ts';
import type { RingPlace } from './ring-place.ts';
import { areasAt, sameAreas } from './ring-read.ts';
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

/** The ring of a packed virtqueue as it stands in memory, a window of it; null where there is no such virtqueue. */
export const packedRingsView = (input: RingsInput): PackedRingsView | null => {
  const { after, before, device, queue, past } = input;
  const state = deviceState(after, device);
  const own = state.queues[queue];
  if (!own) return null;
  const areas = areasAt(after, device, queue);
  if (!areas) return withoutRing(input, own.registers.size);

  const { size } = areas;
  const stood = sameAreas(areas, areasAt(before, device, queue));
  const place: RingPlace = { areas, after, before: stood ? before : null };
  const from = Math.max(0, Math.min(input.from, size - 1));
  const slots = Array.from({ length: Math.max(0, Math.min(input.count, size - from)) }, (_, k) => from + k);
  const half = driverState(after, device).queues[queue];
  const halfWas = stood ? (driverState(before, device).queues[queue] ?? half) : half;
  const { ring } = own;
  const ringWas = stood ? (deviceState(before, device).queues[queue]?.ring ?? ring) : ring;
  const chains = packedChains(after, device, queue, areas);
  const chainAt = new Map(chains.flatMap(chain => chain.descriptors.map(slot => [slot, chain] as const)));
  const hidden = new Set<number>();
  const hide = (published: number, reached: number): void => {
    const count = Math.min(slotsBetween(published, reached, size), size);
    for (let k = 0; k < count; k++) hidden.add(slotOf(advance(published, k, size)));
  };
  if (half) hide(half.publishedIdx, half.availIdx);
  // Of what is returned, only the first slot of each buffer or batch is written.
  for (const position of returnedPlaces(own)) hidden.add(slotOf(position));
  const at = (hi: number, lo: number): string => hex(fromHalves(hi, lo));

  return {
    format: 'packed',
    device,
    queue,
    name: queueName(state, queue),
    size,
    enabled: own.registers.enabled,
    at: {
      desc: at(areas.descHi, areas.descLo),
      driver: at(areas.driverHi, areas.driverLo),
      device: at(areas.deviceHi, areas.deviceLo),
    },
    sizes,
    slots: slots.map(slot => slotRow(place, slot, chainAt.get(slot), hidden.has(slot))),
    positions: {
      available: positionView(half?.availIdx ?? START, halfWas?.availIdx ?? START),
      take: positionView(ring?.lastAvail ?? START, ringWas?.lastAvail ?? START),
      use: positionView(ring?.usedIdx ?? START, ringWas?.usedIdx ?? START),
      collect: positionView(half?.lastUsed ?? START, halfWas?.lastUsed ?? START),
    },
    events: { driver: eventsView(place, 'driver'), device: eventsView(place, 'device') },
    from,
    chains: chains.map(chain => ({
      head: chain.head,
      descriptors: chain.descriptors,
      holder: chain.holder,
      text: chainText(chain),
    })),
    tables: indirectTables(place, chains, slots, false),
    ...past,
  };
};
