import { bytesField, le16Field, le32Field, reserved, u8Field } from '../layout/field.ts';
import { struct } from '../layout/struct.ts';
import { published } from '../spec/source.ts';

/** Kinds of virtio structure. Source: virtio over PCI, "Virtio Structure PCI Capabilities". */
export const cfgTypes = { common: 1, notify: 2, isr: 3, device: 4, pci: 5 } as const;

/** PCI capability ids. Source: PCI. */
export const CAP_MSIX = 0x11;
export const CAP_VENDOR = 0x09;
export const CAP_EXPRESS = 0x10;
export const CAP_POWER = 0x01;

const virtio = (section: string) => ({ source: published(`virtio over PCI, "${section}"`) });
const pci = (section: string) => ({ source: published(`PCI Express base specification, ${section}`) });

const head = {
  cap_vndr: u8Field({ show: 'hex', doc: 'capability id: vendor' }),
  cap_next: u8Field({ show: 'hex', doc: 'where the next capability stands' }),
  cap_len: u8Field({ doc: 'bytes, all that follows included' }),
  cfg_type: u8Field({ doc: 'which structure' }),
  bar: u8Field({ doc: 'which BAR it lies in' }),
  id: u8Field({ doc: 'tells structures of a type apart' }),
  padding: reserved(2),
  offset: le32Field({ show: 'hex', doc: 'where in the BAR' }),
  length: le32Field({ show: 'hex', doc: 'bytes' }),
};

/** Source: virtio over PCI, "Virtio Structure PCI Capabilities". */
export const virtioPciCap = struct('virtio_pci_cap', head, virtio('Virtio Structure PCI Capabilities'));

/** Source: virtio over PCI, "Notification structure layout". */
export const virtioPciNotifyCap = struct(
  'virtio_pci_notify_cap',
  {
    ...head,
    notify_off_multiplier: le32Field({ show: 'hex', doc: 'bytes between two queues; 0: one address for all' }),
  },
  virtio('Notification structure layout'),
);

/** Source: virtio over PCI, "PCI configuration access capability". */
export const virtioPciCfgCap = struct(
  'virtio_pci_cfg_cap',
  {
    ...head,
    pci_cfg_data: bytesField(4, { doc: 'a window on the BAR at bar, offset and length' }),
  },
  virtio('PCI configuration access capability'),
);

/** Source: PCI, MSI-X capability. */
export const msixCap = struct(
  'msix_cap',
  {
    cap_id: u8Field({ show: 'hex' }),
    cap_next: u8Field({ show: 'hex' }),
    control: le16Field({ show: 'hex', doc: 'bits 0 to 10 entries less one, 14 all masked, 15 enabled' }),
    table: le32Field({ show: 'hex', doc: 'bits 0 to 2 the BAR, the others the offset' }),
    pba: le32Field({ show: 'hex', doc: 'pending bits, alike' }),
  },
  pci('MSI-X capability'),
);

/** One entry of the MSI-X table. Source: PCI, MSI-X capability. */
export const msixEntry = struct(
  'msix_table_entry',
  {
    message_addr: le32Field({ show: 'hex', doc: 'where the message is written' }),
    message_upper_addr: le32Field({ show: 'hex' }),
    message_data: le32Field({ show: 'hex', doc: 'what is written' }),
    vector_control: le32Field({ show: 'hex', doc: 'bit 0 masks the entry' }),
  },
  pci('MSI-X table'),
);

/** Source: PCI Express, PCI Express capability; what lies behind its head is not modelled and reads 0. */
export const expressCap = struct(
  'pci_express_cap',
  {
    cap_id: u8Field({ show: 'hex' }),
    cap_next: u8Field({ show: 'hex' }),
    capabilities: le16Field({ show: 'hex', doc: 'bits 0 to 3 version' }),
    not_modelled: reserved(56),
  },
  pci('PCI Express capability'),
);

/** Source: PCI power management capability. */
export const powerCap = struct(
  'pci_power_cap',
  {
    cap_id: u8Field({ show: 'hex' }),
    cap_next: u8Field({ show: 'hex' }),
    capabilities: le16Field({ show: 'hex', doc: 'bits 0 to 2 version' }),
    control: le16Field({ show: 'hex', doc: 'bits 0 and 1 power state' }),
    bridge: u8Field(),
    data: u8Field(),
  },
  pci('power management capability'),
);

/** Source: PCI Express, SR-IOV extended capability. */
export const sriovCap = struct(
  'sriov_extended_cap',
  {
    header: le32Field({ show: 'hex', doc: 'id 0x10, version, place of the next one' }),
    capabilities: le32Field({ show: 'hex', doc: 'bit 0 VF Migration Capable' }),
    control: le16Field({ show: 'hex', doc: 'bit 0 VF Enable, bit 3 VF MSE' }),
    status: le16Field({ show: 'hex' }),
    initial_vfs: le16Field(),
    total_vfs: le16Field(),
    num_vfs: le16Field({ doc: 'writable while VF Enable is clear' }),
    function_dependency_link: u8Field(),
    reserved: reserved(1),
    first_vf_offset: le16Field(),
    vf_stride: le16Field(),
    reserved2: reserved(2),
    vf_device_id: le16Field({ show: 'hex' }),
    supported_page_sizes: le32Field({ show: 'hex' }),
    system_page_size: le32Field({ show: 'hex' }),
    vf_bars: bytesField(24, { doc: 'six BARs, one range for each VF' }),
    vf_migration_state: le32Field({ show: 'hex' }),
  },
  pci('SR-IOV extended capability'),
);

/** The first 64 bytes of a function. Source: PCI. */
export const pciHeader = struct(
  'pci_header',
  {
    vendor_id: le16Field({ show: 'hex' }),
    device_id: le16Field({ show: 'hex' }),
    command: le16Field({ show: 'hex', doc: 'bit 0 I/O, bit 1 memory, bit 2 bus master' }),
    status: le16Field({ show: 'hex', doc: 'bit 3 interrupt, bit 4 capabilities' }),
    revision_id: u8Field(),
    prog_if: u8Field(),
    class: le16Field({ show: 'hex' }),
    cache_line_size: u8Field(),
    latency_timer: u8Field(),
    header_type: u8Field(),
    bist: u8Field(),
    bars: bytesField(24),
    cardbus: le32Field(),
    subsystem_vendor_id: le16Field({ show: 'hex' }),
    subsystem_id: le16Field({ show: 'hex' }),
    rom: le32Field(),
    capabilities_pointer: u8Field({ show: 'hex' }),
    reserved: reserved(7),
    interrupt_line: u8Field(),
    interrupt_pin: u8Field(),
    min_gnt: u8Field(),
    max_lat: u8Field(),
  },
  pci('type 0 configuration space header'),
);
