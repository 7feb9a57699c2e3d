import { describe, expect, it } from 'vitest';
import { featureSet } from '../num/feature-set.ts';
import { functionSpace } from '../pci/function-space.ts';
import { readSpace } from '../pci/space.ts';
import { createLab, pfTopology, topologyOf } from '../testing/lab.ts';
import { revert } from '../testing/revert.ts';
import type { Event } from '../world/event.ts';
import { digestOf } from '../world/hash-world.ts';
import type { DeviceId } from '../world/ids.ts';
import type { StructureName } from '../world/intent.ts';

const write = (structure: StructureName, offset: number, width: number, value: number | string, device = 'pf0') =>
  ({ do: 'write-at', device: device as DeviceId, structure, offset, width, value }) as const;
const read = (structure: StructureName, offset: number, width: number, device = 'pf0') =>
  ({ do: 'read-at', device: device as DeviceId, structure, offset, width }) as const;

const said = (events: readonly Event[]): readonly string[] =>
  events.flatMap(event => (event.type === 'note/said' ? [event.text] : []));
const broken = (events: readonly Event[]): readonly string[] =>
  events.flatMap(event => (event.type === 'note/violated' ? [event.clause] : []));

/** A PF whose driver runs, with or without MSI-X. */
const running = (msixOff = false) => {
  const lab = createLab({ topology: topologyOf(pfTopology(msixOff ? { build: { msixOff: true } } : {})) });
  lab.do({ do: 'load-driver', device: 'pf0' });
  return lab;
};
type Lab = ReturnType<typeof running>;

const pci = (lab: Lab, offset: number, width: number, device = 'pf0'): number =>
  readSpace(functionSpace(lab.world, device as DeviceId), offset, width);

/** Offsets of the capabilities in configuration space: 0x3c + 8 bytes of Express and power, then 16, 16, 16, 20, 20, 12. */
const AT = {
  express: 0x40,
  power: 0x7c,
  common: 0x84,
  isr: 0x94,
  device: 0xa4,
  notify: 0xb4,
  window: 0xc8,
  msix: 0xdc,
};

