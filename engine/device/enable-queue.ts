import type { GuestAddr } from '../num/addr.ts';
import { hiOf, loOf } from '../num/addr.ts';
import { u16 } from '../num/int.ts';
import type { VirtqFormat } from '../virtq/format.ts';
import type { QueueAreas, QueueOptions } from '../virtq/queue.ts';
import { splitFormat } from '../virtq/split/split.ts';
import type { QueueRegisters } from '../world/function-state.ts';

/** The ring format that a function's negotiated features choose. */
export const ringFormat = (): VirtqFormat => splitFormat;

/**
 * Bits that would change how rings are run in ways that are not modelled: no driver here accepts them, and no device goes
 * on with them, whoever wrote them.
 */
export const unservedFeatures = [
  'INDIRECT_DESC',
  'EVENT_IDX',
  'RING_PACKED',
  'NOTIFICATION_DATA',
  'RING_RESET',
] as const;

/** The variations that a function's negotiated features choose. */
export const ringOptions = (): QueueOptions => ({ eventIdx: false, indirect: false, inOrder: false });

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

/** Why a virtqueue cannot be enabled with the registers as they are; null: it can. M23 and M24 of the ring rules. */
export const refusesEnable = (
  format: VirtqFormat,
  registers: QueueRegisters,
): { clause: string; why: string } | null => {
  const { size, maxSize } = registers;
  if (size === 0 || size > maxSize || (size & (size - 1)) !== 0) {
    return { clause: 'split.layout.queue-size-pow2', why: `queue_size ${size} is not a power of two up to ${maxSize}` };
  }
  const areas: readonly (readonly [string, GuestAddr, number])[] = [
    ['queue_desc', registers.desc, format.alignments.desc],
    ['queue_driver', registers.driver, format.alignments.driver],
    ['queue_device', registers.device, format.alignments.device],
  ];
  for (const [name, at, align] of areas) {
    if (at % BigInt(align) !== 0n) {
      return { clause: 'split.layout.alignment', why: `${name} 0x${at.toString(16)} is not aligned to ${align}` };
    }
  }
  return null;
};
