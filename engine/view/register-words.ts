import type { Register } from '../device/common-cfg.ts';
import { featureName } from '../device/feature.ts';
import { NOTIF_CONFIG_DATA, RING_RESET } from '../device/reserved-features.ts';
import { describeStatus } from '../device/status.ts';
import { featuresOf } from '../device/type/types.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { hex } from '../num/addr.ts';
import type { FeatureSet } from '../num/feature-set.ts';
import { bitsOf, hasBit, intersect, noFeatures, withWord32 } from '../num/feature-set.ts';
import { NOTIFY_MULTIPLIER } from '../pci/function-space.ts';
import type { FunctionState } from '../world/function-state.ts';
import { queueName } from './names.ts';
import type { RegisterRow } from './parts/registers.ts';

const MOST_WINDOWS = 0x1000;

/** The bits of a window of 32 that are set, with their names. */
const windowBits = (
  dialect: Dialect,
  { type }: FunctionState,
  set: FeatureSet,
  select: number,
): RegisterRow['bits'] => {
  if (select >= MOST_WINDOWS) return [];
  const table = featuresOf(dialect.features, type);
  return bitsOf(intersect(set, withWord32(noFeatures, select, 0xffff_ffff))).map(bit => ({
    bit,
    name: featureName(table, bit),
  }));
};

/** The feature bits that a register shows; none for the other registers. */
export const featureBitsIn = (dialect: Dialect, state: FunctionState, register: Register): RegisterRow['bits'] => {
  if (register === 'device_feature') return windowBits(dialect, state, state.offered, state.deviceFeatureSelect);
  if (register === 'driver_feature') return windowBits(dialect, state, state.driverFeatures, state.driverFeatureSelect);
  return [];
};

const windowWords = (select: number): string =>
  select < MOST_WINDOWS ? `bits ${32 * select} to ${32 * select + 31}` : 'no bits there';

const vectorWords = (vector: number): string => (vector === 0xffff ? 'no vector' : `vector ${vector}`);

/** A field that is there only with a feature reads 0 without it, but is no field then. */
const withoutFeature = ({ negotiated }: FunctionState, bit: number): string =>
  negotiated !== null && hasBit(negotiated, bit) ? '' : `not there: feature ${bit} is not negotiated`;

/** What a register of the common configuration says; '' where its value says it all. */
export const commonWords = (state: FunctionState, register: Register): string => {
  const queue = state.queues[state.queueSelect];
  const exists = queue !== undefined && queue.registers.maxSize > 0;
  switch (register) {
    case 'device_feature_select':
      return windowWords(state.deviceFeatureSelect);
    case 'driver_feature_select':
      return windowWords(state.driverFeatureSelect);
    case 'device_status':
      return state.resetting ? 'a reset is under way' : describeStatus(state.status);
    case 'config_msix_vector':
      return vectorWords(state.configMsixVector);
    case 'queue_select':
      return exists ? queueName(state, state.queueSelect) : 'there is no such virtqueue';
    case 'queue_size':
      return exists ? `at most ${queue.registers.maxSize}` : 'there is no such virtqueue';
    case 'queue_msix_vector':
      return queue ? vectorWords(queue.registers.msixVector) : '';
    case 'queue_enable':
      return queue?.registers.enabled ? 'enabled' : 'not enabled';
    case 'queue_notify_off':
      return queue ? `notified at ${hex(NOTIFY_MULTIPLIER * queue.registers.notifyOff, 4)}` : '';
    case 'admin_queue_index':
      return state.adminQueueNum > 0 ? queueName(state, state.adminQueueIndex) : '';
    case 'admin_queue_num':
      return state.adminQueueNum === 0 ? 'no administration virtqueue' : '';
    case 'queue_notif_config_data':
      return withoutFeature(state, NOTIF_CONFIG_DATA);
    case 'queue_reset':
      return withoutFeature(state, RING_RESET);
    default:
      return '';
  }
};
