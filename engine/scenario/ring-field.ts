import type { VirtqFormat } from '../virtq/format.ts';
import { pvirtqDesc, pvirtqEventSuppress, virtqAvail, virtqDesc, virtqUsed, virtqUsedElem } from '../virtq/layouts.ts';

/** Where a field of a ring is: which of the three areas, from which byte, and how many bytes. */
export interface RingField {
  readonly area: 'desc' | 'driver' | 'device';
  readonly offset: number;
  readonly size: number;
}

const descriptor = { addr: 8, len: 4, flags: 2, next: 2 } as const;
const element = { id: 4, len: 4 } as const;

const pattern =
  /^(?:desc\[(\d{1,5})\]\.(addr|len|flags|next)|avail\.(flags|idx)|used\.(flags|idx)|avail\.ring\[(\d{1,5})\]|used\.ring\[(\d{1,5})\]\.(id|len)|(used_event|avail_event))$/;

/**
 * The place of a field such as `avail.idx`, `used.ring[1].len` or `desc[0].flags` in a queue of `size` descriptors; null
 * for a field that a split ring of that size does not have.
 * Source: split-ring.tex, "Split Virtqueues".
 */
const splitField = (field: string, size: number): RingField | null => {
  const match = pattern.exec(field);
  if (!match) return null;
  const [, desc, descField, avail, used, availSlot, usedSlot, usedField, event] = match;
  if (Number(desc ?? availSlot ?? usedSlot ?? 0) >= size) return null;
  if (descField !== undefined) {
    const name = descField as keyof typeof descriptor;
    return { area: 'desc', offset: virtqDesc.size * Number(desc) + virtqDesc.offsets[name], size: descriptor[name] };
  }
  if (avail !== undefined) return { area: 'driver', offset: virtqAvail.offsets[avail as 'flags' | 'idx'], size: 2 };
  if (used !== undefined) return { area: 'device', offset: virtqUsed.offsets[used as 'flags' | 'idx'], size: 2 };
  if (availSlot !== undefined) return { area: 'driver', offset: virtqAvail.size + 2 * Number(availSlot), size: 2 };
  if (usedField !== undefined) {
    const name = usedField as keyof typeof element;
    const slot = virtqUsed.size + virtqUsedElem.size * Number(usedSlot);
    return { area: 'device', offset: slot + virtqUsedElem.offsets[name], size: element[name] };
  }
  return event === 'used_event'
    ? { area: 'driver', offset: virtqAvail.size + 2 * size, size: 2 }
    : { area: 'device', offset: virtqUsed.size + virtqUsedElem.size * size, size: 2 };
};

const slot = { addr: 8, len: 4, id: 2, flags: 2 } as const;

const packedPattern = /^(?:desc\[(\d{1,5})\]\.(addr|len|id|flags)|(driver|device)_event\.(desc|flags))$/;

/**
 * The same for a packed ring: `desc[3].flags`, `driver_event.desc`, `device_event.flags`.
 * Source: packed-ring.tex, "The Virtqueue Descriptor Ring", "Event Suppression Structure Format".
 */
const packedField = (field: string, size: number): RingField | null => {
  const match = packedPattern.exec(field);
  if (!match) return null;
  const [, desc, descField, area, eventField] = match;
  if (descField !== undefined) {
    if (Number(desc) >= size) return null;
    const name = descField as keyof typeof slot;
    return { area: 'desc', offset: pvirtqDesc.size * Number(desc) + pvirtqDesc.offsets[name], size: slot[name] };
  }
  const offset = pvirtqEventSuppress.offsets[eventField as 'desc' | 'flags'];
  return { area: area as 'driver' | 'device', offset, size: 2 };
};

/** The place of a field in a queue of `size` descriptors; null for one that a ring of that format and size does not have. */
export const ringField = (field: string, size: number, format: VirtqFormat['name'] = 'split'): RingField | null =>
  format === 'packed' ? packedField(field, size) : splitField(field, size);
