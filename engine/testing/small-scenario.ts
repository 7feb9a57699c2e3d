const bits = () => ['CSUM', 'MAC', 'VERSION_1'];
const admin = () => ['VERSION_1', 'SR_IOV', 'ADMIN_VQ', 'SR_IOV_MGMT_DEVICE', 'FEATURE_63_0_MGMT'];

/** A file of few lines that is right in every member: new objects each time, for tests to break. */
export const smallScenario = () => ({
  format: 1,
  title: 'small',
  dialect: 'draft-2022-07',
  topology: {
    pfs: [
      {
        type: 'net',
        features: admin(),
        driverFeatures: admin(),
        manageable: bits(),
        totalVfs: 2,
        vf: { features: bits(), driverFeatures: bits() },
        adminQueues: [8],
        queueSize: 8,
      },
    ],
  },
  script: [
    { do: 'load-driver', device: 'pf0' },
    {
      do: 'command',
      owner: 'pf0',
      command: 'VIRTIO_ADMIN_DEVICE_MGMT',
      header: { group_id: 1 },
      data: { operation: 2 },
    },
  ],
  expect: [{ that: 'outcome', command: 1, is: { status: 0, resource_val: '0xe2100000000' } }],
});
