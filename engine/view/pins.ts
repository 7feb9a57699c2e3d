import { listFeatures } from '../device/feature.ts';
import type { Dialect } from '../dialect/dialect.ts';
import { lookAt } from '../memory/peek.ts';
import { addHi, addLo, addr, fromHalves, hex, hiOf, loOf } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import { featureSetOf } from '../num/feature-set.ts';
import type { Result } from '../num/result.ts';
import { err, ok } from '../num/result.ts';
import type { Timeline } from '../run/timeline-types.ts';
import { virtqAvail, virtqDesc, virtqUsed, virtqUsedElem } from '../virtq/layouts.ts';
import { slotOf, wrapOf } from '../virtq/packed/position.ts';
import type { QueueAreas } from '../virtq/queue.ts';
import { availSlot, usedSlot } from '../virtq/split/areas.ts';
import type { DeviceId } from '../world/ids.ts';
import { parseDeviceId, pfId } from '../world/ids.ts';
import { deviceState, driverState } from '../world/lookup.ts';
import { functionIndex } from '../world/topology.ts';
import type { World } from '../world/world.ts';
import { featuresView } from './features.ts';
import { lineageOf } from './ledger.ts';
import { queueName } from './names.ts';
import type { PinView } from './parts/pins.ts';
import type { RegisterRow } from './parts/registers.ts';
import { registersThere } from './registers-there.ts';
import { areasAt, bytesAt, formatAt } from './ring-read.ts';
import type { Subject } from './subject.ts';
import { MOST_SEARCHED } from './trace-index.ts';
import { nameOfBytes, type Span } from './trace-ranges.ts';

/** Things that are watched at once, and characters of how one is written. */
const MOST_PINS = 20;
const MOST_TEXT = 160;
const MOST_BYTES = 64;
const MOST_STEPS = 500;

/**
 * A value that is watched, as it is written in a link:
 * `register pf0 common.queue_size 2` (the last word: of which virtqueue), `features pf0/vf2 negotiated`,
 * `bytes 0x1302 2`, `ring pf0 2 avail.ring[3]`.
 */
type Pin =
  | { readonly kind: 'register'; readonly device: DeviceId; readonly row: string; readonly queue: number | null }
  | { readonly kind: 'features'; readonly device: DeviceId; readonly set: string }
  | { readonly kind: 'bytes'; readonly at: bigint; readonly size: number }
  | { readonly kind: 'ring'; readonly device: DeviceId; readonly queue: number; readonly part: string };

const DEVICE = '(pf\\d{1,5}(?:/vf\\d{1,5})?)';
const forms = {
  register: new RegExp(`^register ${DEVICE} ([\\w.]{1,80})(?: (\\d{1,5}))?$`),
  features: new RegExp(`^features ${DEVICE} ([a-z ]{1,20})$`),
  bytes: /^bytes (0x[0-9a-f]{1,16}) (\d{1,2})$/,
  ring: new RegExp(`^ring ${DEVICE} (\\d{1,5}) ([a-z.]{1,20}(?:\\[\\d{1,5}\\])?)$`),
} as const;

const readPin = (text: string): Pin | string => {
  const register = forms.register.exec(text);
  if (register) {
    const [, device, row = '', queue] = register;
    return { kind: 'register', device: device as DeviceId, row, queue: queue === undefined ? null : Number(queue) };
  }
  const features = forms.features.exec(text);
  if (features) return { kind: 'features', device: features[1] as DeviceId, set: features[2]! };
  const bytes = forms.bytes.exec(text);
  if (bytes) {
    const size = Number(bytes[2]);
    return size < 1 || size > MOST_BYTES
      ? `found ${size} bytes, allowed: 1 to ${MOST_BYTES}`
      : { kind: 'bytes', at: BigInt(bytes[1]!), size };
  }
  const ring = forms.ring.exec(text);
  if (ring) return { kind: 'ring', device: ring[1] as DeviceId, queue: Number(ring[2]), part: ring[3]! };
  return `found "${text.slice(0, 40)}", allowed: register, features, bytes or ring with what they are of`;
};

