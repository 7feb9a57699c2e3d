import { expect, it } from 'vitest';
import { plainRingMemory, type RingMemory } from '../memory/ring-memory.ts';
import { addr } from '../num/addr.ts';
import { u16 } from '../num/int.ts';
import { remarksBeside } from './beside.ts';
import type { Chain } from './chain.ts';
import { type Element, element } from './element.ts';
import type { VirtqFormat } from './format.ts';
import { readElements, writeElements } from './gather.ts';
import { packedFormat } from './packed/packed.ts';
import { type DeviceQueue, type DriverQueue, type QueueOptions, shadowBytes } from './queue.ts';
import { splitFormat } from './split/split.ts';

/** Rings of one run; a thorough one takes a million: `RINGS=1000000 npx vitest run engine/virtq/corruption`. */
const RINGS = Number(process.env.RINGS ?? 20_000);
const SEED = Number(process.env.SEED ?? 1);
/** Milliseconds; a hang would be a failure too. */
const PATIENCE = 60_000 + RINGS;

/** Every way to be wrong that bytes can express, by the name that it has to be given at least once. */
const NAMES = [
  // the device notices a fault
  'head-out-of-table',
  'next-out-of-table',
  'loop',
  'longer-than-queue',
  'too-many-bytes',
  'readable-after-writable',
  'indirect-not-negotiated',
  'indirect-and-next',
  'indirect-in-table',
  'indirect-in-list',
  'bad-table-length',
  'avail-idx-too-far',
  'wraps',
  'table-outside-memory',
  'element-outside-memory',
  'area-outside-memory',
  // the device notes a violation and goes on, or waits
  'flags-in-table',
  'descriptor-in-flight',
  'changed-while-exposed',
  'exposed-before-complete',
  'more-than-free',
  'id-in-flight',
  'not-in-order',
  'zero-length',
  'avail-flags',
  'event-structure',
  'list-incomplete',
  // the driver notices a fault
  'used-id-out-of-table',
  'used-id-not-outstanding',
  'used-length-too-large',
  'used-idx-too-far',
  'used-out-of-order',
  'driver-shadow-damaged',
] as const;
/** Allowed, so a ring with nothing else is not a faulty one. */
const HARMLESS = 'zero-length';

/** Pseudo-random numbers, fast and the same on every machine. */
const dice = (seed: number) => {
  let state = seed >>> 0;
  /** 0 to `sides` - 1. */
  const roll = (sides: number): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides;
  };
  return { roll, one: <T>(list: readonly T[]): T => list[roll(list.length)]! };
};
type Dice = ReturnType<typeof dice>;

const BUFFERS = 4096;
const TABLE_ENTRIES = 10;
/** As many as a ring gets buffers. */
const TABLES = 12;

interface Ring {
  readonly format: VirtqFormat;
  readonly options: QueueOptions;
  readonly memory: RingMemory;
  /** Bytes of memory. */
  readonly end: number;
  readonly tableLo: number;
  /** Tables that were made. */
  tables: number;
  driver: DriverQueue;
  device: DeviceQueue;
}

/** Areas, shadow, tables and a few buffers, in memory that ends with the last of them and throws for anything beyond. */
const makeRing = ({ roll, one }: Dice, healthy: boolean): Ring => {
  const format = one([splitFormat, packedFormat]);
  const size = format.name === 'split' ? 2 ** roll(5) : 1 + roll(16);
  const options = { eventIdx: roll(2) === 1, indirect: roll(4) > 0, inOrder: roll(3) === 0 };
  const sizes = format.areaSizes(size);
  const driverLo = sizes.desc;
  const deviceLo = driverLo + Math.ceil(sizes.driver / 4) * 4;
  const lo = deviceLo + Math.ceil(sizes.device / 4) * 4;
  const tableLo = lo + shadowBytes(size);
  const end = tableLo + 16 * TABLE_ENTRIES * TABLES + BUFFERS;
  const memory = plainRingMemory(end);
  const areas = { size: u16(size), descHi: 0, descLo: 0, driverHi: 0, driverLo, deviceHi: 0, deviceLo };
  // a careless driver, in whose tables there may be more than the queue allows
  const careless = healthy ? options : { ...options, longTables: true as const };
  const driver = format.createDriver(memory, areas, careless, { hi: 0, lo });
  return { format, options, memory, end, tableLo, tables: 0, driver, device: format.createDevice(areas, options) };
};

