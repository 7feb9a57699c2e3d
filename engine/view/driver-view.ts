import { add16 } from '../num/int.ts';
import { unreachable } from '../num/result.ts';
import { slotOf } from '../virtq/packed/position.ts';
import type { DriverStage, DriverState } from '../world/driver-state.ts';
import type { DeviceId } from '../world/ids.ts';
import type { DriverView } from './parts.ts';
import { sameView } from './same.ts';

const stateOf = (stage: DriverStage): string => {
  switch (stage) {
    case 'absent':
      return 'not loaded';
    case 'running':
      return 'running';
    case 'failed':
      return 'failed';
    case 'stop':
    case 'wait-stop':
      return 'stopping';
    default:
      return 'starting';
  }
};

/** What a driver that runs is busy with: a command on its way out, one that it waits for, or nothing. */
const busyWith = ({ exposing, tokens, queues, commands }: DriverState): string => {
  if (exposing) return `command ${exposing.command.id}: ${exposing.stage} is next`;
  const token = tokens[0];
  if (token) {
    const queue = queues[token.command.queue];
    if (queue?.format === 'packed') return `waits until slot ${slotOf(queue.lastUsed)} is used`;
    return queue ? `waits for used.idx ${add16(queue.lastUsed, 1)}` : `waits for head ${token.head}`;
  }
  const waiting = commands[0];
  return waiting ? `command ${waiting.id} is next` : 'has nothing to do';
};

const doingOf = (driver: DriverState): string => {
  const { stage, trouble } = driver;
  switch (stage) {
    case 'absent':
      return '';
    case 'reset':
      return 'next: writes 0 to device_status';
    case 'wait-reset':
    case 'wait-stop':
      return 'waits until device_status reads 0';
    case 'acknowledge':
      return 'next: sets ACKNOWLEDGE';
    case 'driver':
      return 'next: sets DRIVER';
    case 'read-features':
      return 'next: reads device_feature';
    case 'write-features':
      return 'next: writes driver_feature';
    case 'features-ok':
      return 'next: sets FEATURES_OK';
    case 'check-features':
      return 'next: reads FEATURES_OK back';
    case 'find-admin':
      return 'next: finds the administration virtqueue';
    case 'set-up':
      return `next: sets up virtqueue ${driver.plan[driver.next] ?? driver.next}`;
    case 'enable':
      return `next: enables virtqueue ${driver.plan[driver.next] ?? driver.next}`;
    case 'driver-ok':
      return 'next: sets DRIVER_OK';
    case 'running':
      return trouble ?? busyWith(driver);
    case 'failed':
      return trouble ?? 'gave up';
    case 'stop':
      return 'next: resets the function and goes';
    default:
      return unreachable(stage);
  }
};

export const driverView = (device: DeviceId, after: DriverState, before: DriverState): DriverView => ({
  device,
  state: stateOf(after.stage),
  doing: doingOf(after),
  outstanding: after.tokens.length,
  changed: !sameView(after, before),
});
