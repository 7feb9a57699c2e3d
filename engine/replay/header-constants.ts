import { commonCfg } from '../device/common-cfg.ts';
import type { FeatureBit } from '../device/feature.ts';
import { netFeatures } from '../device/net-features.ts';
import { reservedFeatures } from '../device/reserved-features.ts';
import { statusBits } from '../device/status.ts';
import { blkStatuses, blkTypes } from '../device/type/blk.ts';
import { blkFeatures } from '../device/type/blk-features.ts';
import { netAcks } from '../device/type/net-control.ts';
import '../dialect/all.ts';
import { dialects } from '../dialect/dialects.ts';
import { cfgTypes, virtioPciCap, virtioPciNotifyCap } from '../pci/layouts.ts';
import {
  RING_EVENT_FLAGS_DESC,
  RING_EVENT_FLAGS_DISABLE,
  RING_EVENT_FLAGS_ENABLE,
  VIRTQ_AVAIL_F_NO_INTERRUPT,
  VIRTQ_DESC_F_AVAIL,
  VIRTQ_DESC_F_INDIRECT,
  VIRTQ_DESC_F_NEXT,
  VIRTQ_DESC_F_USED,
  VIRTQ_DESC_F_WRITE,
  VIRTQ_USED_F_NO_NOTIFY,
} from '../virtq/layouts.ts';
import { alignments } from '../virtq/split/areas.ts';

type Named = readonly (readonly [name: string, value: number])[];

/** The header counts the bits that the specification gives as values. */
const ring: Named = [
  ['VRING_DESC_F_NEXT', VIRTQ_DESC_F_NEXT],
  ['VRING_DESC_F_WRITE', VIRTQ_DESC_F_WRITE],
  ['VRING_DESC_F_INDIRECT', VIRTQ_DESC_F_INDIRECT],
  ['VRING_PACKED_DESC_F_AVAIL', Math.log2(VIRTQ_DESC_F_AVAIL)],
  ['VRING_PACKED_DESC_F_USED', Math.log2(VIRTQ_DESC_F_USED)],
  ['VRING_USED_F_NO_NOTIFY', VIRTQ_USED_F_NO_NOTIFY],
  ['VRING_AVAIL_F_NO_INTERRUPT', VIRTQ_AVAIL_F_NO_INTERRUPT],
  ['VRING_PACKED_EVENT_FLAG_ENABLE', RING_EVENT_FLAGS_ENABLE],
  ['VRING_PACKED_EVENT_FLAG_DISABLE', RING_EVENT_FLAGS_DISABLE],
  ['VRING_PACKED_EVENT_FLAG_DESC', RING_EVENT_FLAGS_DESC],
  ['VRING_PACKED_EVENT_F_WRAP_CTR', 15],
  ['VRING_DESC_ALIGN_SIZE', alignments.desc],
  ['VRING_AVAIL_ALIGN_SIZE', alignments.driver],
  ['VRING_USED_ALIGN_SIZE', alignments.device],
];

const { offsets: at } = commonCfg;
const pci: Named = [
  ['VIRTIO_PCI_CAP_COMMON_CFG', cfgTypes.common],
  ['VIRTIO_PCI_CAP_NOTIFY_CFG', cfgTypes.notify],
  ['VIRTIO_PCI_CAP_ISR_CFG', cfgTypes.isr],
  ['VIRTIO_PCI_CAP_DEVICE_CFG', cfgTypes.device],
  ['VIRTIO_PCI_CAP_PCI_CFG', cfgTypes.pci],
  ['VIRTIO_PCI_CAP_VNDR', virtioPciCap.offsets.cap_vndr],
  ['VIRTIO_PCI_CAP_NEXT', virtioPciCap.offsets.cap_next],
  ['VIRTIO_PCI_CAP_LEN', virtioPciCap.offsets.cap_len],
  ['VIRTIO_PCI_CAP_CFG_TYPE', virtioPciCap.offsets.cfg_type],
  ['VIRTIO_PCI_CAP_BAR', virtioPciCap.offsets.bar],
  ['VIRTIO_PCI_CAP_OFFSET', virtioPciCap.offsets.offset],
  ['VIRTIO_PCI_CAP_LENGTH', virtioPciCap.offsets.length],
  ['VIRTIO_PCI_NOTIFY_CAP_MULT', virtioPciNotifyCap.offsets.notify_off_multiplier],
  ['VIRTIO_PCI_COMMON_DFSELECT', at.device_feature_select],
  ['VIRTIO_PCI_COMMON_DF', at.device_feature],
  ['VIRTIO_PCI_COMMON_GFSELECT', at.driver_feature_select],
  ['VIRTIO_PCI_COMMON_GF', at.driver_feature],
  ['VIRTIO_PCI_COMMON_MSIX', at.config_msix_vector],
  ['VIRTIO_PCI_COMMON_NUMQ', at.num_queues],
  ['VIRTIO_PCI_COMMON_STATUS', at.device_status],
  ['VIRTIO_PCI_COMMON_CFGGENERATION', at.config_generation],
  ['VIRTIO_PCI_COMMON_Q_SELECT', at.queue_select],
  ['VIRTIO_PCI_COMMON_Q_SIZE', at.queue_size],
  ['VIRTIO_PCI_COMMON_Q_MSIX', at.queue_msix_vector],
  ['VIRTIO_PCI_COMMON_Q_ENABLE', at.queue_enable],
  ['VIRTIO_PCI_COMMON_Q_NOFF', at.queue_notify_off],
  ['VIRTIO_PCI_COMMON_Q_DESCLO', at.queue_desc],
  ['VIRTIO_PCI_COMMON_Q_DESCHI', at.queue_desc + 4],
  ['VIRTIO_PCI_COMMON_Q_AVAILLO', at.queue_driver],
  ['VIRTIO_PCI_COMMON_Q_AVAILHI', at.queue_driver + 4],
  ['VIRTIO_PCI_COMMON_Q_USEDLO', at.queue_device],
  ['VIRTIO_PCI_COMMON_Q_USEDHI', at.queue_device + 4],
  ['VIRTIO_PCI_COMMON_Q_NDATA', at.queue_notif_config_data],
  ['VIRTIO_PCI_COMMON_Q_RESET', at.queue_reset],
  ['VIRTIO_PCI_COMMON_ADM_Q_IDX', at.admin_queue_index],
  ['VIRTIO_PCI_COMMON_ADM_Q_NUM', at.admin_queue_num],
];

const features = (prefix: string, bits: readonly FeatureBit[]): Named =>
  bits.map(({ name, bit }) => [`${prefix}_F_${name}`, bit]);
const inOrder = (names: readonly string[]): Named => names.map((name, value) => [name, value]);

/** Constants of C headers that have a counterpart here, by their names there. */
export const headerConstants: ReadonlyMap<string, number> = new Map([
  ...ring,
  ...pci,
  ...features('VIRTIO', reservedFeatures),
  ...features('VIRTIO_RING', reservedFeatures),
  ...features('VIRTIO_NET', netFeatures),
  ...features('VIRTIO_BLK', blkFeatures),
  ...statusBits.map(({ name, bit }) => [`VIRTIO_CONFIG_S_${name.replace('DEVICE_', '')}`, bit] as const),
  ...blkTypes.map(({ name, type }) => [name, type] as const),
  ...inOrder(blkStatuses),
  ...inOrder(netAcks),
  ...dialects.flatMap(({ commands }) => commands.map(({ name, opcode }) => [name, opcode] as const)),
]);
