import { draft202207 } from '../dialect/draft-2022-07/dialect.ts';
import { featureSet } from '../num/feature-set.ts';
import type { Scenario } from '../scenario/scenario.ts';

const bits = (names: readonly string[]) =>
  featureSet(names.map(name => draft202207.features.byName.get(name)?.bit ?? -1));

const net = ['CSUM', 'GUEST_CSUM', 'MAC', 'GUEST_TSO4', 'HOST_TSO4', 'MRG_RXBUF', 'STATUS', 'VERSION_1'];
const owner = bits([...net, 'SR_IOV', 'ADMIN_VQ', 'SR_IOV_MGMT_DEVICE', 'FEATURE_63_0_MGMT']);

/** The seven steps on a PF with some VFs, followed by more queries. */
export const recipe = (vfs: number, queries = 0): Scenario => ({
  format: 1,
  title: 'Seven steps',
  dialect: draft202207.id,
  schedule: { kind: 'fair' },
  topology: {
    pfs: [
      {
        type: 'net',
        features: owner,
        driverFeatures: owner,
        manageable: bits(net),
        totalVfs: vfs,
        vfDefault: { type: 'net', features: bits(net), driverFeatures: bits(net) },
        vfs: {},
        adminQueues: [8],
        queueSize: 8,
      },
    ],
  },
  script: [
    { intent: { do: 'load-driver', device: 'pf0' } },
    { intent: { do: 'enable-vfs', owner: 'pf0', numVfs: vfs } },
    { intent: { do: 'command', owner: 'pf0', command: 'VIRTIO_ADMIN_DEVICE_MGMT_ATTRS', header: { group_id: 1 } } },
    ...Array.from({ length: queries + 1 }, () => ({
      intent: {
        do: 'command' as const,
        owner: 'pf0' as const,
        command: 'VIRTIO_ADMIN_DEVICE_MGMT',
        header: { group_id: 1, group_member_id: 2 },
        data: { operation: 2 },
      },
    })),
    {
      intent: {
        do: 'command',
        owner: 'pf0',
        command: 'VIRTIO_ADMIN_DEVICE_MGMT',
        header: { group_id: 1, group_member_id: 2 },
        data: { operation: 1, resource_val: '0x100000021' },
      },
    },
    { intent: { do: 'load-driver', device: 'pf0/vf2' } },
  ],
});
