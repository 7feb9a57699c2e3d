import { describe, expect, it } from 'vitest';
import { plainRingMemory, type RingMemory } from '../../memory/ring-memory.ts';
import { hexToBytes } from '../../num/bytes.ts';
import { u16 } from '../../num/int.ts';
import { type ChainFault, describeFault } from '../chain.ts';
import { walkChain } from './walk.ts';

/** A table at 0x100 in 4 KiB of memory, one line of 16 bytes a descriptor; the lines not given are zero. */
const walk = (lines: readonly string[], { head = 0, size = 8, descHi = 0, descLo = 0x100 } = {}) => {
  const memory = plainRingMemory(0x1000);
  const bytes = hexToBytes(lines.join(''), { allowEmpty: true });
  if (!bytes.ok) throw new Error('not hex');
  memory.writeBytes(0, 0x100, bytes.value, 'virtq_desc');
  const areas = { size: u16(size), descHi, descLo, driverHi: 0, driverLo: 0x400, deviceHi: 0, deviceLo: 0x800 };
  return walkChain(memory, { areas, options: { eventIdx: false, indirect: false, inOrder: false } }, head);
};

describe('walkChain', () => {
  it('finds the elements of a chain in chain order, with 64-bit addresses', () => {
    const chain = walk(
      [
        '0010000000000000 10000000 0000 0000', // not in the chain
        '0020000000000080 20000000 0300 0300', // writable, next 3
        'f0debc9a78563412 18000000 0100 0100', // readable, next 1
        '0030000000000000 08000000 0200 0700', // writable; next means nothing
      ],
      { head: 2 },
    );
    expect(chain).toEqual({
      head: 2,
      readable: [{ addrHi: 0x12345678, addrLo: 0x9abcdef0, len: 0x18, writable: false }],
      writable: [
        { addrHi: 0x80000000, addrLo: 0x2000, len: 0x20, writable: true },
        { addrHi: 0x0, addrLo: 0x3000, len: 8, writable: true },
      ],
      descriptors: [2, 1, 3],
      readableBytes: 0x18,
      writableBytes: 0x28,
      indirect: null,
      remarks: [],
    });
  });

  it('takes a chain as long as its table, and bits of flags that nobody has defined', () => {
    const chain = walk(['0010000000000000 01000000 f9ff 0100', '0010000000000000 01000000 0000 0000'], { size: 2 });
    expect(chain).toMatchObject({ descriptors: [0, 1], readableBytes: 2 });
  });

  it('takes 2^32 bytes in all', () => {
    const chain = walk(['0000000000000000 ffffffff 0100 0100', '0000000000000000 01000000 0200 0000']);
    expect(chain).toMatchObject({ readableBytes: 0xffffffff, writableBytes: 1 });
  });

  it('takes a buffer that ends at 2^64, and elements that are not in memory', () => {
    expect(walk(['f0ffffffffffffff 10000000 0000 0000'])).toMatchObject({
      readable: [{ addrHi: 0xffffffff, addrLo: 0xfffffff0, len: 0x10 }],
    });
  });

  it('remarks on descriptors of no bytes, and takes them', () => {
    const chain = walk(['0010000000000000 01000000 0100 0500', '', '', '', '', '']);
    expect(chain).toMatchObject({ descriptors: [0, 5], readableBytes: 1 });
    expect(chain).toMatchObject({ remarks: [{ kind: 'zero-length', rule: 'M26', index: 5 }] });
  });
});

