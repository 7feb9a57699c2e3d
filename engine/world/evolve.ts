import { writeBytes } from '../memory/memory.ts';
import type { GuestAddr } from '../num/addr.ts';
import { get, set } from '../num/pvec.ts';
import { unreachable } from '../num/result.ts';
import type { DriverState } from './driver-state.ts';
import type { Event, PlainRegister, QueueRegister } from './event.ts';
import type { FunctionQueue, FunctionState, QueueRegisters } from './function-state.ts';
import type { ActorId, DeviceId } from './ids.ts';
import { placeOf } from './lookup.ts';
import { functionAtAddress } from './window.ts';
import type { World } from './world.ts';

/** The state's name of a register that is a plain number. */
const plainRegisters = {
  device_feature_select: 'deviceFeatureSelect',
  driver_feature_select: 'driverFeatureSelect',
  config_msix_vector: 'configMsixVector',
  queue_select: 'queueSelect',
  config_generation: 'configGeneration',
} as const satisfies Record<PlainRegister, keyof FunctionState>;

const queueRegisters = {
  queue_size: 'size',
  queue_msix_vector: 'msixVector',
  queue_desc: 'desc',
  queue_driver: 'driver',
  queue_device: 'device',
} as const satisfies Record<QueueRegister, keyof QueueRegisters>;

/** The list with one more place in it, still ascending; the same list when it is there already. */
const withPlace = (awake: readonly number[], index: number): readonly number[] => {
  let at = awake.length;
  while (at > 0 && (awake[at - 1] as number) >= index) at -= 1;
  return awake[at] === index ? awake : [...awake.slice(0, at), index, ...awake.slice(at)];
};

const wake = (world: World, index: number): readonly number[] => withPlace(world.awake, index);

const changeDevice = (world: World, device: DeviceId, patch: Partial<FunctionState>): World => {
  const index = placeOf(world, device);
  return {
    ...world,
    devices: set(world.devices, index, { ...get(world.devices, index), ...patch }),
    awake: wake(world, index),
  };
};

const replaceDevice = (world: World, device: DeviceId, to: FunctionState): World => {
  const index = placeOf(world, device);
  return { ...world, devices: set(world.devices, index, to), awake: wake(world, index) };
};

const changeDriver = (world: World, device: DeviceId, change: (driver: DriverState) => Partial<DriverState>): World => {
  const index = placeOf(world, device);
  const driver = get(world.drivers, index);
  return {
    ...world,
    drivers: set(world.drivers, index, { ...driver, ...change(driver) }),
    awake: wake(world, index),
  };
};

const changeQueue = (world: World, device: DeviceId, queue: number, to: FunctionQueue): World => {
  const index = placeOf(world, device);
  const state = get(world.devices, index);
  const queues = state.queues.slice();
  queues[queue] = to;
  return { ...world, devices: set(world.devices, index, { ...state, queues }), awake: wake(world, index) };
};

const queueAt = (world: World, device: DeviceId, queue: number): FunctionQueue => {
  const found = get(world.devices, placeOf(world, device)).queues[queue];
  if (!found) throw new RangeError(`${device} has no virtqueue ${queue}`);
  return found;
};

/** Someone other than the function's own parties wrote its memory: they have to look again. */
const wakeForWrite = (world: World, by: ActorId, at: GuestAddr): readonly number[] => {
  if (by !== 'operator') return world.awake;
  const index = functionAtAddress(world.topology, at);
  return index === null ? world.awake : wake(world, index);
};

const wireIndex = (world: World, wire: string): number => {
  const device = wire.slice(wire.indexOf(':') + 1, wire.lastIndexOf('/'));
  return placeOf(world, device as DeviceId);
};

/**
 * The next world: the one function that changes it. Pure, but for the pages of guest memory that belong to the running
 * turn (`memory/arena.ts`).
 */
export const evolve = (world: World, event: Event): World => {
  switch (event.type) {
    case 'intent/taken':
      return event.fromScript ? { ...world, script: world.script.slice(1), taken: world.taken + 1 } : world;
    case 'memory/wrote':
      return {
        ...world,
        memory: writeBytes(world.memory, event.at, event.bytes),
        awake: wakeForWrite(world, event.by, event.at),
      };
    case 'memory/allocated':
      return changeDriver(world, event.device, driver => ({ regions: [...driver.regions, event.region] }));
    case 'memory/freed':
      return changeDriver(world, event.device, driver => ({
        regions: driver.regions.filter(region => region.at !== event.region.at),
      }));
    case 'register/wrote':
      return changeDevice(world, event.device, { [plainRegisters[event.register]]: event.to });
    case 'register/queue-wrote': {
      const queue = queueAt(world, event.device, event.queue);
      const registers = { ...queue.registers, [queueRegisters[event.register]]: event.to };
      return changeQueue(world, event.device, event.queue, { ...queue, registers });
    }
    case 'status/wrote':
      return changeDevice(world, event.device, { status: event.to });
    case 'reset/began':
      return changeDevice(world, event.device, { resetting: true });
    case 'reset/done':
    case 'vf/created':
    case 'vf/destroyed':
      return replaceDevice(world, event.device, event.to);
    case 'features/written':
      return changeDevice(world, event.device, { driverFeatures: event.to });
    case 'features/negotiated':
      return changeDevice(world, event.device, { negotiated: event.to });
    case 'features/offered':
      return changeDevice(world, event.device, { offered: event.to });
    case 'features/assigned': {
      const { facets } = get(world.devices, placeOf(world, event.device));
      return changeDevice(world, event.device, { facets: { ...facets, assigned: event.to } });
    }
    case 'sriov/wrote':
      return changeDevice(world, event.device, { sriov: event.to });
    case 'queue/enabled':
    case 'queue/took':
    case 'queue/executed':
    case 'queue/returned':
    case 'queue/completed':
    case 'queue/decided':
      return changeQueue(world, event.device, event.queue, event.to);
    case 'wire/raised':
      return {
        ...world,
        wires: { ...world.wires, [event.wire]: event.value },
        awake: wake(world, wireIndex(world, event.wire)),
      };
    case 'wire/seen': {
      const { [event.wire]: _seen, ...wires } = world.wires;
      return { ...world, wires, awake: wake(world, wireIndex(world, event.wire)) };
    }
    case 'driver/moved':
      return changeDriver(world, event.device, () => ({ stage: event.to }));
    case 'driver/changed':
      return changeDriver(world, event.device, () => event.to);
    case 'driver/queue':
      return changeDriver(world, event.device, ({ queues }) => {
        if (event.to) return { queues: { ...queues, [event.queue]: event.to } };
        const { [event.queue]: _gone, ...rest } = queues;
        return { queues: rest };
      });
    case 'command/given':
      return changeDriver(world, event.device, driver => ({
        commands: [...driver.commands, event.command],
        given: event.command.id,
      }));
    case 'token/opened':
      return changeDriver(world, event.device, driver => ({ tokens: [...driver.tokens, event.token] }));
    case 'token/closed':
      return changeDriver(world, event.device, driver => ({
        tokens: driver.tokens.filter(token => token.command.id !== event.token.command.id),
      }));
    case 'chain/faulted':
    case 'note/checked':
    case 'note/applied':
    case 'note/violated':
    case 'note/decided':
    case 'note/said':
      return world;
    default:
      return unreachable(event);
  }
};
