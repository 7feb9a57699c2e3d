import type { Register } from '../device/common-cfg.ts';
import { bitsOf, hasBit, low64 } from '../num/feature-set.ts';
import { MEMORY } from './check-step.ts';
import type { Core, Machine } from './core.ts';
import { modelBlk } from './qemu-blk.ts';
import type { ModelHost, ModelType, TypeQueue } from './qemu-host.ts';
import { modelNet } from './qemu-net.ts';
import type { QemuProfile } from './qemu-profile.ts';
import type { ModelMemory, ModelRing, Popped, RingContext } from './qemu-ring.ts';
import { freshRing, pop, shouldNotify } from './qemu-ring.ts';
import { modelRng } from './qemu-rng.ts';
import type { RuleId } from './transcript-rules.ts';

const NO_VECTOR = 0xffff;
const DRIVER_OK = 4;
const FEATURES_OK = 8;
const NEEDS_RESET = 0x40;
const MOST_QUEUES = 1024;
const MOST_SIZE = 1024;
const VERSION_1 = 32;
const MODERN_BAR = 4;

interface ModelQueue extends TypeQueue {
  readonly maxSize: number;
  /** What queue_size shows. */
  size: number;
  /** What was written to queue_size; 0: nothing. */
  asked: number;
  vector: number;
  enabled: boolean;
  /** Addresses as the registers show them. */
  addresses: { queue_desc: bigint; queue_driver: bigint; queue_device: bigint };
  ring: ModelRing;
}

const freshQueue = (maxSize: number): ModelQueue => ({
  maxSize,
  size: maxSize,
  asked: 0,
  vector: NO_VECTOR,
  enabled: false,
  addresses: { queue_desc: 0n, queue_driver: 0n, queue_device: 0n },
  ring: freshRing(),
});

/** Bytes of the three areas, as they are mapped. */
const ringSizes = (packed: boolean, eventIdx: boolean, num: number): readonly number[] => {
  if (packed) return [16 * num, 4, 4];
  const event = eventIdx ? 2 : 0;
  return [16 * num, 4 + 2 * num + event, 4 + 8 * num + event];
};
/** An area cannot be mapped that begins in one kind of memory and ends in another; one that is all outside can. */
const straddles = (at: bigint, size: number): boolean =>
  [BigInt(MEMORY), 1n << 32n].some(end => at < end && at + BigInt(size) > end);

/** What all functions of the machine share. */
interface Shared {
  readonly memory: ModelMemory;
  readonly profile: QemuProfile;
  readonly newestFirst: boolean;
  readonly note: (rule: RuleId) => void;
  lose(how: 'hang' | 'abort'): void;
  isLost(): boolean;
}

/**
 * One function as QEMU runs it, quirks included: what a recording is held against where our device says otherwise. It
 * shares no code with ours but for layouts and the pattern of the disk, and tells which rule it has departed by.
 */
