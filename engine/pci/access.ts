import type { Register } from '../device/common-cfg.ts';
import { readRegister } from '../device/common-cfg.ts';
import { readIsr } from '../device/interrupt.ts';
import { notificationWord } from '../device/notification.ts';
import { NOTIF_CONFIG_DATA, NOTIFICATION_DATA } from '../device/reserved-features.ts';
import type { DeviceRules } from '../device/rules.ts';
import { setVfEnable, writeNumVfs } from '../device/sriov.ts';
import { DRIVER_OK } from '../device/status.ts';
import { isSuspending } from '../device/suspend.ts';
import { deviceConfigOf } from '../device/type/config.ts';
import { writeDeviceConfig } from '../device/write-config.ts';
import { writeRegister } from '../device/write-register.ts';
import { hex } from '../num/addr.ts';
import { hasBit, noFeatures } from '../num/feature-set.ts';
import type { DeviceId, PfId } from '../world/ids.ts';
import { deviceOf, driverOf, parseDeviceId } from '../world/ids.ts';
import type { StructureName } from '../world/intent.ts';
import { deviceState, driverState, pfOf } from '../world/lookup.ts';
import { builtMac } from '../world/topology.ts';
import type { Turn } from '../world/turn.ts';
import {
  FUNCTION_MASK,
  fieldsOf,
  functionSpace,
  MSIX_ENABLE,
  NOTIFY_MULTIPLIER,
  type SpaceField,
  VF_ENABLE,
  windowOf,
} from './function-space.ts';
import { msixEntry } from './layouts.ts';
import { writeMask, writeMsixControl } from './msix.ts';
import type { AccessRegister } from './registers.ts';
import { piecesOf, registerAt } from './registers.ts';
import type { PciSpace } from './space.ts';
import { MODERN_BAR, MSIX_BAR, pbaOffset, REGIONS, readSpace, writeSpace } from './space.ts';

/** A driver's access to its function, and what it needs of those around it. */
export interface Access {
  readonly turn: Turn;
  readonly device: DeviceId;
  readonly rules: DeviceRules;
  /** VF Enable is cleared, with all that hangs on it. */
  readonly disableVfs: (owner: PfId) => void;
  /** VF Enable was set: the group has members now. */
  readonly vfsCame: (owner: PfId) => void;
}

/** A place in a structure. */
interface Place {
  readonly structure: StructureName;
  readonly offset: number;
  readonly width: number;
}

const say = ({ turn, device }: Access, text: string): void =>
  turn.emit({ type: 'note/said', by: deviceOf(device), text });
const violated = ({ turn, device }: Access, clause: string, why: string): void =>
  turn.emit({ type: 'note/violated', by: driverOf(device), clause, why });

const stateOf = ({ turn, device }: Access) => deviceState(turn.world, device);
const bytesOf = (value: bigint, width: number): Uint8Array =>
  Uint8Array.from({ length: width }, (_, k) => Number((value >> BigInt(8 * k)) & 0xffn));
const numberIn = (bytes: Uint8Array, offset: number, width: number): bigint => {
  let value = 0n;
  for (let k = width - 1; k >= 0; k -= 1) value = (value << 8n) | BigInt(bytes[offset + k] ?? 0xff);
  return value;
};

// ---------------------------------------------------------------- common configuration

const describeRegister = ({ register, half }: AccessRegister): string =>
  half === null ? register : `the ${half === 'lo' ? 'lower' : 'upper'} half of ${register}`;

/** Source: virtio over PCI, "PCI Device Layout", "Driver Requirements". */
const judgeWidth = (access: Access, found: AccessRegister | null, { offset, width }: Place): void => {
  if (found?.width === width) return;
  const what = found ? `${describeRegister(found)}, which has ${8 * found.width}` : 'a place where no register begins';
  violated(access, 'pci.access.natural-width', `an access of ${8 * width} bits at ${hex(offset, 2)} reaches ${what}`);
};

/** A register is written by what the access holds of it; the bytes beyond it are lost. */
const writeCommon = (access: Access, place: Place, value: bigint): void => {
  const { turn, device, rules } = access;
  const found = registerAt(place.offset);
  judgeWidth(access, found, place);
  if (!found) return say(access, 'No register begins there: the write is lost');
  const { register, half, width } = found;
  const part = BigInt.asUintN(8 * Math.min(width, place.width), value);
  if (half !== null && place.width === width) {
    const what = `${describeRegister(found)} is written by itself`;
    turn.emit({ type: 'note/applied', by: deviceOf(device), clause: 'pci.access.64-halves-device', what });
  }
  writeRegister(turn, driverOf(device), device, register, withHalf(access, register, half, part), rules);
};

