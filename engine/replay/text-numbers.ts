/*
 * Numbers that the text gives and no part of this engine works with, by their names in C headers, so that a recording that
 * tells them is compared with something. Source: device types; network, block and console device; virtio over MMIO; virtio
 * over PCI.
 */

type Named = readonly (readonly [name: string, value: number])[];

/** Names with the numbers from `first` on; an empty one leaves a number out. */
const from = (first: number, prefix: string, names: string): Named =>
  names.split(' ').flatMap((name, k) => (name === '_' ? [] : [[`${prefix}${name}`, first + k] as const]));
/** Names with a bit each, from the lowest on. */
const bits = (prefix: string, names: string): Named =>
  names.split(' ').map((name, k) => [`${prefix}${name}`, 2 ** k] as const);
const at = (prefix: string, numbers: Readonly<Record<string, number>>): Named =>
  Object.entries(numbers).map(([name, value]) => [`${prefix}${name}`, value] as const);

const deviceIds: Named = [
  ...from(1, 'VIRTIO_ID_', 'NET BLOCK CONSOLE RNG BALLOON IOMEM RPMSG SCSI 9P MAC80211_WLAN RPROC_SERIAL CAIF'),
  ...from(
    13,
    'VIRTIO_ID_',
    'MEMORY_BALLOON _ _ GPU CLOCK INPUT VSOCK CRYPTO SIGNAL_DIST PSTORE IOMMU MEM SOUND FS PMEM',
  ),
  ...from(28, 'VIRTIO_ID_', 'RPMB MAC80211_HWSIM VIDEO_ENCODER VIDEO_DECODER SCMI NITRO_SEC_MOD I2C_ADAPTER WATCHDOG'),
  ...from(36, 'VIRTIO_ID_', 'CAN DMABUF PARAM_SERV AUDIO_POLICY BT GPIO _ _ _ SPI _ _ MEDIA'),
  ...from(0x1000, 'VIRTIO_TRANS_ID_', 'NET BLOCK BALLOON CONSOLE SCSI RNG _ _ _ 9P'),
];

const network: Named = [
  ...bits('VIRTIO_NET_S_', 'LINK_UP ANNOUNCE'),
  ...bits('VIRTIO_NET_RSS_HASH_TYPE_', 'IPv4 TCPv4 UDPv4 IPv6 TCPv6 UDPv6 IP_EX TCP_EX UDP_EX'),
  ...bits('VIRTIO_NET_HDR_F_', 'NEEDS_CSUM DATA_VALID RSC_INFO UDP_TUNNEL_CSUM'),
  ...from(0, 'VIRTIO_NET_HDR_GSO_', 'NONE TCPV4 _ UDP TCPV6 UDP_L4'),
  ...at('VIRTIO_NET_HDR_GSO_', { UDP_TUNNEL_IPV4: 0x20, UDP_TUNNEL_IPV6: 0x40, UDP_TUNNEL: 0x60, ECN: 0x80 }),
  ...from(0, 'VIRTIO_NET_HASH_REPORT_', 'NONE IPv4 TCPv4 UDPv4 IPv6 TCPv6 UDPv6 IPv6_EX TCPv6_EX UDPv6_EX'),
  ...from(0, 'VIRTIO_NET_CTRL_MAC_', 'TABLE_SET ADDR_SET'),
  ...from(0, 'VIRTIO_NET_CTRL_VLAN_', 'ADD DEL'),
  ...at('VIRTIO_NET_CTRL_', {
    ANNOUNCE: 3,
    ANNOUNCE_ACK: 0,
    GUEST_OFFLOADS: 5,
    GUEST_OFFLOADS_SET: 0,
    NOTF_COAL: 6,
    STATS: 8,
  }),
  ...at('VIRTIO_NET_CTRL_MQ_', { VQ_PAIRS_SET: 0, RSS_CONFIG: 1, HASH_CONFIG: 2 }),
  ...at('VIRTIO_NET_CTRL_MQ_VQ_PAIRS_', { MIN: 1, MAX: 0x8000 }),
  ...from(0, 'VIRTIO_NET_CTRL_NOTF_COAL_', 'TX_SET RX_SET VQ_SET VQ_GET'),
  ...from(0, 'VIRTIO_NET_CTRL_STATS_', 'QUERY GET'),
  ...at('VIRTIO_NET_STATS_TYPE_', { CVQ: 2 ** 32 }),
  ...bits('VIRTIO_NET_STATS_TYPE_RX_', 'BASIC CSUM GSO SPEED'),
  ...at('VIRTIO_NET_STATS_TYPE_TX_', { BASIC: 2 ** 16, CSUM: 2 ** 17, GSO: 2 ** 18, SPEED: 2 ** 19 }),
  ...from(0, 'VIRTIO_NET_STATS_TYPE_REPLY_RX_', 'BASIC CSUM GSO SPEED'),
  ...from(16, 'VIRTIO_NET_STATS_TYPE_REPLY_TX_', 'BASIC CSUM GSO SPEED'),
  ...at('VIRTIO_NET_STATS_TYPE_REPLY_', { CVQ: 32 }),
];