describe('configuration space of a function', () => {
  it('has a list of capabilities that leads from the last to the first', () => {
    const lab = running();
    const list: number[] = [];
    for (let at = pci(lab, 0x34, 1); at !== 0; at = pci(lab, at + 1, 1)) list.push(at);
    expect(list).toEqual([0xdc, 0xc8, 0xb4, 0xa4, 0x94, 0x84, 0x7c, 0x40]);
    expect(list.map(at => pci(lab, at, 1))).toEqual([0x11, 9, 9, 9, 9, 9, 1, 0x10]);
    expect(list.slice(1, 6).map(at => pci(lab, at + 3, 1))).toEqual([5, 2, 4, 3, 1]);
    expect([pci(lab, 0, 2), pci(lab, 2, 2), pci(lab, AT.notify + 16, 4)]).toEqual([0x1af4, 0x1041, 4]);
  });

  it('shows SR-IOV on a PF at 0x100 and none on a VF', () => {
    const lab = running();
    lab.do({ do: 'enable-vfs', owner: 'pf0', numVfs: 2 });
    // Extended capability 0x10, version 1, the last one.
    expect(pci(lab, 0x100, 4)).toBe(0x00010010);
    // control, InitialVFs, TotalVFs, NumVFs, First VF Offset, VF Stride, VF Device ID
    expect([0x108, 0x10c, 0x10e, 0x110, 0x114, 0x116, 0x11a].map(at => pci(lab, at, 2))).toEqual([
      9, 3, 3, 2, 1, 1, 0x1041,
    ]);
    expect(pci(lab, 0x100, 4, 'pf0/vf1')).toBe(0);
    expect([pci(lab, 0, 2, 'pf0/vf1'), pci(lab, 2, 2, 'pf0/vf1')]).toEqual([0xffff, 0xffff]);
    expect([pci(lab, 0x3d, 1), pci(lab, 0x3d, 1, 'pf0/vf1')]).toEqual([1, 0]);
  });

  it('shows Interrupt Status while the ISR says something and MSI-X is off', () => {
    const lab = running(true);
    expect(pci(lab, 6, 2)).toBe(0x10);
    lab.send({ do: 'command', owner: 'pf0', command: 'VIRTIO_ADMIN_DEVICE_MGMT_ATTRS', header: { group_id: 1 } });
    expect(lab.device('pf0').isr).toBe(1);
    expect(pci(lab, 6, 2)).toBe(0x18);
  });

  it('takes NumVFs and VF Enable, and the VFs appear', () => {
    const lab = running();
    expect(broken(lab.take(write('pci', 0x110, 2, 2)))).toEqual([]);
    expect(lab.device('pf0').sriov?.numVfs).toBe(2);
    const events = lab.take(write('pci', 0x108, 2, 9));
    expect(said(events)).toEqual(['VF Enable is set: 2 VFs appear']);
    expect([1, 2, 3].map(vf => lab.device(`pf0/vf${vf}`).present)).toEqual([true, true, false]);
    // VF Enable alone goes; VF MSE stays as it was written.
    lab.take(write('pci', 0x108, 1, 8));
    expect(pci(lab, 0x108, 2)).toBe(8);
    expect(lab.device('pf0/vf1').present).toBe(false);
  });

  it('refuses NumVFs while VF Enable is set, and more than TotalVFs', () => {
    const lab = running();
    expect(broken(lab.take(write('pci', 0x110, 2, 4)))).toEqual(['pcie.sriov.num-vfs']);
    lab.do({ do: 'enable-vfs', owner: 'pf0', numVfs: 2 });
    expect(broken(lab.take(write('pci', 0x110, 2, 1)))).toEqual(['pcie.sriov.num-vfs']);
    expect(lab.device('pf0').sriov?.numVfs).toBe(2);
  });

  it('sets VF Enable before SR_IOV was negotiated, against the rule', () => {
    const lab = createLab();
    lab.take(write('pci', 0x110, 2, 1));
    expect(broken(lab.take(write('pci', 0x108, 2, 9)))).toEqual(['sriov.driver.negotiate-before-vf-enable']);
    expect(lab.device('pf0/vf1').present).toBe(true);
  });

  it('keeps what is read-only, and says so', () => {
    const lab = running();
    const before = digestOf(lab.world);
    expect(said(lab.take(write('pci', 0, 2, 0x1234)))).toEqual(['Read-only, so pci_header.vendor_id keeps its value']);
    expect(said(lab.take(write('pci', 0x10e, 2, 9)))[0]).toBe(
      'Read-only, so sriov_extended_cap.total_vfs keeps its value',
    );
    expect(digestOf(lab.world)).toBe(before);
  });

  it('without Bus Master Enable a function takes no chain and sends no message', () => {
    const lab = running();
    lab.take(write('pci', 4, 2, 2));
    lab.do({ do: 'command', owner: 'pf0', command: 'VIRTIO_ADMIN_DEVICE_MGMT_ATTRS', header: { group_id: 1 } });
    expect(lab.answers).toEqual([]);
    expect(lab.choices().find(({ action }) => action.actor === 'device:pf0/avq0')?.why).toMatch(/Bus Master Enable/);
    lab.do(write('pci', 4, 2, 6));
    expect(lab.answers.map(({ outcome }) => outcome?.ok)).toEqual([true]);
  });

  it('is as it was when the run began after a function-level reset, and not after a virtio reset', () => {
    const lab = running();
    lab.take(write('pci', 4, 2, 0));
    lab.do({ do: 'write-register', device: 'pf0', register: 'device_status', value: 0 });
    expect(pci(lab, 4, 2)).toBe(0);
    lab.do({ do: 'flr', device: 'pf0' });
    expect(pci(lab, 4, 2)).toBe(6);
  });
});

describe('the PCI configuration access capability', () => {
  /** BAR, offset and length of the window. */
  const look = (lab: Lab, offset: number, length: number, bar = 4): void => {
    lab.take(write('pci', AT.window + 4, 1, bar));
    lab.take(write('pci', AT.window + 8, 4, offset));
    lab.take(write('pci', AT.window + 12, 4, length));
  };

  it('reads and writes a register through its window', () => {
    const lab = running();
    // device_status is at 0x14 of the common configuration, which is at 0 of BAR 4.
    look(lab, 0x14, 1);
    expect(said(lab.take(read('pci', AT.window + 16, 1)))).toEqual(['It reads 0x0f']);
    lab.take(write('pci', AT.window + 16, 1, 0));
    expect(lab.device('pf0').resetting).toBe(true);
  });

  it('clears the ISR status when the window reads it', () => {
    const lab = running(true);
    lab.send({ do: 'command', owner: 'pf0', command: 'VIRTIO_ADMIN_DEVICE_MGMT_ATTRS', header: { group_id: 1 } });
    look(lab, 0x1000, 1);
    expect(said(lab.take(read('pci', AT.window + 16, 1)))).toEqual(['It reads 0x01']);
    expect(lab.device('pf0').isr).toBe(0);
  });

  it('looks at nothing where its length is no width, or its BAR is none', () => {
    const lab = running();
    look(lab, 0x14, 3);
    expect(said(lab.take(read('pci', AT.window + 16, 4)))[0]).toMatch(/looks at nothing: BAR 4, offset 0x14, length 3/);
    look(lab, 0x14, 1, 2);
    expect(said(lab.take(write('pci', AT.window + 16, 1, 0)))[0]).toMatch(/looks at nothing: BAR 2/);
    expect(lab.device('pf0').resetting).toBe(false);
  });
});

