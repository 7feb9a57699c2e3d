import { add16 } from '../num/int.ts';
import { unreachable } from '../num/result.ts';
import { slotOf } from '../virtq/packed/position.ts';
import type { DriverStage, DriverState } from '../world/driver-state.ts';
import type { DeviceId } from '../world/ids.ts';
import type { DriverView } from './parts/group.ts';
import { sameView } from './same.ts';
import type { Say } from './words/say.ts';

const stateOf = (stage: DriverStage) => {
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
const busyWith = (say: Say, { exposing, tokens, queues, commands }: DriverState): string => {
  if (exposing) return say('command {}: {} is next', exposing.command.id, say.again(exposing.stage));
  const token = tokens[0];
  if (token) {
    const queue = queues[token.command.queue];
    if (queue?.format === 'packed') return say('waits until slot {} is used', slotOf(queue.lastUsed));
    return queue ? say('waits for used.idx {}', add16(queue.lastUsed, 1)) : say('waits for head {}', token.head);
  }
  const waiting = commands[0];
  return waiting ? say('command {} is next', waiting.id) : say('has nothing to do');
};

const doingOf = (say: Say, driver: DriverState): string => {
  const { stage, trouble } = driver;
  switch (stage) {
    case 'absent':
      return '';
    case 'reset':
      return say('next: writes 0 to device_status');
    case 'wait-reset':
    case 'wait-stop':
      return say('waits until device_status reads 0');
    case 'acknowledge':
      return say('next: sets {}', 'ACKNOWLEDGE');
    case 'driver':
      return say('next: sets {}', 'DRIVER');
    case 'read-features':
      return say('next: reads device_feature');
    case 'write-features':
      return say('next: writes driver_feature');
    case 'features-ok':
      return say('next: sets {}', 'FEATURES_OK');
    case 'check-features':
      return say('next: reads FEATURES_OK back');
    case 'find-admin':
      return say('next: finds the administration virtqueue');
    case 'set-up':
      return say('next: sets up virtqueue {}', driver.plan[driver.next] ?? driver.next);
    case 'enable':
      return say('next: enables virtqueue {}', driver.plan[driver.next] ?? driver.next);
    case 'driver-ok':
      return say('next: sets {}', 'DRIVER_OK');
    case 'running':
      return trouble ? say.again(trouble) : busyWith(say, driver);
    case 'failed':
      return trouble ? say.again(trouble) : say('gave up');
    case 'stop':
      return say('next: resets the function and goes');
    default:
      return unreachable(stage);
  }
};

export const driverView = (device: DeviceId, after: DriverState, before: DriverState, say: Say): DriverView => ({
  device,
  state: say(stateOf(after.stage)),
  idle: after.stage === 'absent',
  failed: after.stage === 'failed',
  doing: doingOf(say, after),
  outstanding: after.tokens.length,
  changed: !sameView(after, before),
});
