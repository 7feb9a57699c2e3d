import type { AnyStruct } from '../layout/field.ts';
import type { DeviceType } from '../world/device-data.ts';
import {
  CAP_EXPRESS,
  CAP_MSIX,
  CAP_POWER,
  CAP_VENDOR,
  cfgTypes,
  expressCap,
  msixCap,
  msixEntry,
  pciHeader,
  powerCap,
  sriovCap,
  virtioPciCap,
  virtioPciCfgCap,
  virtioPciNotifyCap,
} from './layouts.ts';

/** A base address register: what it decodes, and how many bytes. */
export interface Bar {
  readonly bar: number;
  readonly kind: 'mem32' | 'mem64' | 'io';
  readonly prefetchable: boolean;
  readonly size: number;
}

/** Everything that makes the configuration space of one function. */
export interface PciBuild {
  readonly type: DeviceType;
  readonly deviceId: number;
  readonly revision: number;
  readonly subsystemId: number;
  readonly classCode: number;
  /** MSI-X entries; 0: none. */
  readonly vectors: number;
  /** Bytes between two queues in the notification structure, and its length. */
  readonly notifyMultiplier: number;
  readonly notifyLength: number;
  /** A second notification structure in I/O space. */
  readonly ioNotify: boolean;
  /** Behind a port of PCI Express, with its two capabilities. */
  readonly express: boolean;
  readonly interruptPin: number;
  readonly bars: readonly Bar[];
  /** Vendor and device id read all ones and BARs 0: what the PF says counts. */
  readonly isVf: boolean;
  /** TotalVFs of the SR-IOV capability; null: none. */
  readonly totalVfs: number | null;
}

/** Where the structures stand: capability offsets in configuration space, and regions of the BAR. */
interface PciPlaces {
  readonly msix: number | null;
  /** The PCI configuration access capability. */
  readonly window: number;
  readonly sriov: number | null;
}

/** A struct and where it stands in configuration space. */
export interface PlacedStruct {
  readonly at: number;
  readonly struct: AnyStruct;
}

/** The configuration space of a function: its bytes, and which bits of them may be written. */
export interface PciSpace {
  readonly bytes: Uint8Array;
  readonly writable: Uint8Array;
  readonly places: PciPlaces;
  /** The header, the capabilities in the order of their list, then the extended one. */
  readonly structs: readonly PlacedStruct[];
}

/** Device ids of virtio, and what PCI calls a device of the type. Source: device types; virtio over PCI, "PCI Device Discovery". */
export const pciIds: Readonly<Record<DeviceType, { virtio: number; transitional: number; classCode: number }>> = {
  net: { virtio: 1, transitional: 0x1000, classCode: 0x0200 },
  blk: { virtio: 2, transitional: 0x1001, classCode: 0x0100 },
  rng: { virtio: 4, transitional: 0x1005, classCode: 0x00ff },
};

/** Offsets in BAR 4 of the structures, each a page. */
export const REGIONS = { common: 0x0000, isr: 0x1000, device: 0x2000, notify: 0x3000 } as const;
const REGION = 0x1000;
export const MODERN_BAR = 4;
export const MSIX_BAR = 1;
const IO_BAR = 2;
const FIRST_CAP = 0x40;
const SRIOV_AT = 0x100;
const VENDOR = 0x1af4;
const SPACE = 4096;
/** I/O, memory, bus master; and the bit that turns the interrupt line off. */
const COMMAND_WRITABLE = 0x0407;

/** Where the pending bits stand behind the MSI-X table: half a page on, or at the end of a longer table. */
export const pbaOffset = (vectors: number): number => Math.max(0x800, vectors * msixEntry.size);

/**
 * The configuration space as power comes up. Capabilities stand one behind another from 0x40 on and are linked from the
 * last one back: a driver has to walk the list. PCI Express and SR-IOV bring the extended part.
 * Source: virtio over PCI, "PCI Device Layout"; PCI; PCI Express, SR-IOV.
 */
