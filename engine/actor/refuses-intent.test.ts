import { describe, expect, it } from 'vitest';
import { featureSet } from '../num/feature-set.ts';
import { createLab, labOn, manage, pfTopology, readyLab, topologyOf } from '../testing/lab.ts';
import type { Intent } from '../world/intent.ts';

const cold = createLab().world;
const ready = readyLab().world;
const command = (differs: object): Intent => ({ do: 'command', owner: 'pf0', ...differs }) as Intent;

describe('what the operator cannot do, and why', () => {
  it.each([
    [cold, { do: 'load-driver', device: 'pf7' }, 'There is no function pf7.'],
    [cold, { do: 'load-driver', device: 'pf0/vf4' }, 'There is no function pf0/vf4.'],
    [cold, { do: 'load-driver', device: 'pf0/vf1' }, 'VF 1 does not exist: VF Enable is clear, or NumVFs is smaller.'],
    [ready, { do: 'load-driver', device: 'pf0' }, 'The driver of PF 0 is loaded already.'],
    [cold, { do: 'unload-driver', device: 'pf0' }, 'The driver of PF 0 is not loaded.'],
    [cold, { do: 'disable-vfs', owner: 'pf0' }, 'VF Enable is clear already.'],
    [ready, { do: 'enable-vfs', owner: 'pf0/vf1', numVfs: 1 } as unknown as Intent, 'VF 1 has no SR-IOV capability.'],
    [cold, manage('query', 1), 'The driver of PF 0 is not loaded.'],
    [ready, manage('query', 1, 0, { queue: 1 }), 'PF 0 has no administration virtqueue 1.'],
    [ready, manage('query', 1, 0, { queue: -1 }), 'PF 0 has no administration virtqueue -1.'],
    [ready, command({ raw: '0' }), 'raw: 1 hex digit is not whole bytes.'],
    [ready, command({ raw: 'xy' }), "raw: 'x' at position 0 is not a hex digit."],
    [ready, command({ raw: '', writable: 0 }), 'A buffer has at least one element.'],
    [ready, command({ raw: '00', writable: -1 }), '-1 is not a number of bytes.'],
    [ready, command({ raw: '00', writable: 1.5 }), '1.5 is not a number of bytes.'],
    [ready, command({ command: 'NO_SUCH' }), 'command: NO_SUCH is not a command of this dialect.'],
    [
      ready,
      command({ command: 'VIRTIO_ADMIN_DEVICE_MGMT', data: { colour: 1 } }),
      'data.colour: virtio_admin_device_mgmt_data has no such field.',
    ],
    [
      ready,
      command({ command: 'VIRTIO_ADMIN_DEVICE_MGMT', data: { operation: 256 } }),
      'data.operation: 256 does not fit 1 bytes.',
    ],
    [
      ready,
      command({ command: 'VIRTIO_ADMIN_DEVICE_MGMT', header: { group_id: 'one' } }),
      'header.group_id: one is not a number.',
    ],
    [
      ready,
      command({ command: 'VIRTIO_ADMIN_DEVICE_MGMT_ATTRS', data: { operation: 1 } }),
      'data: the command has no command specific data.',
    ],
    [cold, { do: 'write-register', device: 'pf0', register: 'colour', value: 1 }, 'There is no register colour.'],
    [cold, { do: 'write-register', device: 'pf0', register: '__proto__', value: 1 }, 'There is no register __proto__.'],
    [cold, { do: 'write-register', device: 'pf0', register: 'queue_size', value: 'x' }, 'x is not a number.'],
    [cold, { do: 'write-register', device: 'pf0', register: 'queue_size', value: -1 }, '-1 is not a number.'],
    [cold, { do: 'flr', device: 'pf0/vf1' }, 'VF 1 does not exist: VF Enable is clear, or NumVFs is smaller.'],
    [cold, { do: 'edit-memory', at: 0, bytes: '' }, 'there are no hex digits.'],
    [cold, { do: 'edit-memory', at: '0x1ffffffffffffffff', bytes: '00' }, '0x1ffffffffffffffff is not an address.'],
    [
      cold,
      { do: 'edit-memory', at: '0xfffffffffffffff0', bytes: '0000' },
      '0xfffffffffffffff0 to 0xfffffffffffffff2 is not all in memory.',
    ],
    [cold, { do: 'set-interrupts', device: 'pf0', queue: 0, wanted: true }, 'The driver has not set up virtqueue 0.'],
    [cold, { do: 'set-notifications', device: 'pf0', queue: 0, wanted: true }, 'Virtqueue 0 is not enabled.'],
    [ready, { do: 'set-notifications', device: 'pf0', queue: 9, wanted: true }, 'Virtqueue 9 is not enabled.'],
  ] as const)('%#: %o', (world, intent, why) => {
    expect(labOn(world).refuses(intent as Intent)).toBe(why);
  });

  it('a command to a driver that has failed, is going, or did not negotiate ADMIN_VQ', () => {
    const failed = createLab({ topology: topologyOf(pfTopology({ features: featureSet([0]) })) });
    failed.do({ do: 'load-driver', device: 'pf0' });
    expect(failed.refuses(manage('query', 1))).toBe('The driver of PF 0 has failed.');

    const going = labOn(ready);
    going.take({ do: 'unload-driver', device: 'pf0' });
    expect(going.refuses(manage('query', 1))).toBe('The driver of PF 0 is on its way out.');

    const plain = readyLab({}, { driverFeatures: featureSet([32, 37]) });
    expect(plain.refuses(manage('query', 1))).toBe('ADMIN_VQ was not negotiated.');
  });

  it('notifications before DRIVER_OK: the device touches no virtqueue yet', () => {
    const lab = createLab();
    lab.take({ do: 'load-driver', device: 'pf0' });
    lab.run({ before: 'driver:pf0 driver-ok' });
    expect(lab.refuses({ do: 'set-notifications', device: 'pf0', queue: 0, wanted: false })).toBe(
      'The device touches no virtqueue while device_status reads ACKNOWLEDGE DRIVER FEATURES_OK.',
    );
  });
});

describe('what is not said of a command', () => {
  it('is zero', () => {
    const lab = labOn(ready);
    const { sent, bytes } = lab.send({ do: 'command', owner: 'pf0', command: 'VIRTIO_ADMIN_DEVICE_MGMT' });
    expect(sent).toBe('00'.repeat(32));
    // Self, member 0, operation 0
    expect(bytes.slice(0, 4)).toBe('0103');
  });

  it('raw bytes of an unknown command get room for a header', () => {
    const lab = labOn(ready);
    const { bytes, usedLength } = lab.send({ do: 'command', owner: 'pf0', raw: 'ff7f' });
    expect([bytes, usedLength]).toEqual(['0200000000000000', 8]);
  });

  it('an opcode in the header stands for its command', () => {
    const lab = labOn(ready);
    const { bytes } = lab.send({
      do: 'command',
      owner: 'pf0',
      header: { command: 1, group_id: 1, group_member_id: '1' },
    });
    expect(bytes).toHaveLength(2 * 72);
  });
});
