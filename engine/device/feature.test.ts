import { describe, expect, it } from 'vitest';
import { featureSet } from '../num/feature-set.ts';
import { bitsWithoutPrerequisite, describeRequirement, featureName, featureTable, listFeatures } from './feature.ts';
import { netFeatures } from './net-features.ts';
import { reservedFeatures } from './reserved-features.ts';

const table = featureTable([...netFeatures, ...reservedFeatures]);

/** Network device, "Feature bits", by number; legacy bits 41 and 42 left out. */
const net = {
  0: 'CSUM',
  1: 'GUEST_CSUM',
  2: 'CTRL_GUEST_OFFLOADS',
  3: 'MTU',
  5: 'MAC',
  6: 'GSO',
  7: 'GUEST_TSO4',
  8: 'GUEST_TSO6',
  9: 'GUEST_ECN',
  10: 'GUEST_UFO',
  11: 'HOST_TSO4',
  12: 'HOST_TSO6',
  13: 'HOST_ECN',
  14: 'HOST_UFO',
  15: 'MRG_RXBUF',
  16: 'STATUS',
  17: 'CTRL_VQ',
  18: 'CTRL_RX',
  19: 'CTRL_VLAN',
  20: 'CTRL_RX_EXTRA',
  21: 'GUEST_ANNOUNCE',
  22: 'MQ',
  23: 'CTRL_MAC_ADDR',
  50: 'DEVICE_STATS',
  51: 'HASH_TUNNEL',
  52: 'VQ_NOTF_COAL',
  53: 'NOTF_COAL',
  54: 'GUEST_USO4',
  55: 'GUEST_USO6',
  56: 'HOST_USO',
  57: 'HASH_REPORT',
  59: 'GUEST_HDRLEN',
  60: 'RSS',
  61: 'RSC_EXT',
  62: 'STANDBY',
  63: 'SPEED_DUPLEX',
  64: 'RSS_CONTEXT',
  65: 'GUEST_UDP_TUNNEL_GSO',
  66: 'GUEST_UDP_TUNNEL_GSO_CSUM',
  67: 'HOST_UDP_TUNNEL_GSO',
  68: 'HOST_UDP_TUNNEL_GSO_CSUM',
  69: 'OUT_NET_HEADER',
  70: 'IPSEC',
};

/** "Reserved Feature Bits" below the administration virtqueue. */
const reserved = {
  24: 'NOTIFY_ON_EMPTY',
  27: 'ANY_LAYOUT',
  28: 'INDIRECT_DESC',
  29: 'EVENT_IDX',
  30: 'UNUSED',
  32: 'VERSION_1',
  33: 'ACCESS_PLATFORM',
  34: 'RING_PACKED',
  35: 'IN_ORDER',
  36: 'ORDER_PLATFORM',
  37: 'SR_IOV',
  38: 'NOTIFICATION_DATA',
  39: 'NOTIF_CONFIG_DATA',
  40: 'RING_RESET',
};

describe('feature bits', () => {
  it('have the numbers of the specification', () => {
    expect(Object.fromEntries(netFeatures.map(({ bit, name }) => [bit, name]))).toEqual(net);
    expect(Object.fromEntries(reservedFeatures.map(({ bit, name }) => [bit, name]))).toEqual(reserved);
  });
});

describe('prerequisites', () => {
  /** Bits, and those of them that lack what they need. */
  it.each([
    [[7], [7]],
    [[1, 7], []],
    [[9], [9]],
    [[1, 8, 9], []],
    [[1, 7, 9], []],
    [[11, 13], [11]],
    [[0, 11, 13], []],
    [
      [18, 19, 21, 22, 23],
      [18, 19, 21, 22, 23],
    ],
    [[17, 18, 19, 21, 22, 23], []],
    [[2, 20, 57], []],
    [[17, 51], [51]],
    [[17, 51, 57], []],
    [[51, 57], [51]],
    [[17, 60, 64], []],
    [[17, 64], [64]],
    [[61], [61]],
    [[0, 12, 61], []],
    [[1, 7, 8, 54, 55, 65, 66], []],
    [[1, 7, 8, 54, 65, 66], [65]],
    [[66], [66]],
    [[0, 11, 12, 56, 67, 68], []],
    [[0, 11, 12, 67, 68], [67]],
    [[0, 5, 32], []],
  ])('of %j: %j lack theirs', (bits, orphans) => {
    expect(bitsWithoutPrerequisite(table, featureSet(bits)).map(({ bit }) => bit)).toEqual(orphans);
  });

  it('read like the text', () => {
    expect(describeRequirement('CSUM')).toBe('CSUM');
    expect(describeRequirement({ all: ['CTRL_VQ', { any: ['RSS', 'HASH_REPORT'] }] })).toBe(
      'CTRL_VQ and (RSS or HASH_REPORT)',
    );
  });
});

it('sets are listed by number and name, lowest first', () => {
  expect(listFeatures(table, featureSet([32, 0, 4]))).toBe('0 CSUM, 4, 32 VERSION_1');
  expect(listFeatures(table, featureSet([]))).toBe('none');
  expect(featureName(table, 5)).toBe('MAC');
  expect(featureName(table, 4)).toBe('bit 4');
});