const someElements = ({ roll }: Dice, end: number, most: number): readonly Element[] => {
  const count = 1 + roll(most);
  const readable = roll(count + 1);
  const at = (): number => end - BUFFERS + roll(BUFFERS - 64);
  return Array.from({ length: count }, (_, nth) => element(addr(at()), 1 + roll(64), nth >= readable));
};

const addSome = (ring: Ring, dice: Dice): void => {
  const { format, memory, options, tableLo, end } = ring;
  for (let left = 1 + dice.roll(4); left > 0; left--) {
    const indirect = options.indirect && dice.roll(2) === 1;
    const table = indirect ? { hi: 0, lo: tableLo + 16 * TABLE_ENTRIES * ring.tables++ } : null;
    const elements = someElements(dice, end, indirect ? TABLE_ENTRIES : 3);
    const before = ring.driver.publishedIdx;
    const exposed = format.exposeNow(memory, ring.driver, elements, dice.roll(1000), table);
    if (!('queue' in exposed)) return;
    ring.driver = exposed.queue;
    format.notifyDecision(memory, ring.driver, before);
  }
};

const FLAGS = [0, 1, 2, 3, 4, 5, 6, 7] as const;
const RING_BITS = [0x0000, 0x0080, 0x8000, 0x8080] as const;

/** Changes one field of a descriptor, in the ring or in a table, to something that could hurt. */
const hurtDescriptor = (
  { memory, format, device: { areas } }: Ring,
  { roll, one }: Dice,
  lo: number,
  keepBits: boolean,
) => {
  const last = memory.read32(0, lo + 12);
  const split = format.name === 'split';
  const flags = split ? last & 0xffff : last >>> 16;
  switch (roll(6)) {
    case 0: {
      const bits = split ? 0 : keepBits ? flags & 0x8080 : one(RING_BITS);
      return memory.write16(0, lo + (split ? 12 : 14), one(FLAGS) | bits, 'hurt');
    }
    case 1:
      return memory.write16(0, lo + (split ? 14 : 12), one([0, 1, 2, areas.size - 1, areas.size, 0xffff]), 'hurt');
    case 2:
      return memory.write32(0, lo + 8, one([0, 8, 16, 24, 32, 0xffff_fff0, 0xffff_ffff]), 'hurt');
    case 3:
      memory.write32(0, lo, one([0, 0xffff_fff8, 64]), 'hurt');
      return memory.write32(0, lo + 4, one([0, 0, 1, 0xffff_ffff]), 'hurt');
    case 4:
      memory.write32(0, lo, 0, 'hurt');
      memory.write32(0, lo + 4, 0, 'hurt');
      memory.write32(0, lo + 8, 0xffff_ffff, 'hurt');
      return memory.write16(0, lo + (split ? 12 : 14), (flags | 1) & ~4, 'hurt');
    default:
      return memory.write16(0, lo + (split ? 12 : 14), flags ^ one([1, 2, 4, 5]), 'hurt');
  }
};

