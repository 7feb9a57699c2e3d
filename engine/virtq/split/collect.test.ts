import { describe, expect, it } from 'vitest';
import { plainRingMemory, type RingMemory } from '../../memory/ring-memory.ts';
import { addr } from '../../num/addr.ts';
import { bytesToHex, hexToBytes } from '../../num/bytes.ts';
import { u16 } from '../../num/int.ts';
import { type Element, element } from '../element.ts';
import { describeDeviceFault } from '../fault.ts';
import type { SplitDriver } from '../queue.ts';
import { collect } from './collect.ts';
import { resumeDriver } from './create.ts';
import { expose } from './driver.ts';

const areas = { size: u16(8), descHi: 0, descLo: 0x100, driverHi: 0, driverLo: 0x200, deviceHi: 0, deviceLo: 0x300 };
const options = { eventIdx: false, indirect: false, inOrder: false };
const readable = element(addr(0x5000), 0x10, false);
const writable = element(addr(0x6000), 0x40, true);

const run = (
  stages: readonly string[],
  memory: RingMemory,
  queue: SplitDriver,
  elements: readonly Element[],
  token: number,
) => {
  let now = queue;
  for (const stage of stages) {
    const exposed = expose(stage, memory, now, elements, token);
    if (!('queue' in exposed)) throw new Error(JSON.stringify(exposed));
    now = exposed.queue;
  }
  return now;
};

/** Published: head 0 (descriptors 0 and 1, 64 writable bytes, token 7) and head 2 (only readable, token 8). */
const twoOutstanding = (start = 0) => {
  const memory = plainRingMemory(0x1000);
  const freeList = [0, 1, 2, 3, 4, 5, 6, 7];
  const at = { freeList, availIdx: u16(start), lastUsed: u16(start) };
  const fresh = resumeDriver(memory, areas, options, { hi: 0, lo: 0x400 }, at);
  const first = run(['describe', 'place', 'publish'], memory, fresh, [readable, writable], 7);
  return { memory, queue: run(['describe', 'place', 'publish'], memory, first, [readable], 8) };
};

const deviceWrites = (memory: RingMemory, at: number, hex: string): void => {
  const bytes = hexToBytes(hex);
  if (!bytes.ok) throw new Error('not hex');
  memory.writeBytes(0, at, bytes.value, 'device');
};

describe('collect', () => {
  it('finds nothing while used.idx stands still', () => {
    const { memory, queue } = twoOutstanding();
    expect(collect(memory, queue)).toBe(null);
  });

  it('takes used buffers in the order of the used ring, and clears what it remembered of them', () => {
    const { memory, queue } = twoOutstanding();
    deviceWrites(memory, 0x302, '0200' + '0200000000000000' + '0000000040000000');
    const one = collect(memory, queue)!;
    expect(one).toMatchObject({ head: 2, len: 0, token: 8, queue: { freeHead: 2, numFree: 6, lastUsed: 1 } });
    const two = collect(memory, one.queue)!;
    expect(two).toMatchObject({ head: 0, len: 0x40, token: 7, queue: { freeHead: 0, numFree: 8, lastUsed: 2 } });
    expect(collect(memory, two.queue)).toBe(null);
    // free list 0 1 2 3 4 5 6 7 again, no heads
    expect(bytesToHex(memory.readBytes(0, 0x400, 48))).toBe(
      '010000000000000000000000' + '020000000000000000000000' + '030000000000000000000000' + '040000000000000000000000',
    );
  });

  it('follows used.idx from 65535 to 0', () => {
    const { memory, queue } = twoOutstanding(65535);
    deviceWrites(memory, 0x33c, '0000000001000000'); // used.ring[7]
    deviceWrites(memory, 0x302, '0100' + '0200000000000000'); // used.idx, used.ring[0]
    const one = collect(memory, queue)!;
    expect(one).toMatchObject({ head: 0, len: 1, queue: { lastUsed: 0 } });
    expect(collect(memory, one.queue)).toMatchObject({ head: 2, queue: { lastUsed: 1, numFree: 8 } });
  });
});

