import { describe, expect, it } from 'vitest';
import { plainRingMemory, type RingMemory } from '../../memory/ring-memory.ts';
import { addr } from '../../num/addr.ts';
import { bytesToHex, hexToBytes } from '../../num/bytes.ts';
import { u16 } from '../../num/int.ts';
import { element } from '../element.ts';
import { describeDeviceFault } from '../fault.ts';
import type { SplitDevice, SplitDriver } from '../queue.ts';
import { collect } from './collect.ts';
import { createDevice, createDriver } from './create.ts';
import { giveBack, giveBackNow, take } from './device.ts';
import { exposeNow } from './driver.ts';

const areas = { size: u16(8), descHi: 0, descLo: 0x100, driverHi: 0, driverLo: 0x200, deviceHi: 0, deviceLo: 0x300 };
const options = { eventIdx: false, indirect: false, inOrder: true };
const shadow = { hi: 0, lo: 0x400 };
const hexAt = (memory: RingMemory, at: number, length: number): string => bytesToHex(memory.readBytes(0, at, length));
const put = (memory: RingMemory, at: number, text: string): void => {
  const bytes = hexToBytes(text);
  if (!bytes.ok) throw new Error('not hex');
  memory.writeBytes(0, at, bytes.value, 'test');
};

/** Buffers of these many descriptors, the last one of each with 16 writable bytes, tokens from 0 on. */
const add = (memory: RingMemory, start: SplitDriver, lengths: readonly number[], token = 0): SplitDriver =>
  lengths.reduce((queue, length, nth) => {
    const buffer = Array.from({ length }, (_, k) => element(addr(0x5000), 16, k === length - 1));
    const exposed = exposeNow(memory, queue, buffer, token + nth);
    if (!('queue' in exposed)) throw new Error('not exposed');
    return exposed.queue;
  }, start);
const collected = (memory: RingMemory, queue: SplitDriver) => {
  const found = collect(memory, queue);
  if (found === null || 'fault' in found) throw new Error(JSON.stringify(found));
  return found;
};

describe('driver with VIRTIO_F_IN_ORDER', () => {
  it('takes descriptors in ring order, whatever came back when, and wraps from the last to the first', () => {
    const memory = plainRingMemory(0x1000);
    const queue = add(memory, createDriver(memory, areas, options, shadow), [3, 2, 1]);
    put(memory, 0x302, '0200' + '0000000000000000' + '0300000000000000');
    const first = collected(memory, queue);
    const second = collected(memory, first.queue);
    expect(second).toMatchObject({ head: 3, token: 1, queue: { freeHead: 6, numFree: 7 } });
    add(memory, second.queue, [4], 3);
    expect([6, 7, 0, 1].map(index => hexAt(memory, 0x100 + 16 * index + 12, 4))).toEqual([
      '01000700',
      '01000000',
      '01000100',
      '02000200',
    ]);
    expect(hexAt(memory, 0x20a, 2)).toBe('0600');
  });

  it('takes a batch by its last head: the others count as completely used', () => {
    const memory = plainRingMemory(0x1000);
    const queue = add(memory, createDriver(memory, areas, options, shadow), [2, 1, 3]);
    put(memory, 0x302, '0300' + '0300000005000000'); // id 3, len 5, for all three
    const one = collected(memory, queue);
    expect(one).toMatchObject({
      head: 0,
      token: 0,
      len: 16,
      queue: { numFree: 4, lastUsed: 1, batch: { head: 3, len: 5 } },
    });
    const two = collected(memory, one.queue);
    expect(two).toMatchObject({ head: 2, token: 1, len: 16, queue: { numFree: 5, lastUsed: 2 } });
    const three = collected(memory, two.queue);
    expect(three).toMatchObject({ head: 3, token: 2, len: 5, queue: { numFree: 8, lastUsed: 3, batch: null } });
    expect(collect(memory, three.queue)).toBe(null);
  });

  it('M30: an element that ends more buffers than used.idx covers is out of order', () => {
    const memory = plainRingMemory(0x1000);
    const queue = add(memory, createDriver(memory, areas, options, shadow), [2, 1, 3]);
    put(memory, 0x302, '0200' + '0300000005000000');
    const found = collect(memory, queue);
    if (found === null || !('fault' in found)) throw new Error('no fault');
    expect([found.fault.rule, describeDeviceFault(found.fault)]).toEqual([
      'M30',
      'used id 3 ends a batch of 3 buffers in order, but used.idx is 2 ahead',
    ]);
    expect(collect(memory, found.queue)).toBe(null);
  });

  it('notices a shadow that was changed', () => {
    const memory = plainRingMemory(0x1000);
    const queue = add(memory, createDriver(memory, areas, options, shadow), [2, 1, 3]);
    put(memory, 0x302, '0300' + '0300000005000000');
    put(memory, 0x402, '0700'); // the first buffer has 7 descriptors now
    expect(collect(memory, queue)).toMatchObject({ fault: { kind: 'driver-shadow-damaged', index: 0 } });
  });
});

describe('device with VIRTIO_F_IN_ORDER', () => {
  const takeAll = (memory: RingMemory, start: SplitDevice) => {
    const chains = [];
    let queue = start;
    for (let found = take(memory, queue); found !== null; found = take(memory, queue)) {
      if (!('chain' in found)) throw new Error(JSON.stringify(found));
      queue = found.queue;
      chains.push(found.chain);
    }
    return { queue, chains };
  };

  it('may return a batch by one element, at the slot of its first buffer', () => {
    const memory = plainRingMemory(0x1000);
    const driver = createDriver(memory, areas, options, shadow);
    add(memory, driver, [2, 1, 3]);
    const { queue, chains } = takeAll(memory, createDevice(areas, options));
    const last = chains[2]!;
    const returned = giveBack('return', memory, queue, last, 5, chains.slice(0, 2));
    expect(returned).toMatchObject({ usedIdx: 3, publishedUsedIdx: 0 });
    expect(hexAt(memory, 0x300, 20)).toBe('0000' + '0000' + '0300000005000000' + '0000000000000000');
    const done = giveBack('complete', memory, returned, last, 5);
    expect(done).toEqual(giveBackNow(memory, queue, last, 5, chains.slice(0, 2)));
    expect(hexAt(memory, 0x300, 20)).toBe('0000' + '0300' + '0300000005000000' + '0000000000000000');
  });

  it('M22: remarks on a chain that does not follow the one before, or not itself', () => {
    const memory = plainRingMemory(0x1000);
    const one = '0050000000000000 10000000';
    put(memory, 0x100, `${one} 0000 0100 ${one} 0000 0300 ${one} 0100 0400 ${one} 0000 0000 ${one} 0000 0000`);
    put(memory, 0x202, '0300' + '0000' + '0200' + '0500'); // heads 0, 2, 5
    const { chains } = takeAll(memory, createDevice(areas, options));
    expect(chains.map(({ remarks }) => remarks)).toEqual([
      [],
      [
        { kind: 'not-in-order', rule: 'M22', index: 2, expected: 1 },
        { kind: 'not-in-order', rule: 'M22', index: 4, expected: 3 },
      ],
      [{ kind: 'zero-length', rule: 'M26', index: 5 }],
    ]);
  });
});
