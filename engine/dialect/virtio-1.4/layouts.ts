import {
  bytesField,
  le16Field,
  le32Field,
  le64Field,
  le64Tail,
  reserved,
  structField,
  tailField,
  u8Field,
} from '../../layout/field.ts';
import { struct } from '../../layout/struct.ts';
import { published } from '../../spec/source.ts';

const capability = published('basic facilities, "Device and driver capabilities" (v1.4)');
const resource = published('basic facilities, "Device resource objects" (v1.4)');
const parts = published('basic facilities, "Device parts" (v1.4)');
const flow = published('network device, "Flow filter" (v1.4)');

/** Result of CAP_ID_LIST_QUERY: capability k is bit k mod 64 of word k / 64. */
export const capList = struct(
  'virtio_admin_cmd_query_cap_id_result',
  { supported_caps: le64Tail({ show: 'bits', doc: 'bitmap of capability ids' }) },
  { source: capability },
);

const capIds = {
  0: 'VIRTIO_DEV_PARTS_CAP',
  2048: 'VIRTIO_NET_FF_RESOURCE_CAP',
  2049: 'VIRTIO_NET_FF_SELECTOR_CAP',
  2050: 'VIRTIO_NET_FF_ACTION_CAP',
} as const;

/** Data of DEVICE_CAP_GET, 8 bytes. */
export const capGetData = struct(
  'virtio_admin_cmd_cap_get_data',
  { id: le16Field({ values: capIds, show: 'hex', doc: 'which capability' }), reserved: reserved(6) },
  { source: capability },
);

/** Result of DEVICE_CAP_GET: the capability, as long as it is. */
export const capGetResult = struct(
  'virtio_admin_cmd_cap_get_result',
  { cap_specific_data: tailField({ doc: 'the fields of the capability' }) },
  { source: capability },
);

/** Data of DRIVER_CAP_SET: 8 bytes, and the capability. */
export const capSetData = struct(
  'virtio_admin_cmd_cap_set_data',
  {
    id: le16Field({ values: capIds, show: 'hex', doc: 'which capability' }),
    reserved: reserved(6),
    cap_specific_data: tailField({ doc: 'what the driver will use of it' }),
  },
  { source: capability },
);

/** VIRTIO_DEV_PARTS_CAP, 2 bytes. */
export const devPartsCap = struct(
  'virtio_dev_parts_cap',
  { get_parts_resource_objects_limit: u8Field(), set_parts_resource_objects_limit: u8Field() },
  { source: parts },
);

/** VIRTIO_NET_FF_RESOURCE_CAP, 20 bytes. */
export const ffResourceCap = struct(
  'virtio_net_ff_cap_data',
  {
    groups_limit: le32Field(),
    classifiers_limit: le32Field(),
    rules_limit: le32Field(),
    rules_per_group_limit: le32Field(),
    last_rule_priority: u8Field(),
    selectors_per_classifier_limit: u8Field(),
    reserved: reserved(2),
  },
  { source: flow },
);

const selectorTypes = { 1: 'ETH', 2: 'IPV4', 3: 'IPV6', 4: 'TCP', 5: 'UDP', 6: 'ESP' } as const;

/** Head of a selector, 8 bytes; `length` bytes of mask follow. */
export const ffSelector = struct(
  'virtio_net_ff_selector',
  {
    type: u8Field({ values: selectorTypes }),
    flags: u8Field({ known: 1, doc: 'bit 0: the mask may be partial' }),
    reserved: reserved(2),
    length: u8Field(),
    reserved1: reserved(3),
  },
  { source: flow },
);

/** VIRTIO_NET_FF_SELECTOR_CAP, and a classifier: 8 bytes, then selectors. */
export const ffSelectors = struct(
  'virtio_net_ff_cap_mask_data',
  { count: u8Field(), reserved: reserved(7), selectors: tailField() },
  { source: flow },
);

/** VIRTIO_NET_FF_ACTION_CAP: 8 bytes, then one byte for each action. */
export const ffActions = struct(
  'virtio_net_ff_actions',
  { count: u8Field(), reserved: reserved(7), actions: tailField({ doc: '1 DROP, 2 DIRECT_RX_VQ' }) },
  { source: flow },
);

const objectTypes = {
  0: 'VIRTIO_RESOURCE_OBJ_DEV_PARTS',
  512: 'VIRTIO_NET_RESOURCE_OBJ_FF_GROUP',
  513: 'VIRTIO_NET_RESOURCE_OBJ_FF_CLASSIFIER',
  514: 'VIRTIO_NET_RESOURCE_OBJ_FF_RULE',
} as const;

/** Which object, 8 bytes. */
const objectHeader = struct(
  'virtio_admin_cmd_resource_obj_cmd_hdr',
  {
    type: le16Field({ values: objectTypes, show: 'hex', doc: 'what kind of object' }),
    reserved: reserved(2),
    id: le32Field({ doc: 'the number that the driver gave it' }),
  },
  { source: resource },
);

/** Data of CREATE and MODIFY: 16 bytes, and the object. */
export const objectCreateData = struct(
  'virtio_admin_cmd_resource_obj_create_data',
  {
    hdr: structField(objectHeader),
    flags: le64Field({ show: 'hex', doc: '0 unless the type defines flags' }),
    resource_obj_specific_data: tailField({ doc: 'the fields of the object' }),
  },
  { source: resource },
);

/** Data of QUERY, 16 bytes. */
export const objectQueryData = struct(
  'virtio_admin_cmd_resource_obj_query_data',
  { hdr: structField(objectHeader), flags: le64Field({ show: 'hex' }) },
  { source: resource },
);

