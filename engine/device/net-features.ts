import { published } from '../spec/source.ts';
import type { FeatureBit, Requirement } from './feature.ts';

const bit = (number: number, name: string, since: string, requires?: Requirement): FeatureBit => ({
  bit: number,
  name,
  device: 'net',
  source: published(`network device, "Feature bits", since ${since}`),
  ...(requires === undefined ? {} : { requires }),
});

/**
 * Feature bits of the network device up to virtio 1.4, without the legacy ones that clash with the administration
 * virtqueue (41 GUEST_RSC4, 42 GUEST_RSC6).
 * Source: network device, "Feature bits" and "Feature bit requirements".
 */
export const netFeatures: readonly FeatureBit[] = [
  bit(0, 'CSUM', '1.0'),
  bit(1, 'GUEST_CSUM', '1.0'),
  bit(2, 'CTRL_GUEST_OFFLOADS', '1.0'),
  bit(3, 'MTU', '1.1'),
  bit(5, 'MAC', '1.0'),
  bit(6, 'GSO', 'the legacy interface'),
  bit(7, 'GUEST_TSO4', '1.0', 'GUEST_CSUM'),
  bit(8, 'GUEST_TSO6', '1.0', 'GUEST_CSUM'),
  bit(9, 'GUEST_ECN', '1.0', { any: ['GUEST_TSO4', 'GUEST_TSO6'] }),
  bit(10, 'GUEST_UFO', '1.0', 'GUEST_CSUM'),
  bit(11, 'HOST_TSO4', '1.0', 'CSUM'),
  bit(12, 'HOST_TSO6', '1.0', 'CSUM'),
  bit(13, 'HOST_ECN', '1.0', { any: ['HOST_TSO4', 'HOST_TSO6'] }),
  bit(14, 'HOST_UFO', '1.0', 'CSUM'),
  bit(15, 'MRG_RXBUF', '1.0'),
  bit(16, 'STATUS', '1.0'),
  bit(17, 'CTRL_VQ', '1.0'),
  bit(18, 'CTRL_RX', '1.0', 'CTRL_VQ'),
  bit(19, 'CTRL_VLAN', '1.0', 'CTRL_VQ'),
  bit(20, 'CTRL_RX_EXTRA', '1.3'),
  bit(21, 'GUEST_ANNOUNCE', '1.0', 'CTRL_VQ'),
  bit(22, 'MQ', '1.0', 'CTRL_VQ'),
  bit(23, 'CTRL_MAC_ADDR', '1.0', 'CTRL_VQ'),
  bit(50, 'DEVICE_STATS', '1.4'),
  bit(51, 'HASH_TUNNEL', '1.3', { all: ['CTRL_VQ', { any: ['RSS', 'HASH_REPORT'] }] }),
  bit(52, 'VQ_NOTF_COAL', '1.3', 'CTRL_VQ'),
  bit(53, 'NOTF_COAL', '1.3', 'CTRL_VQ'),
  bit(54, 'GUEST_USO4', '1.3', 'GUEST_CSUM'),
  bit(55, 'GUEST_USO6', '1.3', 'GUEST_CSUM'),
  bit(56, 'HOST_USO', '1.2', 'CSUM'),
  bit(57, 'HASH_REPORT', '1.2'),
  bit(59, 'GUEST_HDRLEN', '1.2'),
  bit(60, 'RSS', '1.2', 'CTRL_VQ'),
  bit(61, 'RSC_EXT', '1.1', { any: ['HOST_TSO4', 'HOST_TSO6'] }),
  bit(62, 'STANDBY', '1.1'),
  bit(63, 'SPEED_DUPLEX', '1.2'),
  bit(64, 'RSS_CONTEXT', '1.4', { all: ['CTRL_VQ', 'RSS'] }),
  bit(65, 'GUEST_UDP_TUNNEL_GSO', '1.4', { all: ['GUEST_TSO4', 'GUEST_TSO6', 'GUEST_USO4', 'GUEST_USO6'] }),
  bit(66, 'GUEST_UDP_TUNNEL_GSO_CSUM', '1.4', 'GUEST_UDP_TUNNEL_GSO'),
  bit(67, 'HOST_UDP_TUNNEL_GSO', '1.4', { all: ['HOST_TSO4', 'HOST_TSO6', 'HOST_USO'] }),
  bit(68, 'HOST_UDP_TUNNEL_GSO_CSUM', '1.4', 'HOST_UDP_TUNNEL_GSO'),
  bit(69, 'OUT_NET_HEADER', '1.4'),
  bit(70, 'IPSEC', '1.4'),
];
