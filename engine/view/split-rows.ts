import { hex } from '../num/addr.ts';
import { VIRTQ_DESC_F_INDIRECT, VIRTQ_DESC_F_NEXT, VIRTQ_DESC_F_WRITE, virtqDesc } from '../virtq/layouts.ts';
import { availSlot, usedSlot } from '../virtq/split/areas.ts';
import type { ChainState } from './chain-state.ts';
import type { DescriptorRow, SplitRingsView } from './parts/split-rings.ts';
import { atOffset, type RingPlace, shortFlags, shown } from './ring-place.ts';
import { type Looked, readAvailSlot, readDesc, readUsedSlot } from './ring-read.ts';

/** `next` is a dash where VIRTQ_DESC_F_NEXT is clear, since it means nothing there. */
export const descriptorRow = (place: RingPlace, index: number, chain: ChainState | undefined): DescriptorRow => {
  const { areas } = place;
  const read = (memory: Looked) => readDesc(memory, areas, index);
  const flags = read(place.after)?.flags ?? 0;
  const part = flags & VIRTQ_DESC_F_INDIRECT ? 'table' : flags & VIRTQ_DESC_F_WRITE ? 'result' : 'command';
  return {
    index,
    at: atOffset(areas.descHi, areas.descLo, virtqDesc.size * index),
    owner: chain?.holder ?? 'driver',
    free: chain === undefined,
    addr: shown(place, memory => {
      const desc = read(memory);
      return desc && hex(desc.addr);
    }),
    len: shown(place, memory => read(memory)?.len ?? null),
    flags: shown(place, memory => read(memory)?.flags ?? null),
    flagNames: shortFlags(flags),
    next: shown(place, memory => {
      const desc = read(memory);
      return desc && desc.flags & VIRTQ_DESC_F_NEXT ? desc.next : '–';
    }),
    buffer: chain && chain.command !== null ? part : '',
    head: chain?.head ?? null,
    hatched: chain?.hidden ?? false,
  };
};

export const availRow = (place: RingPlace, slot: number, hatched: boolean): SplitRingsView['avail']['ring'][number] => {
  const { areas } = place;
  return {
    slot,
    at: atOffset(areas.driverHi, areas.driverLo, availSlot(areas, slot)),
    head: shown(place, memory => readAvailSlot(memory, areas, slot)),
    hatched,
  };
};

export const usedRow = (
  place: RingPlace,
  slot: number,
  hatched: boolean,
  skipped: boolean,
): SplitRingsView['used']['ring'][number] => {
  const { areas } = place;
  return {
    slot,
    at: atOffset(areas.deviceHi, areas.deviceLo, usedSlot(areas, slot)),
    id: shown(place, memory => readUsedSlot(memory, areas, slot)?.id ?? null),
    len: shown(place, memory => readUsedSlot(memory, areas, slot)?.len ?? null),
    hatched,
    skipped,
  };
};
