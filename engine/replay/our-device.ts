import { dataDevice } from '../actor/data-device.ts';
import { commonCfgOf } from '../device/common-cfg.ts';
import { changeConfig } from '../device/config-change.ts';
import { formatOf } from '../device/enable-queue.ts';
import { featureTable } from '../device/feature.ts';
import { freshFunction } from '../device/function.ts';
import { maskVector, readIsr } from '../device/interrupt.ts';
import { netFeatures } from '../device/net-features.ts';
import { reservedFeatures } from '../device/reserved-features.ts';
import { completeReset } from '../device/reset.ts';
import type { DeviceRules } from '../device/rules.ts';
import { disableVfs, enableVfs } from '../device/sriov.ts';
import { DRIVER_OK } from '../device/status.ts';
import { deviceConfigOf } from '../device/type/config.ts';
import { SECTOR } from '../device/type/disk.ts';
import { writeDeviceConfig } from '../device/write-config.ts';
import { writeRegister } from '../device/write-register.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { dialects } from '../dialect/dialects.ts';
import { createArena } from '../memory/arena.ts';
import { createMemory, readBytesAt } from '../memory/memory.ts';
import { featureSet, noFeatures, without } from '../num/feature-set.ts';
import { pvec, pvecOf } from '../num/pvec.ts';
import { absentDriver } from '../run/create-world.ts';
import type { Event } from '../world/event.ts';
import type { DeviceId } from '../world/ids.ts';
import { pfId, vfId } from '../world/ids.ts';
import { deviceState } from '../world/lookup.ts';
import type { FunctionBuild, PfTopology, Topology } from '../world/topology.ts';
import { builtMac, functionCount } from '../world/topology.ts';
import type { Turn } from '../world/turn.ts';
import { takeTurn } from '../world/turn.ts';
import type { World } from '../world/world.ts';
import { MEMORY } from './check-step.ts';
import type { Core, Machine } from './core.ts';
import type { QemuProfile } from './qemu-profile.ts';

/** Steps of one queue before somebody asks whether it ever ends. */
const MOST_STEPS = 1 << 18;
const SR_IOV = 37;
/** With all structures but the table of MSI-X. */
const MODERN_BAR = 4;

/** Bits of every type that is replayed; none of a version of the text. */
export const replayFeatures = featureTable([...netFeatures, ...reservedFeatures]);

const rules: DeviceRules = {
  features: replayFeatures,
  facetsAfter: (_kind, facets) => facets,
  offered: hardware => hardware,
  choices: { isrWithMsix: true, peer: 'silent', asksForNotifications: 'as-qemu', platformRequired: true },
};

const topologyOf = ({ type, features, queueSizes, mac, serial, pci, vfs }: QemuProfile): Topology => {
  const build: FunctionBuild = { queueSizes, msixVectors: pci.vectors, msixOff: true, mac, serial };
  const common = { type, driverFeatures: noFeatures } as const;
  const vf = (own: readonly number[]) => ({
    ...common,
    features: without(features, featureSet([SR_IOV])),
    build: { ...build, mac: own },
  });
  const pf: PfTopology = {
    ...common,
    features,
    manageable: noFeatures,
    totalVfs: vfs.length,
    vfDefault: vf(mac),
    vfs: Object.fromEntries(vfs.map((each, k) => [k + 1, vf(each.mac)])),
    adminQueues: [],
    queueSize: queueSizes[0] ?? 0,
    build,
  };
  return { pfs: [pf] };
};

