import { virtioBlkConfig, virtioNetConfig } from '../device/type/config.ts';
import { hasBit } from '../num/feature-set.ts';
import type { BlkData } from '../world/device-data.ts';
import type { QemuProfile } from './qemu-profile.ts';

/*
 * The device configurations that the recorded devices show; an entropy device has none.
 */

/** Bytes up to and with `write_zeroes_may_unmap`. */
const BLK_LENGTH = 57;
const MOST_SECTORS = 0x3fffff;

export const netConfig = (
  { features }: QemuProfile,
  { linkUp, mac }: { readonly linkUp: boolean; readonly mac: Uint8Array },
): Uint8Array => {
  const mq = hasBit(features, 22);
  const bytes = virtioNetConfig.encode({ mac, status: linkUp ? 1 : 0, max_virtqueue_pairs: mq ? 1 : 0 });
  return bytes.slice(0, mq ? 10 : 8);
};

export const blkConfig = ({ queueSizes }: QemuProfile, disk: BlkData): Uint8Array =>
  virtioBlkConfig
    .encode({
      capacity: BigInt(disk.sectors),
      seg_max: (queueSizes[0] ?? 0) - 2,
      cylinders: 2,
      heads: 16,
      sectors: 63,
      blk_size: 512,
      writeback: disk.writeback ? 1 : 0,
      num_queues: queueSizes.length,
      max_discard_sectors: MOST_SECTORS,
      max_discard_seg: 1,
      discard_sector_alignment: 1,
      max_write_zeroes_sectors: MOST_SECTORS,
      max_write_zeroes_seg: 1,
      write_zeroes_may_unmap: 1,
    })
    .slice(0, BLK_LENGTH);
