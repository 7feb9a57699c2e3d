import { writeBytes } from '../memory/memory.ts';
import type { GuestAddr } from '../num/addr.ts';
import { addr } from '../num/addr.ts';
import { get, set } from '../num/pvec.ts';
import { unreachable } from '../num/result.ts';
import { copyDriver, copyFunction, copyWorld } from './copy.ts';
import type { DriverState } from './driver-state.ts';
import type { Event, EventOf, PlainRegister, QueueRegister } from './event.ts';
import type { FunctionQueue, FunctionState, QueueRegisters } from './function-state.ts';
import type { ActorId, DeviceId } from './ids.ts';
import { scriptAfter } from './intent.ts';
import { placeOf } from './lookup.ts';
import { functionAtAddress, homeOf } from './window.ts';
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

/** A function's next state; it and its parties have to look again. */
const putDevice = (world: World, index: number, to: FunctionState): World => {
  const next = copyWorld(world);
  next.devices = set(world.devices, index, to);
  next.awake = wake(world, index);
  return next;
};

const putDriver = (world: World, index: number, to: DriverState): World => {
  const next = copyWorld(world);
  next.drivers = set(world.drivers, index, to);
  next.awake = wake(world, index);
  return next;
};

const putQueue = (world: World, device: DeviceId, queue: number, to: FunctionQueue): World => {
  const index = placeOf(world, device);
  const state = get(world.devices, index);
  const queues = state.queues.slice();
  queues[queue] = to;
  const next = copyFunction(state);
  next.queues = queues;
  return putDevice(world, index, next);
};

const queueAt = (world: World, device: DeviceId, queue: number): FunctionQueue => {
  const found = get(world.devices, placeOf(world, device)).queues[queue];
  if (!found) throw new RangeError(`${device} has no virtqueue ${queue}`);
  return found;
};

/**
 * Someone other than the function's own parties wrote its memory, by hand or through an address that leads astray: they
 * have to look again.
 */
const wakeForWrite = (world: World, by: ActorId, at: GuestAddr, length: number): readonly number[] => {
  const { start, end } = homeOf(world.topology, by);
  const from = Number(at);
  if (from >= start && from + length <= end) return world.awake;
  const last = functionAtAddress(world.topology, addr(from + Math.max(length, 1) - 1));
  if (last === null) return world.awake;
  let { awake } = world;
  for (let index = functionAtAddress(world.topology, at) ?? 0; index <= last; index += 1)
    awake = withPlace(awake, index);
  return awake;
};

const withLineTaken = (world: World): World => {
  const { script, used } = scriptAfter(world.script);
  return { ...world, script, taken: world.taken + (used ? 1 : 0) };
};

const wireIndex = (world: World, wire: string): number => {
  const device = wire.slice(wire.indexOf(':') + 1, wire.lastIndexOf('/'));
  return placeOf(world, device as DeviceId);
};

type FunctionEvent = EventOf<
  | 'register/wrote'
  | 'status/wrote'
  | 'reset/began'
  | 'reset/done'
  | 'features/written'
  | 'features/negotiated'
  | 'features/offered'
  | 'features/assigned'
  | 'facets/changed'
  | 'parts/applied'
  | 'sriov/wrote'
  | 'isr/wrote'
  | 'msix/wrote'
  | 'pci/wrote'
  | 'device/changed'
>;

/** What an event makes of a function. */
const nextFunction = (state: FunctionState, event: FunctionEvent): FunctionState => {
  switch (event.type) {
    case 'register/wrote':
      return { ...state, [plainRegisters[event.register]]: event.to };
    case 'status/wrote':
      return { ...state, status: event.to };
    case 'reset/began':
      return { ...state, resetting: true };
    case 'reset/done':
      return event.to;
    case 'features/written':
      return { ...state, driverFeatures: event.to };
    case 'features/negotiated':
      return { ...state, negotiated: event.to };
    case 'features/offered':
      return { ...state, offered: event.to };
    case 'features/assigned':
      return { ...state, facets: { ...state.facets, assigned: event.to } };
    case 'facets/changed':
      return { ...state, facets: event.to };
    case 'parts/applied':
      return event.to;
    case 'sriov/wrote':
      return { ...state, sriov: event.to };
    case 'isr/wrote':
      return { ...state, isr: event.to };
    case 'msix/wrote':
      return { ...state, msix: event.to };
    case 'pci/wrote':
      return { ...state, pci: { ...state.pci, [event.offset]: event.to } };
    case 'device/changed':
      return { ...state, data: event.to };
    default:
      return unreachable(event);
  }
};