const withHalf = (access: Access, register: Register, half: AccessRegister['half'], part: bigint): bigint => {
  if (half === null) return part;
  const now = BigInt(readRegister(stateOf(access), register));
  return half === 'lo' ? ((now >> 32n) << 32n) | part : (part << 32n) | BigInt.asUintN(32, now);
};

const readCommon = (access: Access, place: Place): bigint => {
  const found = registerAt(place.offset);
  judgeWidth(access, found, place);
  if (!found) return 0n;
  const value = BigInt(readRegister(stateOf(access), found.register));
  return BigInt.asUintN(8 * Math.min(found.width, place.width), found.half === 'hi' ? value >> 32n : value);
};

// ---------------------------------------------------------------- notification

/** Source: virtio over PCI, "Available Buffer Notifications"; basic facilities, "Driver Notifications". */
const judgeNotification = (access: Access, queue: number, { width }: Place, value: number): void => {
  const { negotiated, status, queues } = stateOf(access);
  const features = negotiated ?? noFeatures;
  const [data, config] = [hasBit(features, NOTIFICATION_DATA), hasBit(features, NOTIF_CONFIG_DATA)];
  const bits = data ? 32 : 16;
  if (8 * width !== bits)
    violated(access, `pci.kick.width${bits}`, `notifies by ${8 * width} bits where ${bits} are due`);
  const half = driverState(access.turn.world, access.device).queues[queue];
  const notifConfigData = queues[queue]?.registers.notifConfigData ?? queue;
  const due = notificationWord(features, queue, notifConfigData, half?.publishedIdx ?? 0);
  const [low, dueLow] = [value & 0xffff, due & 0xffff];
  if (low !== dueLow) {
    const clause = `pci.kick.${config ? 'confdata' : 'index'}${bits}`;
    violated(access, clause, `writes ${hex(low)} where ${hex(dueLow)} is due; the address tells the queue`);
  }
  if (data && half && width === 4 && value >>> 16 !== due >>> 16) {
    const clause = `notify.${half.format}-next-fields`;
    violated(access, clause, `says ${hex(value >>> 16)} is next, and it is ${hex(due >>> 16)}`);
  }
  if (!(status & DRIVER_OK))
    violated(access, 'init.driver.no-notify-before-driver-ok', 'notifies the device before DRIVER_OK');
  if (isSuspending(stateOf(access)))
    violated(access, 'suspend.driver.no-notify', 'notifies a device that it has asked to suspend');
};

const notify = (access: Access, place: Place, value: bigint): void => {
  const { turn, device } = access;
  const { queues, status, resetting } = stateOf(access);
  const queue = queues.findIndex(({ registers }) => registers.notifyOff * NOTIFY_MULTIPLIER === place.offset);
  if (queue < 0) return say(access, 'No virtqueue is notified at this address');
  const word = Number(BigInt.asUintN(8 * Math.min(place.width, 4), value));
  judgeNotification(access, queue, place, word);
  if (!queues[queue]?.ring) return say(access, `Virtqueue ${queue} is not enabled: nobody hears it`);
  if (resetting || !(status & DRIVER_OK)) return say(access, 'The device is not live: nobody hears it');
  const wire = `${deviceOf(device)}/q${queue}` as const;
  turn.emit({ type: 'wire/raised', by: driverOf(device), wire, value: word, was: turn.world.wires[wire] ?? null });
  say(access, `Virtqueue ${queue} is notified`);
};

// ---------------------------------------------------------------- device configuration

const configOf = ({ turn, device }: Access): Uint8Array => {
  const { pf, vf } = parseDeviceId(device) ?? { pf: 0, vf: 0 };
  return deviceConfigOf(deviceState(turn.world, device), builtMac(pfOf(turn.world, device), pf, vf));
};

