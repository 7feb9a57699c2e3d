import { hex } from '../num/addr.ts';
import { positionText } from '../virtq/decision.ts';
import { pvirtqDesc, VIRTQ_DESC_F_AVAIL, VIRTQ_DESC_F_USED } from '../virtq/layouts.ts';
import { slotOf, wrapOf } from '../virtq/packed/position.ts';
import type { ChainState } from './chain-state.ts';
import { marked } from './marked.ts';
import { eventsPlace, readEvents, readSlot } from './packed-read.ts';
import type { EventSuppressView, PackedSlotRow, RingPositionView } from './parts/packed-rings.ts';
import { atOffset, type RingPlace, shortFlags, shown } from './ring-place.ts';

const bitNames = (flags: number): string[] => [
  ...shortFlags(flags),
  ...(flags & VIRTQ_DESC_F_AVAIL ? ['AVAIL'] : []),
  ...(flags & VIRTQ_DESC_F_USED ? ['USED'] : []),
];

/** What AVAIL and USED say of whoever wrote a descriptor last. */
const markOf = (flags: number): PackedSlotRow['mark'] =>
  ((flags & VIRTQ_DESC_F_AVAIL) !== 0) === ((flags & VIRTQ_DESC_F_USED) !== 0) ? 'used' : 'available';

/** AVAIL is the wrap counter of the last writer, whichever side that was; a slot of zeros has had none. */
export const slotRow = (place: RingPlace, slot: number, chain: ChainState | undefined, hatched: boolean) => {
  const { areas } = place;
  const desc = readSlot(place.after, areas, slot);
  const flags = desc?.flags ?? 0;
  const blank = desc !== null && desc.addr === 0n && desc.len === 0 && desc.id === 0 && flags === 0;
  const nth = chain?.descriptors.indexOf(slot) ?? -1;
  const row: PackedSlotRow = {
    slot,
    at: atOffset(areas.descHi, areas.descLo, pvirtqDesc.size * slot),
    owner: chain?.holder ?? 'driver',
    free: chain === undefined,
    phase: flags & VIRTQ_DESC_F_AVAIL ? 1 : 0,
    mark: blank ? 'blank' : markOf(flags),
    addr: shown(place, memory => {
      const read = readSlot(memory, areas, slot);
      return read && hex(read.addr);
    }),
    len: shown(place, memory => readSlot(memory, areas, slot)?.len ?? null),
    id: shown(place, memory => readSlot(memory, areas, slot)?.id ?? null),
    flags: shown(place, memory => {
      const read = readSlot(memory, areas, slot);
      return read && hex(BigInt(read.flags), 4);
    }),
    flagNames: bitNames(flags),
    buffer: chain && chain.command !== null ? (chain.parts[nth] ?? '') : '',
    head: chain?.head ?? null,
    hatched,
  };
  return row;
};

export const positionView = (position: number, was: number): RingPositionView => ({
  slot: slotOf(position),
  wrap: wrapOf(position),
  value: marked(positionText(position), positionText(was)),
});

const modes = ['enable', 'disable', 'descriptor', 'reserved'] as const;

const wishes = {
  driver: { one: 'an interrupt', what: 'used', told: 'interrupts' },
  device: { one: 'a notification', what: 'available', told: 'notifications' },
} as const;

/** An event suppression structure, decoded: what the side that writes it wants to be told. */
export const eventsView = (place: RingPlace, side: 'driver' | 'device'): EventSuppressView => {
  const found = readEvents(place.after, place.areas, side);
  const { one, what, told } = wishes[side];
  const flags = (found?.flags ?? 0) & 3;
  const mode = modes[flags] ?? 'reserved';
  const position = found?.desc ?? 0;
  const said = {
    enable: `wants all ${told}`,
    disable: `wants no ${told}`,
    descriptor: `wants ${one} when slot ${slotOf(position)} is ${what} in wrap ${wrapOf(position)}`,
    reserved: 'the reserved value 3, which nobody may write',
  };
  return {
    at: hex(eventsPlace(place.areas, side)),
    mode,
    flags: shown(place, memory => readEvents(memory, place.areas, side)?.flags ?? null),
    slot: slotOf(position),
    wrap: wrapOf(position),
    desc: shown(place, memory => {
      const read = readEvents(memory, place.areas, side);
      return read && hex(BigInt(read.desc), 4);
    }),
    text: found ? said[mode] : 'not in memory',
  };
};
