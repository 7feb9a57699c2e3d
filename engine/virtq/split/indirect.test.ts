import { describe, expect, it } from 'vitest';
import { plainRingMemory, type RingMemory } from '../../memory/ring-memory.ts';
import { addr } from '../../num/addr.ts';
import { bytesToHex, hexToBytes } from '../../num/bytes.ts';
import { u16 } from '../../num/int.ts';
import { describeFault, isChainFault } from '../chain.ts';
import { element } from '../element.ts';
import { describeRemark } from '../remark.ts';
import { collect } from './collect.ts';
import { createDriver } from './create.ts';
import { expose, exposeNow } from './driver.ts';
import { walkChain } from './walk.ts';

const areas = { size: u16(4), descHi: 0, descLo: 0x100, driverHi: 0, driverLo: 0x200, deviceHi: 0, deviceLo: 0x300 };
const options = { eventIdx: false, indirect: true, inOrder: false };
const hexAt = (memory: RingMemory, at: number, length: number): string => bytesToHex(memory.readBytes(0, at, length));
const put = (memory: RingMemory, at: number, text: string): void => {
  const bytes = hexToBytes(text);
  if (!bytes.ok) throw new Error('not hex');
  memory.writeBytes(0, at, bytes.value, 'test');
};

/** Descriptors from 0x100 on, an indirect table from 0x800 on. */
const walk = (ring: string, table: string, { inOrder = false, longTables = false } = {}) => {
  const memory = plainRingMemory(0x1000);
  put(memory, 0x100, ring);
  if (table !== '') put(memory, 0x800, table);
  const with_ = { ...options, inOrder, ...(longTables ? { longTables: true as const } : {}) };
  return walkChain(memory, { areas, options: with_, nextHead: 0 }, 0);
};
const tableAt800 = (bytes: string): string => `0008000000000000 ${bytes} 0400 0000`;

describe('driver: an indirect table', () => {
  it('holds the whole buffer, and the ring one descriptor of it', () => {
    const memory = plainRingMemory(0x1000);
    const queue = createDriver(memory, areas, options, { hi: 0, lo: 0x400 });
    const buffer = [
      element(addr(0x5000), 0x10, false),
      element(addr(0x1_0000_6000), 0x20, true),
      element(addr(0x7000), 3, true),
    ];
    const described = expose('describe', memory, queue, buffer, 7, { hi: 0, lo: 0x800 });
    if (!('queue' in described)) throw new Error('not described');
    expect(hexAt(memory, 0x800, 48)).toBe(
      '0050000000000000' +
        '10000000' +
        '01000100' +
        '0060000001000000' +
        '20000000' +
        '03000200' +
        '0070000000000000' +
        '03000000' +
        '02000300',
    );
    expect(hexAt(memory, 0x100, 32)).toBe(`00080000000000003000000004000100${'00'.repeat(16)}`);
    expect(described).toMatchObject({ head: 0, queue: { freeHead: 1, numFree: 3 } });
    // remembered: next 1, one descriptor, token 7, 35 writable bytes
    expect(hexAt(memory, 0x400, 12)).toBe('010001000800000023000000');
  });

  it('is freed as one descriptor, and its used length judged by all of it', () => {
    const memory = plainRingMemory(0x1000);
    const queue = createDriver(memory, areas, options, { hi: 0, lo: 0x400 });
    const buffer = [element(addr(0x5000), 0x10, false), element(addr(0x6000), 0x20, true)];
    const exposed = exposeNow(memory, queue, buffer, 7, { hi: 0, lo: 0x800 });
    if (!('queue' in exposed)) throw new Error('not exposed');
    put(memory, 0x302, '0100' + '00000000' + '21000000');
    expect(collect(memory, exposed.queue)).toMatchObject({ fault: { rule: 'M28', capacity: 0x20 } });
    put(memory, 0x308, '20000000');
    expect(collect(memory, exposed.queue)).toMatchObject({ len: 0x20, token: 7, queue: { numFree: 4 } });
  });

  it('may not be longer than the queue, unless that is switched on', () => {
    const memory = plainRingMemory(0x1000);
    const buffer = Array.from({ length: 5 }, () => element(addr(0x5000), 1, false));
    const strict = createDriver(memory, areas, options, { hi: 0, lo: 0x400 });
    expect(exposeNow(memory, strict, buffer, 0, { hi: 0, lo: 0x800 })).toEqual({
      fault: { kind: 'longer-than-table', rule: 'M4', elements: 5, size: 4 },
    });
    const lax = createDriver(memory, areas, { ...options, longTables: true }, { hi: 0, lo: 0x400 });
    expect(exposeNow(memory, lax, buffer, 0, { hi: 0, lo: 0x800 })).toMatchObject({ head: 0, queue: { numFree: 3 } });
    expect(hexAt(memory, 0x108, 4)).toBe('50000000');
  });

  it('needs VIRTIO_F_INDIRECT_DESC: a caller that forgot is wrong', () => {
    const memory = plainRingMemory(0x1000);
    const queue = createDriver(memory, areas, { ...options, indirect: false }, { hi: 0, lo: 0x400 });
    const buffer = [element(addr(0x5000), 1, false)];
    expect(() => exposeNow(memory, queue, buffer, 0, { hi: 0, lo: 0x800 })).toThrow('VIRTIO_F_INDIRECT_DESC');
  });
});

