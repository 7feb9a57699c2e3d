import type { Register } from '../device/common-cfg.ts';
import { formatOf } from '../device/enable-queue.ts';
import { completeReset } from '../device/reset.ts';
import { disableVfs, enableVfs } from '../device/sriov.ts';
import { askFor } from '../device/type/ask.ts';
import { writeRegister } from '../device/write-register.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { addr, hiOf, loOf } from '../num/addr.ts';
import { hexToBytes } from '../num/bytes.ts';
import { unreachable } from '../num/result.ts';
import type { DeviceId, PfId } from '../world/ids.ts';
import { deviceOf, driverOf, parseDeviceId } from '../world/ids.ts';
import type { CommandIntent, Intent, RequestIntent } from '../world/intent.ts';
import { numeralOf } from '../world/intent.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';
import { encoded } from './encoded.ts';
import { giveCommand, goOn } from './give-command.ts';
import { orderingNeeded } from './ordering.ts';
import { enableDriverQueue, resetDriverQueue } from './reset-driver-queue.ts';
import { structuresNeeded } from './structures.ts';
import { clearVfEnable, dropDriversOf, judgeOwners } from './vf-enable.ts';

const give = (turn: Turn, intent: CommandIntent, dialect: Dialect): void => {
  const found = encoded(dialect, intent);
  if (!found.ok) throw new Error(found.error);
  giveCommand(turn, 'operator', intent.owner, intent.queue ?? 0, found.value);
};

/** The first command of a driver's own: which commands are there? What it makes of the answer is its own business. */
const discover = (
  turn: Turn,
  { owner, group, queue }: Extract<Intent, { readonly do: 'discover' }>,
  dialect: Dialect,
) => {
  const asked = dialect.discovery?.ask(group);
  if (!asked) throw new Error('this dialect has no discovery');
  giveCommand(turn, 'operator', owner, queue ?? 0, { ...asked, follow: 'declare' });
};

const ask = (turn: Turn, intent: RequestIntent): void => {
  const { device } = intent;
  const asked = askFor(deviceState(turn.world, device).type, intent);
  if (!asked.ok) throw new Error(asked.error);
  const id = driverState(turn.world, device).given + 1;
  turn.emit({ type: 'command/given', by: 'operator', device, command: { id, ...asked.value } });
};

/** FLR: PCI resets one function; a PF loses VF Enable with it, and so its VFs. */
const functionLevelReset = (turn: Turn, device: DeviceId, dialect: Dialect): void => {
  const parts = parseDeviceId(device);
  if (parts?.vf === 0) {
    disableVfs(turn, 'operator', device as PfId, dialect.rules);
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
      enableVfs(turn, by, intent.owner, intent.numVfs, dialect.rules);
      return judgeOwners(turn, intent.owner, dialect);
    case 'discover':
      return discover(turn, intent, dialect);
    case 'migrate':
      return goOn(turn, by, dialect, { at: 0, from: intent.device, to: intent.to, kept: {} });
    case 'disable-vfs':
      return clearVfEnable(turn, dialect)(intent.owner);
    case 'command':
      return give(turn, intent, dialect);
    case 'request':
      return ask(turn, intent);
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
    case 'write-at':
    case 'read-at':
      return structuresNeeded().perform(turn, intent, dialect);
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
    case 'hold':
    case 'release':
    case 'swap':
      return orderingNeeded().perform(turn, intent, dialect);
    default:
      return unreachable(intent);
  }
};