/** What a broken driver could do. */
const hurtDriverSide = (ring: Ring, dice: Dice): void => {
  const { memory, format, device, tableLo } = ring;
  const { roll } = dice;
  const { areas, lastAvail } = device;
  const { size, driverLo } = areas;
  const split = format.name === 'split';
  switch (roll(9)) {
    case 0:
    case 1:
    case 2:
      // most often where the device looks next
      return hurtDescriptor(ring, dice, 16 * (((split ? 0 : lastAvail & 0x7fff) + roll(3)) % size), true);
    case 3:
    case 4:
      return hurtDescriptor(ring, dice, tableLo + 16 * roll(TABLE_ENTRIES * 4), true);
    case 5:
      return hurtDescriptor(ring, dice, 16 * roll(size), false);
    case 6:
      if (split)
        return memory.write16(0, driverLo + 4 + 2 * roll(size), dice.one([0, 1, size - 1, size, 0xffff]), 'hurt');
      return memory.write16(0, driverLo + 2, roll(8), 'hurt');
    case 7:
      if (split) {
        const idx = memory.read16(0, driverLo + 2) + dice.one([1, -1, 2, size, 4096]);
        return memory.write16(0, driverLo + 2, idx & 0xffff, 'hurt');
      }
      // every slot available again, whoever has it
      for (let slot = 0; slot < size; slot++) {
        const bits = slot >= (lastAvail & 0x7fff) === lastAvail >= 0x8000 ? 0x0080 : 0x8000;
        memory.write16(0, 16 * slot + 14, bits | (roll(3) > 0 ? 1 : 0), 'hurt');
      }
      return;
    default:
      if (split) return memory.write16(0, driverLo, roll(4), 'hurt');
      memory.write16(0, 16 * roll(size) + 12, roll(size), 'hurt');
  }
};

/** What a broken device could do. */
const hurtDeviceSide = (ring: Ring, dice: Dice): void => {
  const { memory, format, driver } = ring;
  const { roll, one } = dice;
  const { areas, lastUsed, shadow } = driver;
  const { size, deviceLo } = areas;
  if (roll(8) === 0) return memory.write32(0, shadow.lo + 4 * roll(3 * size), one([0, 1, 0xffff_ffff]), 'hurt');
  if (format.name === 'split') {
    const entry = deviceLo + 4 + 8 * ((lastUsed + roll(2)) % size);
    switch (roll(4)) {
      case 0:
        return memory.write32(0, entry, one([roll(size), size, 0x1_0000, 0xffff_ffff]), 'hurt');
      case 1:
        return memory.write32(0, entry + 4, one([1, 64, 5000, 0xffff_ffff]), 'hurt');
      case 2:
        return memory.write16(0, deviceLo + 2, (lastUsed + roll(size + 3)) & 0xffff, 'hurt');
      default:
        memory.write32(0, entry, roll(size), 'hurt');
        return memory.write16(0, deviceLo + 2, (lastUsed + 1) & 0xffff, 'hurt');
    }
  }
  const slot = lastUsed & 0x7fff;
  memory.write16(0, 16 * slot + 12, one([roll(size), size, 0xffff]), 'hurt');
  memory.write32(0, 16 * slot + 8, one([0, 1, 64, 5000]), 'hurt');
  memory.write16(0, 16 * slot + 14, (lastUsed >= 0x8000 ? 0x8080 : 0) | one([0, 2]), 'hurt');
};

/** A packed list of which some descriptors are made available later than the first. */
const makePart = ({ memory, device }: Ring, { roll }: Dice): void => {
  const { size } = device.areas;
  if (size < 2) return;
  const later = ((device.lastAvail & 0x7fff) + 1 + roll(Math.min(size - 1, 2))) % size;
  memory.write16(0, 16 * later + 14, memory.read16(0, 16 * later + 14) ^ 0x8080, 'hurt');
};