const modelCore = (shared: Shared, fn: number): Core => {
  const { memory, profile, newestFirst, note } = shared;
  const { type, version } = profile;
  const offered = low64(profile.features) & (fn === 0 ? ~0n : ~(1n << 37n));
  const vectors = profile.pci.vectors;
  let status = 0;
  let features = 0n;
  const written = [0n, 0n];
  let deviceSelect = 0;
  let driverSelect = 0;
  let queueSelect = 0;
  let configVector = NO_VECTOR;
  let generation = 0;
  let isr = 0;
  let broken = false;
  let msix = false;
  const masked = new Set<number>();
  const pendingEntries = new Set<number>();
  const firedEntries = new Set<number>();
  /** How many registers name a vector; a reset of a queue does not count. */
  const uses = new Map<number, number>();
  let queues = new Map<number, ModelQueue>();
  let master = true;
  let shownAfterReset = false;

  const queueAt = (index: number): ModelQueue => {
    const found = queues.get(index);
    if (found) return found;
    const made = freshQueue(profile.queueSizes[index] ?? 0);
    queues.set(index, made);
    return made;
  };
  const has = (bit: number): boolean => (features & (1n << BigInt(bit))) !== 0n;
  const contextOf = (): RingContext => ({
    memory,
    packed: has(34),
    eventIdx: has(29),
    indirect: has(28),
    inOrder: has(35),
    version,
    note,
    lose: how => shared.lose(how),
  });
  const message = (vector: number): void => {
    if (!msix || vector === NO_VECTOR || !uses.get(vector)) return;
    if (broken) {
      note('broken-silence');
      return;
    }
    if (masked.has(vector)) pendingEntries.add(vector);
    else firedEntries.add(vector);
  };
  const notifyConfig = (): void => {
    if (!(status & DRIVER_OK)) return;
    note('config-isr-3');
    isr |= 3;
    generation = (generation + 1) & 0xff;
    message(configVector);
  };
  const breakDown = (): void => {
    if (has(VERSION_1)) {
      status |= NEEDS_RESET;
      note('generation');
      notifyConfig();
    } else note('version-1-declined');
    broken = true;
  };
  const interrupt = (queue: TypeQueue): void => {
    if (!shouldNotify(contextOf(), queue.ring)) return;
    isr |= 1;
    message(queue.vector);
  };

  /** The next buffer, or null when there is none or the device has broken down over it. */
  const take = (queue: TypeQueue): Popped | null => {
    if (broken || !master) return null;
    const popped = pop(contextOf(), queue.ring);
    if (popped !== 'broken') return popped;
    breakDown();
    return null;
  };

  const builtMac = Uint8Array.from(fn === 0 ? profile.mac : (profile.vfs[fn - 1]?.mac ?? profile.mac));
  const host: ModelHost = {
    memory,
    profile,
    newestFirst,
    note,
    context: contextOf,
    has,
    isLive: () => (status & DRIVER_OK) !== 0,
    isBroken: () => broken,
    isCut: () => !master,
    queueAt: index => queues.get(index) ?? null,
    take,
    interrupt,
    breakDown,
    lose: how => shared.lose(how),
    isLost: () => shared.isLost(),
  };
  const behind: ModelType =
    type === 'rng' ? modelRng(host) : type === 'blk' ? modelBlk(host) : modelNet(host, builtMac);

  const serve = (index: number): void => {
    const queue = queues.get(index);
    if (!queue || queue.ring.num === 0 || broken || shared.isLost()) return;
    if (queue.ring.desc === 0n) {
      note('queue-address-zero');
      return;
    }
    if (master || type === 'blk') behind.serve(index);
  };
  const serveAll = (): void => {
    for (const index of [...queues.keys()].sort((a, b) => a - b)) serve(index);
  };

  const forget = (vector: number): void => {
    if (pendingEntries.delete(vector)) note('pending-forgotten');
  };

  const reset = (): void => {
    status = 0;
    features = 0n;
    if (version >= 11) written.fill(0n);
    else if (written.some(word => word !== 0n)) shownAfterReset = true;
    configVector = NO_VECTOR;
    for (const vector of uses.keys()) forget(vector);
    uses.clear();
    isr = 0;
    broken = false;
    queueSelect = 0;
    if (deviceSelect !== 0 || driverSelect !== 0) note('selectors-kept');
    queues = new Map();
    behind.reset();
  };

  const writeStatus = (value: number): void => {
    if (value === 0) return reset();
    const asked = written[0] === undefined ? 0n : written[0] | ((written[1] ?? 0n) << 32n);
    if (value & FEATURES_OK && !(status & FEATURES_OK)) {
      if (asked & ~offered) note('features-unchecked');
      if (!has(VERSION_1)) note('version-1-declined');
      else if (hasBit(profile.features, 33) && !has(33)) {
        return;
      }
      if (type === 'net' && lacksPrerequisite()) note('features-unchecked');
    }
    if (value & DRIVER_OK && !(value & FEATURES_OK)) note('features-without-ok');
    if (
      status & ~value ||
      value & 0x70 ||
      (value & FEATURES_OK && (value & 3) !== 3) ||
      (value & 4 && (value & 8) === 0)
    )
      note('status-as-written');
    const starts = !(status & DRIVER_OK) && (value & DRIVER_OK) !== 0;
    status = value;
    behind.statusWritten(value);
    // Whatever comes of that, the byte stays.
    status = value;
    if (starts) serveAll();
  };
  /** Net features whose prerequisite is missing; only those that these releases offer. */
  const lacksPrerequisite = (): boolean =>
    bitsOf(profile.features).some(bit => [18, 19, 20, 21, 22, 23].includes(bit) && has(bit) && !has(17));

  const enable = (index: number, value: number): void => {
    if (value !== 1) {
      note('queue-enable-value');
      return breakDown();
    }
    const queue = queueAt(index);
    if (queue.maxSize === 0) note('queue-not-there');
    if (queue.enabled) {
      note('queue-rewritten');
    }
    if (queue.asked > 0 && queue.maxSize > 0) queue.size = queue.asked;
    const { queue_desc, queue_driver, queue_device } = queue.addresses;
    const align = has(34) ? [16n, 4n, 4n] : [16n, 2n, 4n];
    if ([queue_desc, queue_driver, queue_device].some((at, k) => at % (align[k] ?? 1n) !== 0n))
      note('queue-misaligned');
    const sizes = ringSizes(has(34), has(29), queue.size);
    if (queue_desc !== 0n && [queue_desc, queue_driver, queue_device].some((at, k) => straddles(at, sizes[k] ?? 0))) {
      note('outside-memory');
      breakDown();
    }
    Object.assign(queue.ring, { num: queue.size, desc: queue_desc, driver: queue_driver, device: queue_device });
    queue.enabled = true;
  };

  const writeSize = (queue: ModelQueue, value: number): void => {
    if (queue.enabled) note('queue-rewritten');
    if (queue.maxSize === 0 || value === 0 || value > MOST_SIZE) {
      if (queue.maxSize === 0) note('queue-not-there');
      if (value <= MOST_SIZE) queue.asked = value;
      return;
    }
    if (value > queue.maxSize && version >= 11) {
      note('queue-size');
      return breakDown();
    }
    if (value > queue.maxSize || (!has(34) && (value & (value - 1)) !== 0)) note('queue-size');
    queue.asked = value;
    queue.size = value;
    if (queue.enabled) queue.ring.num = value;
  };

  const resetQueue = (index: number, value: number): void => {
    if (value !== 1) return;
    if (!has(40)) note('queue-reset-unasked');
    const queue = queueAt(index);
    queue.ring = freshRing();
    queue.size = queue.maxSize;
    queue.vector = NO_VECTOR;
    queue.enabled = false;
    // The size that was asked for is used again if nobody writes another one.
    if (queue.asked !== 0 && queue.asked !== queue.maxSize) note('queue-rewritten');
  };

  /** A register names another vector; what waits behind the mask of one that none names any more is forgotten. */
  const changeVector = (from: number, value: number): number => {
    const named = uses.get(from) ?? 0;
    if (named > 0) uses.set(from, named - 1);
    if (named === 1) forget(from);
    if (value >= vectors) return NO_VECTOR;
    uses.set(value, (uses.get(value) ?? 0) + 1);
    return value;
  };
  const readQueue = (register: Register, half: 'lo' | 'hi' | null): number => {
    const queue = queueAt(queueSelect);
    if (queue.maxSize === 0) note('queue-not-there');
    switch (register) {
      case 'queue_size':
        return queue.size;
      case 'queue_msix_vector':
        return queue.vector;
      case 'queue_enable':
        return queue.enabled ? 1 : 0;
      case 'queue_notify_off':
        return queueSelect;
      case 'queue_desc':
      case 'queue_driver':
      case 'queue_device': {
        const at = queue.addresses[register];
        return Number(half === 'hi' ? at >> 32n : BigInt.asUintN(32, at));
      }
      default:
        return 0;
    }
  };

  return {
    readRegister: ({ register, half }) => {
      switch (register) {
        case 'device_feature_select':
          return deviceSelect;
        case 'device_feature':
          return deviceSelect < 2 ? Number(BigInt.asUintN(32, offered >> BigInt(32 * deviceSelect))) : 0;
        case 'driver_feature_select':
          return driverSelect;
        case 'driver_feature':
          if (status & FEATURES_OK || shownAfterReset) note('features-rewritten');
          return Number(written[driverSelect] ?? 0n);
        case 'config_msix_vector':
          return configVector;
        case 'num_queues':
          return profile.queueSizes.length;
        case 'device_status':
          return status;
        case 'config_generation':
          return generation;
        case 'queue_select':
          return queueSelect;
        default:
          return readQueue(register, half);
      }
    },
    writeRegister: ({ register, half }, value) => {
      if (shared.isLost()) return;
      switch (register) {
        case 'device_feature_select':
          deviceSelect = value;
          break;
        case 'driver_feature_select':
          driverSelect = value;
          break;
        case 'driver_feature':
          if (driverSelect > 1) {
            note('feature-words');
            break;
          }
          written[driverSelect] = BigInt(value);
          if (!(status & FEATURES_OK)) features = ((written[0] ?? 0n) | ((written[1] ?? 0n) << 32n)) & offered;
          break;
        case 'config_msix_vector':
          configVector = changeVector(configVector, value);
          break;
        case 'device_status':
          writeStatus(value);
          break;
        case 'queue_select':
          if (value < MOST_QUEUES) queueSelect = value;
          else note('queue-not-there');
          break;
        case 'queue_size':
          writeSize(queueAt(queueSelect), value);
          break;
        case 'queue_msix_vector':
          queueAt(queueSelect).vector = changeVector(queueAt(queueSelect).vector, value);
          break;
        case 'queue_enable':
          enable(queueSelect, value);
          break;
        case 'queue_reset':
          resetQueue(queueSelect, value);
          break;
        case 'queue_desc':
        case 'queue_driver':
        case 'queue_device': {
          const queue = queueAt(queueSelect);
          if (queue.enabled) note('queue-rewritten');
          const present = queue.addresses[register];
          queue.addresses[register] =
            half === 'hi'
              ? BigInt.asUintN(32, present) | (BigInt(value) << 32n)
              : ((present >> 32n) << 32n) | BigInt(value);
          break;
        }
        default:
          break;
      }
    },
    readIsr: () => {
      const value = isr;
      isr = 0;
      return value;
    },
    config: () => behind.config(),
    writeConfig: (at, bytes) => behind.writeConfig(at, bytes),
    notify: serve,
    settle: () => undefined,
    enableMsix: entries => {
      msix = vectors > 0;
      for (let entry = 0; entry < vectors; entry += 1) {
        if (entry < entries) masked.delete(entry);
        else masked.add(entry);
      }
    },
    mask: (entry, on) => {
      if (on) masked.add(entry);
      else {
        masked.delete(entry);
        if (pendingEntries.delete(entry)) firedEntries.add(entry);
      }
    },
    pending: () => [...pendingEntries].sort((a, b) => a - b),
    fired: () => {
      const entries = [...firedEntries].sort((a, b) => a - b);
      firedEntries.clear();
      return entries;
    },
    host: event => {
      if (!behind.host(event)) return;
      if (!(status & DRIVER_OK)) note('generation');
      notifyConfig();
    },
    windowReaches: bar => {
      if (bar !== MODERN_BAR) note('window-bar');
      return true;
    },
    busMaster: on => {
      master = on;
      if (on || !(status & DRIVER_OK)) return;
      note('bus-master');
      status &= ~DRIVER_OK;
    },
  };
};

