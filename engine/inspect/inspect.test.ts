import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { areasAt } from '../virtq/areas-at.ts';
import '../dialect/all.ts';
import { hexToBytes } from '../num/bytes.ts';
import { u16 } from '../num/int.ts';
import { type MemoryImage, readImage } from './image.ts';
import { imageMemory } from './image-memory.ts';
import { findingsOf, inspectQueue } from './inspect.ts';
import type { ForeignQueue } from './queue.ts';

const image = (input: object): MemoryImage => {
  const read = readImage({ schema: 'ringside-memory-image/1', ...input });
  if (!read.ok) throw new Error(JSON.stringify(read.error));
  return read.value;
};

const only = (input: object) => {
  const { memory, queues } = image(input);
  const [queue] = queues;
  if (!queue) throw new Error('no queue');
  return inspectQueue(memory, queue);
};

const found = (inspected: ReturnType<typeof only>) =>
  findingsOf(inspected).map(({ rule, severity, index, table }) => [rule, severity, index, table]);

/** Descriptor table of 4 at 0x1000, available ring at 0x1040, used ring at 0x1060. */
const split = { format: 'split', size: 4, desc: '0x1000', driver: '0x1040', device: '0x1060' };
const usedRing = ['0x1060', '00'.repeat(38)];

describe('a split ring typed by hand', () => {
  it('with a loop: the chain as far as it goes, the descriptor, the rule and the clause', () => {
    const inspected = only({
      memory: [
        // 0: 16 bytes at 0x2000, NEXT 1; 1: 8 bytes at 0x3000, NEXT and WRITE, back to 0
        ['0x1000', '00200000000000001000000001000100'],
        ['0x1010', '00300000000000000800000003000000'],
        ['0x1020', '00'.repeat(32)],
        // flags 0, idx 1, ring[0] is 0
        ['0x1040', '0000010000000000000000000000'],
        usedRing,
      ],
      queues: [split],
    });
    expect(inspected.chains).toMatchObject([{ state: 'available', at: 0, head: 0, descriptors: [0, 1, 0] }]);
    expect(findingsOf(inspected)).toMatchObject([
      { severity: 'fault', rule: 'M3', kind: 'loop', index: 0, clause: 'split.indirect.chain-le-queue-size' },
    ]);
  });

  it('with an indirect table: its elements, and what no descriptor of the ring says', () => {
    const memory = [
      ['0x1000', '00'.repeat(32)],
      // 2: a table of 48 bytes at 0x4000
      ['0x1020', '00400000000000003000000004000000'],
      ['0x1030', '00'.repeat(16)],
      ['0x1040', '0000010002000000000000000000'],
      usedRing,
      // entry 0: 32 bytes at 0x5000, NEXT 2; entry 1 is left out; entry 2: 24 writable bytes at 0x6000
      ['0x4000', '00500000000000002000000001000200'],
      ['0x4010', 'ff'.repeat(16)],
      ['0x4020', '00600000000000001800000002000000'],
    ];
    const inspected = only({ memory, queues: [{ ...split, features: ['INDIRECT_DESC'] }] });
    expect(found(inspected)).toEqual([]);
    expect(inspected.chains).toMatchObject([
      {
        head: 2,
        descriptors: [2],
        readableBytes: 32,
        writableBytes: 24,
        indirect: { addrLo: 0x4000, len: 48 },
        readable: [{ addrLo: 0x5000, len: 32 }],
        writable: [{ addrLo: 0x6000, len: 24 }],
      },
    ]);
    const without = only({ memory, queues: [split] });
    expect(found(without)).toEqual([['M7', 'fault', 2, null]]);
  });

  it('with a fault inside of a table: the entry, and the descriptor of the table', () => {
    const inspected = only({
      memory: [
        ['0x1000', '00400000000000002000000004000000'],
        ['0x1010', '00'.repeat(48)],
        ['0x1040', '0000010000000000000000000000'],
        usedRing,
        // entry 0 continues at 2, in a table of 2
        ['0x4000', '00500000000000002000000001000200'],
        ['0x4010', '00'.repeat(16)],
      ],
      queues: [{ ...split, features: [28] }],
    });
    expect(found(inspected)).toEqual([['M2', 'fault', 0, 0]]);
    expect(inspected.chains).toMatchObject([{ indirect: { addrLo: 0x4000, len: 32 } }]);
  });

  it('with indices that run past 65535, and positions that are given', () => {
    const inspected = only({
      memory: [
        ['0x1000', '00200000000000001000000002000000'],
        ['0x1010', '00300000000000001000000002000000'],
        ['0x1020', '00400000000000001000000000000000'],
        ['0x1030', '00'.repeat(16)],
        // idx 1: entries 65535 (slot 3) and 0 (slot 0) were made available last
        ['0x1040', '0000010001000000000000000000'],
        // used.idx 0: entry 65535 (slot 3) has id 0 and 17 bytes
        ['0x1060', `00000000${'00'.repeat(24)}0000000011000000`],
        ['0x1084', '0000'],
      ],
      queues: [{ ...split, positions: { lastUsed: 65535, lastAvail: 0 } }],
    });
    expect(inspected.used).toMatchObject([{ at: 65535, id: 0, len: 17 }]);
    expect(inspected.chains).toMatchObject([
      { state: 'used', head: 0 },
      { state: 'available', at: 0, head: 1 },
    ]);
    // 17 bytes in a buffer of 16
    expect(findingsOf(inspected)).toMatchObject([{ rule: 'M28', used: 65535 }]);
    expect(Object.values(inspected.positions ?? {}).every(({ supposed }) => supposed === null)).toBe(true);
  });

  it.each([
    ['M14', '0000090000000000000000000000', '0x1040'],
    ['M1', '0000010004000000000000000000', '0x1040'],
    ['M16', '0200000000000000000000000000', '0x1040'],
  ])('%s where the available ring is wrong', (rule, bytes, at) => {
    const inspected = only({
      memory: [['0x1000', '00'.repeat(64)], [at, bytes], usedRing],
      queues: [{ ...split, positions: { lastAvail: 0 } }],
    });
    expect(findingsOf(inspected).map(each => each.rule)).toContain(rule);
  });

  it('whose used ring is ahead of what was made available', () => {
    const inspected = only({
      memory: [
        ['0x1000', '00'.repeat(64)],
        ['0x1040', '0000010000000000000000000000'],
        ['0x1060', `00000300${'00'.repeat(34)}`],
      ],
      queues: [split],
    });
    expect(found(inspected)).toEqual([['M27', 'fault', null, null]]);
    expect(inspected.chains).toEqual([]);
  });

  it('that is not all in memory, has no size, or is not aligned', () => {
    const memory = [['0x1000', '00'.repeat(0x86)]];
    expect(found(only({ memory, queues: [{ ...split, device: '0xffffffffffffffe0' }] }))).toEqual([
      ['M36', 'fault', null, null],
    ]);
    expect(found(only({ memory, queues: [{ ...split, size: 3 }] }))).toEqual([['M24', 'fault', null, null]]);
    expect(found(only({ memory, queues: [{ ...split, size: 0 }] }))).toEqual([['M24', 'fault', null, null]]);
    const low = only({ memory: [['0x1000', '00'.repeat(0x87)]], queues: [{ ...split, device: '0x1061' }] });
    expect(found(low)).toEqual([['M23', 'violation', null, null]]);
  });

  it('takes the same head twice for a violation only where it is known what the device has', () => {
    const twice = {
      memory: [
        ['0x1000', '00200000000000001000000000000000'],
        ['0x1010', '00'.repeat(48)],
        ['0x1040', '0000020000000000000000000000'],
        usedRing,
      ],
    };
    const known = only({ ...twice, queues: [{ ...split, positions: { lastAvail: 0 } }] });
    expect(found(known)).toEqual([['M13', 'violation', 0, null]]);
    expect(found(only({ ...twice, queues: [split] }))).toEqual([['M13', 'remark', 0, null]]);
  });
});

