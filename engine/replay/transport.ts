import { msixCap, pciHeader, sriovCap, virtioPciCfgCap } from '../pci/layouts.ts';
import { piecesOf, registerAt } from '../pci/registers.ts';
import type { PciSpace } from '../pci/space.ts';
import { pciSpace, REGIONS, readSpace, writeSpace } from '../pci/space.ts';
import type { Machine } from './core.ts';
import type { QemuProfile } from './qemu-profile.ts';
import type { Respondent } from './respondent.ts';

const BUS_MASTER = 4;
const PAGE = 0x1000;
const VF_ENABLE = 1;
const ALL_ONES = 0xffffffff;

const allOnes = (width: number): number => 2 ** (8 * width) - 1;
const cut = (value: number, width: number): number => value % 2 ** (8 * width);

/**
 * How the recorded devices put a function on PCI, the same for whoever is behind it: registers answer to accesses that
 * begin where they begin, of any width; bytes behind the device configuration read all ones; the address alone decides
 * which queue is notified; and the configuration access capability is a window on BAR 4.
 */
export const transport = (profile: QemuProfile, machine: Machine): Respondent => {
  const built = (fn: number): PciSpace => {
    if (fn === 0) return pciSpace(profile.pci);
    const { interruptPin, commandWritable } = machine.vf;
    const made = pciSpace({ ...profile.pci, interruptPin, isVf: true, totalVfs: null });
    const writable = made.writable.slice();
    writable[pciHeader.offsets.command] = commandWritable;
    return { ...made, writable };
  };
  const spaces = new Map<number, PciSpace>([[0, writeSpace(built(0), pciHeader.offsets.command, 2, 7)]]);
  let current = 0;

  const numberOf = (fn: string | null): number => (fn === null ? current : Number(fn.slice(fn.lastIndexOf('.') + 1)));

  const readOne = (fn: number, region: string, offset: number, width: number): number => {
    // Nobody answers for a function that is not there.
    if (!spaces.has(fn)) return allOnes(width);
    const core = machine.core(fn);
    switch (region) {
      case 'common': {
        const found = registerAt(offset);
        return found ? cut(core.readRegister(found), width) : 0;
      }
      case 'isr':
        return core.readIsr();
      case 'device': {
        const config = core.config();
        if (offset + width > config.length) return allOnes(width);
        let value = 0;
        for (let k = width - 1; k >= 0; k -= 1) value = value * 256 + (config[offset + k] ?? 0);
        return value;
      }
      default:
        return 0;
    }
  };
  const writeOne = (fn: number, region: string, offset: number, width: number, value: number): void => {
    if (!spaces.has(fn)) return;
    const core = machine.core(fn);
    if (region === 'common') {
      const found = registerAt(offset);
      if (found) core.writeRegister(found, cut(value, found.width));
    } else if (region === 'device') {
      core.writeConfig(
        offset,
        Uint8Array.from({ length: width }, (_, k) => Math.floor(value / 256 ** k) & 0xff),
      );
    } else if (region === 'notify') core.notify(Math.floor(offset / profile.pci.notifyMultiplier));
  };
  const read = (fn: number, region: string, offset: number, width: number): bigint => {
    let value = 0n;
    for (const piece of piecesOf(offset, width)) {
      value |= BigInt(readOne(fn, region, piece.offset, piece.width)) << BigInt(8 * piece.shift);
    }
    return value;
  };
  const write = (fn: number, region: string, offset: number, width: number, value: bigint): void => {
    for (const piece of piecesOf(offset, width)) {
      const part = BigInt.asUintN(8 * piece.width, value >> BigInt(8 * piece.shift));
      writeOne(fn, region, piece.offset, piece.width, Number(part));
    }
  };

  const lengths = { common: PAGE, isr: PAGE, device: PAGE, notify: profile.pci.notifyLength };

  /** The place that the window shows, aligned to its length; null: none of 1, 2 or 4 bytes in a structure. */
  const windowOf = (fn: number, { bytes, places }: PciSpace) => {
    const cap = virtioPciCfgCap.decode(bytes.subarray(places.window));
    const { length: width } = cap;
    if (![1, 2, 4].includes(width) || !machine.core(fn).windowReaches(cap.bar)) return null;
    const at = cap.offset - (cap.offset % width);
    for (const [region, start] of Object.entries(REGIONS)) {
      const offset = at - start;
      if (offset >= 0 && offset + width <= lengths[region as keyof typeof REGIONS]) return { region, offset, width };
    }
    return null;
  };
  const overlapsData = ({ places }: PciSpace, offset: number, width: number): boolean => {
    const data = places.window + virtioPciCfgCap.offsets.pci_cfg_data;
    return offset < data + 4 && offset + width > data;
  };
  const spaceOf = (fn: number): PciSpace | null => spaces.get(fn) ?? null;

  const vfsIn = ({ bytes, places }: PciSpace): number => {
    if (places.sriov === null) return 0;
    const { control, num_vfs, total_vfs } = sriovCap.decode(bytes.subarray(places.sriov));
    return control & VF_ENABLE && num_vfs <= total_vfs ? num_vfs : 0;
  };
  const setVfs = (before: number, after: number): void => {
    if (before === after) return;
    machine.setVfs(after);
    for (const fn of [...spaces.keys()]) if (fn > 0) spaces.delete(fn);
    for (let fn = 1; fn <= after; fn += 1) spaces.set(fn, built(fn));
  };

  const writePci = (fn: number, offset: number, width: number, value: number): void => {
    const from = spaceOf(fn);
    if (!from) return;
    let space = from;
    const { places } = space;
    // NumVFs is fixed while VF Enable is set.
    const numVfs = (places.sriov ?? 0) + sriovCap.offsets.num_vfs;
    if (places.sriov !== null && vfEnabled(space) && offset < numVfs + 2 && offset + width > numVfs) return;
    const wasEnabled = vfEnabled(space);
    space = writeSpace(space, offset, width, value);
    // VF Enable does not stay with more VFs than there are.
    if (places.sriov !== null && !wasEnabled && vfEnabled(space) && tooMany(space)) {
      const control = places.sriov + sriovCap.offsets.control;
      space = writeSpace(space, control, 1, readSpace(space, control, 1) & ~VF_ENABLE);
    }
    spaces.set(fn, space);
    const { command } = pciHeader.decode(space.bytes);
    if (offset < 6 && offset + width > 4) machine.core(fn).busMaster((command & BUS_MASTER) !== 0);
    if (fn === 0) setVfs(vfsIn(from), vfsIn(space));
    if (!overlapsData(space, offset, width)) return;
    const window = windowOf(fn, space);
    if (!window) return;
    const data = space.places.window + virtioPciCfgCap.offsets.pci_cfg_data;
    write(fn, window.region, window.offset, window.width, BigInt(readSpace(space, data, window.width)));
  };
  const tooMany = ({ bytes, places }: PciSpace): boolean => {
    const { num_vfs, total_vfs } = sriovCap.decode(bytes.subarray(places.sriov ?? 0));
    return num_vfs > total_vfs;
  };
  const vfEnabled = ({ bytes, places }: PciSpace): boolean =>
    places.sriov !== null && ((bytes[places.sriov + sriovCap.offsets.control] ?? 0) & VF_ENABLE) !== 0;

  const readPci = (fn: number, offset: number, width: number): number => {
    let space = spaceOf(fn);
    if (!space) return cut(ALL_ONES, width);
    if (overlapsData(space, offset, width)) {
      const window = windowOf(fn, space);
      if (window) {
        const data = space.places.window + virtioPciCfgCap.offsets.pci_cfg_data;
        const value = Number(read(fn, window.region, window.offset, window.width));
        space = writeSpace(space, data, window.width, value);
        spaces.set(fn, space);
      }
    }
    return readSpace(space, offset, width);
  };

  return {
    read: (region, offset, width) => read(current, region, offset, width),
    write: (region, offset, width, value) => write(current, region, offset, width, value),
    readMemory: (at, length) => machine.readMemory(at, length),
    writeMemory: (at, bytes) => machine.writeMemory(at, bytes),
    settle: () => {
      for (const fn of spaces.keys()) machine.core(fn).settle();
    },
    enableMsix: entries => {
      const space = spaceOf(current);
      if (space?.places.msix == null) return;
      spaces.set(current, writeSpace(space, space.places.msix + msixCap.offsets.control, 2, 0x8000));
      machine.core(current).enableMsix(entries);
    },
    vectors: () => profile.pci.vectors,
    mask: (entry, masked) => machine.core(current).mask(entry, masked),
    pending: () => machine.core(current).pending(),
    fired: () => machine.core(current).fired(),
    readPci: (fn, offset, width) => readPci(numberOf(fn), offset, width),
    writePci: (fn, offset, width, value) => writePci(numberOf(fn), offset, width, value),
    bars: () =>
      profile.pci.bars.map(({ bar, kind, prefetchable, size }) => ({
        bar,
        kind,
        prefetchable,
        size: `0x${size.toString(16)}`,
      })),
    host: event => machine.core(current).host(event),
    enableVfs: count => {
      const { places } = spaceOf(0) ?? { places: { sriov: null } };
      if (places.sriov === null) return;
      writePci(0, places.sriov + sriovCap.offsets.num_vfs, 2, count);
      writePci(0, places.sriov + sriovCap.offsets.control, 2, 0x9);
    },
    use: fn => {
      current = numberOf(fn);
    },
    lost: () => machine.lost(),
  };
};
