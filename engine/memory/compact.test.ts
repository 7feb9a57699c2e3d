import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addr } from '../num/addr.ts';
import { bytesToHex } from '../num/bytes.ts';
import { arenaBytes, beginBranch, beginTurn, createArena } from './arena.ts';
import { compact } from './compact.ts';
import {
  createMemory,
  type GuestMemory,
  hashMemory,
  read8,
  read32,
  readBytes,
  write8,
  write32,
  writeBytes,
} from './memory.ts';

const SIZE = 1024;

describe('compact', () => {
  it('leaves behind what no memory in the list needs, and moves shared slots once', () => {
    const from = createArena({ slotBytes: 16 });
    const base = writeBytes(createMemory(from, SIZE), addr(0), new Uint8Array(160).fill(7));
    const kept = [write8(base, 0, 0, 1), base, write8(base, 0, 1000, 2)];
    for (let i = 0; i < 100; i++) write32(base, 0, 0, i + 10);
    const to = createArena({ slotBytes: 16 });
    const moved = compact(kept, to);
    // slot 0, ten slots of the base, one more for each of the others
    expect(arenaBytes(to)).toBe(16 * 13);
    expect(moved.map(m => [read8(m, 0, 0), read8(m, 0, 159), read8(m, 0, 1000)])).toEqual([
      [1, 7, 0],
      [7, 7, 0],
      [7, 7, 2],
    ]);
  });

  it('keeps shared what was shared: chunks of tables, and equal memories', () => {
    const from = createArena();
    const a = write8(createMemory(from, 2 ** 24), 0, 0, 1);
    const b = write8(a, 0, 2 ** 20, 2);
    const [x, y, z] = compact([a, b, a], createArena()) as [GuestMemory, GuestMemory, GuestMemory];
    expect(z).toBe(x);
    expect(y.table[0]).toBe(x.table[0]);
    expect(y.table.at(-1)).toBe(x.shape.zeroNode);
    expect(y.table[0]?.at(-1)).toBe(x.shape.zeroLeaf);
  });

  it('retires the old arena', () => {
    const memory = createMemory(createArena(), SIZE);
    const lost = write8(memory, 0, 0, 1);
    compact([memory], createArena());
    for (const old of [memory, lost]) {
      expect(() => read8(old, 0, 0)).toThrow('the arena of this memory has been compacted into another');
      expect(() => read32(old, 0, 0)).toThrow('compacted');
      expect(() => readBytes(old, addr(0), 1)).toThrow('compacted');
      expect(() => write8(old, 0, 0, 1)).toThrow('compacted');
      expect(() => writeBytes(old, addr(0), Uint8Array.of(1))).toThrow('compacted');
      expect(() => hashMemory(old)).toThrow('compacted');
    }
  });

  it('into an arena that is in use leaves its memories alone', () => {
    const to = createArena();
    const resident = write8(createMemory(to, SIZE), 0, 0, 5);
    const [moved] = compact([write8(createMemory(createArena(), SIZE), 0, 0, 6)], to);
    expect([read8(resident, 0, 0), read8(moved!, 0, 0)]).toEqual([5, 6]);
  });

  it('takes up or drops the hash with the arena', () => {
    const hashed = write32(createMemory(createArena(), SIZE), 0, 8, 99);
    const expected = hashMemory(hashed);
    const [unhashed] = compact([hashed], createArena({ hashing: false }));
    expect(hashMemory(unhashed!)).toEqual(expected);
    const [again] = compact([unhashed!], createArena());
    expect(hashMemory(again!)).toEqual(expected);
    expect(hashMemory(write32(again!, 0, 8, 0))).toEqual({ hi: 0, lo: 0 });
  });

  it('refuses several arenas, the same arena, other slots, and open turns and branches', () => {
    const memory = createMemory(createArena(), SIZE);
    const other = createMemory(createArena(), SIZE);
    expect(() => compact([memory, other], createArena())).toThrow('memories of several arenas');
    expect(() => compact([memory], memory.arena)).toThrow('cannot move');
    expect(() => compact([memory], createArena({ slotBytes: 128 }))).toThrow('cannot move');
    beginTurn(memory.arena);
    expect(() => compact([memory], createArena())).toThrow('a turn or a branch is open');
    beginBranch(other.arena);
    expect(() => compact([other], createArena())).toThrow('a turn or a branch is open');
    expect(compact([], createArena())).toEqual([]);
  });

  it('changes no byte and no hash of any memory', () => {
    const anyWrites = fc.array(fc.tuple(fc.nat(SIZE - 1), fc.nat(255), fc.boolean()));
    fc.assert(
      fc.property(anyWrites, writes => {
        const seen = [createMemory(createArena({ slotBytes: 16 }), SIZE)];
        for (const [at, value, fork] of writes) seen.push(write8(fork ? seen[0]! : seen.at(-1)!, 0, at, value));
        const before = seen.map(m => ({ bytes: bytesToHex(readBytes(m, addr(0), SIZE)), hash: hashMemory(m) }));
        const moved = compact(seen, createArena({ slotBytes: 16 }));
        expect(moved.map(m => ({ bytes: bytesToHex(readBytes(m, addr(0), SIZE)), hash: hashMemory(m) }))).toEqual(
          before,
        );
      }),
      { numRuns: 30 },
    );
  });
});