describe('a packed ring typed by hand', () => {
  /** Three descriptors; the second pass has begun. */
  const memory = [
    // 0: 8 writable bytes at 0x3000, id 7, available in wrap 0
    ['0x1000', '00300000000000000800000007000280'],
    // 1: used in wrap 1, id 5, 4 bytes
    ['0x1010', '00200000000000000400000005008280'],
    // 2: 16 readable bytes at 0x2000, NEXT, available in wrap 1
    ['0x1020', '00200000000000001000000000008100'],
    ['0x1030', '0000000002800200'],
  ];
  const packed = {
    format: 'packed',
    size: 3,
    desc: '0x1000',
    driver: '0x1030',
    device: '0x1034',
    features: ['VIRTIO_F_EVENT_IDX', 'VIRTIO_F_RING_PACKED'],
  };

  it('a list over the end of the ring, with positions that the wrap bits tell', () => {
    const inspected = only({ memory, queues: [packed] });
    expect(inspected.positions).toMatchObject({
      availIdx: { at: 1, supposed: expect.any(String) },
      usedIdx: { at: 0x8002, supposed: expect.any(String) },
      lastAvail: { at: 0x8002 },
    });
    expect(inspected.chains).toMatchObject([
      { state: 'available', at: 0x8002, head: 7, descriptors: [2, 0], readableBytes: 16, writableBytes: 8 },
    ]);
    expect(found(inspected)).toEqual([]);
    expect(inspected.wishes?.driver.text).toBe('the driver wants all interrupts');
    expect(inspected.wishes?.device.text).toBe('the device wants one when the ring passes slot 2, wrap 1');
  });

  it('what waits for the driver, where its position is given', () => {
    const positions = { lastUsed: { slot: 1, wrap: 1 } };
    expect(only({ memory, queues: [{ ...packed, positions }] }).used).toMatchObject([{ at: 0x8001, id: 5, len: 4 }]);
  });

  it('a list that is not whole', () => {
    const [, used, first, events] = memory;
    const inspected = only({
      memory: [['0x1000', '00300000000000000800000007000200'], used, first, events],
      queues: [{ ...packed, positions: { lastAvail: { slot: 2, wrap: 1 }, usedIdx: { slot: 2, wrap: 1 } } }],
    });
    expect(found(inspected)).toEqual([['M18', 'violation', 0, null]]);
  });

  it('all zero is a fresh ring', () => {
    const inspected = only({ memory: [['0x1000', '00'.repeat(56)]], queues: [{ ...packed }] });
    expect(inspected.positions).toMatchObject({ availIdx: { at: 0x8000 }, usedIdx: { at: 0x8000 } });
    expect(inspected.chains).toEqual([]);
    expect(found(inspected)).toEqual([]);
  });
});

