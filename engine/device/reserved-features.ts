import { published } from '../spec/source.ts';
import type { FeatureBit } from './feature.ts';

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
  bit(28, 'INDIRECT_DESC', '1.0'),
  bit(29, 'EVENT_IDX', '1.0'),
  bit(30, 'UNUSED', 'the legacy interface'),
  bit(32, 'VERSION_1', '1.0'),
  bit(33, 'ACCESS_PLATFORM', '1.1'),
  bit(34, 'RING_PACKED', '1.1'),
  bit(35, 'IN_ORDER', '1.1'),
  bit(36, 'ORDER_PLATFORM', '1.1'),
  { ...bit(37, 'SR_IOV', '1.1'), role: 'pf' },
  bit(38, 'NOTIFICATION_DATA', '1.1'),
  bit(39, 'NOTIF_CONFIG_DATA', '1.2'),
  bit(40, 'RING_RESET', '1.2'),
];
