import type { FeatureSet } from '../num/feature-set.ts';
import { hasBit } from '../num/feature-set.ts';
import { NOTIF_CONFIG_DATA, NOTIFICATION_DATA } from './reserved-features.ts';

/**
 * What a driver writes to notify: the index of the virtqueue, or with NOTIF_CONFIG_DATA what the device told it to write
 * instead; 16 bits. With NOTIFICATION_DATA 32 bits, whose upper half says where the next descriptor will be made
 * available: `next` is virtq_avail.idx of a split ring, or a position of a packed one (the slot, and the wrap counter in
 * bit 15).
 * Source: virtio over PCI, "Available Buffer Notifications"; basic facilities, "Driver Notifications".
 */
export const notificationWord = (
  features: FeatureSet,
  queue: number,
  notifConfigData: number,
  next: number,
): number => {
  const vqn = hasBit(features, NOTIF_CONFIG_DATA) ? notifConfigData : queue;
  return hasBit(features, NOTIFICATION_DATA) ? (vqn | (next << 16)) >>> 0 : vqn;
};