it('decodes an admin command in the words of a dialect, and says when its bytes are not there', () => {
  const command = '0000010000000000020000000000000001000021000000010000000000000000';
  const memory = [
    ['0x1000', '00200000000000002000000001000100'],
    ['0x1010', '00300000000000001800000002000000'],
    ['0x1020', '00'.repeat(32)],
    ['0x1040', '0000010000000000000000000000'],
    usedRing,
  ];
  const queues = [{ ...split, admin: 'draft-2022-07' }];
  const [chain] = only({ memory: [...memory, ['0x2000', command]], queues }).chains;
  expect(chain?.command).toMatchObject({ opcode: 0, name: expect.stringMatching(/^VIRTIO_ADMIN/) });
  expect(chain?.command?.command.fields.find(({ path }) => path === 'resource_val')?.value).toBe(0x100000021n);
  expect(found(only({ memory, queues }))).toEqual([['M36', 'fault', 0, null]]);
});

// ---------------------------------------------------------------- hostile

const bytes = (hex: string): Uint8Array => {
  const read = hexToBytes(hex);
  if (!read.ok) throw new Error(hex);
  return read.value;
};

it('comes to an end where every head leads into one circle of 32768', () => {
  const size = 32768;
  const table = new Uint8Array(16 * size);
  const view = new DataView(table.buffer);
  for (let i = 0; i < size; i++) {
    view.setUint16(16 * i + 12, 1, true);
    view.setUint16(16 * i + 14, (i + 1) % size, true);
  }
  const avail = new Uint8Array(6 + 2 * size);
  new DataView(avail.buffer).setUint16(2, size, true);
  for (let i = 0; i < size; i++) new DataView(avail.buffer).setUint16(4 + 2 * i, i, true);
  const memory = imageMemory(
    [
      [{ hi: 1, lo: 0 }, table],
      [{ hi: 2, lo: 0 }, avail],
      [{ hi: 3, lo: 0 }, new Uint8Array(6 + 8 * size)],
    ],
    null,
  );
  if (!memory.ok) throw new Error(JSON.stringify(memory.error));
  const areas = { size: u16(size), descHi: 1, descLo: 0, driverHi: 2, driverLo: 0, deviceHi: 3, deviceLo: 0 };
  const options = { eventIdx: false, indirect: true, inOrder: false };
  const queue: ForeignQueue = { name: 'circle', format: 'split', areas, options, known: {}, admin: null };
  const inspected = inspectQueue(memory.value, queue);
  expect(inspected.cut).toBe(true);
  expect(inspected.chains.length).toBeGreaterThan(0);
  expect(inspected.chains.length).toBeLessThan(100);
});

