import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addr } from '../num/addr.ts';
import { equalBytes } from '../num/bytes.ts';
import { toHex } from '../num/hash.ts';
import {
  type Arena,
  adoptBranch,
  arenaBytes,
  type Branch,
  beginBranch,
  beginTurn,
  createArena,
  dropBranch,
  endTurn,
} from './arena.ts';
import { compact } from './compact.ts';
import { createMemory, type GuestMemory, hashMemory, read8, read32, readBytes, write32, writeBytes } from './memory.ts';
import { hashTable } from './word-hash.ts';

const SIZE = 100;
const fresh = (): { arena: Arena; memory: GuestMemory } => {
  const arena = createArena({ slotBytes: 16 });
  return { arena, memory: createMemory(arena, SIZE) };
};

describe('a turn', () => {
  it('writes in place what is new, and copies what is older', () => {
    const { arena, memory } = fresh();
    const older = write32(memory, 0, 0, 1);
    const used = arenaBytes(arena);
    beginTurn(arena);
    const first = write32(older, 0, 0, 2);
    const second = write32(first, 0, 4, 3);
    endTurn(arena);
    expect(arenaBytes(arena) - used).toBe(16);
    expect([read32(older, 0, 0), read32(older, 0, 4)]).toEqual([1, 0]);
    expect([read32(second, 0, 0), read32(second, 0, 4)]).toEqual([2, 3]);
  });

  it('makes its last memory immutable when it ends', () => {
    const { arena, memory } = fresh();
    beginTurn(arena);
    const last = write32(memory, 0, 0, 1);
    endTurn(arena);
    write32(last, 0, 0, 2);
    beginTurn(arena);
    write32(last, 0, 0, 3);
    endTurn(arena);
    expect(read32(last, 0, 0)).toBe(1);
  });

  it('may start from any older memory', () => {
    const { arena, memory } = fresh();
    const a = write32(memory, 0, 0, 1);
    const b = write32(a, 0, 0, 2);
    beginTurn(arena);
    const fork = write32(a, 0, 4, 9);
    endTurn(arena);
    expect([read32(fork, 0, 0), read32(fork, 0, 4), read32(b, 0, 0), read32(b, 0, 4)]).toEqual([1, 9, 2, 0]);
  });

  it('runs alone, and ends once', () => {
    const { arena } = fresh();
    expect(() => endTurn(arena)).toThrow('no turn is running');
    beginTurn(arena);
    expect(() => beginTurn(arena)).toThrow('a turn is already running');
    endTurn(arena);
    expect(() => endTurn(arena)).toThrow('no turn is running');
  });
});

describe('a branch', () => {
  it('that is dropped leaves the memory and the bytes in use as they were', () => {
    const { arena, memory } = fresh();
    beginTurn(arena);
    const before = write32(memory, 0, 0, 1);
    const used = arenaBytes(arena);
    const branch = beginBranch(arena);
    write32(write32(before, 0, 0, 2), 0, 50, 3);
    expect(arenaBytes(arena) - used).toBe(32);
    dropBranch(arena, branch);
    expect(arenaBytes(arena)).toBe(used);
    const after = write32(before, 0, 4, 5);
    endTurn(arena);
    expect([read32(after, 0, 0), read32(after, 0, 4), read32(after, 0, 50)]).toEqual([1, 5, 0]);
    expect(arenaBytes(arena)).toBe(used);
  });

  it('that is adopted is what the turn goes on with, in place again', () => {
    const { arena, memory } = fresh();
    beginTurn(arena);
    const before = write32(memory, 0, 0, 1);
    const branch = beginBranch(arena);
    const inside = write32(before, 0, 0, 2);
    adoptBranch(arena, branch);
    const used = arenaBytes(arena);
    const after = write32(inside, 0, 4, 3);
    endTurn(arena);
    expect(arenaBytes(arena)).toBe(used);
    expect([read32(after, 0, 0), read32(after, 0, 4)]).toEqual([2, 3]);
  });

  it('nests, and closes from the inside out', () => {
    const { arena, memory } = fresh();
    beginTurn(arena);
    const outer = beginBranch(arena);
    const a = write32(memory, 0, 0, 1);
    const inner = beginBranch(arena);
    write32(a, 0, 0, 2);
    expect(() => adoptBranch(arena, outer)).toThrow('not the innermost open branch');
    dropBranch(arena, inner);
    expect(() => dropBranch(arena, inner)).toThrow('not the innermost open branch');
    expect(read32(a, 0, 0)).toBe(1);
    adoptBranch(arena, outer);
    endTurn(arena);
    expect(read32(a, 0, 0)).toBe(1);
  });

  it('around whole turns drops what they wrote, and never writes in place itself', () => {
    const { arena, memory } = fresh();
    const before = write32(memory, 0, 0, 1);
    const used = arenaBytes(arena);
    const branch = beginBranch(arena);
    beginTurn(arena);
    expect(() => dropBranch(arena, branch)).toThrow('the branch is older than the running turn');
    const turned = write32(before, 0, 0, 2);
    endTurn(arena);
    write32(turned, 0, 0, 3);
    expect(read32(turned, 0, 0)).toBe(2);
    dropBranch(arena, branch);
    expect([read32(before, 0, 0), arenaBytes(arena)]).toEqual([1, used]);
  });

  it('that was forgotten is adopted when the turn ends, one around the turn is kept', () => {
    const { arena, memory } = fresh();
    const around = beginBranch(arena);
    beginTurn(arena);
    beginBranch(arena);
    const last = write32(memory, 0, 0, 1);
    endTurn(arena);
    expect(read32(last, 0, 0)).toBe(1);
    adoptBranch(arena, around);
    expect(read32(write32(last, 0, 0, 2), 0, 0)).toBe(2);
    expect(read32(last, 0, 0)).toBe(1);
  });
});