describe('device: an indirect table', () => {
  it('is walked by `next` from entry 0 on, and WRITE on the descriptor that points to it means nothing', () => {
    const chain = walk(
      '0008000000000000 30000000 0600 0000',
      '0010000000000000 01000000 0100 0200' +
        '0030000000000000 03000000 0200 0900' +
        '0020000000000000 02000000 0300 0100',
    );
    expect(chain).toMatchObject({
      head: 0,
      descriptors: [0],
      readable: [{ addrLo: 0x1000, len: 1 }],
      writable: [
        { addrLo: 0x2000, len: 2 },
        { addrLo: 0x3000, len: 3 },
      ],
      indirect: { addrHi: 0, addrLo: 0x800, len: 0x30 },
      remarks: [],
    });
  });

  it('may end a chain of direct descriptors', () => {
    const chain = walk(
      `0010000000000000 10000000 0100 0200 ${'00'.repeat(16)} ${tableAt800('20000000')}`,
      '0020000000000000 10000000 0100 0100' + '0030000000000000 10000000 0200 0000',
    );
    expect(chain).toMatchObject({ descriptors: [0, 2], readableBytes: 0x20, writableBytes: 0x10 });
  });

  it('is remarked on for entries without bytes, and under VIRTIO_F_IN_ORDER for another order', () => {
    const table = `0020000000000000 00000000 0100 0200${'00'.repeat(16)}0030000000000000 10000000 0200 0000`;
    const chain = walk(tableAt800('30000000'), table, { inOrder: true });
    if (isChainFault(chain)) throw new Error(describeFault(chain));
    expect(chain.remarks.map(remark => `${remark.rule}: ${describeRemark(remark)}`)).toEqual([
      'M26: entry 0 of the table of descriptor 0 has no bytes, which is allowed and rarely meant',
      'M22: entry 2 of the table of descriptor 0 stands where VIRTIO_F_IN_ORDER asks for 1',
    ]);
  });

  const one = '0010000000000000 01000000';
  it.each([
    ['M8', '0008000000000000 10000000 0500 0100', '', 'descriptor 0 is indirect and has a next one'],
    [
      'M9',
      tableAt800('20000000'),
      `${one} 0100 0100 ${one} 0400 0000`,
      'entry 1 of the table of descriptor 0 is indirect itself',
    ],
    ['M11', tableAt800('00000000'), '', 'the indirect table of descriptor 0 has 0 bytes, not a multiple of 16 above 0'],
    [
      'M11',
      tableAt800('18000000'),
      '',
      'the indirect table of descriptor 0 has 24 bytes, not a multiple of 16 above 0',
    ],
    [
      'M2',
      tableAt800('20000000'),
      `${one} 0100 0200`,
      'entry 0 of the table of descriptor 0 continues at 2, outside the table of 2 descriptors',
    ],
    [
      'M3',
      tableAt800('20000000'),
      `${one} 0100 0100 ${one} 0100 0100`,
      'the chain from 0 comes back to entry 1 of the table of descriptor 0 and never ends',
    ],
    [
      'M4',
      tableAt800('50000000'),
      [1, 2, 3, 4].map(next => `${one} 0100 0${next}00`).join(''),
      'entry 4 of the table of descriptor 0 is one more than the 4 descriptors that a chain may have',
    ],
    [
      'M5',
      tableAt800('20000000'),
      '0010000000000000 ffffffff 0100 0100 0010000000000000 02000000 0000 0000',
      'the chain from 0 passes 2^32 bytes at entry 1 of the table of descriptor 0',
    ],
    [
      'M6',
      tableAt800('20000000'),
      `${one} 0300 0100 ${one} 0000 0000`,
      'entry 1 of the table of descriptor 0 of the chain from 0 is device-readable after a device-writable one',
    ],
    [
      'M35',
      tableAt800('10000000'),
      'ffffffffffffffff 02000000 0000 0000',
      'entry 0 of the table of descriptor 0: 2 bytes at 0xffffffffffffffff run past 2^64',
    ],
    ['M35', 'f8ffffffffffffff 10000000 0400 0000', '', 'descriptor 0: 16 bytes at 0xfffffffffffffff8 run past 2^64'],
    [
      'M36',
      'f80f000000000000 10000000 0400 0000',
      '',
      'the indirect table of descriptor 0, 16 bytes at 0xff8, is not all in memory',
    ],
  ])('%s: ring %s, table %s', (rule, ring, table, text) => {
    const found = walk(ring, table);
    if (!isChainFault(found)) throw new Error('no fault');
    expect([found.rule, describeFault(found)]).toEqual([rule, text]);
  });

  it('direct descriptors count for its length too', () => {
    const ring = `${one} 0100 0100 ${tableAt800('40000000')}`;
    const entries = [1, 2, 3].map(next => `${one} 0100 0${next}00`);
    const whole = [...entries, `${one} 0000 0000`].join('');
    expect(walk(ring, whole)).toMatchObject({ kind: 'longer-than-queue', rule: 'M4', index: 3, table: 1, size: 4 });
    expect(walk(ring, whole, { longTables: true })).toMatchObject({ readableBytes: 5, descriptors: [0, 1] });
    const circle = [...entries, `${one} 0100 0100`].join('');
    expect(walk(ring, circle, { longTables: true })).toMatchObject({ kind: 'loop', index: 1, table: 1 });
  });
});
