import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addr, fromHalves } from '../num/addr.ts';
import { arenaBytes, beginTurn, createArena, endTurn } from './arena.ts';
import {
  contains,
  createMemory,
  type GuestMemory,
  hashMemory,
  read8,
  read16,
  read32,
  readBytes,
  write8,
  write16,
  write32,
  writeBytes,
} from './memory.ts';
import { hashTable } from './word-hash.ts';

const small = (size = 64, hashing = true): GuestMemory => createMemory(createArena({ slotBytes: 16, hashing }), size);
const all = (m: GuestMemory): number[] => [...readBytes(m, addr(0), m.size)];

describe('guest memory', () => {
  it('is little-endian', () => {
    const memory = write16(write32(small(8), 0, 0, 0x04030201), 0, 4, 0x0605);
    expect(all(memory)).toEqual([1, 2, 3, 4, 5, 6, 0, 0]);
    expect([read8(memory, 0, 3), read16(memory, 0, 3), read32(memory, 0, 2)]).toEqual([4, 0x0504, 0x06050403]);
  });

  it('reads unsigned numbers and stores the lowest bits', () => {
    const memory = write8(write16(write32(small(), 0, 0, -1), 0, 4, 0x1fffe), 0, 6, -2);
    expect([read32(memory, 0, 0), read16(memory, 0, 4), read8(memory, 0, 6)]).toEqual([0xffffffff, 0xfffe, 0xfe]);
  });

  it('leaves the older memory as it was', () => {
    const before = write32(small(), 0, 4, 1);
    const after = write32(before, 0, 4, 2);
    expect([read32(before, 0, 4), read32(after, 0, 4)]).toEqual([1, 2]);
  });

  it('comes back itself when nothing changes, and takes no new slot', () => {
    const memory = writeBytes(small(), addr(3), Uint8Array.of(1, 2, 3, 4, 5));
    const used = arenaBytes(memory.arena);
    expect(write8(memory, 0, 3, 1)).toBe(memory);
    expect(write16(memory, 0, 4, 0x0302)).toBe(memory);
    expect(write32(memory, 0, 4, 0x05040302)).toBe(memory);
    expect(writeBytes(memory, addr(0), Uint8Array.of(0, 0, 0, 1))).toBe(memory);
    expect(writeBytes(memory, addr(9), new Uint8Array(0))).toBe(memory);
    expect(arenaBytes(memory.arena)).toBe(used);
  });

  it('costs one slot a write outside of a turn, and one for all writes to it within', () => {
    const memory = small(64);
    const used = arenaBytes(memory.arena);
    writeBytes(
      memory,
      addr(0),
      Uint8Array.from({ length: 16 }, (_, i) => i),
    );
    expect(arenaBytes(memory.arena) - used).toBe(16);
    beginTurn(memory.arena);
    let latest = memory;
    for (let i = 0; i < 16; i++) latest = write8(latest, 0, i, i + 1);
    endTurn(memory.arena);
    expect(arenaBytes(memory.arena) - used).toBe(32);
  });

  it('of 2^40 bytes costs nothing until it is written', () => {
    const arena = createArena();
    const memory = createMemory(arena, 2 ** 40);
    expect(arenaBytes(arena)).toBe(64);
    const written = write32(memory, 255, 0xfffffffc, 7);
    expect(read32(written, 255, 0xfffffffc)).toBe(7);
    expect(arenaBytes(arena)).toBe(128);
    expect(() => createMemory(arena, 2 ** 40 + 1)).toThrow(RangeError);
    expect(() => createMemory(arena, -1)).toThrow(RangeError);
    expect(() => createMemory(arena, 0.5)).toThrow(RangeError);
  });

  it('reads and writes across 2^32 as anywhere else', () => {
    const memory = write32(createMemory(createArena(), 2 ** 33), 0, 0xfffffffe, 0x44332211);
    expect([read16(memory, 0, 0xfffffffe), read16(memory, 1, 0)]).toEqual([0x2211, 0x4433]);
    expect([read32(memory, 0, 0xfffffffe), read16(memory, 0, 0xffffffff)]).toEqual([0x44332211, 0x3322]);
    expect([...readBytes(memory, fromHalves(0, 0xfffffffd), 6)]).toEqual([0, 0x11, 0x22, 0x33, 0x44, 0]);
    const bytes = writeBytes(memory, fromHalves(0, 0xffffffff), Uint8Array.of(9, 8));
    expect([read8(bytes, 0, 0xffffffff), read8(bytes, 1, 0), read8(bytes, 1, 1)]).toEqual([9, 8, 0x44]);
    expect(hashTable(bytes.arena, bytes.shape, bytes.table)).toEqual(hashMemory(bytes));
  });
});