describe('an access to the common configuration', () => {
  it('of another width than the register has breaks a rule', () => {
    const lab = running();
    // queue_select, 2 bytes at 0x16, as 1 byte; queue_desc as 8 bytes is two halves, which is right.
    expect(broken(lab.take(write('common', 0x16, 1, 1)))).toEqual(['pci.access.natural-width']);
    expect(lab.device('pf0').queueSelect).toBe(1);
    expect(broken(lab.take(read('common', 0x20, 8)))).toEqual([]);
    expect(broken(lab.take(read('common', 0x21, 1)))).toEqual(['pci.access.natural-width']);
  });

  it('writes one half of a 64-bit register', () => {
    const lab = createLab();
    const lower = lab.take(write('common', 0x20, 4, '0x89abc000'));
    expect(lower).toContainEqual(
      expect.objectContaining({ type: 'note/applied', clause: 'pci.access.64-halves-device' }),
    );
    lab.take(write('common', 0x24, 4, 1));
    expect(lab.device('pf0').queues[0]?.registers.desc).toBe(0x1_89ab_c000n);
  });
});

describe('the ISR status', () => {
  it('reads what happened, which clears it', () => {
    const lab = running(true);
    lab.send({ do: 'command', owner: 'pf0', command: 'VIRTIO_ADMIN_DEVICE_MGMT_ATTRS', header: { group_id: 1 } });
    const events = lab.take(read('isr', 0, 1));
    expect(said(events)).toEqual(['It reads 0x01']);
    expect(events).toContainEqual(expect.objectContaining({ type: 'isr/wrote', from: 1, to: 0 }));
    expect(said(lab.take(read('isr', 0, 1)))).toEqual(['It reads 0x00']);
    expect(said(lab.take(write('isr', 0, 1, 3)))).toEqual(['The ISR status takes no value']);
  });
});

describe('MSI-X', () => {
  /** Sends a command to the virtqueue whose vector is `vector`: index 2 has vector 3. */
  const send = (lab: Lab) =>
    lab.do({ do: 'command', owner: 'pf0', command: 'VIRTIO_ADMIN_DEVICE_MGMT_ATTRS', header: { group_id: 1 } });

  it('a masked vector has its message pending until it is unmasked', () => {
    const lab = running();
    lab.take(write('msix', 3 * 16 + 12, 4, 1));
    send(lab);
    expect(lab.device('pf0').msix).toMatchObject({ masked: [3], pending: [3] });
    expect(lab.answers).toHaveLength(1);
    // The pending bits stand half a page on.
    expect(said(lab.take(read('msix', 0x800, 4)))).toEqual(['It reads 0x00000008']);
    const events = lab.take(write('msix', 3 * 16 + 12, 4, 0));
    expect(events).toContainEqual(expect.objectContaining({ type: 'wire/raised', wire: 'driver:pf0/q2', value: 3 }));
    expect(lab.device('pf0').msix).toMatchObject({ masked: [], pending: [] });
  });

  it('Function Mask holds all messages back', () => {
    const lab = running();
    lab.take(write('pci', AT.msix + 2, 2, 0xc000));
    send(lab);
    expect(lab.device('pf0').msix).toMatchObject({ allMasked: true, masked: [], pending: [3] });
    expect(pci(lab, AT.msix + 2, 2)).toBe(0xc003);
    const events = lab.take(write('pci', AT.msix + 2, 2, 0x8000));
    expect(events).toContainEqual(expect.objectContaining({ type: 'wire/raised', wire: 'driver:pf0/q2' }));
    expect(lab.device('pf0').msix).not.toHaveProperty('allMasked');
  });

  it('keeps the addresses of messages to itself', () => {
    const lab = running();
    const before = digestOf(lab.world);
    expect(said(lab.take(write('msix', 0, 4, 0xfee00000)))[0]).toMatch(/not modelled/);
    expect(digestOf(lab.world)).toBe(before);
  });
});

