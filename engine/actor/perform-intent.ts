import { encodeCommand } from '../admin/encode-command.ts';
import type { Register } from '../device/common-cfg.ts';
import { formatOf } from '../device/enable-queue.ts';
import { completeReset } from '../device/reset.ts';
import { disableVfs, enableVfs } from '../device/sriov.ts';
import { writeRegister } from '../device/write-register.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { addr, hiOf, loOf } from '../num/addr.ts';
import { hexToBytes } from '../num/bytes.ts';
import { unreachable } from '../num/result.ts';
import type { DeviceId, PfId } from '../world/ids.ts';
import { deviceOf, driverOf, parseDeviceId, vfId } from '../world/ids.ts';
import type { CommandIntent, Intent } from '../world/intent.ts';
import { numeralOf } from '../world/intent.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';
import { dropDriver } from './drop-driver.ts';
import { enableDriverQueue, resetDriverQueue } from './reset-driver-queue.ts';

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

/** Does what an intent asks for. It has to be possible, see `refuses-intent.ts`. */
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
      const value = numeralOf(intent.value) ?? 0n;
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
    case 'reset-queue':
      return resetDriverQueue(turn, intent.device, intent.queue, dialect);
    case 'enable-queue':
      return enableDriverQueue(turn, intent.device, intent.queue, dialect);
    case 'edit-memory': {
      const at = addr(numeralOf(intent.at) ?? 0n);
      const bytes = hexToBytes(intent.bytes);
      if (bytes.ok) turn.memory(by).writeBytes(hiOf(at), loOf(at), bytes.value, 'edit');
      return;
    }
    case 'set-interrupts': {
      const driver = driverOf(intent.device);
      const from = driverState(turn.world, intent.device).queues[intent.queue];
      if (!from) return;
      const to = formatOf(from).setInterrupts(turn.memory(driver), from, intent.wanted);
      return turn.emit({ type: 'driver/queue', by: driver, device: intent.device, queue: intent.queue, from, to });
    }
    case 'set-notifications': {
      const device = deviceOf(intent.device);
      const from = deviceState(turn.world, intent.device).queues[intent.queue];
      if (!from?.ring) return;
      const ring = formatOf(from.ring).setNotifications(turn.memory(device), from.ring, intent.wanted);
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