const block: Named = [
  ...at('VIRTIO_BLK_T_', { SCSI_CMD: 2, DISCARD: 11, WRITE_ZEROES: 13, SECURE_ERASE: 14, BARRIER: 2 ** 31 }),
  ...at('VIRTIO_BLK_T_ZONE_', { APPEND: 15, REPORT: 16, OPEN: 18, CLOSE: 20, FINISH: 22, RESET: 24, RESET_ALL: 26 }),
  ...from(0, 'VIRTIO_BLK_Z_', 'NONE HM HA'),
  ...from(1, 'VIRTIO_BLK_ZT_', 'CONV SWR SWP'),
  ...from(0, 'VIRTIO_BLK_ZS_', 'NOT_WP EMPTY IOPEN EOPEN CLOSED'),
  ...from(13, 'VIRTIO_BLK_ZS_', 'RDONLY FULL OFFLINE'),
  ...at('VIRTIO_BLK_', { WRITE_ZEROES_FLAG_UNMAP: 1 }),
  ...from(3, 'VIRTIO_BLK_S_ZONE_', 'INVALID_CMD UNALIGNED_WP OPEN_RESOURCE ACTIVE_RESOURCE'),
];

const consoles: Named = [
  ...from(0, 'VIRTIO_CONSOLE_F_', 'SIZE MULTIPORT EMERG_WRITE'),
  ...from(0, 'VIRTIO_CONSOLE_', 'DEVICE_READY PORT_ADD PORT_REMOVE PORT_READY CONSOLE_PORT RESIZE PORT_OPEN PORT_NAME'),
  ...at('VIRTIO_CONSOLE_', { BAD_ID: 2 ** 32 - 1 }),
];

const mmio: Named = [
  ...at('VIRTIO_MMIO_', { MAGIC_VALUE: 0, VERSION: 4, DEVICE_ID: 8, VENDOR_ID: 0xc }),
  ...at('VIRTIO_MMIO_DEVICE_FEATURES', { '': 0x10, _SEL: 0x14 }),
  ...at('VIRTIO_MMIO_DRIVER_FEATURES', { '': 0x20, _SEL: 0x24 }),
  ...at('VIRTIO_MMIO_', { GUEST_PAGE_SIZE: 0x28, STATUS: 0x70, CONFIG_GENERATION: 0xfc, CONFIG: 0x100 }),
  ...at('VIRTIO_MMIO_QUEUE_', {
    SEL: 0x30,
    NUM_MAX: 0x34,
    NUM: 0x38,
    ALIGN: 0x3c,
    PFN: 0x40,
    READY: 0x44,
    NOTIFY: 0x50,
  }),
  ...at('VIRTIO_MMIO_INTERRUPT_', { STATUS: 0x60, ACK: 0x64 }),
  ...at('VIRTIO_MMIO_QUEUE_DESC_', { LOW: 0x80, HIGH: 0x84 }),
  ...at('VIRTIO_MMIO_QUEUE_AVAIL_', { LOW: 0x90, HIGH: 0x94 }),
  ...at('VIRTIO_MMIO_QUEUE_USED_', { LOW: 0xa0, HIGH: 0xa4 }),
  ...at('VIRTIO_MMIO_SHM_', { SEL: 0xac, LEN_LOW: 0xb0, LEN_HIGH: 0xb4, BASE_LOW: 0xb8, BASE_HIGH: 0xbc }),
  ...bits('VIRTIO_MMIO_INT_', 'VRING CONFIG'),
];

const pci: Named = [
  ...at('VIRTIO_PCI_CAP_', { SHARED_MEMORY_CFG: 8, VENDOR_CFG: 9 }),
  ...at('VIRTIO_ADMIN_GROUP_TYPE_', { SELF: 0, SRIOV: 1 }),
  ...at('VIRTIO_PCI_', { ABI_VERSION: 0 }),
];

/** By the names of C headers. */
export const textNumbers: ReadonlyMap<string, number> = new Map([
  ...deviceIds,
  ...network,
  ...block,
  ...consoles,
  ...mmio,
  ...pci,
]);
