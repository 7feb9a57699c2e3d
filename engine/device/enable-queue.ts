import type { GuestAddr } from '../num/addr.ts';
import { hiOf, loOf } from '../num/addr.ts';
import type { FeatureSet } from '../num/feature-set.ts';
import { hasBit } from '../num/feature-set.ts';
import { u16 } from '../num/int.ts';
import { describeSizeFault } from '../virtq/fault.ts';
import type { VirtqFormat } from '../virtq/format.ts';
import { formatNamed } from '../virtq/formats.ts';
import type { QueueAreas, QueueOptions } from '../virtq/queue.ts';
import type { QueueRegisters } from '../world/function-state.ts';
import { EVENT_IDX, IN_ORDER, INDIRECT_DESC, RING_PACKED } from './reserved-features.ts';

/** The ring format that a function's negotiated features choose. */
export const ringFormat = (features: FeatureSet | null): VirtqFormat =>
  formatNamed(features !== null && hasBit(features, RING_PACKED) ? 'packed' : 'split');

/** The format that a half of a virtqueue was made in. */
export const formatOf = ({ format }: { readonly format: VirtqFormat['name'] }): VirtqFormat => formatNamed(format);

/** The variations that a function's negotiated features choose. */
export const ringOptions = (features: FeatureSet | null): QueueOptions => ({
  eventIdx: features !== null && hasBit(features, EVENT_IDX),
  indirect: features !== null && hasBit(features, INDIRECT_DESC),
  inOrder: features !== null && hasBit(features, IN_ORDER),
});

/** The areas of a virtqueue by size and addresses, as its registers hold them. */
export const areasOf = ({
  size,
  desc,
  driver,
  device,
}: Pick<QueueRegisters, 'size' | 'desc' | 'driver' | 'device'>): QueueAreas => ({
  size: u16(size),
  descHi: hiOf(desc),
  descLo: loOf(desc),
  driverHi: hiOf(driver),
  driverLo: loOf(driver),
  deviceHi: hiOf(device),
  deviceLo: loOf(device),
});

/** Why a size cannot be that of a virtqueue in this format, up to a maximum; null: it can. M24 of the ring rules. */
export const refusesSize = (format: VirtqFormat, size: number, maxSize: number): string | null => {
  const fault = format.checkSize(size);
  if (fault === null && size <= maxSize) return null;
  if (format.name === 'split') return `not a power of two up to ${maxSize}`;
  return fault ? describeSizeFault(fault) : `more than its maximum of ${maxSize}`;
};

/** Why a virtqueue cannot be enabled with the registers as they are; null: it can. M23 and M24 of the ring rules. */
export const refusesEnable = (
  format: VirtqFormat,
  registers: QueueRegisters,
): { clause: string; why: string } | null => {
  const { size, maxSize } = registers;
  const misfit = refusesSize(format, size, maxSize);
  if (misfit !== null) {
    const clause = format.name === 'split' ? 'split.layout.queue-size-pow2' : 'packed.layout.max-size';
    return { clause, why: `queue_size ${size} is ${misfit}` };
  }
  const areas: readonly (readonly [string, GuestAddr, number])[] = [
    ['queue_desc', registers.desc, format.alignments.desc],
    ['queue_driver', registers.driver, format.alignments.driver],
    ['queue_device', registers.device, format.alignments.device],
  ];
  for (const [name, at, align] of areas) {
    if (at % BigInt(align) !== 0n) {
      return {
        clause: `${format.name}.layout.alignment`,
        why: `${name} 0x${at.toString(16)} is not aligned to ${align}`,
      };
    }
  }
  return null;
};
