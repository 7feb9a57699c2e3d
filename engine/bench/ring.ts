import { beginTurn, createArena } from '../memory/arena.ts';
import { createMemory } from '../memory/memory.ts';
import { directRingMemory, plainRingMemory, type RingMemory } from '../memory/ring-memory.ts';
import { addr } from '../num/addr.ts';
import { u16 } from '../num/int.ts';
import type { Chain } from '../virtq/chain.ts';
import { element } from '../virtq/element.ts';
import type { Collected, Exposed, VirtqFormat } from '../virtq/format.ts';
import { packedFormat } from '../virtq/packed/packed.ts';
import { type DriverQueue, shadowBytes } from '../virtq/queue.ts';
import { splitFormat } from '../virtq/split/split.ts';
import { bareLoop } from './bare-loop.ts';
import { rate } from './measure.ts';

/** Descriptors of the ring. */
const SIZE = 256;
/** Round trips between two looks at the clock. */
const ROUNDS = 1 << 16;
const USED_LENGTH = 1024;

const PAGE = 0x1000;
const areas = {
  size: u16(SIZE),
  descHi: 0,
  descLo: PAGE,
  driverHi: 0,
  driverLo: 2 * PAGE,
  deviceHi: 0,
  deviceLo: 3 * PAGE,
};
const shadow = { hi: 0, lo: 4 * PAGE };
export const MEMORY = shadow.lo + Math.ceil(shadowBytes(SIZE) / PAGE) * PAGE + PAGE;
const elements = [element(addr(MEMORY - PAGE), 64, false), element(addr(MEMORY - PAGE + 64), USED_LENGTH, true)];
const options = { eventIdx: false, indirect: false, inOrder: false };

interface Rounds {
  /** One round of `batch` buffers; how many notifications were sent. */
  readonly round: () => number;
  readonly batch: number;
}

const exposed = (found: Exposed): DriverQueue => {
  if (!('queue' in found)) throw new Error('the ring is full');
  return found.queue;
};
const collected = (found: Collected | null): DriverQueue => {
  if (found === null || 'fault' in found) throw new Error('nothing was used');
  return found.queue;
};

/**
 * One buffer there and back: the driver adds and decides on a notification, the device takes, walks, returns and decides
 * on a notification, the driver collects.
 */
const oneByOne = (format: VirtqFormat, memory: RingMemory): Rounds => {
  let driver = format.createDriver(memory, areas, options, shadow);
  let device = format.createDevice(areas, options);
  const round = (): number => {
    const offered = driver.publishedIdx;
    driver = exposed(format.exposeNow(memory, driver, elements, 7));
    const kicked = format.notifyDecision(memory, driver, offered).send;
    const taken = format.take(memory, device);
    if (taken === null || !('chain' in taken)) throw new Error('nothing is available');
    const returned = taken.queue.publishedUsedIdx;
    device = format.giveBackNow(memory, taken.queue, taken.chain, USED_LENGTH);
    const told = format.interruptDecision(memory, device, returned).send;
    driver = collected(format.collect(memory, driver));
    return (kicked ? 1 : 0) + (told ? 1 : 0);
  };
  return { round, batch: 1 };
};

/** The same with `batch` buffers between two decisions. */
const inBatches = (format: VirtqFormat, memory: RingMemory, batch: number): Rounds => {
  let driver = format.createDriver(memory, areas, options, shadow);
  let device = format.createDevice(areas, options);
  const hidden = format.exposeStages.filter(({ visible }) => !visible).map(({ name }) => name);
  const held: Chain[] = [];
  const round = (): number => {
    const offered = driver.publishedIdx;
    for (let token = 0; token < batch; token++) {
      for (const stage of hidden) driver = exposed(format.expose(stage, memory, driver, elements, token));
    }
    driver = exposed(format.expose('publish', memory, driver, elements, 0));
    const kicked = format.notifyDecision(memory, driver, offered).send;
    for (let nth = 0; nth < batch; nth++) {
      const taken = format.take(memory, device);
      if (taken === null || !('chain' in taken)) throw new Error('nothing is available');
      device = taken.queue;
      held[nth] = taken.chain;
    }
    const returned = device.publishedUsedIdx;
    for (const chain of held) device = format.giveBack('return', memory, device, chain, USED_LENGTH);
    device = format.giveBack('complete', memory, device, held[0]!, USED_LENGTH);
    const told = format.interruptDecision(memory, device, returned).send;
    for (let left = batch; left > 0; left--) driver = collected(format.collect(memory, driver));
    return (kicked ? 1 : 0) + (told ? 1 : 0);
  };
  return { round, batch };
};

/** Round trips of a chain of 64 readable and 1024 writable bytes. */
const roundTrips = (format: VirtqFormat, memory: RingMemory, size: number): (() => number) => {
  const { round, batch } = size === 1 ? oneByOne(format, memory) : inBatches(format, memory, size);
  return () => {
    let notifications = 0;
    for (let done = 0; done < ROUNDS; done += batch) notifications += round();
    if (notifications !== (2 * ROUNDS) / batch) throw new Error('a notification is missing');
    return ROUNDS;
  };
};

/** Guest memory during one long turn: what the turn has made its own is written in place. */
const inOneTurn = (): RingMemory => {
  const arena = createArena({ hashing: false });
  beginTurn(arena);
  return directRingMemory(createMemory(arena, MEMORY));
};

const kinds: Readonly<Record<string, () => RingMemory>> = {
  plain: () => plainRingMemory(MEMORY),
  guest: inOneTurn,
};

// one figure a process: what the compiler learned from one kind of ring would slow the next
const [name, batch, kind] = process.argv.slice(2);
if (name === 'bare') console.log(rate(bareLoop(SIZE, ROUNDS)));
else {
  const memory = kinds[kind ?? ''];
  if (!memory) throw new Error(`no memory ${kind}`);
  console.log(rate(roundTrips(name === 'split' ? splitFormat : packedFormat, memory(), Number(batch))));
}