/** What is wrong with a list of watched things that came from outside; each with its path. */
export const refusePins = (pins: unknown, path: string): { readonly path: string; readonly message: string }[] => {
  if (!Array.isArray(pins)) return [{ path, message: 'found no list, allowed: a list of texts' }];
  if (pins.length > MOST_PINS) return [{ path, message: `found ${pins.length}, allowed: at most ${MOST_PINS}` }];
  return pins.flatMap((each: unknown, k) => {
    const at = `${path}[${k}]`;
    if (typeof each !== 'string' || each.length > MOST_TEXT) {
      return [{ path: at, message: `allowed: a text of at most ${MOST_TEXT} characters` }];
    }
    const found = readPin(each);
    return typeof found === 'string' ? [{ path: at, message: found }] : [];
  });
};

/** What a value is at a moment; `words` says what it means, where that is more. */
interface Value {
  readonly text: string;
  readonly words: string;
}

/** How a pin is read. */
interface Probe {
  readonly read: (world: World) => Value;
  /** As long as these are the same objects, so is the value. */
  readonly from: (world: World) => readonly unknown[];
  readonly title: (world: World) => string;
  readonly subject: (world: World) => Subject;
}

const nowhere: Value = { text: '–', words: 'not there' };

const littleEndian = (bytes: Uint8Array): string =>
  hex(
    bytes.reduceRight((value, byte) => (value << 8n) | BigInt(byte), 0n),
    2 * bytes.length,
  );

const bytesValue = (bytes: Uint8Array | null): Value => {
  if (!bytes) return { text: '–', words: 'outside of memory' };
  const isNumber = [1, 2, 4, 8].includes(bytes.length);
  return isNumber
    ? { text: littleEndian(bytes), words: bytes.length > 1 ? `bytes ${bytesToHex(bytes)}` : '' }
    : { text: bytesToHex(bytes), words: '' };
};

const bytesIn = (world: World, { at, size }: Span): Uint8Array | null => {
  const from = addr(at);
  return bytesAt(lookAt(world.memory), hiOf(from), loOf(from), 0, size);
};

// ---------------------------------------------------------------- kinds

const functionsFrom = (device: DeviceId) => {
  const owner = pfId(parseDeviceId(device)?.pf ?? 0);
  return (world: World) => [deviceState(world, device), deviceState(world, owner)];
};

const rowOf = (
  dialect: Dialect,
  world: World,
  device: DeviceId,
  queue: number | null,
  id: string,
): RegisterRow | null => {
  const all = { dialect, after: world, before: world, device, queue, lastOf: () => null, record: () => null };
  const rows = registersThere()?.(all).sections.flatMap(section => section.rows);
  return rows?.find(row => row.id === id) ?? null;
};

const registerProbe = (dialect: Dialect, { device, row: id, queue }: Extract<Pin, { kind: 'register' }>): Probe => ({
  read: world => {
    const row = rowOf(dialect, world, device, queue, id);
    return row ? { text: row.value.text, words: row.words } : nowhere;
  },
  from: functionsFrom(device),
  title: world => {
    const of = queue === null ? '' : ` of ${queueName(deviceState(world, device), queue)}`;
    return `${id.slice(id.indexOf('.') + 1)}${of} of ${device}`;
  },
  subject: () => ({ kind: 'register', device, register: id }),
});

const featuresProbe = (dialect: Dialect, { device, set }: Extract<Pin, { kind: 'features' }>): Probe => ({
  read: world => {
    const found = featuresView(dialect, world, world, device).sets.find(({ name }) => name === set);
    if (!found) return nowhere;
    const { text } = found.value;
    if (!text.startsWith('0x')) return { text, words: 'not yet' };
    return { text, words: listFeatures(dialect.features, featureSetOf(BigInt(text))) };
  },
  from: functionsFrom(device),
  title: () => `${set} features of ${device}`,
  subject: () => ({ kind: 'device', device }),
});

const bytesProbe = (dialect: Dialect, pin: Extract<Pin, { kind: 'bytes' }>): Probe => ({
  read: world => bytesValue(bytesIn(world, pin)),
  from: world => [world.memory],
  title: world => `${nameOfBytes(dialect, world, pin)}`,
  subject: () => ({ kind: 'bytes', at: hex(pin.at), size: pin.size }),
});

