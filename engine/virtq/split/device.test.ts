import { describe, expect, it } from 'vitest';
import { plainRingMemory, type RingMemory } from '../../memory/ring-memory.ts';
import { bytesToHex, hexToBytes } from '../../num/bytes.ts';
import { u16 } from '../../num/int.ts';
import { describeFault } from '../chain.ts';
import type { QueueAreas } from '../queue.ts';
import { createDevice } from './create.ts';
import { available, giveBack, take } from './device.ts';

const areas = { size: u16(8), descHi: 0, descLo: 0x100, driverHi: 0, driverLo: 0x200, deviceHi: 0, deviceLo: 0x300 };
const options = { eventIdx: false, indirect: false, inOrder: false };
const fresh = createDevice(areas, options);
const chain = (head: number) => ({ head, descriptors: [head] });

/** Two one-descriptor chains: 0 readable at 0x5000, 3 writable at 0x6000. */
const ring = (avail: string): RingMemory => {
  const memory = plainRingMemory(0x1000);
  for (const [at, hex] of [
    [0x100, '0050000000000000100000000000' + '0000'],
    [0x130, '0060000000000000400000000200' + '0000'],
    [0x200, avail],
  ] as const) {
    const bytes = hexToBytes(hex);
    if (!bytes.ok) throw new Error('not hex');
    memory.writeBytes(0, at, bytes.value, 'driver');
  }
  return memory;
};
const hexAt = (memory: RingMemory, at: number, length: number): string => bytesToHex(memory.readBytes(0, at, length));

describe('available and take', () => {
  it('takes nothing while avail.idx stands still', () => {
    const memory = ring('0000' + '0000' + '0300');
    expect(available(memory, fresh)).toBe(0);
    expect(take(memory, fresh)).toBe(null);
  });

  it('takes chains in the order of the available ring', () => {
    const memory = ring('0000' + '0200' + '0300' + '0000');
    expect(available(memory, fresh)).toBe(2);
    const one = take(memory, fresh)!;
    expect(one).toMatchObject({
      queue: { lastAvail: 1, usedIdx: 0, publishedUsedIdx: 0 },
      chain: { head: 3, readable: [], writable: [{ addrHi: 0, addrLo: 0x6000, len: 0x40, writable: true }] },
    });
    expect(available(memory, one.queue)).toBe(1);
    const two = take(memory, one.queue)!;
    expect(two).toMatchObject({ queue: { lastAvail: 2 }, chain: { head: 0, readableBytes: 0x10, writableBytes: 0 } });
    expect(take(memory, two.queue)).toBe(null);
  });

  it('follows avail.idx from 65535 to 0', () => {
    const memory = ring(`000001000300${'0000'.repeat(7)}`); // ring[0] is 3, ring[7] is 0
    const one = take(memory, { ...fresh, lastAvail: u16(65535) })!;
    expect(one).toMatchObject({ queue: { lastAvail: 0 }, chain: { head: 0 } });
    expect(take(memory, one.queue)).toMatchObject({ queue: { lastAvail: 1 }, chain: { head: 3 } });
  });

  it('a ring may be full', () => {
    expect(available(ring('0000' + '0800'), fresh)).toBe(8);
    expect(available(ring('0000' + '0300'), { ...fresh, lastAvail: u16(65531) })).toBe(8);
  });

  it.each([
    ['ahead by nine of eight', 0, '0900', 'avail.idx is 9 while 0 comes next: more ahead than 8 entries'],
    ['back by one', 5, '0400', 'avail.idx is 4 while 5 comes next: more ahead than 8 entries'],
    ['back across the wrap', 0, 'ffff', 'avail.idx is 65535 while 0 comes next: more ahead than 8 entries'],
  ])('M14: an index that moved %s', (_, lastAvail, idx, text) => {
    const memory = ring(`0000${idx}`);
    const queue = { ...fresh, lastAvail: u16(lastAvail) };
    const fault = available(memory, queue);
    if (typeof fault === 'number') throw new Error('no fault');
    expect([fault.rule, fault.kind, describeFault(fault)]).toEqual(['M14', 'avail-idx-too-far', text]);
    expect(take(memory, queue)).toEqual({ fault, queue });
  });

  it('M1: a ring entry outside the table, behind which the next one can be taken', () => {
    const memory = ring('0000' + '0200' + '0800' + '0300');
    const bad = take(memory, fresh)!;
    expect(bad).toEqual({
      fault: { kind: 'head-out-of-table', rule: 'M1', index: 8, size: 8 },
      queue: { ...fresh, lastAvail: 1 },
    });
    expect(take(memory, bad.queue)).toMatchObject({ chain: { head: 3 } });
  });

  it.each([
    ['descriptor table', { descHi: 1 }, 0x1_0000_0100n, 128],
    ['available ring', { driverLo: 0xff0 }, 0xff0n, 22],
    ['used ring', { deviceHi: 0xffffffff, deviceLo: 0xfffffffc }, 0xffff_ffff_ffff_fffcn, 70],
  ])('M36: a %s outside memory', (area, elsewhere, addr, len) => {
    const memory = ring('0000' + '0100' + '0300');
    const found = take(memory, createDevice({ ...areas, ...elsewhere }, options))!;
    expect(found).toMatchObject({ fault: { kind: 'area-outside-memory', rule: 'M36', index: null, area, addr, len } });
  });
});

describe('giveBack', () => {
  it('writes the used element, then the index', () => {
    const memory = ring('0000');
    const one = giveBack('return', memory, fresh, chain(3), 0x12345678);
    expect(hexAt(memory, 0x300, 20)).toBe('0000' + '0000' + '0300000078563412' + '0000000000000000');
    expect(one).toMatchObject({ usedIdx: 1, publishedUsedIdx: 0 });
    const two = giveBack('return', memory, one, chain(0), 0);
    const done = giveBack('complete', memory, two, chain(0), 0);
    expect(hexAt(memory, 0x300, 20)).toBe('0000' + '0200' + '0300000078563412' + '0000000000000000');
    expect(done).toMatchObject({ usedIdx: 2, publishedUsedIdx: 2 });
  });

  it('wraps the index past 65535 to 0', () => {
    const memory = ring('0000');
    const start = { ...fresh, usedIdx: u16(65535), publishedUsedIdx: u16(65535) };
    const first = giveBack('return', memory, start, chain(3), 1);
    const second = giveBack('return', memory, first, chain(0), 2);
    expect(giveBack('complete', memory, second, chain(0), 2)).toMatchObject({ usedIdx: 1, publishedUsedIdx: 1 });
    expect(hexAt(memory, 0x300, 12)).toBe('0000' + '0100' + '0000000002000000');
    expect(hexAt(memory, 0x33c, 8)).toBe('0300000001000000');
  });

  it('stores nothing into a used ring outside memory', () => {
    const memory = ring('0000');
    const elsewhere: QueueAreas = { ...areas, deviceLo: 0xffc };
    const queue = giveBack(
      'complete',
      memory,
      giveBack('return', memory, createDevice(elsewhere, options), chain(3), 1),
      chain(3),
      1,
    );
    expect(queue).toMatchObject({ usedIdx: 1, publishedUsedIdx: 1 });
    expect(hexAt(memory, 0xffc, 4)).toBe('00000000');
  });

  it('throws for a stage that there is not', () => {
    expect(() => giveBack('publish', ring('0000'), fresh, chain(0), 0)).toThrow('no stage publish');
  });
});
