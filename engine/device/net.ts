import type { FeatureSet } from '../num/feature-set.ts';
import { hasBit } from '../num/feature-set.ts';
import type { FeatureTable } from './feature.ts';

/**
 * Virtqueues of a network device with one pair: 0 receiveq1, 1 transmitq1, 2 controlq (only with CTRL_VQ).
 * Source: network device, "Virtqueues".
 */
const names = ['receiveq1', 'transmitq1', 'controlq'] as const;

const hasControl = (table: FeatureTable, set: FeatureSet): boolean => {
  const bit = table.byName.get('CTRL_VQ');
  return bit !== undefined && hasBit(set, bit.bit);
};

/** How many virtqueues a network device with these features has, administration virtqueues not counted. */
export const netQueueCount = (table: FeatureTable, features: FeatureSet): number =>
  hasControl(table, features) ? 3 : 2;

/** Name of a network device's virtqueue. */
export const netQueueName = (queue: number): string => names[queue] ?? `virtqueue ${queue}`;