const writeConfig = (access: Access, { offset, width }: Place, value: bigint): void => {
  const { turn, device } = access;
  const before = stateOf(access);
  if (before.negotiated === null)
    violated(access, 'init.driver.no-config-write-during-negotiation', 'writes the device configuration too early');
  if (before.type === 'net')
    violated(access, 'net.config.read-only', 'writes a field of the network configuration; ignored');
  writeDeviceConfig(turn, driverOf(device), device, offset, bytesOf(value, width));
  if (stateOf(access).data === before.data) say(access, 'The device configuration stays as it is');
};

const readConfig = (access: Access, { offset, width }: Place): bigint => {
  const config = configOf(access);
  if (offset + width > config.length) say(access, `The device configuration ends at ${hex(config.length, 2)}`);
  return numberIn(config, offset, width);
};

// ---------------------------------------------------------------- MSI-X

const CONTROL = msixEntry.offsets.vector_control;

const writeMsix = (access: Access, { offset, width }: Place, value: bigint): void => {
  const { turn, device } = access;
  const { msix } = stateOf(access);
  if (!msix) return say(access, 'The function has no MSI-X capability');
  const vector = Math.floor(offset / msixEntry.size);
  if (vector >= msix.size) return say(access, 'Pending bits are read-only, and nothing else is there');
  const control = offset % msixEntry.size;
  if (control > CONTROL || control + width <= CONTROL)
    return say(access, 'The address and the data of a message are not modelled: the write is lost');
  const masked = ((value >> BigInt(8 * (CONTROL - control))) & 1n) === 1n;
  writeMask(turn, driverOf(device), device, vector, masked);
  const waits = stateOf(access).msix?.pending.includes(vector) ?? false;
  const sent = msix.pending.includes(vector) && !waits;
  const ends = sent ? ', and the message that waited is sent' : waits ? ', and a message waits' : '';
  say(access, `Vector ${vector} is ${masked ? 'masked' : 'unmasked'}${ends}`);
};

/** The table with the mask bits, and the pending bits behind it; what is not modelled reads 0. */
const msixBytes = (state: ReturnType<typeof stateOf>): Uint8Array => {
  const { msix } = state;
  if (!msix) return new Uint8Array(0);
  const pba = pbaOffset(msix.size);
  const bytes = new Uint8Array(pba + 8 * Math.ceil(msix.size / 64));
  for (const vector of msix.masked) bytes[vector * msixEntry.size + CONTROL] = 1;
  for (const vector of msix.pending)
    bytes[pba + (vector >> 3)] = (bytes[pba + (vector >> 3)] ?? 0) | (1 << (vector & 7));
  return bytes;
};

// ---------------------------------------------------------------- configuration space

/** What lies behind an offset of a BAR. */
const behindBar = (bar: number, offset: number, width: number): Place | null => {
  if (bar === MSIX_BAR) return { structure: 'msix', offset, width };
  if (bar !== MODERN_BAR) return null;
  const found = (Object.entries(REGIONS) as [keyof typeof REGIONS, number][]).findLast(([, start]) => offset >= start);
  if (!found) return null;
  return { structure: found[0], offset: offset - found[1], width };
};

/** The place that the PCI configuration access capability looks at; null: none. */
const throughWindow = (access: Access, space: PciSpace): Place | null => {
  const { bar, offset, length } = windowOf(space);
  const place = [1, 2, 4].includes(length) ? behindBar(bar, offset, length) : null;
  if (!place) say(access, `The window looks at nothing: BAR ${bar}, offset ${hex(offset)}, length ${length}`);
  return place;
};

const writeField = (access: Access, field: SpaceField, to: number): void => {
  const { turn, device, rules } = access;
  const by = driverOf(device);
  const { msix, sriov, pci } = stateOf(access);
  const keep = (): void => {
    const from = pci?.[field.offset] ?? null;
    turn.emit({ type: 'pci/wrote', by, device, field: field.name, offset: field.offset, from, to });
  };
  switch (field.name) {
    case 'msix_cap.control': {
      if (!msix) return;
      writeMsixControl(turn, by, device, (to & MSIX_ENABLE) !== 0, (to & FUNCTION_MASK) !== 0);
      const masked = to & FUNCTION_MASK ? ', all vectors masked' : '';
      return say(access, `MSI-X is ${to & MSIX_ENABLE ? 'enabled' : 'off'}${masked}`);
    }
    case 'sriov_extended_cap.num_vfs':
      if (writeNumVfs(turn, by, device as PfId, to)) say(access, `NumVFs is ${to}`);
      return;
    case 'sriov_extended_cap.control': {
      keep();
      const enable = (to & VF_ENABLE) !== 0;
      if (!sriov || sriov.vfEnable === enable) return say(access, `VF Enable stays ${enable ? 'set' : 'clear'}`);
      const { numVfs } = sriov;
      if (enable) {
        setVfEnable(turn, by, device as PfId, rules);
        access.vfsCame(device as PfId);
      } else access.disableVfs(device as PfId);
      const vfs = numVfs === 1 ? '1 VF' : `${numVfs} VFs`;
      return say(access, `VF Enable is ${enable ? 'set' : 'clear'}: ${vfs} ${enable ? 'appear' : 'vanish'}`);
    }
    default:
      keep();
      return say(access, `Now ${field.name} is ${hex(to)}`);
  }
};

