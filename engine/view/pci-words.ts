import { cfgTypes } from '../pci/layouts.ts';

const list = (value: number, names: readonly (readonly [bit: number, name: string])[], none: string): string =>
  names
    .filter(([bit]) => value & bit)
    .map(([, name]) => name)
    .join(', ') || none;

const capabilities: Readonly<Record<number, string>> = {
  1: 'power management',
  9: 'vendor: virtio',
  16: 'PCI Express',
  17: 'MSI-X',
};

const cfgTypeNames: Readonly<Record<number, string>> = {
  [cfgTypes.common]: 'common configuration',
  [cfgTypes.notify]: 'notifications',
  [cfgTypes.isr]: 'ISR status',
  [cfgTypes.device]: 'device configuration',
  [cfgTypes.pci]: 'PCI configuration access',
};

/** Sizes of pages by the bits of a register: bit n is 4 KiB times 2^n. */
const pageSizes = (value: number): string =>
  Array.from({ length: 20 }, (_, bit) => bit)
    .filter(bit => (value >>> bit) & 1)
    .map(bit => (bit < 8 ? `${4 << bit} KiB` : `${1 << (bit - 8)} MiB`))
    .join(', ');

const inBar = (value: number): string => `BAR ${value & 7} + 0x${(value & ~7).toString(16)}`;

const next = (value: number): string => (value === 0 ? 'the last one' : '');

/** The kinds that `pci/function-space.ts` builds. */
const bars = 'BAR 1 32-bit, BAR 4 64-bit prefetchable; addresses are not modelled';

/** What a field of configuration space says, by struct and name. Of one that is no number, 0 says that it is all zeros. */
const words: Readonly<Record<string, (value: number) => string>> = {
  'pci_header.vendor_id': value =>
    value === 0x1af4 ? 'virtio' : value === 0xffff ? 'a VF: that of its PF counts' : '',
  'pci_header.device_id': value => {
    if (value === 0xffff) return 'a VF: VF Device ID of its PF counts';
    return value > 0x1040 ? `virtio device ${value - 0x1040}` : '';
  },
  'pci_header.command': value =>
    list(
      value,
      [
        [1, 'I/O'],
        [2, 'memory'],
        [4, 'bus master'],
        [0x400, 'no INTx'],
      ],
      'nothing enabled',
    ),
  'pci_header.status': value =>
    list(
      value,
      [
        [8, 'interrupt'],
        [16, 'capabilities list'],
      ],
      '',
    ),
  'pci_header.class': value => ({ 512: 'network', 256: 'storage', 255: 'other' })[value] ?? '',
  'pci_header.bars': value => (value ? bars : 'none of its own: VF BARs of its PF count'),
  'pci_header.capabilities_pointer': () => 'the list begins there',
  'pci_header.interrupt_pin': value => (value === 0 ? 'none' : `INT${String.fromCharCode(64 + value)}`),
  'msix_cap.control': value => {
    const state = list(
      value,
      [
        [0x8000, 'enabled'],
        [0x4000, 'all masked'],
      ],
      'off',
    );
    return `${(value & 0x7ff) + 1} vectors, ${state}`;
  },
  'msix_cap.table': inBar,
  'msix_cap.pba': inBar,
  'sriov_extended_cap.header': value => `id 0x${(value & 0xffff).toString(16)}, version ${(value >>> 16) & 15}`,
  'sriov_extended_cap.capabilities': value => (value & 1 ? 'VF Migration Capable' : 'no VF migration'),
  'sriov_extended_cap.control': value =>
    list(
      value,
      [
        [1, 'VF Enable'],
        [8, 'VF MSE'],
        [16, 'ARI'],
      ],
      'VF Enable is clear',
    ),
  'sriov_extended_cap.first_vf_offset': value => `VF 1 is ${value} behind the PF`,
  'sriov_extended_cap.vf_stride': value => `${value} from VF to VF`,
  'sriov_extended_cap.vf_device_id': value => (value > 0x1040 ? `virtio device ${value - 0x1040}` : ''),
  'sriov_extended_cap.supported_page_sizes': pageSizes,
  'sriov_extended_cap.system_page_size': pageSizes,
  'sriov_extended_cap.vf_bars': () => bars,
};

/** Fields that several structs have. */
const shared: Readonly<Record<string, (value: number) => string>> = {
  cap_vndr: value => capabilities[value] ?? '',
  cap_id: value => capabilities[value] ?? '',
  cap_next: next,
  cfg_type: value => cfgTypeNames[value] ?? '',
};

export const pciWords = (struct: string, field: string, value: number): string =>
  (words[`${struct}.${field}`] ?? shared[field])?.(value) ?? '';

/** Name of a capability for people, from its struct and its cfg_type. */
export const capabilityTitle = (struct: string, cfgType: number): string => {
  if (struct.startsWith('virtio_pci')) return `Capability: ${cfgTypeNames[cfgType] ?? 'of virtio'}`;
  const titles: Readonly<Record<string, string>> = {
    pci_header: 'Header',
    msix_cap: 'Capability: MSI-X',
    pci_express_cap: 'Capability: PCI Express',
    pci_power_cap: 'Capability: power management',
    sriov_extended_cap: 'Extended capability: SR-IOV',
  };
  return titles[struct] ?? struct;
};
