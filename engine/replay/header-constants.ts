import { commonCfg } from '../device/common-cfg.ts';
import type { FeatureBit } from '../device/feature.ts';
import { NO_VECTOR } from '../device/function.ts';
import { ISR_CONFIG } from '../device/interrupt.ts';
import { LEGACY_PAGE, legacyCommonCfg } from '../device/legacy-common-cfg.ts';
import { netFeatures } from '../device/net-features.ts';
import { ACCESS_PLATFORM, reservedFeatures } from '../device/reserved-features.ts';
import { SUSPEND, statusBits } from '../device/status.ts';
import { blkStatuses, blkTypes, ID_BYTES } from '../device/type/blk.ts';
import { blkFeatures, FLUSH } from '../device/type/blk-features.ts';
import { controlClasses, netAcks, receiveModes } from '../device/type/net-control.ts';
import '../dialect/all.ts';
import { dialects } from '../dialect/dialects.ts';
import { publishedFeatures, publishedNumbers } from '../dialect/structs.ts';
import { cfgTypes, virtioPciCap, virtioPciNotifyCap } from '../pci/layouts.ts';
import { pciIds } from '../pci/space.ts';
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
import type { DeviceType } from '../world/device-data.ts';
import { published } from './header-structs.ts';
import { textNumbers } from './text-numbers.ts';

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

const legacy = legacyCommonCfg.offsets;
/** What a driver of before the specification finds in an I/O BAR, and what became of it. */
const legacyPci: Named = [
  ['VIRTIO_PCI_HOST_FEATURES', legacy.device_features],
  ['VIRTIO_PCI_GUEST_FEATURES', legacy.driver_features],
  ['VIRTIO_PCI_QUEUE_PFN', legacy.queue_address],
  ['VIRTIO_PCI_QUEUE_NUM', legacy.queue_size],
  ['VIRTIO_PCI_QUEUE_SEL', legacy.queue_select],
  ['VIRTIO_PCI_QUEUE_NOTIFY', legacy.queue_notify],
  ['VIRTIO_PCI_STATUS', legacy.device_status],
  ['VIRTIO_PCI_ISR', legacy.isr_status],
  ['VIRTIO_MSI_CONFIG_VECTOR', legacy.config_msix_vector],
  ['VIRTIO_MSI_QUEUE_VECTOR', legacy.queue_msix_vector],
  ['VIRTIO_PCI_QUEUE_ADDR_SHIFT', Math.log2(Number(LEGACY_PAGE))],
  ['VIRTIO_PCI_VRING_ALIGN', Number(LEGACY_PAGE)],
  ['VIRTIO_PCI_ISR_CONFIG', ISR_CONFIG],
  ['VIRTIO_MSI_NO_VECTOR', NO_VECTOR],
];

const idNames = { net: 'NET', blk: 'BLOCK', rng: 'RNG' } as const;
const ids: Named = Object.entries(idNames).flatMap(([type, name]) => {
  const { virtio, transitional } = pciIds[type as DeviceType];
  return [[`VIRTIO_ID_${name}`, virtio] as const, [`VIRTIO_TRANS_ID_${name}`, transitional] as const];
});

