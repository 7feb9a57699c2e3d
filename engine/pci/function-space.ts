import { BUS_MASTER, COMMAND_AT } from '../device/bus-master.ts';
import type { FieldRow } from '../layout/describe.ts';
import { describeStruct } from '../layout/describe.ts';
import type { FunctionState } from '../world/function-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { parseDeviceId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { World } from '../world/world.ts';
import { msixCap, pciHeader, sriovCap, virtioPciCfgCap } from './layouts.ts';
import type { PciSpace } from './space.ts';
import { MODERN_BAR, pciIds, pciSpace } from './space.ts';

/** Bytes between two queues in the notification structure. */
export const NOTIFY_MULTIPLIER = 4;
const NO_MSIX_VECTORS = 0;

/** Bits of the command register and of the controls of two capabilities. Source: PCI; PCI Express, SR-IOV. */
const INTERRUPT_STATUS = 8;
export const MSIX_ENABLE = 0x8000;
export const FUNCTION_MASK = 0x4000;
export const VF_ENABLE = 1;
const VF_MSE = 8;
const BAR_64_PREFETCHABLE = 0x0c;
/** Extended capability 0x10, version 1, and none behind it. */
const ONLY_SRIOV = 0x0001_0010;

/** Memory and bus master are enabled when a run begins, as firmware leaves a function; a VF has bus master alone. */
const COMMAND = { pf: 6, vf: BUS_MASTER } as const;

/** Where the fields stand that a driver changes. */
const places = {
  command: COMMAND_AT,
  sriov: (space: PciSpace, field: keyof typeof sriovCap.offsets): number =>
    (space.places.sriov ?? 0) + sriovCap.offsets[field],
} as const;

const put = (bytes: Uint8Array, offset: number, width: number, value: number): void => {
  for (let k = 0; k < width; k += 1) bytes[offset + k] = Math.floor(value / 256 ** k) & 0xff;
};

const build = (state: FunctionState, vf: number): PciSpace => {
  const made = pciSpace({
    type: state.type,
    deviceId: 0x1040 + pciIds[state.type].virtio,
    revision: 1,
    subsystemId: 0x1100,
    classCode: pciIds[state.type].classCode,
    vectors: state.msix?.size ?? NO_MSIX_VECTORS,
    notifyMultiplier: NOTIFY_MULTIPLIER,
    notifyLength: NOTIFY_MULTIPLIER * Math.max(state.queues.length, 1),
    ioNotify: false,
    express: true,
    interruptPin: vf === 0 ? 1 : 0,
    bars: [],
    isVf: vf > 0,
    totalVfs: state.sriov?.totalVfs ?? null,
  });
  const { writable, bytes } = made;
  // Source: PCI Express, SR-IOV: of its own a VF has no I/O and no memory enable, no interrupt pin and no BARs.
  if (vf > 0) {
    put(writable, places.command, 2, BUS_MASTER);
    put(writable, pciHeader.offsets.interrupt_line, 1, 0);
    return made;
  }
  bytes[pciHeader.offsets.bars + 4 * MODERN_BAR] = BAR_64_PREFETCHABLE;
  if (made.places.sriov !== null) {
    put(bytes, made.places.sriov, 4, ONLY_SRIOV);
    bytes[places.sriov(made, 'vf_bars') + 4 * MODERN_BAR] = BAR_64_PREFETCHABLE;
  }
  return made;
};

const builds = new Map<string, PciSpace>();

/** As power comes up: built once for functions that are alike, with bytes of its own. */
const fresh = (state: FunctionState, vf: number): PciSpace => {
  const { type, msix, queues, sriov } = state;
  const key = [type, vf > 0, msix?.size, queues.length, sriov?.totalVfs].join(' ');
  const known = builds.get(key) ?? build(state, vf);
  builds.set(key, known);
  return { ...known, bytes: known.bytes.slice() };
};

/**
 * The configuration space of a function as a driver reads it now. BARs carry their kind and no address: what they decode
 * is reached by the name of the structure.
 */
export const functionSpace = (world: World, device: DeviceId): PciSpace => {
  const state = deviceState(world, device);
  const vf = parseDeviceId(device)?.vf ?? 0;
  const space = fresh(state, vf);
  const { bytes } = space;
  const { isr, msix, sriov, pci = {} } = state;
  put(bytes, places.command, 2, vf === 0 ? COMMAND.pf : COMMAND.vf);
  for (const { offset, size } of fieldsOf(space)) {
    const written = pci[offset];
    if (written !== undefined) put(bytes, offset, size, written);
  }
  // Source: virtio over PCI, "ISR status capability", "Device Requirements".
  if (vf === 0 && isr !== 0 && !msix?.enabled) bytes[pciHeader.offsets.status] = 0x10 | INTERRUPT_STATUS;
  if (msix && space.places.msix !== null) {
    const control = msix.size - 1 + (msix.allMasked ? FUNCTION_MASK : 0) + (msix.enabled ? MSIX_ENABLE : 0);
    put(bytes, space.places.msix + msixCap.offsets.control, 2, control);
  }
  if (sriov && space.places.sriov !== null) {
    const at = places.sriov(space, 'control');
    // Until somebody writes the register, VF MSE goes with VF Enable, as drivers set both at once.
    const kept = pci[at] === undefined ? (sriov.vfEnable ? VF_MSE : 0) : pci[at] & ~VF_ENABLE;
    put(bytes, at, 2, kept | (sriov.vfEnable ? VF_ENABLE : 0));
    put(bytes, places.sriov(space, 'num_vfs'), 2, sriov.numVfs);
    put(bytes, places.sriov(space, 'capabilities'), 4, sriov.vfMigrationCapable ? 1 : 0);
  }
  return space;
};

/** A field of configuration space: its offset counts from the start of the space. */
export interface SpaceField extends FieldRow {
  /** Name of the struct, a dot, and the field's. */
  readonly name: string;
  /** Where its struct stands. */
  readonly at: number;
}

const known = new WeakMap<PciSpace['structs'], readonly SpaceField[]>();

/** Every field of the header and of the capabilities. */
export const fieldsOf = ({ structs }: PciSpace): readonly SpaceField[] => {
  const before = known.get(structs);
  if (before) return before;
  const fields = structs.flatMap(({ at, struct }) =>
    describeStruct(struct, at).map(row => ({ ...row, name: `${struct.name}.${row.path}`, at })),
  );
  known.set(structs, fields);
  return fields;
};

/** The structure behind the PCI configuration access capability as it is set: where the window looks. */
export const windowOf = ({
  bytes,
  places: { window },
}: PciSpace): { readonly bar: number; readonly offset: number; readonly length: number } => {
  const { bar, offset, length } = virtioPciCfgCap.decode(bytes.subarray(window));
  return { bar, offset, length };
};