/** Our device under the profile, answering a recorded driver: the same registers, rings and types as in a scenario. */
export const ourMachine = (profile: QemuProfile, memoryBytes = MEMORY): Machine => {
  const dialect: Dialect = { ...(dialects[0] as Dialect), rules };
  const topology = topologyOf(profile);
  const [pf] = topology.pfs as [PfTopology];
  const functions = Array.from({ length: 1 + pf.totalVfs }, (_, vf) => freshFunction(pf, vf, rules, {}));
  let world: World = {
    dialect: dialect.id,
    readings: {},
    topology,
    memory: createMemory(createArena(), memoryBytes),
    devices: pvecOf(functions),
    drivers: pvec(functionCount(topology), absentDriver),
    wires: {},
    script: [],
    taken: 0,
    awake: [],
  };
  const idOf = (fn: number): DeviceId => (fn === 0 ? pfId(0) : vfId(0, fn));
  const fired = new Map<DeviceId, Set<number>>();

  const turn = (body: (turn: Turn) => void): void => {
    const events: Event[] = [];
    world = takeTurn(world, events, body);
    // A message of a vector is a wire that was raised to the driver.
    for (const event of events) {
      if (event.type !== 'wire/raised' || !event.wire.startsWith('driver:')) continue;
      const device = event.wire.slice('driver:'.length, event.wire.lastIndexOf('/')) as DeviceId;
      const known = fired.get(device) ?? new Set();
      fired.set(device, known.add(event.value));
    }
  };

  const coreOf = (fn: number): Core => {
    const device = idOf(fn);
    const by = `driver:${device}` as const;
    const state = () => deviceState(world, device);
    let master = true;

    /** Lets one queue work until there is nothing left to do. */
    const work = (queue: number): void => {
      const actor = dataDevice(device, queue);
      for (let steps = 0; ; steps += 1) {
        const next = actor.choices(world, dialect).find(({ enabled }) => enabled);
        if (!next) break;
        if (steps === MOST_STEPS) throw new Error(`virtqueue ${queue} never comes to rest`);
        turn(each => actor.perform(each, next.action, dialect));
      }
      const { ring } = state().queues[queue] ?? { ring: null };
      const isBlk = profile.type === 'blk';
      const isTransmit = profile.type === 'net' && queue === 1;
      // What a packed ring's device says of its wishes is written when it has looked, not with every list.
      if (ring?.format === 'packed' && (isBlk || isTransmit) && (state().status & 0x44) === DRIVER_OK)
        turn(each => formatOf(ring).setNotifications(each.memory(`device:${device}`), ring, true));
    };
    const workAll = (): void => {
      if (!master || (state().status & DRIVER_OK) === 0) return;
      for (const [queue, { ring }] of state().queues.entries()) if (ring) work(queue);
    };
    return {
      readRegister: ({ register, half }) => {
        const value = commonCfgOf(state())[register];
        if (typeof value === 'number') return value;
        return Number(half === 'hi' ? value >> 32n : BigInt.asUintN(32, value));
      },
      writeRegister: ({ register, half }, value) => {
        const present = commonCfgOf(state())[register];
        const whole =
          half === null
            ? BigInt(value)
            : half === 'lo'
              ? ((BigInt(present) >> 32n) << 32n) | BigInt(value)
              : BigInt.asUintN(32, BigInt(present)) | (BigInt(value) << 32n);
        const before = state().status;
        turn(each => writeRegister(each, by, device, register, whole, rules));
        // A reset is complete at once.
        if (state().resetting) turn(each => completeReset(each, by, device, 'status', rules));
        if (register === 'device_status' && !(before & DRIVER_OK)) workAll();
      },
      readIsr: () => {
        let value = 0;
        turn(each => {
          value = readIsr(each, by, device);
        });
        return value;
      },
      config: () => deviceConfigOf(state(), builtMac(pf, 0, fn)),
      writeConfig: (at, bytes) => turn(each => writeDeviceConfig(each, by, device, at, bytes)),
      notify: queue => {
        if (!master || !state().queues[queue]?.ring) return;
        work(queue);
        // What was sent may have been answered.
        if (profile.type === 'net' && queue === 1 && state().queues[0]?.ring) work(0);
      },
      settle: () => undefined,
      enableMsix: entries => {
        const { msix } = state();
        if (!msix) return;
        const masked = Array.from({ length: msix.size }, (_, entry) => entry).filter(entry => entry >= entries);
        const to = { ...msix, enabled: true, masked };
        turn(each => each.emit({ type: 'msix/wrote', by, device, from: msix, to }));
      },
      mask: (entry, masked) =>
        turn(each => {
          const sent = maskVector(each, by, device, entry, masked);
          if (sent !== null) fired.set(device, (fired.get(device) ?? new Set()).add(sent));
        }),
      pending: () => state().msix?.pending ?? [],
      fired: () => {
        const entries = [...(fired.get(device) ?? [])].sort((a, b) => a - b);
        fired.delete(device);
        return state().msix?.enabled ? entries : [];
      },
      host: event => {
        const { data } = state();
        if ('link' in event && data.type === 'net' && data.linkUp !== event.link)
          turn(each => changeConfig(each, `device:${device}`, device, { ...data, linkUp: event.link }));
        if ('diskBytes' in event && data.type === 'blk')
          turn(each =>
            changeConfig(each, `device:${device}`, device, { ...data, sectors: Math.floor(event.diskBytes / SECTOR) }),
          );
      },
      windowReaches: bar => bar === MODERN_BAR,
      busMaster: on => {
        master = on;
      },
    };
  };
  const cores = functions.map((_, fn) => coreOf(fn));
  return {
    core: fn => cores[fn] as Core,
    setVfs: count =>
      turn(each => {
        const owner = pfId(0);
        disableVfs(each, 'operator', owner, rules);
        if (count > 0) enableVfs(each, 'operator', owner, count, rules);
      }),
    readMemory: (at, length) => readBytesAt(world.memory, 0, at, length),
    writeMemory: (at, bytes) => turn(each => each.memory('operator').writeBytes(0, at, bytes, 'recorded')),
    lost: () => null,
    // Source: PCI Express, SR-IOV: a VF has no interrupt pin, and no I/O or memory enable of its own.
    vf: { interruptPin: 0, commandWritable: 4 },
  };
};
