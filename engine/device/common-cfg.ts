import { le16Field, le32Field, le64Field, u8Field } from '../layout/field.ts';
import { struct } from '../layout/struct.ts';
import { addr } from '../num/addr.ts';
import { hasBit, word32 } from '../num/feature-set.ts';
import { published } from '../spec/source.ts';
import type { FunctionState } from '../world/function-state.ts';
import { NOTIF_CONFIG_DATA } from './reserved-features.ts';

const since = (release: string) => published(`virtio over PCI, "Common configuration structure layout", ${release}`);

/**
 * The common configuration of a function, 64 bytes.
 * Source: virtio over PCI, "Common configuration structure layout" (v1.3).
 */
export const commonCfg = struct('virtio_pci_common_cfg', {
  device_feature_select: le32Field({ doc: 'which 32 bits device_feature shows', source: since('1.0') }),
  device_feature: le32Field({ show: 'hex', doc: 'offered bits of that window', source: since('1.0') }),
  driver_feature_select: le32Field({ doc: 'which 32 bits driver_feature shows', source: since('1.0') }),
  driver_feature: le32Field({ show: 'hex', doc: 'accepted bits of that window', source: since('1.0') }),
  config_msix_vector: le16Field({
    show: 'hex',
    doc: 'vector of configuration changes, 0xffff none',
    source: since('1.0'),
  }),
  num_queues: le16Field({ doc: 'virtqueues, administration virtqueues not counted', source: since('1.0') }),
  device_status: u8Field({ show: 'hex', doc: 'writing 0 resets', source: since('1.0') }),
  config_generation: u8Field({ doc: 'changes with the device configuration', source: since('1.0') }),
  queue_select: le16Field({ doc: 'which virtqueue the queue registers show', source: since('1.0') }),
  queue_size: le16Field({ doc: 'descriptors; the maximum after a reset, 0 does not exist', source: since('1.0') }),
  queue_msix_vector: le16Field({ show: 'hex', doc: 'vector of used buffers, 0xffff none', source: since('1.0') }),
  queue_enable: le16Field({ doc: '1 enables the virtqueue', source: since('1.0') }),
  queue_notify_off: le16Field({ doc: 'place of the notify address', source: since('1.0') }),
  queue_desc: le64Field({ show: 'addr', doc: 'descriptor area', source: since('1.0') }),
  queue_driver: le64Field({ show: 'addr', doc: 'driver area', source: since('1.0') }),
  queue_device: le64Field({ show: 'addr', doc: 'device area', source: since('1.0') }),
  queue_notif_config_data: le16Field({ doc: 'value to notify with, if negotiated', source: since('1.2') }),
  queue_reset: le16Field({ doc: '1 resets the virtqueue, if negotiated', source: since('1.2') }),
  admin_queue_index: le16Field({ doc: 'first administration virtqueue', source: since('1.3') }),
  admin_queue_num: le16Field({ doc: 'administration virtqueues', source: since('1.3') }),
});

export type Register = keyof typeof commonCfg.offsets & string;

/** Registers that a driver may write; a write to any other is ignored. */
export const writableRegisters: ReadonlySet<string> = new Set<Register>([
  'device_feature_select',
  'driver_feature_select',
  'driver_feature',
  'config_msix_vector',
  'device_status',
  'queue_select',
  'queue_size',
  'queue_msix_vector',
  'queue_enable',
  'queue_desc',
  'queue_driver',
  'queue_device',
  'queue_reset',
]);

const noQueue = {
  size: 0,
  msixVector: 0xffff,
  enabled: false,
  notifyOff: 0,
  notifConfigData: 0,
  desc: addr(0),
  driver: addr(0),
  device: addr(0),
};

const hasNotifConfigData = ({ negotiated }: FunctionState): boolean =>
  negotiated !== null && hasBit(negotiated, NOTIF_CONFIG_DATA);

/**
 * Every register of a function as a driver reads it with the selectors as they are. Registers of a virtqueue that does
 * not exist read 0, and so does queue_notif_config_data without its feature. A reset of a virtqueue is complete at once,
 * so queue_reset never shows 1.
 */
export const commonCfgOf = (state: FunctionState) => {
  const queue = state.queues[state.queueSelect]?.registers ?? noQueue;
  return {
    device_feature_select: state.deviceFeatureSelect,
    device_feature: word32(state.offered, state.deviceFeatureSelect),
    driver_feature_select: state.driverFeatureSelect,
    driver_feature: word32(state.driverFeatures, state.driverFeatureSelect),
    config_msix_vector: state.configMsixVector,
    num_queues: state.numQueues,
    device_status: state.status,
    config_generation: state.configGeneration,
    queue_select: state.queueSelect,
    queue_size: queue.size,
    queue_msix_vector: queue.msixVector,
    queue_enable: queue.enabled ? 1 : 0,
    queue_notify_off: queue.notifyOff,
    queue_desc: queue.desc,
    queue_driver: queue.driver,
    queue_device: queue.device,
    queue_notif_config_data: hasNotifConfigData(state) ? queue.notifConfigData : 0,
    queue_reset: 0,
    admin_queue_index: state.adminQueueIndex,
    admin_queue_num: state.adminQueueNum,
  } satisfies Record<Register, number | bigint>;
};

/**
 * One register as a driver reads it. `select` stands for the selector that the register depends on (feature window or
 * virtqueue); without it the selector is as it is.
 */
export const readRegister = (state: FunctionState, register: Register, select?: number): number | bigint =>
  commonCfgOf(
    select === undefined
      ? state
      : { ...state, deviceFeatureSelect: select, driverFeatureSelect: select, queueSelect: select },
  )[register];