export const pciSpace = (build: PciBuild): PciSpace => {
  const bytes = new Uint8Array(SPACE);
  const writable = new Uint8Array(SPACE);
  let next = 0;
  let at = FIRST_CAP;
  const structs: PlacedStruct[] = [];
  const place = (struct: AnyStruct, capability: Uint8Array): number => {
    const here = at;
    bytes.set(capability, here);
    structs.unshift({ at: here, struct });
    at += capability.length;
    next = here;
    return here;
  };
  if (build.express) {
    place(expressCap, expressCap.encode({ cap_id: CAP_EXPRESS, cap_next: next, capabilities: 2 }));
    place(powerCap, powerCap.encode({ cap_id: CAP_POWER, cap_next: next, capabilities: 3 }));
  }
  const head = (cfg_type: number, cap_len: number, bar: number, offset: number, length: number) => ({
    cap_vndr: CAP_VENDOR,
    cap_next: next,
    cap_len,
    cfg_type,
    bar,
    offset,
    length,
  });
  for (const name of ['common', 'isr', 'device'] as const) {
    place(
      virtioPciCap,
      virtioPciCap.encode(head(cfgTypes[name], virtioPciCap.size, MODERN_BAR, REGIONS[name], REGION)),
    );
  }
  const notifySize = virtioPciNotifyCap.size;
  place(
    virtioPciNotifyCap,
    virtioPciNotifyCap.encode({
      ...head(cfgTypes.notify, notifySize, MODERN_BAR, REGIONS.notify, build.notifyLength),
      notify_off_multiplier: build.notifyMultiplier,
    }),
  );
  if (build.ioNotify)
    place(virtioPciNotifyCap, virtioPciNotifyCap.encode(head(cfgTypes.notify, notifySize, IO_BAR, 0, 4)));
  const window = place(virtioPciCfgCap, virtioPciCfgCap.encode(head(cfgTypes.pci, virtioPciCfgCap.size, 0, 0, 0)));
  const { bar, offset } = virtioPciCfgCap.offsets;
  writable[window + bar] = 0xff;
  writable.fill(0xff, window + offset, window + virtioPciCfgCap.size);
  const msix =
    build.vectors === 0
      ? null
      : place(
          msixCap,
          msixCap.encode({
            cap_id: CAP_MSIX,
            cap_next: next,
            control: build.vectors - 1,
            table: MSIX_BAR,
            pba: pbaOffset(build.vectors) | MSIX_BAR,
          }),
        );
  if (msix !== null) writable[msix + msixCap.offsets.control + 1] = 0xc0;
  bytes.set(
    pciHeader.encode({
      vendor_id: build.isVf ? 0xffff : VENDOR,
      device_id: build.isVf ? 0xffff : build.deviceId,
      status: 0x10,
      revision_id: build.revision,
      class: build.classCode,
      subsystem_vendor_id: VENDOR,
      subsystem_id: build.subsystemId,
      capabilities_pointer: next,
      interrupt_pin: build.interruptPin,
    }),
    0,
  );
  structs.unshift({ at: 0, struct: pciHeader });
  writable[pciHeader.offsets.command] = COMMAND_WRITABLE & 0xff;
  writable[pciHeader.offsets.command + 1] = COMMAND_WRITABLE >> 8;
  writable[pciHeader.offsets.interrupt_line] = 0xff;
  const sriov = build.totalVfs === null ? null : SRIOV_AT;
  if (sriov !== null) {
    const cap = sriovCap.encode({
      header: 0x14010010,
      initial_vfs: build.totalVfs ?? 0,
      total_vfs: build.totalVfs ?? 0,
      first_vf_offset: 1,
      vf_stride: 1,
      vf_device_id: build.deviceId,
      supported_page_sizes: 0x553,
      system_page_size: 1,
    });
    bytes.set(cap, sriov);
    structs.push({ at: sriov, struct: sriovCap });
    // VF Enable, VF MSE, ARI; NumVFs; the size of a page.
    writable[sriov + sriovCap.offsets.control] = 0x19;
    writable.fill(0xff, sriov + sriovCap.offsets.num_vfs, sriov + sriovCap.offsets.num_vfs + 2);
    writable.fill(0xff, sriov + sriovCap.offsets.system_page_size, sriov + sriovCap.offsets.system_page_size + 4);
  }
  return { bytes, writable, places: { msix, window, sriov }, structs };
};

export const readSpace = ({ bytes }: PciSpace, offset: number, width: number): number => {
  let value = 0;
  for (let k = width - 1; k >= 0; k -= 1) value = value * 256 + (bytes[offset + k] ?? 0xff);
  return value;
};

/** Only the writable bits take a value. */
export const writeSpace = (space: PciSpace, offset: number, width: number, value: number): PciSpace => {
  const bytes = space.bytes.slice();
  for (let k = 0; k < width; k += 1) {
    const mask = space.writable[offset + k] ?? 0;
    const given = Math.floor(value / 256 ** k) & 0xff;
    bytes[offset + k] = ((bytes[offset + k] ?? 0) & ~mask) | (given & mask);
  }
  return { ...space, bytes };
};
