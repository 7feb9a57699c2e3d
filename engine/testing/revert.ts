import { writeBytes } from '../memory/memory.ts';
import { get, set } from '../num/pvec.ts';
import { unreachable } from '../num/result.ts';
import type { DriverState } from '../world/driver-state.ts';
import type { Event } from '../world/event.ts';
import type { FunctionState } from '../world/function-state.ts';
import type { DeviceId } from '../world/ids.ts';
import { placeOf } from '../world/lookup.ts';
import type { World } from '../world/world.ts';

/** The registers that an event names, as the state calls them; typed again, not taken from what is tested. */
const registers = {
  device_feature_select: 'deviceFeatureSelect',
  driver_feature_select: 'driverFeatureSelect',
  config_msix_vector: 'configMsixVector',
  queue_select: 'queueSelect',
  config_generation: 'configGeneration',
} as const;
const queueRegisters = {
  queue_size: 'size',
  queue_msix_vector: 'msixVector',
  queue_desc: 'desc',
  queue_driver: 'driver',
  queue_device: 'device',
} as const;

const onDevice = (world: World, device: DeviceId, to: (state: FunctionState) => FunctionState): World => {
  const place = placeOf(world, device);
  return { ...world, devices: set(world.devices, place, to(get(world.devices, place))) };
};
const onDriver = (world: World, device: DeviceId, to: (driver: DriverState) => DriverState): World => {
  const place = placeOf(world, device);
  return { ...world, drivers: set(world.drivers, place, to(get(world.drivers, place))) };
};

const without = <K extends string, V>(
  all: Readonly<Partial<Record<K, V>>>,
  key: K,
): Readonly<Partial<Record<K, V>>> => {
  const rest = { ...all };
  delete rest[key];
  return rest;
};

/**
 * The world before an event, from the world after it and nothing but what the event says was there before. The ready set
 * is derived from the rest and stays as it is.
 */
export const revert = (world: World, event: Event): World => {
  switch (event.type) {
    case 'intent/taken':
      if (!event.fromScript) return world;
      return event.fromScript.repeat === undefined
        ? { ...world, script: [event.fromScript, ...world.script], taken: world.taken - 1 }
        : { ...world, script: [event.fromScript, ...world.script.slice(1)] };
    case 'memory/wrote':
      return { ...world, memory: writeBytes(world.memory, event.at, event.was) };
    case 'memory/allocated':
      return onDriver(world, event.device, driver => ({ ...driver, regions: driver.regions.slice(0, -1) }));
    case 'memory/freed':
      return onDriver(world, event.device, driver => ({
        ...driver,
        regions: driver.regions.toSpliced(event.place, 0, event.region),
      }));
    case 'register/wrote':
      return onDevice(world, event.device, state => ({ ...state, [registers[event.register]]: event.from }));
    case 'register/queue-wrote':
      return onDevice(world, event.device, state => ({
        ...state,
        queues: state.queues.map((queue, index) =>
          index === event.queue
            ? { ...queue, registers: { ...queue.registers, [queueRegisters[event.register]]: event.from } }
            : queue,
        ),
      }));
    case 'status/wrote':
      return onDevice(world, event.device, state => ({ ...state, status: event.from }));
    case 'reset/began':
      return onDevice(world, event.device, state => ({ ...state, resetting: false, status: event.status }));
    case 'reset/done':
    case 'vf/created':
    case 'vf/destroyed':
      return onDevice(world, event.device, () => event.from);
    case 'features/written':
      return onDevice(world, event.device, state => ({ ...state, driverFeatures: event.from }));
    case 'features/negotiated':
      return onDevice(world, event.device, state => ({ ...state, negotiated: event.from }));
    case 'features/offered':
      return onDevice(world, event.device, state => ({ ...state, offered: event.from }));
    case 'features/assigned':
      return onDevice(world, event.device, state => ({ ...state, facets: { ...state.facets, assigned: event.from } }));
    case 'facets/changed':
      return onDevice(world, event.device, state => ({ ...state, facets: event.from }));
    case 'parts/applied':
      return onDevice(world, event.device, () => event.from);
    case 'sriov/wrote':
      return onDevice(world, event.device, state => ({ ...state, sriov: event.from }));
    case 'isr/wrote':
      return onDevice(world, event.device, state => ({ ...state, isr: event.from }));
    case 'msix/wrote':
      return onDevice(world, event.device, state => ({ ...state, msix: event.from }));
    case 'pci/wrote':
      return onDevice(world, event.device, ({ pci, ...state }) => {
        const before = Object.entries({ ...pci, [event.offset]: event.from }).filter(([, value]) => value !== null);
        return before.length > 0 ? { ...state, pci: Object.fromEntries(before) as Record<number, number> } : state;
      });
    case 'device/changed':
      return onDevice(world, event.device, state => ({ ...state, data: event.from }));
    case 'queue/enabled':
    case 'queue/reset':
    case 'queue/took':
    case 'queue/executed':
    case 'queue/returned':
    case 'queue/completed':
    case 'queue/decided':
    case 'queue/ordered':
      return onDevice(world, event.device, state => ({
        ...state,
        queues: state.queues.map((queue, index) => (index === event.queue ? event.from : queue)),
      }));
    case 'wire/raised':
      return event.was === null
        ? { ...world, wires: without(world.wires, event.wire) }
        : { ...world, wires: { ...world.wires, [event.wire]: event.was } };
    case 'wire/seen':
      return { ...world, wires: { ...world.wires, [event.wire]: event.value } };
    case 'driver/moved':
      return onDriver(world, event.device, driver => ({ ...driver, stage: event.from }));
    case 'driver/changed':
      return onDriver(world, event.device, driver => ({ ...driver, ...event.from }));
    case 'driver/queue':
      return onDriver(world, event.device, driver => ({
        ...driver,
        queues: event.from
          ? { ...driver.queues, [event.queue]: event.from }
          : (without<`${number}`, DriverState['queues'][number]>(
              driver.queues,
              `${event.queue}`,
            ) as DriverState['queues']),
      }));
    case 'command/given':
      return onDriver(world, event.device, driver => ({
        ...driver,
        commands: driver.commands.slice(0, -1),
        given: event.command.id - 1,
      }));
    case 'token/opened':
      return onDriver(world, event.device, driver => ({ ...driver, tokens: driver.tokens.slice(0, -1) }));
    case 'token/closed':
      return onDriver(world, event.device, driver => ({
        ...driver,
        tokens: driver.tokens.toSpliced(event.place, 0, event.token),
      }));
    case 'chain/faulted':
    case 'note/checked':
    case 'note/applied':
    case 'note/violated':
    case 'note/found':
    case 'note/decided':
    case 'note/said':
      return world;
    default:
      return unreachable(event);
  }
};