describe('collect: what a device can do wrong, each by its bytes', () => {
  it.each([
    [
      'M27',
      'used-id-out-of-table',
      'an id that has 0 in its lower 16 bits',
      '0100' + '0000010000000000',
      'used id 65536 is outside the table of 8 descriptors',
    ],
    [
      'M27',
      'used-id-not-outstanding',
      'an id inside a chain',
      '0100' + '0100000000000000',
      'used id 1 is not the head of a chain that the device has',
    ],
    [
      'M27',
      'used-id-not-outstanding',
      'the id of a free descriptor',
      '0100' + '0500000000000000',
      'used id 5 is not the head of a chain that the device has',
    ],
    [
      'M28',
      'used-length-too-large',
      'one byte more than can be written',
      '0100' + '0000000041000000',
      'used length 65 of chain 0 is more than its 64 writable bytes',
    ],
    [
      'M28',
      'used-length-too-large',
      'a length for a buffer without writable part',
      '0100' + '0200000001000000',
      'used length 1 of chain 2 is more than its 0 writable bytes',
    ],
    [
      'M27',
      'used-idx-too-far',
      'an index ahead by three of two',
      '0300' + '0000000000000000',
      'used.idx is 3 ahead, but the device has 2 chains',
    ],
    [
      'M27',
      'used-idx-too-far',
      'an index that went back',
      'ffff' + '0000000000000000',
      'used.idx is 65535 ahead, but the device has 2 chains',
    ],
  ])('%s %s: %s', (rule, kind, _, bytes, text) => {
    const { memory, queue } = twoOutstanding();
    deviceWrites(memory, 0x302, bytes);
    const before = bytesToHex(memory.readBytes(0, 0, 0x1000));
    const found = collect(memory, queue);
    if (found === null || !('fault' in found)) throw new Error('no fault');
    expect([found.fault.rule, found.fault.kind, describeDeviceFault(found.fault)]).toEqual([rule, kind, text]);
    expect(found.queue).toEqual({ ...queue, broken: kind });
    expect(collect(memory, found.queue)).toBe(null);
    expect(bytesToHex(memory.readBytes(0, 0, 0x1000))).toBe(before);
  });

  it('M27: the same id twice, of which the first is fine', () => {
    const { memory, queue } = twoOutstanding();
    deviceWrites(memory, 0x302, '0200' + '0000000001000000' + '0000000001000000');
    const one = collect(memory, queue)!;
    expect(one).toMatchObject({ head: 0, token: 7 });
    expect(collect(memory, one.queue)).toMatchObject({ fault: { kind: 'used-id-not-outstanding', id: 0 } });
  });

  it.each([
    ['described', ['describe']],
    ['placed', ['describe', 'place']],
    ['placed before another one', ['describe', 'place', 'describe', 'place']],
  ])('M27: a chain that is %s and not published', (_, stages) => {
    const { memory, queue } = twoOutstanding();
    deviceWrites(memory, 0x302, '0100' + '0300000000000000');
    expect(collect(memory, run(stages, memory, queue, [readable], 9))).toMatchObject({
      fault: { kind: 'used-id-not-outstanding', rule: 'M27', id: 3 },
    });
  });

  it('M28 goes by what the driver remembers, not by a descriptor that was changed since', () => {
    const { memory, queue } = twoOutstanding();
    deviceWrites(memory, 0x118, '00100000'); // virtq_desc[1].len
    deviceWrites(memory, 0x302, '0100' + '0000000041000000');
    expect(collect(memory, queue)).toMatchObject({ fault: { kind: 'used-length-too-large', capacity: 0x40 } });
  });

  it.each([
    ['a chain of no descriptors', 0x402, '0000', 0],
    ['a chain of more descriptors than are taken', 0x402, '0400', 0],
    ['a link out of the table', 0x400, '0800', 0],
  ])('a shadow with %s is damaged, and nothing is freed', (_, at, bytes, index) => {
    const { memory, queue } = twoOutstanding();
    deviceWrites(memory, 0x302, '0100' + '0000000040000000');
    deviceWrites(memory, at, bytes);
    const found = collect(memory, queue)!;
    if (!('fault' in found)) throw new Error('no fault');
    expect(found).toEqual({
      fault: { kind: 'driver-shadow-damaged', rule: null, index },
      queue: { ...queue, broken: 'driver-shadow-damaged' },
    });
    expect(describeDeviceFault(found.fault)).toBe(
      "the driver's private entry for descriptor 0 was changed by somebody else",
    );
  });
});
