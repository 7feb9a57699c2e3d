import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addr } from '../num/addr.ts';
import { equalBytes } from '../num/bytes.ts';
import { beginTurn, createArena, endTurn } from './arena.ts';
import { createMemory, hashMemory, read32, writeBytes } from './memory.ts';
import { directRingMemory, plainRingMemory, type RingMemory } from './ring-memory.ts';

const SIZE = 100;
const kinds: [string, () => RingMemory][] = [
  ['plain', () => plainRingMemory(SIZE)],
  ['direct', () => directRingMemory(createMemory(createArena({ slotBytes: 16 }), SIZE))],
];

describe.each(kinds)('%s ring memory', (_, make) => {
  it('reads what was written, little-endian', () => {
    const memory = make();
    memory.write32(0, 4, 0x04030201, 'virtq_desc.len');
    memory.write16(0, 15, 0x0605, 'virtq_desc.flags');
    memory.writeBytes(0, 20, Uint8Array.of(7, 8, 9), 'data');
    expect([memory.read8(0, 5), memory.read16(0, 15), memory.read32(0, 4)]).toEqual([2, 0x0605, 0x04030201]);
    expect([...memory.readBytes(0, 19, 5)]).toEqual([0, 7, 8, 9, 0]);
  });

  it('reads and writes words at any alignment, and no more of them than it is told', () => {
    const memory = make();
    memory.writeWords(0, 41, Uint32Array.of(0x04030201, 0xfffefdfc, 0x55555555), 2, 'virtq_desc');
    expect([...memory.readBytes(0, 40, 10)]).toEqual([0, 1, 2, 3, 4, 0xfc, 0xfd, 0xfe, 0xff, 0]);
    const into = Uint32Array.of(9, 9, 9);
    memory.readWords(0, 41, 2, into);
    expect([...into]).toEqual([0x04030201, 0xfffefdfc, 9]);
    expect(() => memory.readWords(0, 93, 2, into)).toThrow(new RangeError('8 bytes at 0x5d are outside of memory'));
    expect(() => memory.writeWords(0, 93, into, 2, '')).toThrow(RangeError);
  });

  it('copies bytes both ways', () => {
    const memory = make();
    const given = Uint8Array.of(1, 2);
    memory.writeBytes(0, 0, given, 'data');
    given.fill(9);
    memory.readBytes(0, 0, 2).fill(9);
    expect([...memory.readBytes(0, 0, 2)]).toEqual([1, 2]);
  });

  it('ends where it ends', () => {
    const memory = make();
    expect([memory.contains(0, 96, 4), memory.contains(0, 97, 4), memory.contains(1, 0, 1)]).toEqual([
      true,
      false,
      false,
    ]);
    expect(() => memory.read8(0, 100)).toThrow(new RangeError('1 bytes at 0x64 are outside of memory'));
    expect(() => memory.read16(0, 99)).toThrow(RangeError);
    expect(() => memory.read32(1, 0)).toThrow(RangeError);
    expect(() => memory.readBytes(0, 99, 2)).toThrow(RangeError);
    expect(() => memory.write16(0, 99, 0, '')).toThrow(RangeError);
    expect(() => memory.write32(0xffffffff, 0, 0, '')).toThrow(RangeError);
    expect(() => memory.writeBytes(0, 99, new Uint8Array(2), '')).toThrow(RangeError);
  });
});

/** The same bytes, written at once into an arena of their own. */
const copyOf = (memory: RingMemory) =>
  writeBytes(createMemory(createArena(), SIZE), addr(0), memory.readBytes(0, 0, SIZE));

describe('direct ring memory', () => {
  it('holds the latest value, and leaves the one it started with alone', () => {
    const start = createMemory(createArena(), SIZE);
    const memory = directRingMemory(start);
    expect(memory.memory).toBe(start);
    memory.write32(0, 0, 1, 'x');
    const first = memory.memory;
    memory.write32(0, 0, 1, 'x');
    expect(memory.memory).toBe(first);
    memory.write32(0, 0, 2, 'x');
    expect([start, first, memory.memory].map(m => read32(m, 0, 0))).toEqual([0, 1, 2]);
  });

  it('gives a value at the end of each turn that stays true', () => {
    const arena = createArena();
    const memory = directRingMemory(createMemory(arena, SIZE));
    const kept = Array.from({ length: 20 }, (_, i) => {
      beginTurn(arena);
      memory.write16(0, 2, i, 'virtq_avail.idx');
      memory.write16(0, 4, i + 1, 'virtq_avail.ring');
      endTurn(arena);
      return memory.memory;
    });
    expect(kept.map(m => read32(m, 0, 0) >>> 16)).toEqual(kept.map((_, i) => i));
    expect(new Set(kept.map(m => JSON.stringify(hashMemory(m)))).size).toBe(20);
  });

  it('does the same as plain ring memory', () => {
    const anyWrite = fc.record({
      kind: fc.constantFrom('write16' as const, 'write32' as const, 'bytes' as const, 'words' as const),
      at: fc.nat(SIZE - 1),
      value: fc.nat(0xffffffff),
      turn: fc.boolean(),
    });
    fc.assert(
      fc.property(fc.array(anyWrite), writes => {
        const arena = createArena({ slotBytes: 16 });
        const both = [plainRingMemory(SIZE), directRingMemory(createMemory(arena, SIZE))] as const;
        for (const { kind, at, value, turn } of writes) {
          if (turn && arena.inTurn) endTurn(arena);
          else if (turn) beginTurn(arena);
          const bytes = Uint8Array.from({ length: value % 30 }, (_, i) => value + i);
          const words = Uint32Array.of(value, value + 1, 0);
          if (!both[0].contains(0, at, kind === 'bytes' ? bytes.length : kind === 'words' ? 12 : 4)) continue;
          for (const memory of both) {
            if (kind === 'bytes') memory.writeBytes(0, at, bytes, '');
            else if (kind === 'words') memory.writeWords(0, at, words, 3, '');
            else memory[kind](0, at, value, '');
          }
          expect(equalBytes(both[1].readBytes(0, 0, SIZE), both[0].readBytes(0, 0, SIZE))).toBe(true);
          expect(hashMemory(both[1].memory)).toEqual(hashMemory(copyOf(both[1])));
        }
      }),
    );
  });
});