/** The recorded machine as its rules describe it, and the rules that it has departed by so far, the latest last. */
export interface ModelMachine extends Machine {
  readonly noted: () => readonly RuleId[];
}

/** In which order a disk has several requests done is a matter of time, so that it may be given: `newestFirst`. */
export const qemuMachine = (profile: QemuProfile, newestFirst = false): ModelMachine => {
  const bytes = new Uint8Array(MEMORY);
  const noted: RuleId[] = [];
  let lost: 'hang' | 'abort' | null = null;
  const inside = (at: bigint, length: number): boolean => at + BigInt(length) <= BigInt(MEMORY);
  const memory: ModelMemory = {
    has: inside,
    read: (at, length) =>
      inside(at, length) ? bytes.slice(Number(at), Number(at) + length) : new Uint8Array(Math.min(length, MEMORY)),
    write: (at, given) => {
      if (inside(at, given.length)) bytes.set(given, Number(at));
    },
  };
  const shared: Shared = {
    memory,
    profile,
    newestFirst,
    note: rule => {
      const at = noted.indexOf(rule);
      if (at >= 0) noted.splice(at, 1);
      noted.push(rule);
    },
    lose: how => {
      lost ??= how;
    },
    isLost: () => lost !== null,
  };
  if (profile.pci.totalVfs !== null) noted.push('vf-configuration');
  let cores = [modelCore(shared, 0)];
  return {
    core: fn => cores[fn] as Core,
    setVfs: count => {
      cores = [cores[0] as Core, ...Array.from({ length: count }, (_, k) => modelCore(shared, k + 1))];
    },
    readMemory: (at, length) => bytes.slice(at, at + length),
    writeMemory: (at, given) => bytes.set(given, at),
    lost: () => lost,
    vf: { interruptPin: 1, commandWritable: 7 },
    noted: () => noted,
  };
};
