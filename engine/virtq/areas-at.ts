import { u16 } from '../num/int.ts';
import type { Halves, QueueAreas } from './queue.ts';

/** The areas of a virtqueue of `size` descriptors, each by the address where it begins. */
export const areasAt = (
  size: number,
  { desc, driver, device }: Readonly<Record<'desc' | 'driver' | 'device', Halves>>,
): QueueAreas => ({
  size: u16(size),
  descHi: desc.hi,
  descLo: desc.lo,
  driverHi: driver.hi,
  driverLo: driver.lo,
  deviceHi: device.hi,
  deviceLo: device.lo,
});
