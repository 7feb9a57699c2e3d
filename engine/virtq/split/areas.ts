import type { RingMemory } from '../../memory/ring-memory.ts';
import type { ChainFault } from '../chain.ts';
import type { SizeFault } from '../fault.ts';
import type { AreaNumbers } from '../format.ts';
import { virtqAvail, virtqDesc, virtqUsed, virtqUsedElem } from '../layouts.ts';
import type { QueueAreas } from '../queue.ts';
import { areaFault } from '../table.ts';

/** used_event after the available ring and avail_event after the used ring: counted whether negotiated or not. */
const EVENT_BYTES = 2;

/** Offset of `ring[idx mod size]` in the available ring; the size is a power of two. */
export const availSlot = (areas: QueueAreas, idx: number): number => virtqAvail.size + 2 * (idx & (areas.size - 1));

/** Offset of `ring[idx mod size]` in the used ring. */
export const usedSlot = (areas: QueueAreas, idx: number): number =>
  virtqUsed.size + virtqUsedElem.size * (idx & (areas.size - 1));

/** Offset of used_event in the available ring. */
export const usedEventAt = ({ size }: QueueAreas): number => virtqAvail.size + 2 * size;

/** Offset of avail_event in the used ring. */
export const availEventAt = ({ size }: QueueAreas): number => virtqUsed.size + virtqUsedElem.size * size;

const driverAreaSize = (size: number): number => virtqAvail.size + 2 * size + EVENT_BYTES;
const deviceAreaSize = (size: number): number => virtqUsed.size + virtqUsedElem.size * size + EVENT_BYTES;

/** Source: split-ring.tex, the table of alignments and sizes in "Split Virtqueues". */
export const areaSizes = (size: number): AreaNumbers => ({
  desc: virtqDesc.size * size,
  driver: driverAreaSize(size),
  device: deviceAreaSize(size),
});
export const alignments: AreaNumbers = { desc: 16, driver: 2, device: 4 };

/** M24: a split virtqueue has a power of two of descriptors, at most 32768. */
export const checkSize = (size: number): SizeFault | null => {
  const powerOfTwo = Number.isInteger(size) && size > 0 && size <= 32768 && (size & (size - 1)) === 0;
  return powerOfTwo ? null : { kind: 'size', rule: 'M24', size, format: 'split' };
};

/** Whether the available ring is in memory, 6 + 2 × size bytes. */
export const driverAreaInside = (memory: RingMemory, { driverHi, driverLo, size }: QueueAreas): boolean =>
  memory.contains(driverHi, driverLo, driverAreaSize(size));
/** Whether the used ring is in memory, 6 + 8 × size bytes. */
export const deviceAreaInside = (memory: RingMemory, { deviceHi, deviceLo, size }: QueueAreas): boolean =>
  memory.contains(deviceHi, deviceLo, deviceAreaSize(size));

const descAreaInside = (memory: RingMemory, { descHi, descLo, size }: QueueAreas): boolean =>
  memory.contains(descHi, descLo, virtqDesc.size * size);

/** M36 for the two rings; null: they are in memory. */
export const ringOutside = (memory: RingMemory, areas: QueueAreas): ChainFault | null =>
  driverAreaInside(memory, areas) && deviceAreaInside(memory, areas) ? null : whichRing(memory, areas);

// apart, so that asking is small
const whichRing = (memory: RingMemory, areas: QueueAreas): ChainFault | null => {
  const { size, driverHi, driverLo, deviceHi, deviceLo } = areas;
  return (
    areaFault(memory, 'available ring', driverHi, driverLo, driverAreaSize(size)) ??
    areaFault(memory, 'used ring', deviceHi, deviceLo, deviceAreaSize(size))
  );
};

/** M36 for the descriptor table. */
export const tableOutside = (memory: RingMemory, areas: QueueAreas): ChainFault | null =>
  descAreaInside(memory, areas)
    ? null
    : areaFault(memory, 'descriptor table', areas.descHi, areas.descLo, virtqDesc.size * areas.size);