const overlaps = (field: SpaceField, { offset, width }: Place): boolean =>
  offset < field.offset + field.size && offset + width > field.offset;

const writePci = (access: Access, place: Place, value: bigint): void => {
  const { turn, device } = access;
  const space = functionSpace(turn.world, device);
  const wanted = writeSpace(space, place.offset, place.width, Number(value));
  let through = false;
  for (const field of fieldsOf(space)) {
    if (!overlaps(field, place)) continue;
    if (field.name === 'virtio_pci_cfg_cap.pci_cfg_data') {
      through = true;
      continue;
    }
    const isWritable = space.writable.subarray(field.offset, field.offset + field.size).some(mask => mask !== 0);
    if (!isWritable) say(access, `Read-only, so ${field.name} keeps its value`);
    else writeField(access, field, readSpace(wanted, field.offset, field.size));
  }
  if (!through) return;
  const behind = throughWindow(access, functionSpace(turn.world, device));
  if (behind) writeAt(access, behind, value);
};

const readPci = (access: Access, place: Place): bigint => {
  const space = functionSpace(access.turn.world, access.device);
  const data = fieldsOf(space).find(({ name }) => name === 'virtio_pci_cfg_cap.pci_cfg_data');
  const behind = data && overlaps(data, place) ? throughWindow(access, space) : null;
  return behind ? readPlace(access, behind) : BigInt(readSpace(space, place.offset, place.width));
};

// ---------------------------------------------------------------- all of them

/** What an access to a structure is: one, or of 64 bits two halves. */
const inPieces = (place: Place, each: (piece: Place, shift: number) => void): void => {
  const pieces = place.width === 8 ? piecesOf(place.offset, 8) : [{ ...place, shift: 0 }];
  for (const { offset, width, shift } of pieces) each({ structure: place.structure, offset, width }, shift);
};

/** A driver writes. What the device cannot do with it is ignored, and said; what breaks a rule is noted. */
export const writeAt = (access: Access, whole: Place, value: bigint): void =>
  inPieces(whole, (place, shift) => {
    const part = BigInt.asUintN(8 * place.width, value >> BigInt(8 * shift));
    switch (place.structure) {
      case 'common':
        return writeCommon(access, place, part);
      case 'notify':
        return notify(access, place, part);
      case 'isr':
        return say(access, 'The ISR status takes no value');
      case 'device':
        return writeConfig(access, place, part);
      case 'msix':
        return writeMsix(access, place, part);
      case 'pci':
        return writePci(access, place, part);
    }
  });

const readPlace = (access: Access, place: Place): bigint => {
  const { turn, device } = access;
  switch (place.structure) {
    case 'common':
      return readCommon(access, place);
    case 'isr': {
      if (place.offset > 0) return 0n;
      const isr = readIsr(turn, driverOf(device), device);
      if (isr === 0) return 0n;
      const what = `the ISR status read ${hex(isr)}, and reads 0x0 from now on`;
      turn.emit({ type: 'note/applied', by: deviceOf(device), clause: 'pci.isr.read-clears', what });
      return BigInt(isr);
    }
    case 'device':
      return readConfig(access, place);
    case 'msix':
      return numberIn(msixBytes(stateOf(access)), place.offset, place.width);
    case 'pci':
      return readPci(access, place);
    case 'notify':
      return 0n;
  }
};

/** A driver reads; the value is said. */
export const readAt = (access: Access, whole: Place): void => {
  let value = 0n;
  inPieces(whole, (place, shift) => {
    value |= readPlace(access, place) << BigInt(8 * shift);
  });
  say(access, `It reads ${hex(value, 2 * whole.width)}`);
};
