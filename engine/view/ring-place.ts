import { lookAt } from '../memory/peek.ts';
import { addHi, addLo, fromHalves, hex } from '../num/addr.ts';
import { descFlagNames } from '../virtq/layouts.ts';
import type { QueueAreas } from '../virtq/queue.ts';
import { marked } from './marked.ts';
import type { Marked } from './parts/values.ts';
import { areasAt, type Looked, sameAreas } from './ring-read.ts';
import type { RingsInput } from './rings-input.ts';

/** Rings as they stand now and stood before the step; `before` is null where they were not there, or elsewhere. */
export interface RingPlace {
  readonly areas: QueueAreas;
  readonly after: Looked;
  readonly before: Looked | null;
}

/** Where the areas of a queue are now, and whether they were there before the step. */
export const placeOf = ({ after, before, device, queue }: RingsInput, areas: QueueAreas): RingPlace => ({
  areas,
  after: lookAt(after.memory),
  before: sameAreas(areas, areasAt(before, device, queue)) ? lookAt(before.memory) : null,
});

const OUTSIDE = 'not in memory';

/** A value that is read from memory, with what it was. Null is an address outside of memory. */
export const shown = (place: RingPlace, read: (memory: Looked) => number | bigint | string | null): Marked => {
  const text = (memory: Looked): string => String(read(memory) ?? OUTSIDE);
  return place.before === null ? { text: text(place.after) } : marked(text(place.after), text(place.before));
};

export const atOffset = (hi: number, lo: number, offset: number): string =>
  hex(fromHalves(addHi(hi, lo, offset), addLo(lo, offset)));

/** NEXT, WRITE and INDIRECT, which descriptors of both formats have at the same bits. */
export const shortFlags = (flags: number): string[] =>
  Object.entries(descFlagNames).flatMap(([bit, name]) =>
    flags & Number(bit) ? [name.slice('VIRTQ_DESC_F_'.length)] : [],
  );