describe('walkChain: faults, each by its bytes', () => {
  const one = (flagsAndNext: string): string => `0010000000000000 01000000 ${flagsAndNext}`;
  const cases: readonly {
    readonly rule: string;
    readonly name: string;
    readonly lines: readonly string[];
    readonly where?: Parameters<typeof walk>[1];
    readonly fault: ChainFault;
    readonly text: string;
  }[] = [
    {
      rule: 'M1',
      name: 'a head outside the table',
      lines: [],
      where: { head: 8 },
      fault: { kind: 'head-out-of-table', rule: 'M1', index: 8, size: 8 },
      text: 'head 8 is outside the table of 8 descriptors',
    },
    {
      rule: 'M2',
      name: 'a next outside the table',
      lines: [one('0100 0100'), one('0100 feff')],
      fault: { kind: 'next-out-of-table', rule: 'M2', index: 1, next: 0xfffe, size: 8 },
      text: 'descriptor 1 continues at 65534, outside the table of 8 descriptors',
    },
    {
      rule: 'M2',
      name: 'a next just behind the table',
      lines: [one('0100 0800')],
      fault: { kind: 'next-out-of-table', rule: 'M2', index: 0, next: 8, size: 8 },
      text: 'descriptor 0 continues at 8, outside the table of 8 descriptors',
    },
    {
      rule: 'M3',
      name: 'a loop of readable descriptors that leaves its head out',
      lines: [one('0100 0100'), one('0100 0200'), one('0100 0100')],
      fault: { kind: 'loop', rule: 'M3', index: 1, head: 0 },
      text: 'the chain from 0 comes back to descriptor 1 and never ends',
    },
    {
      rule: 'M3',
      name: 'a descriptor that is its own next',
      lines: [one('0300 0000')],
      fault: { kind: 'loop', rule: 'M3', index: 0, head: 0 },
      text: 'the chain from 0 comes back to descriptor 0 and never ends',
    },
    {
      rule: 'M3',
      name: 'a loop over the whole table',
      lines: [one('0100 0100'), one('0100 0000')],
      where: { size: 2 },
      fault: { kind: 'loop', rule: 'M3', index: 0, head: 0 },
      text: 'the chain from 0 comes back to descriptor 0 and never ends',
    },
    {
      rule: 'M3',
      name: 'a loop from a writable descriptor back to a readable one: not M6',
      lines: [one('0100 0100'), one('0300 0000')],
      fault: { kind: 'loop', rule: 'M3', index: 0, head: 0 },
      text: 'the chain from 0 comes back to descriptor 0 and never ends',
    },
    {
      rule: 'M3',
      name: 'a loop of 2 GiB descriptors: not M5',
      lines: ['0010000000000000 00000080 0100 0000'],
      fault: { kind: 'loop', rule: 'M3', index: 0, head: 0 },
      text: 'the chain from 0 comes back to descriptor 0 and never ends',
    },
    {
      rule: 'M5',
      name: '2^32 + 1 bytes',
      lines: ['0000000000000000 ffffffff 0100 0100', '0000000000000000 02000000 0200 0000'],
      fault: { kind: 'too-many-bytes', rule: 'M5', index: 1, head: 0 },
      text: 'the chain from 0 passes 2^32 bytes at descriptor 1',
    },
    {
      rule: 'M6',
      name: 'a readable descriptor after a writable one',
      lines: [one('0300 0100'), one('0000 0000')],
      fault: { kind: 'readable-after-writable', rule: 'M6', index: 1, head: 0 },
      text: 'descriptor 1 of the chain from 0 is device-readable after a device-writable one',
    },
    {
      rule: 'M6',
      name: 'a readable descriptor after a writable one of no bytes',
      lines: ['0010000000000000 00000000 0300 0100', one('0000 0000')],
      fault: { kind: 'readable-after-writable', rule: 'M6', index: 1, head: 0 },
      text: 'descriptor 1 of the chain from 0 is device-readable after a device-writable one',
    },
    {
      rule: 'M7',
      name: 'an indirect descriptor without the feature',
      lines: [one('0100 0100'), one('0400 0000')],
      fault: { kind: 'indirect-not-negotiated', rule: 'M7', index: 1 },
      text: 'descriptor 1 is indirect, but VIRTIO_F_INDIRECT_DESC was not negotiated',
    },
    {
      rule: 'M35',
      name: 'a buffer past 2^64',
      lines: ['f0ffffffffffffff 11000000 0000 0000'],
      fault: { kind: 'wraps', rule: 'M35', index: 0, addr: 0xfffffffffffffff0n, len: 0x11 } as ChainFault,
      text: 'descriptor 0: 17 bytes at 0xfffffffffffffff0 run past 2^64',
    },
    {
      rule: 'M36',
      name: 'a table that ends outside memory',
      lines: [],
      where: { descLo: 0xf90 },
      fault: {
        kind: 'area-outside-memory',
        rule: 'M36',
        index: null,
        area: 'descriptor table',
        addr: 0xf90n,
        len: 128,
      } as ChainFault,
      text: 'the descriptor table, 128 bytes at 0xf90, is not all in memory',
    },
    {
      rule: 'M36',
      name: 'a table that runs past 2^64',
      lines: [],
      where: { descHi: 0xffffffff, descLo: 0xfffffff0 },
      fault: {
        kind: 'area-outside-memory',
        rule: 'M36',
        index: null,
        area: 'descriptor table',
        addr: 0xfffffffffffffff0n,
        len: 128,
      } as ChainFault,
      text: 'the descriptor table, 128 bytes at 0xfffffffffffffff0, is not all in memory',
    },
  ];

  it.each(cases)('$rule: $name', ({ lines, where, fault, text }) => {
    const found = walk(lines, where);
    expect(found).toEqual(fault);
    expect(describeFault(fault)).toBe(text);
  });

  it('reads each of at most `size` descriptors of an endless chain', () => {
    const memory = plainRingMemory(0x1000);
    for (let index = 0; index < 8; index++)
      memory.write32(0, 0x100 + 16 * index + 12, 0x0001 | (((index + 1) % 8) << 16), '');
    let reads = 0;
    const counting: RingMemory = {
      ...memory,
      readWords: (hi, lo, count, into) => {
        reads += count;
        memory.readWords(hi, lo, count, into);
      },
    };
    const areas = {
      size: u16(8),
      descHi: 0,
      descLo: 0x100,
      driverHi: 0,
      driverLo: 0x400,
      deviceHi: 0,
      deviceLo: 0x800,
    };
    const options = { eventIdx: false, indirect: false, inOrder: false };
    expect(walkChain(counting, { areas, options }, 3)).toEqual({ kind: 'loop', rule: 'M3', index: 3, head: 3 });
    expect(reads).toBe(32);
  });
});
