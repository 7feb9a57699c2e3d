import { hasBit } from '../num/feature-set.ts';
import type { ActorId, DeviceId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';
import { CONFIG_WCE } from './type/blk-features.ts';
import { WRITEBACK_AT } from './type/config.ts';

/**
 * A driver writes to the device configuration. Of the types here virtio-blk alone has a field that takes a value:
 * `writeback`, with CONFIG_WCE. Everything else is read-only and keeps what it shows.
 * Source: block device, "Device configuration layout".
 */
export const writeDeviceConfig = (turn: Turn, by: ActorId, device: DeviceId, at: number, bytes: Uint8Array): void => {
  const { data, negotiated } = deviceState(turn.world, device);
  const value = bytes[WRITEBACK_AT - at];
  if (data.type !== 'blk' || value === undefined || negotiated === null || !hasBit(negotiated, CONFIG_WCE)) return;
  const writeback = value !== 0;
  if (writeback !== data.writeback)
    turn.emit({ type: 'device/changed', by, device, from: data, to: { ...data, writeback } });
};