/** Words that often make sense as an index, a flag, or half of an address in the image. */
const word = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(0, 0, 0, 1, 2, 3, 4, 5, 0x10, 0x20, 0x80, 0x81, 0x8000, 0x1100) },
  { weight: 1, arbitrary: fc.integer({ min: 0, max: 0xffff }) },
);
const position = fc.option(fc.integer({ min: 0, max: 0xffff }), { nil: undefined, freq: 1 });
const area = fc.oneof(
  { weight: 30, arbitrary: fc.integer({ min: 0, max: 0x4f }).map(k => ({ hi: 0, lo: 0x1000 + 16 * k })) },
  { weight: 1, arbitrary: fc.record({ hi: fc.constantFrom(0, 1, 0xffff_ffff), lo: fc.nat(0xffff_ffff) }) },
);
const arbitraryQueue = fc
  .record({
    format: fc.constantFrom('split' as const, 'packed' as const),
    size: fc.constantFrom(1, 2, 4, 4, 8, 8, 16, 3, 7, 0, 32768, 65535),
    desc: area,
    driver: area,
    device: area,
    eventIdx: fc.boolean(),
    indirect: fc.boolean(),
    inOrder: fc.boolean(),
    lastAvail: position,
    usedIdx: position,
    availIdx: position,
    lastUsed: position,
    held: fc.option(fc.array(fc.integer({ min: 0, max: 0xffff }), { maxLength: 5 }), { nil: undefined }),
    admin: fc.constantFrom(null, 'virtio-1.4', 'draft-2022-07'),
  })
  .map(
    ({ format, size, desc, driver, device, eventIdx, indirect, inOrder, admin, ...places }): ForeignQueue => ({
      name: 'any',
      format,
      areas: areasAt(size, { desc, driver, device }),
      options: { eventIdx, indirect, inOrder },
      admin,
      // As a reader lets them in: a packed position has its slot in the ring.
      known: Object.fromEntries(
        Object.entries(places).flatMap(([side, at]) => {
          if (at === undefined) return [];
          if (typeof at !== 'number' || format === 'split') return [[side, at]];
          return [[side, ((at & 0x7fff) % Math.max(size, 1)) | (at & 0x8000)]];
        }),
      ),
    }),
  );

it('never throws, hangs or reads outside of memory, whatever is in it', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(fc.array(word, { minLength: 768, maxLength: 768 }), arbitraryQueue, (content, queue) => {
      // What is not in the image throws when it is read.
      const memory = imageMemory([[{ hi: 0, lo: 0x1000 }, new Uint8Array(Uint16Array.from(content).buffer)]], null);
      if (!memory.ok) throw new Error(JSON.stringify(memory.error));
      for (const { rule } of findingsOf(inspectQueue(memory.value, queue))) seen.add(rule ?? '');
    }),
    { numRuns: 1500 },
  );
  // It is not all refused at the door.
  expect(seen.size).toBeGreaterThan(11);
});

// ---------------------------------------------------------------- memory

it('memory of ranges: neighbours are one piece, what is not given is not there', () => {
  const memory = imageMemory(
    [
      [{ hi: 0, lo: 0x1002 }, bytes('0304')],
      [{ hi: 0, lo: 0x1000 }, bytes('0102')],
      [{ hi: 0xffff_ffff, lo: 0xffff_fffe }, bytes('aabb')],
    ],
    null,
  );
  if (!memory.ok) throw new Error(JSON.stringify(memory.error));
  const { contains, read32, read16 } = memory.value;
  expect(read32(0, 0x1000)).toBe(0x04030201);
  expect(read16(0xffff_ffff, 0xffff_fffe)).toBe(0xbbaa);
  expect([contains(0, 0x1000, 4), contains(0, 0x1000, 5), contains(0, 0xfff, 1), contains(1, 0x1000, 1)]).toEqual([
    true,
    false,
    false,
    false,
  ]);
  expect(() => read16(0, 0x1003)).toThrow(RangeError);
});
