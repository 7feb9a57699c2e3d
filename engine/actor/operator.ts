import { encodeCommand } from '../admin/encode-command.ts';
import type { Register } from '../device/common-cfg.ts';
import { commonCfg } from '../device/common-cfg.ts';
import { ringFormat } from '../device/enable-queue.ts';
import { completeReset } from '../device/reset.ts';
import { disableVfs, enableVfs } from '../device/sriov.ts';
import { DEVICE_NEEDS_RESET, DRIVER_OK, describeStatus } from '../device/status.ts';
import { writeRegister } from '../device/write-register.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { contains } from '../memory/memory.ts';
import { addr, hex, hiOf, loOf } from '../num/addr.ts';
import { hexErrorText, hexToBytes } from '../num/bytes.ts';
import { unreachable } from '../num/result.ts';
import type { DeviceId, PfId } from '../world/ids.ts';
import { deviceOf, driverOf, parseDeviceId, vfId } from '../world/ids.ts';
import type { CommandIntent, Intent } from '../world/intent.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import { functionIndex } from '../world/topology.ts';
import type { Turn } from '../world/turn.ts';
import type { World } from '../world/world.ts';
import { dropDriver } from './drop-driver.ts';

const titleOf = (device: DeviceId): string => {
  const parts = parseDeviceId(device);
  return parts?.vf ? `VF ${parts.vf}` : `PF ${parts?.pf ?? 0}`;
};

const numeral = (value: number | string): bigint | null => {
  if (typeof value === 'number' ? Number.isSafeInteger(value) && value >= 0 : /^(0x[0-9a-f]+|\d+)$/i.test(value)) {
    return BigInt(value);
  }
  return null;
};

const refusesCommand = (world: World, intent: CommandIntent, dialect: Dialect): string | null => {
  const { stage, trouble, queues } = driverState(world, intent.owner);
  const { adminQueueNum, adminQueueIndex } = deviceState(world, intent.owner);
  if (stage === 'absent') return `The driver of ${titleOf(intent.owner)} is not loaded.`;
  if (stage === 'failed') return `The driver of ${titleOf(intent.owner)} has failed.`;
  if (stage === 'reset') return `The driver of ${titleOf(intent.owner)} has not begun yet.`;
  if (stage === 'stop' || stage === 'wait-stop') return `The driver of ${titleOf(intent.owner)} is on its way out.`;
  if (trouble !== null) return `The driver of ${titleOf(intent.owner)} sends nothing: ${trouble}.`;
  const admin = intent.queue ?? 0;
  if (!Number.isInteger(admin) || admin < 0 || admin >= adminQueueNum)
    return `${titleOf(intent.owner)} has no administration virtqueue ${admin}.`;
  if (stage === 'running' && !queues[adminQueueIndex + admin]) return 'ADMIN_VQ was not negotiated.';
  const encoded = encodeCommand(dialect, intent);
  if (!encoded.ok) return `${encoded.error}.`;
  const { readable, writable } = encoded.value;
  if (!Number.isInteger(writable) || writable < 0) return `${writable} is not a number of bytes.`;
  return readable.length + writable === 0 ? 'A buffer has at least one element.' : null;
};

/** Why an intent is not possible now; null: it is. */
export const refusesIntent = (world: World, intent: Intent, dialect: Dialect): string | null => {
  const device = 'owner' in intent ? intent.owner : 'device' in intent ? intent.device : null;
  if (device !== null && functionIndex(world.topology, device) < 0) return `There is no function ${device}.`;
  if (device !== null && !deviceState(world, device).present)
    return `${titleOf(device)} does not exist: VF Enable is clear, or NumVFs is smaller.`;
  switch (intent.do) {
    case 'load-driver': {
      const { stage, trouble } = driverState(world, intent.device);
      const fresh = stage === 'absent' || stage === 'failed' || trouble !== null;
      return fresh ? null : `The driver of ${titleOf(intent.device)} is loaded already.`;
    }
    case 'unload-driver': {
      const { stage } = driverState(world, intent.device);
      return stage === 'absent' || stage === 'stop' || stage === 'wait-stop'
        ? `The driver of ${titleOf(intent.device)} is not loaded.`
        : null;
    }
    case 'enable-vfs':
      if (deviceState(world, intent.owner).sriov === null) return `${titleOf(intent.owner)} has no SR-IOV capability.`;
      return Number.isInteger(intent.numVfs) && intent.numVfs >= 0 && intent.numVfs <= 0xffff
        ? null
        : 'NumVFs is a 16-bit number.';
    case 'disable-vfs':
      return deviceState(world, intent.owner).sriov?.vfEnable ? null : 'VF Enable is clear already.';
    case 'command':
      return refusesCommand(world, intent, dialect);
    case 'write-register':
      if (!Object.hasOwn(commonCfg.offsets, intent.register)) return `There is no register ${intent.register}.`;
      return numeral(intent.value) === null ? `${intent.value} is not a number.` : null;
    case 'flr':
      return null;
    case 'edit-memory': {
      const at = numeral(intent.at);
      const bytes = hexToBytes(intent.bytes);
      if (!bytes.ok) return `${hexErrorText(bytes.error)}.`;
      if (at === null || at >= 1n << 64n) return `${intent.at} is not an address.`;
      const from = addr(at);
      return contains(world.memory, hiOf(from), loOf(from), bytes.value.length)
        ? null
        : `${hex(from)} to ${hex(at + BigInt(bytes.value.length))} is not all in memory.`;
    }
    case 'set-interrupts':
      return driverState(world, intent.device).queues[intent.queue]
        ? null
        : `The driver has not set up virtqueue ${intent.queue}.`;
    case 'set-notifications': {
      const { queues, status, resetting } = deviceState(world, intent.device);
      if (!queues[intent.queue]?.ring) return `Virtqueue ${intent.queue} is not enabled.`;
      const isLive = (status & DRIVER_OK) !== 0 && (status & DEVICE_NEEDS_RESET) === 0 && !resetting;
      return isLive ? null : `The device touches no virtqueue while device_status reads ${describeStatus(status)}.`;
    }
    default:
      return unreachable(intent);
  }
};