/** Result of QUERY: the object as it was last written. */
export const objectQueryResult = struct(
  'virtio_admin_cmd_resource_obj_query_result',
  { resource_obj_specific_data: tailField() },
  { source: resource },
);

/** Data of DESTROY, 8 bytes. */
export const objectDestroyData = struct(
  'virtio_admin_cmd_resource_obj_destroy_data',
  { hdr: structField(objectHeader) },
  { source: resource },
);

/** A device parts object, 8 bytes: one direction each. */
export const devPartsObject = struct(
  'virtio_resource_obj_dev_parts',
  { type: u8Field({ values: { 0: 'GET', 1: 'SET' } }), reserved: reserved(7) },
  { source: parts },
);

/** A flow filter group, 2 bytes. */
export const ffGroup = struct('virtio_net_resource_obj_ff_group', { group_priority: le16Field() }, { source: flow });

/** A flow filter rule: 16 bytes, then the key. */
export const ffRule = struct(
  'virtio_net_resource_obj_ff_rule',
  {
    group_id: le32Field(),
    classifier_id: le32Field(),
    rule_priority: u8Field(),
    key_length: u8Field(),
    action: u8Field({ values: { 1: 'DROP', 2: 'DIRECT_RX_VQ' } }),
    reserved: reserved(1),
    vq_index: le16Field(),
    reserved1: reserved(2),
    keys: tailField(),
  },
  { source: flow },
);

const partTypes = {
  256: 'VIRTIO_DEV_PART_DEV_FEATURES',
  257: 'VIRTIO_DEV_PART_DRV_FEATURES',
  258: 'VIRTIO_DEV_PART_PCI_COMMON_CFG',
  259: 'VIRTIO_DEV_PART_DEVICE_STATUS',
  260: 'VIRTIO_DEV_PART_VQ_CFG',
  261: 'VIRTIO_DEV_PART_VQ_NOTIFY_CFG',
} as const;

/** Head of a device part, 16 bytes; `length` bytes of value follow. */
export const partHeader = struct(
  'virtio_dev_part_hdr',
  {
    part_type: le16Field({ values: partTypes, show: 'hex' }),
    flags: u8Field({ known: 1, doc: 'bit 0: optional' }),
    reserved: reserved(1),
    selector: bytesField(8, { doc: 'offset in the common configuration, or index of a virtqueue' }),
    length: le32Field(),
  },
  { source: parts },
);

/** VIRTIO_DEV_PART_VQ_CFG, 32 bytes. */
export const vqCfgPart = struct(
  'virtio_dev_part_vq_cfg',
  {
    queue_size: le16Field(),
    vector: le16Field({ show: 'hex' }),
    enabled: le16Field(),
    reserved: reserved(2),
    queue_desc: le64Field({ show: 'addr' }),
    queue_driver: le64Field({ show: 'addr' }),
    queue_device: le64Field({ show: 'addr' }),
  },
  { source: parts },
);

/** VIRTIO_DEV_PART_VQ_NOTIFY_CFG, 8 bytes. */
export const vqNotifyPart = struct(
  'virtio_dev_part_vq_notify_data',
  { queue_notify_off: le16Field(), queue_notif_config_data: le16Field(), reserved: reserved(4) },
  { source: parts },
);

/** Data of DEV_PARTS_METADATA_GET, 16 bytes. */
export const partsMetadataData = struct(
  'virtio_admin_cmd_dev_parts_metadata_data',
  {
    hdr: structField(objectHeader),
    type: u8Field({ values: { 0: 'SIZE', 1: 'COUNT', 2: 'LIST' }, doc: 'what is asked for' }),
    reserved: reserved(7),
  },
  { source: parts },
);

/** Result of DEV_PARTS_METADATA_GET: bytes of all parts or number of parts, then headers if a list was asked for. */
export const partsMetadataResult = struct(
  'virtio_admin_cmd_dev_parts_metadata_result',
  {
    size_or_count: le32Field({ doc: 'SIZE: bytes of all parts; else their number' }),
    reserved: reserved(4),
    hdrs: tailField({ doc: 'LIST: headers of 16 bytes' }),
  },
  { source: parts },
);

/** Data of DEV_PARTS_GET: 16 bytes, and the headers of those that are wanted. */
export const partsGetData = struct(
  'virtio_admin_cmd_dev_parts_get_data',
  {
    hdr: structField(objectHeader),
    type: u8Field({ values: { 0: 'SELECTED', 1: 'ALL' } }),
    reserved: reserved(7),
    hdr_list: tailField({ doc: 'SELECTED: headers of 16 bytes' }),
  },
  { source: parts },
);

/** Result of DEV_PARTS_GET: parts, one after another. */
export const partsGetResult = struct(
  'virtio_admin_cmd_dev_parts_get_result',
  { parts: tailField() },
  { source: parts },
);

/** Data of DEV_PARTS_SET: 8 bytes, and parts. */
export const partsSetData = struct(
  'virtio_admin_cmd_dev_parts_set_data',
  { hdr: structField(objectHeader), parts: tailField({ doc: 'parts, one after another' }) },
  { source: parts },
);

/** Data of DEV_MODE_SET, 1 byte. */
export const modeSetData = struct(
  'virtio_admin_cmd_dev_mode_set_data',
  { flags: u8Field({ show: 'hex', known: 1, doc: 'bit 0: stop; 0: go on' }) },
  { source: parts },
);