type DriverEvent = EventOf<
  | 'memory/allocated'
  | 'memory/freed'
  | 'driver/moved'
  | 'driver/changed'
  | 'driver/queue'
  | 'command/given'
  | 'token/opened'
  | 'token/closed'
>;

/** The record without one of its members. */
const withoutKey = <T>(record: Readonly<Record<string | number, T>>, key: string | number): Record<string, T> => {
  const { [key]: _gone, ...rest } = record;
  return rest;
};

/** What an event makes of a driver. */
const nextDriver = (driver: DriverState, event: DriverEvent): DriverState => {
  const next = copyDriver(driver);
  switch (event.type) {
    case 'memory/allocated':
      next.regions = [...driver.regions, event.region];
      break;
    case 'memory/freed':
      next.regions = driver.regions.toSpliced(event.place, 1);
      break;
    case 'driver/moved':
      next.stage = event.to;
      break;
    case 'driver/changed':
      return Object.assign(next, event.to);
    case 'driver/queue':
      next.queues = event.to ? { ...driver.queues, [event.queue]: event.to } : withoutKey(driver.queues, event.queue);
      break;
    case 'command/given':
      next.commands = [...driver.commands, event.command];
      next.given = event.command.id;
      break;
    case 'token/opened':
      next.tokens = [...driver.tokens, event.token];
      break;
    case 'token/closed':
      next.tokens = driver.tokens.toSpliced(event.place, 1);
      break;
    default:
      return unreachable(event);
  }
  return next;
};

/**
 * The next world: the one function that changes it. Pure, but for the pages of guest memory that belong to the running
 * turn (`memory/arena.ts`).
 */
export const evolve = (world: World, event: Event): World => {
  switch (event.type) {
    case 'intent/taken':
      return event.fromScript ? withLineTaken(world) : world;
    case 'memory/wrote': {
      const next = copyWorld(world);
      next.memory = writeBytes(world.memory, event.at, event.bytes);
      next.awake = wakeForWrite(world, event.by, event.at, event.bytes.length);
      return next;
    }
    case 'wire/raised': {
      const awake = wake(world, wireIndex(world, event.wire));
      return { ...world, wires: { ...world.wires, [event.wire]: event.value }, awake };
    }
    case 'wire/seen': {
      const wires = withoutKey(world.wires, event.wire);
      return { ...world, wires, awake: wake(world, wireIndex(world, event.wire)) };
    }
    case 'chain/faulted':
    case 'note/checked':
    case 'note/applied':
    case 'note/violated':
    case 'note/found':
    case 'note/decided':
    case 'note/said':
      return world;
    case 'queue/enabled':
    case 'queue/reset':
    case 'queue/took':
    case 'queue/executed':
    case 'queue/returned':
    case 'queue/completed':
    case 'queue/decided':
    case 'queue/ordered':
      return putQueue(world, event.device, event.queue, event.to);
    case 'register/queue-wrote': {
      const queue = queueAt(world, event.device, event.queue);
      const registers = { ...queue.registers, [queueRegisters[event.register]]: event.to };
      return putQueue(world, event.device, event.queue, { ...queue, registers });
    }
    case 'vf/created':
    case 'vf/destroyed': {
      // A VF that has just come or gone has nothing to do, and there can be thousands of them: nobody is woken.
      const index = placeOf(world, event.device);
      return { ...world, devices: set(world.devices, index, event.to) };
    }
    case 'register/wrote':
    case 'status/wrote':
    case 'reset/began':
    case 'reset/done':
    case 'features/written':
    case 'features/negotiated':
    case 'features/offered':
    case 'features/assigned':
    case 'facets/changed':
    case 'parts/applied':
    case 'sriov/wrote':
    case 'isr/wrote':
    case 'msix/wrote':
    case 'pci/wrote':
    case 'device/changed': {
      const index = placeOf(world, event.device);
      return putDevice(world, index, nextFunction(get(world.devices, index), event));
    }
    case 'memory/allocated':
    case 'memory/freed':
    case 'driver/moved':
    case 'driver/changed':
    case 'driver/queue':
    case 'command/given':
    case 'token/opened':
    case 'token/closed': {
      const index = placeOf(world, event.device);
      return putDriver(world, index, nextDriver(get(world.drivers, index), event));
    }
    default:
      return unreachable(event);
  }
};