/** Where a named part of a ring is, in bytes from its area; null: the format has no such part, or the ring no such slot. */
const partOf = (
  format: 'split' | 'packed',
  areas: QueueAreas,
  part: string,
): { readonly hi: number; readonly lo: number; readonly offset: number; readonly size: number } | null => {
  const [, name = '', number] = /^([a-z.]+)(?:\[(\d+)\])?$/.exec(part) ?? [];
  const slot = number === undefined ? null : Number(number);
  if (slot !== null && slot >= areas.size) return null;
  const desc = { hi: areas.descHi, lo: areas.descLo };
  if (name === 'desc' && slot !== null) return { ...desc, offset: virtqDesc.size * slot, size: virtqDesc.size };
  if (format === 'packed') return null;
  const avail = { hi: areas.driverHi, lo: areas.driverLo };
  const used = { hi: areas.deviceHi, lo: areas.deviceLo };
  switch (name) {
    case 'avail.idx':
    case 'avail.flags':
      return { ...avail, offset: virtqAvail.offsets[name === 'avail.idx' ? 'idx' : 'flags'], size: 2 };
    case 'used.idx':
    case 'used.flags':
      return { ...used, offset: virtqUsed.offsets[name === 'used.idx' ? 'idx' : 'flags'], size: 2 };
    case 'avail.ring':
      return slot === null ? null : { ...avail, offset: availSlot(areas, slot), size: 2 };
    case 'used.ring':
      return slot === null ? null : { ...used, offset: usedSlot(areas, slot), size: virtqUsedElem.size };
    default:
      return null;
  }
};

/** Where each side is, which stands in no memory that the other one reads. */
const places = {
  'driver.avail': 'next that the driver makes available',
  'driver.used': 'next that the driver collects',
  'device.avail': 'next that the device takes',
  'device.used': 'next that the device uses',
} as const;
const isPlace = (part: string): part is keyof typeof places => Object.hasOwn(places, part);

const placeIn = (world: World, device: DeviceId, queue: number, part: keyof typeof places): number | null => {
  const driver = driverState(world, device).queues[queue];
  const own = deviceState(world, device).queues[queue]?.ring;
  switch (part) {
    case 'driver.avail':
      return driver?.availIdx ?? null;
    case 'driver.used':
      return driver?.lastUsed ?? null;
    case 'device.avail':
      return own?.lastAvail ?? null;
    case 'device.used':
      return own?.usedIdx ?? null;
  }
};

const ringProbe = ({ device, queue, part }: Extract<Pin, { kind: 'ring' }>): Probe => {
  const nameIn = (world: World): string => queueName(deviceState(world, device), queue);
  const find = (world: World) => {
    const areas = areasAt(world, device, queue);
    return areas && partOf(formatAt(world, device, queue), areas, part);
  };
  return {
    read: world => {
      if (isPlace(part)) {
        const value = placeIn(world, device, queue, part);
        if (value === null) return nowhere;
        // A position of a packed ring has the wrap counter in its highest bit.
        return formatAt(world, device, queue) === 'packed'
          ? { text: `slot ${slotOf(value)}, wrap ${wrapOf(value)}`, words: places[part] }
          : { text: String(value), words: places[part] };
      }
      const found = find(world);
      if (!found) return nowhere;
      const bytes = bytesAt(lookAt(world.memory), found.hi, found.lo, found.offset, found.size);
      if (!bytes) return bytesValue(null);
      const number = bytes.length === 2 ? String((bytes[1]! << 8) | bytes[0]!) : null;
      if (number !== null) return { text: number, words: '' };
      const format = formatAt(world, device, queue);
      if (part.startsWith('used.')) {
        const { id, len } = virtqUsedElem.decode(bytes);
        return { text: `id ${id}, len ${len}`, words: '' };
      }
      return { text: bytesToHex(bytes), words: format === 'split' ? descWords(bytes) : '' };
    },
    from: world => [world.memory, deviceState(world, device), driverState(world, device)],
    title: world => `${part} of ${nameIn(world)} of ${device}`,
    subject: world => {
      const found = isPlace(part) ? null : find(world);
      return found
        ? {
            kind: 'bytes',
            at: hex(fromHalves(addHi(found.hi, found.lo, found.offset), addLo(found.lo, found.offset))),
            size: found.size,
          }
        : { kind: 'queue', device, queue };
    },
  };
};