describe('createArena', () => {
  it.each([0, 8, 24, 8192, Number.NaN])('refuses slots of %d bytes', slotBytes => {
    expect(() => createArena({ slotBytes })).toThrow(RangeError);
  });

  it('grows without losing anything', () => {
    const { arena, memory } = fresh();
    const kept = Array.from({ length: 5000 }, (_, i) => write32(memory, 0, 0, i));
    expect(kept.map(m => read32(m, 0, 0))).toEqual(kept.map((_, i) => i));
    expect(arenaBytes(arena)).toBe(5000 * 16);
  });
});

type Op =
  | { do: 'write'; at: number; bytes: Uint8Array }
  | { do: 'fork'; pick: number }
  | { do: 'turn' | 'branch' | 'adopt' | 'drop' | 'compact' };
const anyOp: fc.Arbitrary<Op> = fc.oneof(
  {
    weight: 6,
    arbitrary: fc.record({
      do: fc.constant('write' as const),
      at: fc.nat(SIZE - 20),
      bytes: fc.uint8Array({ minLength: 1, maxLength: 20 }),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('fork' as const), pick: fc.nat() }) },
  {
    weight: 4,
    arbitrary: fc.record({
      do: fc.constantFrom('turn' as const, 'branch' as const, 'adopt' as const, 'drop' as const),
    }),
  },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('compact' as const) }) },
);

/** A memory and the bytes that it must have, for ever. */
interface Truth {
  readonly memory: GuestMemory;
  readonly bytes: Uint8Array;
}

describe('any order of turns, branches, writes, forks and compactions', () => {
  it('leaves every memory that may still be used as it was', () => {
    fc.assert(
      fc.property(fc.array(anyOp, { maxLength: 60 }), ops => {
        let { arena, memory } = fresh();
        let latest: Truth = { memory, bytes: new Uint8Array(SIZE) };
        /** From before the turn, or made outside of one. */
        let old: Truth[] = [latest];
        let inTurn = false;
        let open: { branch: Branch; before: Truth; inTurn: boolean; old: Truth[] }[] = [];
        for (const op of ops) {
          const innermost = open.at(-1);
          const closable = innermost !== undefined && innermost.inTurn === inTurn;
          if (op.do === 'write') {
            const bytes = latest.bytes.slice();
            bytes.set(op.bytes, op.at);
            latest = { memory: writeBytes(latest.memory, addr(op.at), op.bytes), bytes };
            if (!inTurn) old = [...old, latest];
          } else if (op.do === 'fork' && !inTurn) {
            latest = old[op.pick % old.length]!;
          } else if (op.do === 'turn' && !inTurn) {
            beginTurn(arena);
            inTurn = true;
          } else if (op.do === 'turn') {
            endTurn(arena);
            inTurn = false;
            old = [...old, latest];
            open = open.filter(branch => !branch.inTurn);
          } else if (op.do === 'branch') {
            open = [...open, { branch: beginBranch(arena), before: latest, inTurn, old }];
          } else if (op.do === 'adopt' && closable) {
            adoptBranch(arena, innermost.branch);
            open = open.slice(0, -1);
          } else if (op.do === 'drop' && closable) {
            dropBranch(arena, innermost.branch);
            latest = innermost.before;
            old = innermost.old;
            open = open.slice(0, -1);
          } else if (op.do === 'compact' && !inTurn && open.length === 0) {
            arena = createArena({ slotBytes: 16 });
            const moved = compact([...old.map(truth => truth.memory), latest.memory], arena);
            old = old.map((truth, i) => ({ ...truth, memory: moved[i]! }));
            latest = { ...latest, memory: moved.at(-1)! };
          }
          // a memory from before an open branch is needed again if the branch is dropped
          for (const truth of [...old, ...open.map(({ before }) => before), latest]) {
            expect(equalBytes(readBytes(truth.memory, addr(0), SIZE), truth.bytes)).toBe(true);
            const { shape, table } = truth.memory;
            expect(toHex(hashMemory(truth.memory))).toBe(toHex(hashTable(arena, shape, table)));
          }
        }
      }),
      { numRuns: 200 },
    );
  });
});

it('a retired arena gives its buffer free and refuses to start anything', () => {
  const { arena, memory } = fresh();
  compact([memory], createArena({ slotBytes: 16 }));
  expect(arena.bytes.length).toBe(0);
  expect(() => read8(memory, 0, 0)).toThrow('the arena of this memory has been compacted into another');
  expect(() => beginTurn(arena)).toThrow('compacted');
  expect(() => beginBranch(arena)).toThrow('compacted');
  expect(() => createMemory(arena, 1)).toThrow('compacted');
});