describe('a notification by hand', () => {
  it('reaches the queue of its address', () => {
    const lab = running();
    const events = lab.take(write('notify', 8, 2, 2));
    expect(broken(events)).toEqual([]);
    expect(events).toContainEqual(expect.objectContaining({ type: 'wire/raised', wire: 'device:pf0/q2', value: 2 }));
    lab.run();
    expect(lab.world.wires).toEqual({});
  });

  it('with a wrong value or width breaks a rule, and the address decides', () => {
    const lab = running();
    expect(broken(lab.take(write('notify', 8, 2, 7)))).toEqual(['pci.kick.index16']);
    expect(broken(lab.take(write('notify', 8, 4, 2)))).toEqual(['pci.kick.width16']);
    expect(lab.world.wires['device:pf0/q2']).toBe(2);
    expect(said(lab.take(write('notify', 6, 2, 2)))).toEqual(['No virtqueue is notified at this address']);
  });

  it('before DRIVER_OK breaks a rule and is heard by nobody', () => {
    const lab = createLab();
    const events = lab.take(write('notify', 0, 2, 0));
    expect(broken(events)).toEqual(['init.driver.no-notify-before-driver-ok']);
    expect(lab.world.wires).toEqual({});
  });

  it('says where the next descriptor is with NOTIFICATION_DATA', () => {
    const bits = featureSet([...[0, 1, 5, 32, 37, 38, 41, 42, 43]]);
    const lab = createLab({ topology: topologyOf(pfTopology({ features: bits, driverFeatures: bits })) });
    lab.do({ do: 'load-driver', device: 'pf0' });
    expect(broken(lab.take(write('notify', 8, 4, 2)))).toEqual([]);
    expect(broken(lab.take(write('notify', 8, 4, 0x50002)))).toEqual(['notify.split-next-fields']);
    expect(broken(lab.take(write('notify', 8, 2, 2)))).toEqual(['pci.kick.width32']);
  });
});

describe('the device configuration', () => {
  it('of a network device is read-only', () => {
    const lab = running();
    expect(said(lab.take(read('device', 0, 4)))).toEqual(['It reads 0x00005452']);
    const events = lab.take(write('device', 6, 2, 0));
    expect(broken(events)).toEqual(['net.config.read-only']);
    expect(said(events)).toEqual(['The device configuration stays as it is']);
  });

  it('of a block device takes writeback with CONFIG_WCE', () => {
    const bits = featureSet([9, 11, 32]);
    const topology = topologyOf(
      pfTopology({ type: 'blk', features: bits, driverFeatures: bits, adminQueues: [], totalVfs: 0 }),
    );
    const lab = createLab({ topology });
    lab.do({ do: 'load-driver', device: 'pf0' });
    expect(said(lab.take(read('device', 0, 8)))).toEqual(['It reads 0x0000000000000080']);
    const events = lab.take(write('device', 32, 1, 0));
    expect(events).toContainEqual(expect.objectContaining({ type: 'device/changed' }));
    expect(said(lab.take(read('device', 32, 1)))).toEqual(['It reads 0x00']);
  });
});

describe('what an access cannot be', () => {
  it.each([
    [write('common', 0, 3, 0), 'An access has 1, 2, 4 or 8 bytes, not 3.'],
    [write('pci', 2, 4, 0), '2 is not aligned to 4 bytes, as configuration space demands.'],
    [read('pci', 0x1000, 4), 'Configuration space ends at 4096.'],
    [read('pci', 8, 8), 'An access to configuration space has 1, 2 or 4 bytes.'],
    [read('isr', 0, 1, 'pf0/vf1'), 'VF 1 does not exist: VF Enable is clear, or NumVFs is smaller.'],
  ])('%o', (intent, why) => {
    expect(running().refuses(intent)).toBe(why);
  });
});

it('every event of an access can be undone', () => {
  const lab = running();
  const before = digestOf(lab.world);
  const events = [
    write('pci', 4, 2, 0),
    write('pci', 4, 2, 2),
    write('pci', AT.msix + 2, 2, 0x4000),
    write('msix', 12, 4, 1),
    write('pci', 0x110, 2, 2),
    write('pci', 0x108, 2, 1),
    write('common', 0x16, 2, 1),
  ].flatMap(intent => lab.take(intent));
  expect(digestOf(lab.world)).not.toBe(before);
  expect(digestOf(events.toReversed().reduce(revert, lab.world))).toBe(before);
});
