import { describe, expect, it } from 'vitest';
import { msixCap, pciHeader, sriovCap, virtioPciCap, virtioPciCfgCap, virtioPciNotifyCap } from './layouts.ts';
import { piecesOf, registerAt } from './registers.ts';
import type { PciBuild } from './space.ts';
import { pciSpace, readSpace, writeSpace } from './space.ts';

const build: PciBuild = {
  type: 'net',
  deviceId: 0x1041,
  revision: 1,
  subsystemId: 0x1100,
  classCode: 0x0200,
  vectors: 4,
  notifyMultiplier: 4,
  notifyLength: 0x1000,
  ioNotify: false,
  express: false,
  interruptPin: 1,
  bars: [],
  isVf: false,
  totalVfs: null,
};

it.each([
  [virtioPciCap, { cap_vndr: 0, cap_next: 1, cap_len: 2, cfg_type: 3, bar: 4, id: 5, offset: 8, length: 12 }, 16],
  [virtioPciNotifyCap, { offset: 8, length: 12, notify_off_multiplier: 16 }, 20],
  [virtioPciCfgCap, { bar: 4, pci_cfg_data: 16 }, 20],
  [msixCap, { control: 2, table: 4, pba: 8 }, 12],
  [
    sriovCap,
    {
      capabilities: 4,
      control: 8,
      status: 10,
      initial_vfs: 12,
      total_vfs: 14,
      num_vfs: 16,
      function_dependency_link: 18,
      first_vf_offset: 20,
      vf_stride: 22,
      vf_device_id: 26,
      supported_page_sizes: 28,
      system_page_size: 32,
      vf_bars: 36,
      vf_migration_state: 60,
    },
    64,
  ],
  [
    pciHeader,
    {
      device_id: 2,
      command: 4,
      status: 6,
      revision_id: 8,
      class: 10,
      header_type: 14,
      bars: 16,
      subsystem_vendor_id: 44,
      subsystem_id: 46,
      capabilities_pointer: 52,
      interrupt_line: 60,
      interrupt_pin: 61,
    },
    64,
  ],
] as const)('%s has its fields where PCI and virtio have them', (struct, offsets, size) => {
  expect(struct.offsets).toMatchObject(offsets);
  expect(struct.size).toBe(size);
});

describe('configuration space', () => {
  /** Offset, id, and the type of virtio structure of each capability, as a driver walks them. */
  const walk = (changes: Partial<PciBuild> = {}) => {
    const { bytes } = pciSpace({ ...build, ...changes });
    const found: (readonly number[])[] = [];
    for (let at = bytes[0x34] ?? 0; at !== 0; at = bytes[at + 1] ?? 0)
      found.push(bytes[at] === 9 ? [at, 9, bytes[at + 3] ?? 0] : [at, bytes[at] ?? 0]);
    return found;
  };

  it('has MSI-X and one capability for each virtio structure', () => {
    expect(walk()).toEqual([
      [0x98, 0x11],
      [0x84, 9, 5],
      [0x70, 9, 2],
      [0x60, 9, 4],
      [0x50, 9, 3],
      [0x40, 9, 1],
    ]);
  });

  it('has a second way to notify, or no MSI-X, or the capabilities of PCI Express', () => {
    expect(walk({ ioNotify: true }).map(([, , type]) => type)).toEqual([undefined, 5, 2, 2, 4, 3, 1]);
    expect(walk({ vectors: 0 })[0]).toEqual([0x84, 9, 5]);
    expect(walk({ express: true }).slice(-2)).toEqual([
      [0x7c, 1],
      [0x40, 0x10],
    ]);
  });

  it('has SR-IOV in its extended part, where NumVFs and VF Enable take values', () => {
    const space = pciSpace({ ...build, totalVfs: 3 });
    expect(readSpace(space, 0x100, 2)).toBe(0x10);
    expect(readSpace(space, 0x10e, 2)).toBe(3);
    const written = writeSpace(writeSpace(space, 0x110, 2, 2), 0x108, 2, 0xffff);
    expect([readSpace(written, 0x110, 2), readSpace(written, 0x108, 2)]).toEqual([2, 0x19]);
    expect(readSpace(writeSpace(space, 0x10e, 2, 9), 0x10e, 2)).toBe(3);
    expect(pciSpace(build).places.sriov).toBeNull();
  });

  it('shows a VF without ids of its own', () => {
    expect(readSpace(pciSpace({ ...build, isVf: true }), 0, 4)).toBe(0xffffffff);
  });

  it('leaves the space that was written to as it was', () => {
    const space = pciSpace(build);
    writeSpace(space, 4, 2, 7);
    expect(readSpace(space, 4, 2)).toBe(0);
  });
});

describe('accesses', () => {
  it.each([
    [0x10, 4, [[0x10, 4, 0]]],
    [
      0x16,
      4,
      [
        [0x16, 2, 0],
        [0x18, 2, 2],
      ],
    ], // prettier-ignore
    [
      0x15,
      4,
      [
        [0x15, 1, 0],
        [0x16, 2, 1],
        [0x18, 1, 3],
      ],
    ], // prettier-ignore
    [
      0x00,
      8,
      [
        [0x00, 4, 0],
        [0x04, 4, 4],
      ],
    ], // prettier-ignore
    [0x03, 1, [[0x03, 1, 0]]],
  ])('at %i, %i wide, arrive in aligned pieces', (offset, width, pieces) => {
    expect(piecesOf(offset, width).map(({ offset: at, width: wide, shift }) => [at, wide, shift])).toEqual(pieces);
  });

  it('find the register that begins there, a half of the wide ones', () => {
    expect(registerAt(20)).toEqual({ offset: 20, width: 1, register: 'device_status', half: null });
    expect(registerAt(36)).toEqual({ offset: 36, width: 4, register: 'queue_desc', half: 'hi' });
    expect(registerAt(37)).toBeNull();
  });
});
