import { DEVICE_NEEDS_RESET, describeStatus } from '../device/status.ts';
import type { Dialect } from '../dialect/dialect.ts';
import type { DriverStage } from '../world/driver-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { driverOf } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import type { Turn } from '../world/turn.ts';
import type { World } from '../world/world.ts';
import type { Action, Actor, Choice } from './actor.ts';
import { can, canInPrivate, cannot } from './actor.ts';
import { collectChoice, performCollect } from './collect-answer.ts';
import { performStage, remember } from './driver-init.ts';
import { exposeChoice, isExposing, performExpose } from './expose-command.ts';

const what: Partial<Readonly<Record<DriverStage, string>>> = {
  reset: 'Writes 0 to device_status.',
  'wait-reset': 'Reads device_status: 0, so the reset is complete.',
  acknowledge: 'Sets ACKNOWLEDGE: the guest has found the device.',
  driver: 'Sets DRIVER: the guest has a driver for it.',
  'read-features': 'Reads the offered features, 32 bits at a time.',
  'write-features': 'Writes the features that it accepts.',
  'features-ok': 'Sets FEATURES_OK: the device now judges the set.',
  'check-features': 'Reads device_status back: is FEATURES_OK still set?',
  'find-admin': 'Reads admin_queue_index and admin_queue_num.',
  'set-up': 'Sizes and addresses a virtqueue.',
  enable: 'Enables the virtqueue.',
  'driver-ok': 'Sets DRIVER_OK: the device is live.',
  stop: 'Writes 0 to device_status before it goes.',
  'wait-stop': 'Reads device_status: 0, so it can go.',
};

const privateStages: ReadonlySet<DriverStage> = new Set([
  'wait-reset',
  'read-features',
  'check-features',
  'find-admin',
  'set-up',
]);

/** The next step of a driver that is on its way up or down. */
const stageChoice = (world: World, device: DeviceId): Choice | null => {
  const by = driverOf(device);
  const { stage } = driverState(world, device);
  const text = what[stage];
  if (text === undefined) return null;
  const { resetting, status } = deviceState(world, device);
  if ((stage === 'wait-reset' || stage === 'wait-stop') && (resetting || status !== 0)) {
    return cannot(by, stage, `device_status still reads ${describeStatus(status)}.`);
  }
  return (privateStages.has(stage) ? canInPrivate : can)(by, stage, text);
};

/** A notification that there is nothing to collect for, or a configuration change: somebody has to look. */
const lookChoice = (world: World, device: DeviceId, others: readonly Choice[]): Choice | null => {
  const by = driverOf(device);
  if (world.wires[`${by}/config`] !== undefined) {
    return can(by, 'look', 'Reads device_status after a configuration change notification.');
  }
  if (others.some(({ action, enabled }) => enabled && action.name === 'collect')) return null;
  const spurious = driverState(world, device).plan.some(queue => world.wires[`${by}/q${queue}`] !== undefined);
  return spurious ? can(by, 'look', 'Looks at the used ring and finds nothing new.') : null;
};

const look = (turn: Turn, device: DeviceId): void => {
  const by = driverOf(device);
  for (const queue of driverState(turn.world, device).plan) {
    const wire = `${by}/q${queue}` as const;
    const value = turn.world.wires[wire];
    if (value !== undefined) turn.emit({ type: 'wire/seen', by, wire, value });
  }
  const config = `${by}/config` as const;
  const value = turn.world.wires[config];
  if (value === undefined) return;
  turn.emit({ type: 'wire/seen', by, wire: config, value });
  const { status } = deviceState(turn.world, device);
  if (status & DEVICE_NEEDS_RESET) remember({ turn, device }, { trouble: 'the device asks for a reset' });
};

/** The driver of one function, owner or member: it initializes, and an owner's sends commands. */
export const driverActor = (device: DeviceId): Actor => {
  const id = driverOf(device);
  return {
    id,
    choices: world => {
      const { stage } = driverState(world, device);
      if (stage === 'absent') return [];
      const own = stageChoice(world, device);
      if (own) return [own];
      const data = [exposeChoice(world, device), collectChoice(world, device)].filter(each => each !== null);
      const looks = lookChoice(world, device, data);
      return looks ? [looks, ...data] : data;
    },
    perform: (turn: Turn, { name }: Action, dialect: Dialect) => {
      const { stage } = driverState(turn.world, device);
      if (name === 'collect') return performCollect(turn, device, dialect);
      if (name === 'look') return look(turn, device);
      if (isExposing(driverState(turn.world, device), name)) return performExpose(turn, device, name, dialect);
      if (name !== stage) throw new Error(`the driver is at ${stage}, not at ${name}`);
      return performStage(turn, device, stage, dialect);
    },
  };
};
