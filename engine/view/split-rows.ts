import { addHi, addLo, fromHalves, hex } from '../num/addr.ts';
import { descFlagNames, VIRTQ_DESC_F_NEXT, VIRTQ_DESC_F_WRITE, virtqDesc } from '../virtq/layouts.ts';
import type { QueueAreas } from '../virtq/queue.ts';
import { availSlot, usedSlot } from '../virtq/split/areas.ts';
import type { World } from '../world/world.ts';
import type { ChainState } from './chains.ts';
import { marked } from './marked.ts';
import type { DescriptorRow, Marked, RingsView } from './parts.ts';
import { readAvailSlot, readDesc, readUsedSlot } from './ring-read.ts';

/** Rings as they stand now and stood before the step; `before` is null where they were not there, or elsewhere. */
export interface RingPlace {
  readonly areas: QueueAreas;
  readonly after: World;
  readonly before: World | null;
}

const OUTSIDE = 'not in memory';

/** A value that is read from memory, with what it was. Null is an address outside of memory. */
export const shown = (place: RingPlace, read: (world: World) => number | bigint | string | null): Marked => {
  const text = (world: World): string => String(read(world) ?? OUTSIDE);
  return place.before === null ? { text: text(place.after) } : marked(text(place.after), text(place.before));
};

const atOffset = (hi: number, lo: number, offset: number): string =>
  hex(fromHalves(addHi(hi, lo, offset), addLo(lo, offset)));

const shortFlags = (flags: number): string[] =>
  Object.entries(descFlagNames).flatMap(([bit, name]) =>
    flags & Number(bit) ? [name.slice('VIRTQ_DESC_F_'.length)] : [],
  );

/** `next` is a dash where VIRTQ_DESC_F_NEXT is clear, since it means nothing there. */
export const descriptorRow = (place: RingPlace, index: number, chain: ChainState | undefined): DescriptorRow => {
  const { areas } = place;
  const read = (world: World) => readDesc(world.memory, areas, index);
  const flags = read(place.after)?.flags ?? 0;
  const part = flags & VIRTQ_DESC_F_WRITE ? 'result' : 'command';
  return {
    index,
    at: atOffset(areas.descHi, areas.descLo, virtqDesc.size * index),
    owner: chain?.holder ?? 'driver',
    free: chain === undefined,
    addr: shown(place, world => {
      const desc = read(world);
      return desc && hex(desc.addr);
    }),
    len: shown(place, world => read(world)?.len ?? null),
    flags: shown(place, world => read(world)?.flags ?? null),
    flagNames: shortFlags(flags),
    next: shown(place, world => {
      const desc = read(world);
      return desc && desc.flags & VIRTQ_DESC_F_NEXT ? desc.next : '–';
    }),
    buffer: chain && chain.command !== null ? part : '',
    head: chain?.head ?? null,
    hatched: chain?.hidden ?? false,
  };
};

export const availRow = (place: RingPlace, slot: number, hatched: boolean): RingsView['avail']['ring'][number] => {
  const { areas } = place;
  return {
    slot,
    at: atOffset(areas.driverHi, areas.driverLo, availSlot(areas, slot)),
    head: shown(place, world => readAvailSlot(world.memory, areas, slot)),
    hatched,
  };
};

export const usedRow = (place: RingPlace, slot: number, hatched: boolean): RingsView['used']['ring'][number] => {
  const { areas } = place;
  return {
    slot,
    at: atOffset(areas.deviceHi, areas.deviceLo, usedSlot(areas, slot)),
    id: shown(place, world => readUsedSlot(world.memory, areas, slot)?.id ?? null),
    len: shown(place, world => readUsedSlot(world.memory, areas, slot)?.len ?? null),
    hatched,
  };
};
