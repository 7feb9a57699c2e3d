import { addHi, addLo, fromHalves, hex } from '../num/addr.ts';
import { descFlagNames } from '../virtq/layouts.ts';
import type { QueueAreas } from '../virtq/queue.ts';
import type { World } from '../world/world.ts';
import { marked } from './marked.ts';
import type { Marked } from './parts.ts';

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

export const atOffset = (hi: number, lo: number, offset: number): string =>
  hex(fromHalves(addHi(hi, lo, offset), addLo(lo, offset)));

/** NEXT, WRITE and INDIRECT, which descriptors of both formats have at the same bits. */
export const shortFlags = (flags: number): string[] =>
  Object.entries(descFlagNames).flatMap(([bit, name]) =>
    flags & Number(bit) ? [name.slice('VIRTQ_DESC_F_'.length)] : [],
  );