/** Values of fields of admin commands that the headers name otherwise: the field, and its names there by value. */
const fieldValues: readonly (readonly [struct: string, field: string, names: Readonly<Record<string, string>>])[] = [
  [
    'virtio_admin_cmd',
    'group_type',
    { Self: 'VIRTIO_ADMIN_GROUP_TYPE_SELF', 'SR-IOV': 'VIRTIO_ADMIN_GROUP_TYPE_SRIOV' },
  ],
  [
    'virtio_pci_legacy_notify_info',
    'flags',
    {
      'end of list': 'VIRTIO_ADMIN_CMD_NOTIFY_INFO_FLAGS_END',
      'owner device': 'VIRTIO_ADMIN_CMD_NOTIFY_INFO_FLAGS_OWNER_DEV',
      'member device': 'VIRTIO_ADMIN_CMD_NOTIFY_INFO_FLAGS_OWNER_MEM',
    },
  ],
  ['virtio_admin_cmd_cap_get_data', 'id', { VIRTIO_DEV_PARTS_CAP: 'VIRTIO_DEV_PARTS_CAP' }],
  ['virtio_admin_cmd_resource_obj_cmd_hdr', 'type', { VIRTIO_RESOURCE_OBJ_DEV_PARTS: 'VIRTIO_RESOURCE_OBJ_DEV_PARTS' }],
  [
    'virtio_resource_obj_dev_parts',
    'type',
    { GET: 'VIRTIO_RESOURCE_OBJ_DEV_PARTS_TYPE_GET', SET: 'VIRTIO_RESOURCE_OBJ_DEV_PARTS_TYPE_SET' },
  ],
  [
    'virtio_admin_cmd_dev_parts_metadata_data',
    'type',
    {
      SIZE: 'VIRTIO_ADMIN_CMD_DEV_PARTS_METADATA_TYPE_SIZE',
      COUNT: 'VIRTIO_ADMIN_CMD_DEV_PARTS_METADATA_TYPE_COUNT',
      LIST: 'VIRTIO_ADMIN_CMD_DEV_PARTS_METADATA_TYPE_LIST',
    },
  ],
  [
    'virtio_admin_cmd_dev_parts_get_data',
    'type',
    {
      SELECTED: 'VIRTIO_ADMIN_CMD_DEV_PARTS_GET_TYPE_SELECTED',
      ALL: 'VIRTIO_ADMIN_CMD_DEV_PARTS_GET_TYPE_ALL',
    },
  ],
];
/** Fields with one bit; the header counts it. */
const fieldBits: readonly (readonly [struct: string, field: string, name: string])[] = [
  ['virtio_dev_part_hdr', 'flags', 'VIRTIO_DEV_PART_F_OPTIONAL'],
  ['virtio_admin_cmd_dev_mode_set_data', 'flags', 'VIRTIO_ADMIN_CMD_DEV_MODE_F_STOPPED'],
];
const optionsOf = (struct: string, field: string) => published.get(struct)?.fields[field]?.options;
const admin: Named = [
  ...fieldValues.flatMap(([struct, field, names]) =>
    Object.entries(optionsOf(struct, field)?.values ?? {}).flatMap(([value, name]) =>
      Object.hasOwn(names, name) ? [[names[name]!, Number(value)] as const] : [],
    ),
  ),
  ...fieldBits.map(([struct, field, name]) => [name, Math.log2(optionsOf(struct, field)?.known ?? 0)] as const),
  [
    'VIRTIO_ADMIN_CMD_MAX_NOTIFY_INFO',
    Object.keys(published.get('virtio_admin_cmd_legacy_notify_info_result')?.fields ?? {}).length,
  ],
];

const features = (prefix: string, bits: readonly FeatureBit[]): Named =>
  bits.map(({ name, bit }) => [`${prefix}_F_${name}`, bit]);
const inOrder = (names: readonly string[]): Named => names.map((name, value) => [name, value]);

/** Constants of C headers that have a counterpart here or in the text, by their names there. */
export const headerConstants: ReadonlyMap<string, number> = new Map([
  ...textNumbers,
  ...ring,
  ...pci,
  ...legacyPci,
  ...ids,
  ...admin,
  ...publishedNumbers,
  ...features('VIRTIO', publishedFeatures),
  ['VIRTIO_CONFIG_S_SUSPEND', SUSPEND],
  ['VIRTIO_F_IOMMU_PLATFORM', ACCESS_PLATFORM],
  ['VIRTIO_BLK_F_WCE', FLUSH],
  ['VIRTIO_BLK_ID_BYTES', ID_BYTES],
  ...features('VIRTIO', reservedFeatures),
  ...features('VIRTIO_RING', reservedFeatures),
  ...features('VIRTIO_NET', netFeatures),
  ...features('VIRTIO_BLK', blkFeatures),
  ...statusBits.map(({ name, bit }) => [`VIRTIO_CONFIG_S_${name.replace('DEVICE_', '')}`, bit] as const),
  ...blkTypes.map(({ name, type }) => [name, type] as const),
  ...inOrder(blkStatuses),
  ...inOrder(netAcks),
  ...inOrder(receiveModes.map(mode => `VIRTIO_NET_CTRL_RX_${mode}`)),
  ...Object.entries(controlClasses).map(([name, value]) => [`VIRTIO_NET_CTRL_${name}`, value] as const),
  ...dialects.flatMap(({ commands }) => commands.map(({ name, opcode }) => [name, opcode] as const)),
]);