const give = (turn: Turn, intent: CommandIntent, dialect: Dialect): void => {
  const encoded = encodeCommand(dialect, intent);
  if (!encoded.ok) throw new Error(encoded.error);
  const device: PfId = intent.owner;
  const { adminQueueIndex } = deviceState(turn.world, device);
  const { given } = driverState(turn.world, device);
  const queue = adminQueueIndex + (intent.queue ?? 0);
  turn.emit({
    type: 'command/given',
    by: 'operator',
    device,
    command: { id: given + 1, queue, readable: encoded.value.readable, writable: encoded.value.writable },
  });
};

const dropDriversOf = (turn: Turn, owner: PfId): void => {
  const pf = parseDeviceId(owner)?.pf ?? 0;
  const { numVfs } = deviceState(turn.world, owner).sriov ?? { numVfs: 0 };
  for (let vf = 1; vf <= numVfs; vf += 1) {
    const device = vfId(pf, vf);
    if (driverState(turn.world, device).stage !== 'absent') dropDriver(turn, driverOf(device), device);
  }
};

/** FLR: PCI resets one function; a PF loses VF Enable with it, and so its VFs. */
const functionLevelReset = (turn: Turn, device: DeviceId, dialect: Dialect): void => {
  const parts = parseDeviceId(device);
  if (parts?.vf === 0) {
    disableVfs(turn, 'operator', device as PfId);
    dropDriversOf(turn, device as PfId);
  }
  completeReset(turn, 'operator', device, 'flr', dialect.rules);
};

/** Does what an intent asks for. It has to be possible, see `refusesIntent`. */
export const performIntent = (turn: Turn, intent: Intent, dialect: Dialect): void => {
  const by = 'operator';
  switch (intent.do) {
    case 'load-driver':
    case 'unload-driver': {
      const from = driverState(turn.world, intent.device).stage;
      const to = intent.do === 'load-driver' ? 'reset' : 'stop';
      return turn.emit({ type: 'driver/moved', by, device: intent.device, from, to });
    }
    case 'enable-vfs':
      return enableVfs(turn, by, intent.owner, intent.numVfs, dialect.rules);
    case 'disable-vfs':
      disableVfs(turn, by, intent.owner);
      return dropDriversOf(turn, intent.owner);
    case 'command':
      return give(turn, intent, dialect);
    case 'write-register': {
      const value = numeral(intent.value) ?? 0n;
      return writeRegister(
        turn,
        driverOf(intent.device),
        intent.device,
        intent.register as Register,
        value,
        dialect.rules,
      );
    }
    case 'flr':
      return functionLevelReset(turn, intent.device, dialect);
    case 'edit-memory': {
      const at = addr(numeral(intent.at) ?? 0n);
      const bytes = hexToBytes(intent.bytes);
      if (bytes.ok) turn.memory(by).writeBytes(hiOf(at), loOf(at), bytes.value, 'edit');
      return;
    }
    case 'set-interrupts': {
      const driver = driverOf(intent.device);
      const from = driverState(turn.world, intent.device).queues[intent.queue];
      if (!from) return;
      const to = ringFormat().setInterrupts(turn.memory(driver), from, intent.wanted);
      return turn.emit({ type: 'driver/queue', by: driver, device: intent.device, queue: intent.queue, from, to });
    }
    case 'set-notifications': {
      const device = deviceOf(intent.device);
      const from = deviceState(turn.world, intent.device).queues[intent.queue];
      if (!from?.ring) return;
      const ring = ringFormat().setNotifications(turn.memory(device), from.ring, intent.wanted);
      const { queue } = intent;
      return turn.emit({
        type: 'queue/decided',
        by: device,
        device: intent.device,
        queue,
        head: null,
        from,
        to: { ...from, ring },
      });
    }
    default:
      return unreachable(intent);
  }
};