const descWords = (bytes: Uint8Array): string => {
  const { addr: at, len, flags, next } = virtqDesc.decode(bytes);
  return `addr ${hex(at)}, len ${len}, flags ${flags}, next ${next}`;
};

const probeOf = (dialect: Dialect, pin: Pin): Probe => {
  switch (pin.kind) {
    case 'register':
      return registerProbe(dialect, pin);
    case 'features':
      return featuresProbe(dialect, pin);
    case 'bytes':
      return bytesProbe(dialect, pin);
    case 'ring':
      return ringProbe(pin);
  }
};

// ---------------------------------------------------------------- over time

/** The steps of a branch at which a value became another one, as far as they were looked at. */
interface Series {
  upTo: number;
  last: string;
  from: readonly unknown[];
  readonly steps: number[];
}

interface Kept {
  readonly probe: Probe;
  readonly series: Map<number, Series>;
}

export type Pins = (pins: readonly string[], after: World, before: World) => readonly PinView[];

const same = (a: readonly unknown[], b: readonly unknown[]): boolean =>
  a.length === b.length && a.every((each, k) => each === b[k]);

/** Follows watched values through a run: each step is looked at once for each of them. */
export const createPins = (timeline: Timeline, dialect: Dialect): Pins => {
  const kept = new Map<string, Kept>();

  const probe = (text: string, { topology }: World): Result<Kept, string> => {
    const known = kept.get(text);
    if (known) return ok(known);
    const pin = readPin(text);
    if (typeof pin === 'string') return err(pin);
    if ('device' in pin && functionIndex(topology, pin.device) < 0) return err(`there is no ${pin.device} in this run`);
    const made = { probe: probeOf(dialect, pin), series: new Map<number, Series>() };
    kept.set(text, made);
    return ok(made);
  };

  const cover = ({ probe: { read, from }, series }: Kept, branch: number, upTo: number): number[] => {
    const line = timeline.branches.find(({ id }) => id === branch);
    if (!line) return [];
    let known = series.get(branch);
    if (!known) {
      const world = timeline.worldAt(line.forkAt, branch);
      known = { upTo: line.forkAt, last: read(world).text, from: from(world), steps: [] };
      series.set(branch, known);
    }
    const last = Math.min(upTo, line.end, MOST_SEARCHED);
    for (let step = known.upTo + 1; step <= last; step += 1) {
      const world = timeline.worldAt(step, branch);
      const now = from(world);
      if (!same(now, known.from)) {
        const { text } = read(world);
        if (text !== known.last) known.steps.push(step);
        known.last = text;
        known.from = now;
      }
      known.upTo = step;
    }
    return known.steps.filter(step => step <= upTo);
  };

  const viewOf = (text: string, after: World, before: World): PinView => {
    const found = probe(text, after);
    if (!found.ok) {
      return {
        pin: text,
        title: text,
        value: { text: '–' },
        words: '',
        steps: [],
        total: 0,
        problem: found.error,
        subject: null,
      };
    }
    const { read, title, subject } = found.value.probe;
    const lineage = lineageOf(timeline.branches, timeline.branch, timeline.end);
    const steps = lineage.toReversed().flatMap(({ branch, upTo }) => cover(found.value, branch, upTo));
    const [now, was] = [read(after), read(before)];
    return {
      pin: text,
      title: title(after),
      value: now.text === was.text ? { text: now.text } : { text: now.text, was: was.text },
      words: now.words,
      steps: steps.slice(-MOST_STEPS),
      total: steps.length,
      problem: null,
      subject: subject(after),
    };
  };

  return (pins, after, before) => pins.slice(0, MOST_PINS).map(text => viewOf(text, after, before));
};
