import type { RingMemory } from '../../memory/ring-memory.ts';
import { read16At } from '../at.ts';
import type { ChainFault } from '../chain.ts';
import type { SizeFault } from '../fault.ts';
import type { AreaNumbers } from '../format.ts';
import { pvirtqDesc, pvirtqEventSuppress } from '../layouts.ts';
import type { QueueAreas } from '../queue.ts';
import { areaFault } from '../table.ts';

/** Source: packed-ring.tex, the table of alignments and sizes in "Packed Virtqueues". */
export const areaSizes = (size: number): AreaNumbers => ({
  desc: pvirtqDesc.size * size,
  driver: pvirtqEventSuppress.size,
  device: pvirtqEventSuppress.size,
});
export const alignments: AreaNumbers = { desc: 16, driver: 4, device: 4 };

/** M24: a packed virtqueue has 1 to 32768 descriptors, any number of them. */
export const checkSize = (size: number): SizeFault | null =>
  Number.isInteger(size) && size > 0 && size <= 32768 ? null : { kind: 'size', rule: 'M24', size, format: 'packed' };

/** Offset of the flags of the descriptor in a slot. */
export const flagsAt = (slot: number): number => pvirtqDesc.size * slot + pvirtqDesc.offsets.flags;

/** All 16 bits of the flags of the descriptor in a slot. */
export const readFlags = (memory: RingMemory, { descHi, descLo }: QueueAreas, slot: number): number =>
  read16At(memory, descHi, descLo, flagsAt(slot));

/** Whether all 16 × size bytes of the descriptor ring are in memory. */
export const ringInside = (memory: RingMemory, { descHi, descLo, size }: QueueAreas): boolean =>
  memory.contains(descHi, descLo, pvirtqDesc.size * size);

/** M36 for the ring and both event suppression structures. */
export const areasOutside = (memory: RingMemory, areas: QueueAreas): ChainFault | null =>
  ringInside(memory, areas) &&
  memory.contains(areas.driverHi, areas.driverLo, pvirtqEventSuppress.size) &&
  memory.contains(areas.deviceHi, areas.deviceLo, pvirtqEventSuppress.size)
    ? null
    : whichArea(memory, areas);

// apart, so that asking is small
const whichArea = (memory: RingMemory, areas: QueueAreas): ChainFault | null => {
  const { size, descHi, descLo, driverHi, driverLo, deviceHi, deviceLo } = areas;
  return (
    areaFault(memory, 'descriptor ring', descHi, descLo, pvirtqDesc.size * size) ??
    areaFault(memory, 'driver event suppression', driverHi, driverLo, pvirtqEventSuppress.size) ??
    areaFault(memory, 'device event suppression', deviceHi, deviceLo, pvirtqEventSuppress.size)
  );
};