/** Plays one ring for a few rounds; the names of all that was found. */
const play = (dice: Dice): Set<string> => {
  const { roll, one } = dice;
  const healthy = roll(6) === 0;
  const ring = makeRing(dice, healthy);
  const { format, memory, options } = ring;
  const { size } = ring.device.areas;
  const found = new Set<string>();
  let held: Chain[] = [];
  for (let round = 1 + roll(3); round > 0; round--) {
    addSome(ring, dice);
    if (!healthy) {
      for (let times = roll(4); times > 0; times--) hurtDriverSide(ring, dice);
      if (format.name === 'packed' && roll(4) === 0) makePart(ring, dice);
      if (roll(60) === 0) {
        const areas = { ...ring.device.areas, [one(['descHi', 'driverHi', 'deviceHi'])]: 1 };
        ring.device = { ...ring.device, areas };
      }
    }
    // the device takes what it can; a ring that shows a fault is not served any more
    for (const { kind } of format.ringRemarks(memory, ring.device)) found.add(kind);
    let faulted = false;
    for (let most = size + 2; most > 0 && !faulted; most--) {
      const waiting = format.available(memory, ring.device);
      const taken = format.take(memory, ring.device);
      if (taken === null) {
        expect(waiting).toBe(0);
        break;
      }
      ring.device = taken.queue;
      if ('fault' in taken) {
        found.add(taken.fault.kind);
        faulted = true;
      } else if ('waits' in taken) {
        expect(waiting).toBe(0);
        found.add(taken.waits.kind);
        if (roll(2) === 0) break;
        const { index } = taken.waits;
        const here = ring.device.lastAvail;
        const bits = index >= (here & 0x7fff) === here >= 0x8000 ? 0x0080 : 0x8000;
        const flags = memory.read16(0, 16 * index + 14) & 2;
        memory.write16(0, 16 * index + 14, bits | flags, 'late');
      } else {
        const { chain } = taken;
        for (const { kind } of [...chain.remarks, ...remarksBeside(format.name, chain, held)]) found.add(kind);
        expect(chain.descriptors.length).toBeLessThanOrEqual(size);
        const message = readElements(memory, chain.readable, 64);
        if ('kind' in message) found.add(message.kind);
        held.push(chain);
      }
    }
    if (!healthy && roll(4) === 0 && held.length > 0) {
      const { descriptors } = one(held);
      hurtDescriptor(ring, dice, 16 * one(descriptors), true);
    }
    for (const chain of held) {
      const remark = format.recheck(memory, ring.device, chain);
      if (remark !== null) found.add(remark.kind);
    }
    // it answers, in any order where it may
    const before = ring.device.publishedUsedIdx;
    while (held.length > 0 && roll(5) > 0) {
      const which = options.inOrder ? roll(Math.min(held.length, 2)) : roll(held.length);
      const earlier = options.inOrder ? held.slice(0, which) : [];
      const chain = held[which]!;
      const written = writeElements(memory, chain.writable, new Uint8Array(1 + roll(64)), 'answer');
      if (typeof written !== 'number') found.add(written.kind);
      const len = typeof written === 'number' ? written : 0;
      ring.device = format.giveBackNow(memory, ring.device, chain, len, earlier);
      held = held.filter(each => each !== chain && !earlier.includes(each));
    }
    format.interruptDecision(memory, ring.device, before);
    if (!healthy && roll(2) === 0) hurtDeviceSide(ring, dice);
    for (let most = size + 2; most > 0 && format.hasUsed(memory, ring.driver); most--) {
      const collected = format.collect(memory, ring.driver);
      if (collected === null) break;
      ring.driver = collected.queue;
      if ('fault' in collected) found.add(collected.fault.kind);
      expect(ring.driver.numFree).toBeLessThanOrEqual(size);
    }
    if (faulted || ring.driver.broken !== null) break;
  }
  if (healthy) expect([...found]).toEqual([]);
  return found;
};

it(
  `${RINGS} rings with any bytes changed: both sides answer with names, and touch nothing outside memory`,
  () => {
    const counts = new Map<string, number>(NAMES.map(name => [name, 0]));
    const rolls = dice(SEED);
    let faulty = 0;
    for (let ring = 0; ring < RINGS; ring++) {
      const seed = rolls.roll(0xffff_ffff);
      try {
        const found = play(dice(seed));
        for (const name of found) counts.set(name, (counts.get(name) ?? 0) + 1);
        if ([...found].some(name => name !== HARMLESS)) faulty += 1;
      } catch (error) {
        throw new Error(`ring ${ring}, seed ${seed}`, { cause: error });
      }
    }
    const told = [...counts].map(([name, count]) => `${String(count).padStart(8)} ${name}`);
    console.log(`${RINGS} rings, ${faulty} of them faulty:\n${told.join('\n')}`);
    expect([...counts.keys()].sort()).toEqual([...NAMES].sort());
    if (RINGS >= 20_000) expect([...counts].filter(([, count]) => count === 0)).toEqual([]);
    expect(faulty).toBeGreaterThanOrEqual(RINGS / 2);
  },
  PATIENCE,
);
