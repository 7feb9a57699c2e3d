import { published } from '../spec/source.ts';
import type { FeatureBit } from './feature.ts';

/** Bits that change how a virtqueue is run, the same in every version. */
export const INDIRECT_DESC = 28;
export const EVENT_IDX = 29;
export const ACCESS_PLATFORM = 33;
export const RING_PACKED = 34;
export const IN_ORDER = 35;
export const NOTIFICATION_DATA = 38;
export const NOTIF_CONFIG_DATA = 39;
export const RING_RESET = 40;

const bit = (number: number, name: string, since: string): FeatureBit => ({
  bit: number,
  name,
  device: null,
  source: published(`"Reserved Feature Bits", since ${since}`),
});

/** Device-independent bits below the administration virtqueue. Source: "Reserved Feature Bits". */
export const reservedFeatures: readonly FeatureBit[] = [
  bit(24, 'NOTIFY_ON_EMPTY', 'the legacy interface'),
  bit(27, 'ANY_LAYOUT', 'the legacy interface'),
  bit(INDIRECT_DESC, 'INDIRECT_DESC', '1.0'),
  bit(EVENT_IDX, 'EVENT_IDX', '1.0'),
  bit(30, 'UNUSED', 'the legacy interface'),
  bit(32, 'VERSION_1', '1.0'),
  bit(ACCESS_PLATFORM, 'ACCESS_PLATFORM', '1.1'),
  bit(RING_PACKED, 'RING_PACKED', '1.1'),
  bit(IN_ORDER, 'IN_ORDER', '1.1'),
  bit(36, 'ORDER_PLATFORM', '1.1'),
  { ...bit(37, 'SR_IOV', '1.1'), role: 'pf' },
  bit(NOTIFICATION_DATA, 'NOTIFICATION_DATA', '1.1'),
  bit(NOTIF_CONFIG_DATA, 'NOTIF_CONFIG_DATA', '1.2'),
  bit(RING_RESET, 'RING_RESET', '1.2'),
];