describe('the end of memory', () => {
  it.each([
    [0, 0, 21, true],
    [0, 20, 1, true],
    [0, 21, 0, true],
    [0, 20, 2, false],
    [0, 22, 0, false],
    [1, 0, 1, false],
    [0xffffffff, 0xffffffff, 1, false],
    [0, 0, 2 ** 32, false],
  ])('contains(%i, %i, %i) in 21 bytes is %s', (hi, lo, length, expected) => {
    expect(contains(small(21), hi, lo, length)).toBe(expected);
  });

  it('is where reading and writing throw', () => {
    const memory = small(21);
    expect(() => read8(memory, 0, 21)).toThrow(new RangeError('1 bytes at 0x15 are outside of memory'));
    expect(() => read16(memory, 0, 20)).toThrow(RangeError);
    expect(() => read32(memory, 0, 18)).toThrow(RangeError);
    expect(() => readBytes(memory, addr(20), 2)).toThrow(RangeError);
    expect(() => write8(memory, 1, 0, 1)).toThrow(RangeError);
    expect(() => write16(memory, 0, 20, 0)).toThrow(RangeError);
    expect(() => write32(memory, 0xffffffff, 0, 0)).toThrow(RangeError);
    expect(() => writeBytes(memory, addr(20), new Uint8Array(2))).toThrow(RangeError);
    expect(read8(write8(memory, 0, 20, 5), 0, 20)).toBe(5);
  });
});

type Write =
  | { kind: 'write8' | 'write16' | 'write32'; at: number; value: number }
  | { kind: 'bytes'; at: number; bytes: Uint8Array };
const SIZE = 150;
const anyWrite: fc.Arbitrary<Write> = fc.oneof(
  fc.record({
    kind: fc.constantFrom('write8' as const, 'write16' as const, 'write32' as const),
    at: fc.nat(SIZE - 4),
    value: fc.oneof(fc.constant(0), fc.integer()),
  }),
  fc.record({ kind: fc.constant('bytes' as const), at: fc.nat(SIZE - 40), bytes: fc.uint8Array({ maxLength: 40 }) }),
);
const apply = (m: GuestMemory, write: Write): GuestMemory => {
  if (write.kind === 'bytes') return writeBytes(m, addr(write.at), write.bytes);
  return { write8, write16, write32 }[write.kind](m, 0, write.at, write.value);
};
const applyPlain = (bytes: Uint8Array, write: Write): Uint8Array => {
  const copy = bytes.slice();
  const view = new DataView(copy.buffer);
  if (write.kind === 'bytes') copy.set(write.bytes, write.at);
  if (write.kind === 'write8') view.setInt8(write.at, write.value);
  if (write.kind === 'write16') view.setInt16(write.at, write.value, true);
  if (write.kind === 'write32') view.setInt32(write.at, write.value, true);
  return copy;
};

describe('any writes, in slots of 16 bytes', () => {
  it('read back as from one buffer, at every address and width', () => {
    fc.assert(
      fc.property(fc.array(anyWrite), writes => {
        const memory = writes.reduce(apply, small(SIZE));
        const plain = writes.reduce(applyPlain, new Uint8Array(SIZE));
        const view = new DataView(plain.buffer);
        expect([...readBytes(memory, addr(0), SIZE)]).toEqual([...plain]);
        const every = Array.from({ length: SIZE - 3 }, (_, at) => at);
        expect(every.map(at => read8(memory, 0, at))).toEqual(every.map(at => view.getUint8(at)));
        expect(every.map(at => read16(memory, 0, at))).toEqual(every.map(at => view.getUint16(at, true)));
        expect(every.map(at => read32(memory, 0, at))).toEqual(every.map(at => view.getUint32(at, true)));
      }),
    );
  });

  it('hash like the same bytes written at once into another arena, with slots of another size', () => {
    fc.assert(
      fc.property(fc.array(anyWrite), fc.constantFrom(16, 64, 4096), fc.boolean(), (writes, slotBytes, hashing) => {
        const memory = writes.reduce(apply, small(SIZE));
        const again = createMemory(createArena({ slotBytes, hashing }), 100 * SIZE);
        const rebuilt = writeBytes(again, addr(0), readBytes(memory, addr(0), SIZE));
        expect(hashMemory(rebuilt)).toEqual(hashMemory(memory));
        expect(hashTable(memory.arena, memory.shape, memory.table)).toEqual(hashMemory(memory));
      }),
    );
  });

  it('hash differently when the bytes differ', () => {
    fc.assert(
      fc.property(fc.array(anyWrite), anyWrite, (writes, last) => {
        const before = writes.reduce(apply, small(SIZE));
        const after = apply(before, last);
        const same = `${readBytes(before, addr(0), SIZE)}` === `${readBytes(after, addr(0), SIZE)}`;
        expect(JSON.stringify(hashMemory(after)) === JSON.stringify(hashMemory(before))).toBe(same);
      }),
    );
  });

  it('that are undone give the hash of before', () => {
    fc.assert(
      fc.property(fc.array(anyWrite), fc.array(anyWrite), (first, second) => {
        const before = first.reduce(apply, small(SIZE));
        const undone = writeBytes(second.reduce(apply, before), addr(0), readBytes(before, addr(0), SIZE));
        expect(hashMemory(undone)).toEqual(hashMemory(before));
      }),
    );
  });
});
